import type { ConfidentialCompartment, HouseCompartment, OwnCompartment } from '../../shared/records/compartments.ts';
import type { MentorRole, Pairing } from '../../shared/records/mentors.ts';
import type { DischargeReason, Stay } from '../../shared/records/people.ts';
import type { Day, Id } from '../../shared/records/primitives.ts';
import { emptyConfidential, emptyHouse, emptyOwn } from '../../main/facility/shape.ts';
import { addDays, dayNumber, fromDayNumber } from '../../shared/rules/calendar.ts';
import { namesFor } from './names.ts';
import type { Name } from './names.ts';
import { Random } from './random.ts';

/** Somebody who lives in the house now, and what chance has in store for them. */
export interface Living {
  readonly stay: Stay;
  /** Day number of discharge; nobody in the house knows it yet. */
  readonly leavesOn: number;
  readonly exit: Pick<Stay, 'dischargeReason' | 'destination' | 'employedAtExit' | 'arrestedDuring'>;
  /** Day numbers and phases still to come, soonest first. */
  readonly ahead: { readonly on: number; readonly phaseId: Id }[];
  readonly attends: number;
  /** Day number on which they become a mentor, if they will. */
  readonly mentorFrom: number | undefined;
}

export interface Pair {
  readonly pairing: Pairing;
  nextContactOn: number;
  /** Talks are kept up less well with some: they go quiet before today. */
  readonly quietFrom: number;
  /** Aftercare ends on this day number. */
  endsOn: number | undefined;
}

export interface Mentoring {
  readonly role: MentorRole;
  /** Day number of the role's last day, where it goes on after the stay. */
  endsOn: number | undefined;
  readonly pairs: Pair[];
}

/** The house as it grows day by day. */
export interface World {
  readonly random: Random;
  readonly names: Generator<Name, never, undefined>;
  readonly today: Day;
  /** Groups and check-ins are recorded since this day; stays since the house opened, a year before. */
  readonly recordedFrom: Day;
  readonly house: HouseCompartment;
  readonly confidential: ConfidentialCompartment;
  readonly owns: Map<Id, OwnCompartment>;
  /** By person. */
  readonly living: Map<Id, Living>;
  readonly mentors: Map<Id, Mentoring>;
  /** How the last stay of each person who left ended. */
  readonly endings: Map<Id, DischargeReason | undefined>;
  /** People whose stay ended and who may come back. */
  readonly mayReturn: { readonly personId: Id; readonly leftOn: number }[];
}

export const daysPerYear = 365.25;
/** How long before the first recorded group the house opened, so that somebody has reached every phase by then. */
const openedBefore = 420;

export function newWorld(seed: number, today: Day, years: number): World {
  const random = new Random(seed);
  return {
    random,
    names: namesFor(random),
    today,
    recordedFrom: addDays(today, -Math.round(years * daysPerYear)),
    house: emptyHouse(),
    confidential: emptyConfidential(),
    owns: new Map(),
    living: new Map(),
    mentors: new Map(),
    endings: new Map(),
    mayReturn: [],
  };
}

/** The day the house opened. */
export const openedOn = (world: World): Day => addDays(world.recordedFrom, -openedBefore);

export const dayAt = (number: number): Day => fromDayNumber(number);
export const numberOf = (day: Day): number => dayNumber(day);

/** A person's own compartment, made when first needed. */
export function ownIn(world: World, personId: Id): OwnCompartment {
  const known = world.owns.get(personId);
  if (known) return known;
  const made = emptyOwn();
  world.owns.set(personId, made);
  return made;
}
