import type { Saved } from '../../../shared/contract/call.ts';
import type { BedEntry, PhaseEntry, Stay } from '../../../shared/records/people.ts';
import type { Day } from '../../../shared/records/primitives.ts';
import { bedLabel } from '../../../shared/rules/names.ts';
import {
  bedsWithMove,
  checkStay,
  dischargedAfter,
  endedOn,
  isOpen,
  phasesWithChange,
} from '../../../shared/rules/stays.ts';
import type { Desk, StaffState } from '../context.ts';
import { filled } from '../fields.ts';
import { callName } from '../people.ts';
import { closeSignIn, signInOfMentor } from '../sign-ins.ts';
import { refuse } from '../refused.ts';
import { peek, settlePerson } from '../walls.ts';
import { around, holdForm } from './around.ts';

const moveFields = { 'beds.bedId': 'bedId', 'beds.from': 'from', 'phases.phaseId': 'phaseId', 'phases.from': 'from' };
const exitFields = { dischargedOn: 'lastNight' };

interface Changed {
  saved: Saved;
}

/** From that night on the stay sleeps in another bed, or (null) in none. */
export async function moveBed(
  desk: Desk,
  { stayId, bedId, from }: { readonly stayId: string; readonly bedId: string | null; readonly from: Day },
): Promise<Changed> {
  const state = desk.staffState();
  const bed = bedId === null ? undefined : (state.house.beds[bedId] ?? refuse('no-such-record', { field: 'bedId' }));
  const label = (name: string) => `move of ${name} ${bed ? `to ${bedLabel(bed)}` : 'out of their bed'}`;
  return changeStay(desk, { action: 'residents.moveBed', stayId, label, fields: moveFields }, (draft, stay) => {
    checkDay(draft, stay, from, desk.today);
    const last = stay.beds.at(-1);
    if (bed && last?.bedId === bedId && last.from <= from && last.to === undefined) {
      const facts = { name: callName(draft, stay.personId), bed: bedLabel(bed) };
      refuse('already-in-that-bed', { field: 'bedId', facts });
    }
    return { ...stay, beds: bedsWithMove(stay, bedId, from) };
  });
}

/** From that day on the stay is in another phase. */
export async function changePhase(
  desk: Desk,
  { stayId, phaseId, from }: { readonly stayId: string; readonly phaseId: string; readonly from: Day },
): Promise<Changed> {
  const phase = desk.houseState().house.phases[phaseId] ?? refuse('no-such-record', { field: 'phaseId' });
  const label = (name: string) => `move of ${name} to ${phase.name}`;
  return changeStay(desk, { action: 'residents.changePhase', stayId, label, fields: moveFields }, (draft, stay) => {
    checkDay(draft, stay, from, desk.today);
    const last = stay.phases.at(-1);
    if (last?.phaseId === phaseId && last.from <= from) {
      const facts = { name: callName(draft, stay.personId), phase: phase.name };
      refuse('already-in-that-phase', { field: 'phaseId', facts });
    }
    return { ...stay, phases: phasesWithChange(stay, phaseId, from) };
  });
}

interface Discharge extends Pick<Stay, 'destination' | 'employedAtExit' | 'arrestedDuring'> {
  readonly stayId: string;
  readonly lastNight: Day | null;
  readonly reason?: Stay['dischargeReason'];
  readonly keepSignIn?: boolean | undefined;
}

