import type { Refusal } from '../contract/call.ts';
import { oncePerFrozen, oncePerKey } from '../once.ts';
import type { Bed, Phase } from '../records/house.ts';
import type { BedEntry, PhaseEntry, Stay } from '../records/people.ts';
import type { Day } from '../records/primitives.ts';
import { addDays } from './calendar.ts';
import { bedLabel } from './names.ts';

/*
 * The rules of a stay (EXCHANGE, "Refused"), the same for a form, an import and an undo. `A` is the day of admission,
 * `D` the day of discharge: the day after the last night slept here. A bed entry is nights, both ends inclusive; the
 * entry of a same-day stay has `to` = `from` and holds no night. A refusal's `field` points into the stay
 * (`dischargedOn`, `beds.1.bedId`), so that a form finds its field and an import its row.
 */

/** What the rules look at besides the stay itself. */
export interface Around {
  readonly stays: Readonly<Record<string, Stay>>;
  readonly beds: Readonly<Record<string, Bed>>;
  readonly phases: Readonly<Record<string, Phase>>;
  /** The name a refusal says. */
  nameOf(personId: string): string;
}

/** Whether a role or pairing holds on the day (REPORT, "Terms"). */
export const holdsOn = (span: { readonly since: Day; readonly until?: Day | undefined }, day: Day): boolean =>
  span.since <= day && (span.until === undefined || span.until >= day);

/** Whether the stay has not ended by the day: the day of discharge itself is no longer one of it. */
export const isOpen = (stay: Pick<Stay, 'dischargedOn'>, today: Day): boolean =>
  stay.dischargedOn === undefined || stay.dischargedOn > today;

/** In the house at the end of the day: `A ≤ d` and (open or `D > d`). */
export const isInHouseAtEndOf = (stay: Pick<Stay, 'admittedOn' | 'dischargedOn'>, day: Day): boolean =>
  stay.admittedOn <= day && isOpen(stay, day);

/** Of the house on the day: `A ≤ d` and (open or `D ≥ d`). */
export const isOfHouseOn = (stay: Pick<Stay, 'admittedOn' | 'dischargedOn'>, day: Day): boolean =>
  stay.admittedOn <= day && (stay.dischargedOn === undefined || stay.dischargedOn >= day);

const isSameDay = (stay: Pick<Stay, 'admittedOn' | 'dischargedOn'>): boolean => stay.dischargedOn === stay.admittedOn;

/** The phase entry the stay is in on the day. */
export const phaseOn = (stay: Pick<Stay, 'phases'>, day: Day): PhaseEntry | undefined =>
  stay.phases.findLast(({ from }) => from <= day);

/** The bed entry that holds the night of the day. */
export const bedOn = (stay: Pick<Stay, 'beds' | 'admittedOn' | 'dischargedOn'>, night: Day): BedEntry | undefined =>
  isInHouseAtEndOf(stay, night)
    ? stay.beds.find(({ from, to }) => from <= night && (to === undefined || night <= to))
    : undefined;

// ---- looking things up -------------------------------------------------------------------------------------------

/** Nights somebody holds a bed; open while `to` is undefined. */
export interface BedNights {
  readonly stayId: string;
  readonly personId: string;
  readonly from: Day;
  readonly to?: Day | undefined;
}

export interface StayIndex {
  /** A person's stays, oldest first. */
  ofPerson(personId: string): readonly Stay[];
  nightsIn(bedId: string): readonly BedNights[];
  /** The stays of the house on a day: every mark of a roll asks about the same one. */
  ofHouseOn(day: Day): readonly Stay[];
}

/**
 * The stays by person, bed and day, each looked for when it is asked about and then kept as long as the collection. A
 * commit asks about one person and one bed, and leaves another collection behind: laying all out would cost it more.
 */
export const indexStays = oncePerFrozen((stays: Readonly<Record<string, Stay>>): StayIndex => {
  const all = Object.values(stays);
  return {
    ofPerson: oncePerKey((personId) =>
      all.filter((stay) => stay.personId === personId).sort((a, b) => (a.admittedOn < b.admittedOn ? -1 : 1)),
    ),
    nightsIn: oncePerKey((bedId) =>
      all.filter(({ beds }) => beds.some((entry) => entry.bedId === bedId)).flatMap((stay) => nightsOf(stay, bedId)),
    ),
    ofHouseOn: oncePerKey((day) => all.filter((stay) => isOfHouseOn(stay, day))),
  };
});

