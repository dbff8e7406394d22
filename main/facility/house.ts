import type { Bed, Phase } from '../../shared/records/house.ts';
import { byRoom } from '../../shared/rules/beds.ts';
import { bedLabel } from '../../shared/rules/names.ts';
import { checkBedDates } from '../../shared/rules/stays.ts';
import type { HouseState } from './context.ts';
import { os } from './gate.ts';
import { callName } from './people.ts';
import { hold, refuse } from './refused.ts';
import { newBeds, syncedBy } from './set-up.ts';
import { peek, settleAll } from './walls.ts';

export const houseCalls = {
  get: os.house.get.handler(async ({ context: { core, desk } }) => {
    const { house } = desk.houseState();
    return {
      house: house.house ?? refuse('not-set-up'),
      settings: house.settings,
      phases: phasesInOrder(house.phases),
      folder: core.folder,
      syncedBy: await syncedBy(core),
      version: core.version,
    };
  }),

  change: os.house.change.handler(async ({ context: { desk }, input }) => {
    const saved = await desk.changeAsStaff({ action: 'house.change', label: 'the house' }, (draft) => {
      draft.house.house = input;
      // Another time zone can mean another day.
      settleAll(draft, desk.today);
    });
    return { saved };
  }),

  changeSettings: os.house.changeSettings.handler(async ({ context: { desk }, input }) => {
    const saved = await desk.change({ action: 'house.changeSettings', label: 'the settings' }, (draft) => {
      Object.assign(draft.house.settings, input);
    });
    return { saved };
  }),

  savePhase: os.house.savePhase.handler(async ({ context: { desk }, input }) => {
    const id = input.id ?? desk.newId();
    const deed = { action: 'house.savePhase', label: `phase ${input.name}`, target: id };
    const saved = await desk.change(deed, ({ house: { phases } }) => {
      const known = phases[id];
      if (input.id !== undefined && !known) refuse('no-such-record');
      const order =
        input.order ?? known?.order ?? Math.max(0, ...Object.values(phases).map((phase) => phase.order)) + 1;
      phases[id] = { ...input, id, order };
    });
    return { saved };
  }),

  beds: os.house.beds.handler(({ context: { desk } }) => {
    const { house, confidential } = desk.staffState();
    const beds = Object.values(house.beds).sort(byRoom);
    return { beds: beds.map((bed) => ({ ...bed, funding: confidential.bedFunding[bed.id] })) };
  }),

  addBeds: os.house.addBeds.handler(async ({ context: { desk }, input }) => {
    const count = input.beds.rooms * input.beds.perRoom;
    const deed = { action: 'house.addBeds', label: count === 1 ? 'one new bed' : `${count} new beds` };
    const saved = await desk.change(deed, ({ house }) => {
      const existing = Object.values(peek(house.beds));
      Object.assign(
        house.beds,
        newBeds(() => desk.newId(), [input.beds], input.availableFrom, existing),
      );
    });
    return { saved };
  }),

  saveBed: os.house.saveBed.handler(async ({ context: { desk }, input: { funding, ...input } }) => {
    const bed: Bed = { ...input, id: input.id ?? desk.newId() };
    const deed = { action: 'house.saveBed', label: `bed ${bedLabel(bed)}`, target: bed.id };
    const saved = await desk.changeAsStaff(deed, (draft) => {
      const { house, confidential } = draft;
      if (input.id !== undefined && !house.beds[input.id]) refuse('no-such-record');
      const twin = Object.values(peek(house.beds)).find(
        (other) => other.id !== bed.id && other.room === bed.room && other.name === bed.name,
      );
      if (twin) refuse('bed-exists', { field: 'name', facts: { bed: bedLabel(bed) } });
      hold(checkBedDates(bed, { stays: peek(confidential.stays), nameOf: (id) => callName(draft, id) }));
      house.beds[bed.id] = bed;
      if (funding) confidential.bedFunding[bed.id] = funding;
      else delete confidential.bedFunding[bed.id];
    });
    return { saved };
  }),
};

/** The phases in the order a resident goes through them. */
export const phasesInOrder = (phases: HouseState['house']['phases']): Phase[] =>
  Object.values(phases).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