/** Ends a stay after its last night; without one, on the day it began. The bed is free the next night. */
export async function discharge(desk: Desk, { stayId, lastNight, ...exit }: Discharge): Promise<Changed> {
  const label = (name: string) => `discharge of ${name}`;
  return changeStay(desk, { action: 'residents.discharge', stayId, label, fields: exitFields }, (draft, stay) => {
    if (stay.dischargedOn !== undefined) {
      refuse('stay-ended', { facts: { name: callName(draft, stay.personId) } });
    }
    if (lastNight !== null && lastNight >= desk.today) refuse('last-night-in-future', { field: 'lastNight' });
    if (lastNight !== null && lastNight < stay.admittedOn) {
      refuse('discharge-before-admission', { field: 'lastNight', facts: { admittedOn: stay.admittedOn } });
    }
    const { reason, destination, employedAtExit, arrestedDuring, keepSignIn = false } = exit;
    const signIn = signInOfMentor(desk, stay.personId);
    if (signIn && !keepSignIn) closeSignIn(draft, desk, signIn.id, 'stay-ended');
    return {
      ...stay,
      ...endedOn(stay, dischargedAfter(stay, lastNight)),
      ...(reason !== undefined && { dischargeReason: reason }),
      ...(destination !== undefined && { destination }),
      ...(employedAtExit !== undefined && { employedAtExit }),
      ...(arrestedDuring !== undefined && { arrestedDuring }),
    };
  });
}

/** Puts a stay right as recorded: all its facts, phases and beds are replaced. */
export async function correctStay(desk: Desk, input: Omit<Stay, 'personId'>): Promise<Changed> {
  const label = (name: string) => `correction of ${name}’s stay`;
  return changeStay(desk, { action: 'residents.correctStay', stayId: input.id, label }, (_, stay) => {
    if (input.admittedOn > desk.today) {
      refuse('admitted-in-future', { field: 'admittedOn', facts: { today: desk.today } });
    }
    if (input.dischargedOn !== undefined && input.dischargedOn > desk.today) {
      refuse('last-night-in-future', { field: 'dischargedOn' });
    }
    const late = input.phases.findIndex(({ from }) => from > desk.today);
    if (late >= 0) refuse('day-in-future', { field: `phases.${late}.from` });
    const lateBed = input.beds.findIndex(({ from }) => from > desk.today);
    if (lateBed >= 0) refuse('day-in-future', { field: `beds.${lateBed}.from` });
    return { ...filled(input), personId: stay.personId };
  });
}

/** One change of one stay: held against the rules of a stay, put in order, and settled, in one commit. */
async function changeStay(
  desk: Desk,
  { action, stayId, label, fields }: StayDeed,
  change: (draft: StaffState, stay: Stay) => Stay,
): Promise<Changed> {
  const known = desk.staffState().confidential.stays[stayId] ?? refuse('no-such-record');
  const deed = { action, label: label(callName(desk.staffState(), known.personId)), target: known.personId };
  const saved = await desk.changeAsStaff(deed, (draft) => {
    const stay = peek(draft.confidential.stays[stayId]) ?? refuse('no-such-record');
    const changed = change(draft, stay);
    holdForm(checkStay(changed, around(draft)), fields);
    const written = inOrder(changed);
    draft.confidential.stays[stayId] = written;
    settlePerson(draft, stay.personId, desk.today, written);
  });
  return { saved };
}

interface StayDeed {
  readonly action: string;
  readonly stayId: string;
  readonly label: (name: string) => string;
  /** The form's field for a place in the stay; a form that shows the whole stay has each place as a field of its own. */
  readonly fields?: Readonly<Record<string, string>>;
}

const inOrder = (stay: Stay): Stay => ({ ...stay, phases: byFrom(stay.phases), beds: byFrom(stay.beds) });
const byFrom = <Entry extends BedEntry | PhaseEntry>(entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => (a.from < b.from ? -1 : 1));

/** The day of a move: in the stay, which must not have ended, and not still to come. */
function checkDay(draft: StaffState, stay: Stay, from: Day, today: Day): void {
  if (!isOpen(stay, today)) refuse('stay-ended', { facts: { name: callName(draft, stay.personId) } });
  if (from > today) refuse('day-in-future', { field: 'from' });
  if (from < stay.admittedOn) {
    refuse('before-admission', { field: 'from', facts: { admittedOn: stay.admittedOn } });
  }
}