function nightsOf(stay: Stay, bedId: string): readonly BedNights[] {
  if (isSameDay(stay)) return [];
  return stay.beds
    .filter((entry) => entry.bedId === bedId)
    .map(({ from, to }) => ({ stayId: stay.id, personId: stay.personId, from, to }));
}

const overlaps = (a: { from: Day; to?: Day | undefined }, b: { from: Day; to?: Day | undefined }): boolean =>
  (b.to === undefined || a.from <= b.to) && (a.to === undefined || b.from <= a.to);

// ---- the rules ---------------------------------------------------------------------------------------------------

/** The first rule the stay breaks, or undefined. The stay may be new, or a changed one of those around it. */
export function checkStay(stay: Stay, around: Around): Refusal | undefined {
  return checkStayAlone(stay) ?? checkOtherStays(stay, around) ?? checkBeds(stay, around) ?? checkPhases(stay, around);
}

/** What can be wrong with a stay whatever else there is. */
export function checkStayAlone(stay: Stay): Refusal | undefined {
  const { admittedOn, dischargedOn } = stay;
  if (dischargedOn !== undefined && dischargedOn < admittedOn) {
    return { code: 'discharge-before-admission', field: 'dischargedOn', facts: { admittedOn } };
  }
  const exit = (['dischargeReason', 'destination', 'employedAtExit', 'arrestedDuring'] as const).find(
    (field) => stay[field] !== undefined,
  );
  if (dischargedOn === undefined && exit) return { code: 'exit-on-open-stay', field: exit };
  return bedEntriesRefusal(stay) ?? phaseEntriesRefusal(stay);
}

function bedEntriesRefusal(stay: Stay): Refusal | undefined {
  const { admittedOn, dischargedOn } = stay;
  const lastNight = dischargedOn === undefined ? undefined : isSameDay(stay) ? admittedOn : addDays(dischargedOn, -1);
  for (const [index, { from, to }] of stay.beds.entries()) {
    if (to !== undefined && to < from) {
      return { code: 'until-before-since', field: `beds.${index}.to`, facts: { since: from } };
    }
    if (from < admittedOn) return { code: 'before-admission', field: `beds.${index}.from`, facts: { admittedOn } };
    if (lastNight !== undefined && dischargedOn !== undefined) {
      if (to === undefined)
        return { code: 'bed-without-last-night', field: `beds.${index}.to`, facts: { dischargedOn } };
      if (to > lastNight) return { code: 'after-discharge', field: `beds.${index}.to`, facts: { dischargedOn } };
    }
    const twice = stay.beds.findIndex((other, at) => at < index && overlaps(other, { from, to }));
    if (twice >= 0) return { code: 'stay-in-two-beds', field: `beds.${index}.from`, facts: { from } };
  }
  return undefined;
}

function phaseEntriesRefusal({ admittedOn, dischargedOn, phases }: Stay): Refusal | undefined {
  for (const [index, { from }] of phases.entries()) {
    const field = `phases.${index}.from`;
    if (from < admittedOn) return { code: 'before-admission', field, facts: { admittedOn } };
    if (dischargedOn !== undefined && from > dischargedOn) {
      return { code: 'after-discharge', field, facts: { dischargedOn } };
    }
    if (phases.some((other, at) => at < index && other.from === from)) {
      return { code: 'two-phases', field, facts: { from } };
    }
  }
  return undefined;
}

/** Stays of one person that overlap: the same day of admission, or admitted before the other's discharge. */
export function checkOtherStays(stay: Stay, around: Pick<Around, 'stays' | 'nameOf'>): Refusal | undefined {
  const other = indexStays(around.stays)
    .ofPerson(stay.personId)
    .find((other) => other.id !== stay.id && staysOverlap(stay, other));
  return (
    other && {
      code: 'stay-overlaps',
      field: 'admittedOn',
      facts: { name: around.nameOf(stay.personId), admittedOn: other.admittedOn },
    }
  );
}

function staysOverlap(one: Stay, other: Stay): boolean {
  if (one.admittedOn === other.admittedOn) return true;
  const [first, second] = one.admittedOn < other.admittedOn ? [one, other] : [other, one];
  return first.dischargedOn === undefined || second.admittedOn < first.dischargedOn;
}

/** Beds that do not exist, do not hold on all the nights, or are somebody else's on one of them. */
export function checkBeds(stay: Stay, around: Pick<Around, 'stays' | 'beds' | 'nameOf'>): Refusal | undefined {
  for (const [index, entry] of stay.beds.entries()) {
    const field = `beds.${index}.bedId`;
    const bed = around.beds[entry.bedId];
    if (!bed) return { code: 'no-such-record', field };
    const facts = { bed: bedLabel(bed) };
    if (entry.from < bed.availableFrom || isAfter(entry.to, bed.availableTo)) {
      return { code: 'bed-not-available', field, facts };
    }
    if (isSameDay(stay)) continue;
    const taken = indexStays(around.stays)
      .nightsIn(entry.bedId)
      .find((nights) => nights.stayId !== stay.id && overlaps(nights, entry));
    if (taken) return { code: 'bed-occupied', field, facts: { ...facts, name: around.nameOf(taken.personId) } };
  }
  return undefined;
}

/** Whether nights to `to` (open: forever) go past the last one a bed holds. */
const isAfter = (to: Day | undefined, last: Day | undefined): boolean =>
  last !== undefined && (to === undefined || to > last);

function checkPhases(stay: Stay, { phases }: Pick<Around, 'phases'>): Refusal | undefined {
  const index = stay.phases.findIndex(({ phaseId }) => !phases[phaseId]);
  return index < 0 ? undefined : { code: 'no-such-record', field: `phases.${index}.phaseId` };
}

/** Whether a bed with these dates still holds every night somebody has it; the refusal names the first who would lose it. */
export function checkBedDates(bed: Bed, around: Pick<Around, 'stays' | 'nameOf'>): Refusal | undefined {
  if (bed.availableTo !== undefined && bed.availableTo < bed.availableFrom) {
    return { code: 'until-before-since', field: 'availableTo', facts: { since: bed.availableFrom } };
  }
  const nights = indexStays(around.stays).nightsIn(bed.id);
  const facts = (personId: string) => ({ bed: bedLabel(bed), name: around.nameOf(personId) });
  const before = nights.find(({ from }) => from < bed.availableFrom);
  if (before) return { code: 'bed-was-in-use', field: 'availableFrom', facts: facts(before.personId) };
  const after = nights.find(({ to }) => isAfter(to, bed.availableTo));
  return after && { code: 'bed-in-use', field: 'availableTo', facts: facts(after.personId) };
}

// ---- what the commands make of a stay ----------------------------------------------------------------------------

/** The bed history when the stay sleeps in this bed (none: null) from that night on. */
export function bedsWithMove(stay: Stay, bedId: string | null, from: Day): BedEntry[] {
  const before = stay.beds.flatMap((entry) => {
    if (entry.from >= from) return [];
    return [entry.to === undefined || entry.to >= from ? { ...entry, to: addDays(from, -1) } : entry];
  });
  if (bedId === null) return before;
  const last = before.at(-1);
  const goesOn = last?.bedId === bedId && last.to === addDays(from, -1);
  return goesOn ? [...before.slice(0, -1), { from: last.from, bedId }] : [...before, { from, bedId }];
}

/** The phase history when the stay is in this phase from that day on. */
export function phasesWithChange(stay: Stay, phaseId: string, from: Day): PhaseEntry[] {
  const before = stay.phases.filter((entry) => entry.from < from);
  return before.at(-1)?.phaseId === phaseId ? before : [...before, { from, phaseId }];
}

/** The day of discharge after this last night; without one the stay ends on the day it began. */
export const dischargedAfter = (stay: Pick<Stay, 'admittedOn'>, lastNight: Day | null): Day =>
  lastNight === null ? stay.admittedOn : addDays(lastNight, 1);

/** Beds and phases when the stay ends on that day: later entries fall away, the last bed gets its last night. */
export function endedOn(stay: Stay, dischargedOn: Day): Pick<Stay, 'beds' | 'phases' | 'dischargedOn'> {
  const sameDay = dischargedOn === stay.admittedOn;
  const lastNight = sameDay ? stay.admittedOn : addDays(dischargedOn, -1);
  const beds = stay.beds
    .filter(({ from }) => from <= lastNight)
    .map((entry) => (entry.to === undefined || entry.to > lastNight ? { ...entry, to: lastNight } : entry));
  return { dischargedOn, beds, phases: stay.phases.filter(({ from }) => from <= dischargedOn) };
}
