import { current, isDraft, original } from 'immer';
import type { ConfidentialCompartment, HouseCompartment } from '../../shared/records/compartments.ts';
import type { PersonName, PresentStay, Stay } from '../../shared/records/people.ts';
import type { Day } from '../../shared/records/primitives.ts';
import { bedOn, holdsOn, indexStays, isOpen, phaseOn } from '../../shared/rules/stays.ts';
import type { StaffState } from './context.ts';

/*
 * What mentors may know follows from what staff record (DESIGN 2): a person's name lies in the house while there is
 * an open stay, a mentor role that holds, a pairing that has not ended (aftercare counts) or a planned group to lead,
 * and with the former people otherwise; of an open stay mentors know the present phase and bed. Every commit that
 * gives or takes such a reason settles the person in the same line; the mere passing of days is settled when staff
 * sign in.
 */

/** The plain value behind a draft, for reading much of it: a draft would make a proxy of every record it hands out. */
export function peek<Value>(value: Value): Value;
export function peek(value: unknown): unknown {
  return isDraft(value) ? current(value) : value;
}

/** Whether anything but an open stay makes the person known to mentors today. */
function hasOtherReason({ house, confidential }: StaffState, personId: string, today: Day): boolean {
  return (
    Object.values(peek(house.mentors)).some((role) => role.personId === personId && holdsOn(role, today)) ||
    Object.values(peek(house.pairings)).some(
      (pairing) => (pairing.mentorId === personId || pairing.residentId === personId) && hasNotEnded(pairing, today),
    ) ||
    [house, confidential].some(({ weeklyGroups, sessions }) =>
      leadersOfPlanned({ weeklyGroups: peek(weeklyGroups), sessions: peek(sessions) }, today).includes(personId),
    )
  );
}

/** Not ended yet, begun or not: who will be paired next week may be known today. */
const hasNotEnded = ({ until }: { readonly until?: Day | undefined }, today: Day): boolean =>
  until === undefined || until >= today;

/**
 * Brings one person's name and present stays to where they belong today; writes nothing that is right already.
 * `written` is the stay this very commit writes: with it the thousands of others are not looked at.
 */
export function settlePerson(draft: StaffState, personId: string, today: Day, written?: Stay): void {
  const open = staysOf(draft, personId, written).filter((stay) => isOpen(stay, today));
  settle(draft, personId, open, open.length > 0 || hasOtherReason(draft, personId, today), today);
}

function staysOf(
  { confidential: { stays } }: StaffState,
  personId: string,
  written: Stay | undefined,
): readonly Stay[] {
  const before = isDraft(stays) ? original(stays) : undefined;
  if (!written || !before) return indexStays(peek(stays)).ofPerson(personId);
  const others = indexStays(before)
    .ofPerson(personId)
    .filter(({ id }) => id !== written.id);
  return [...others, written];
}

function settle(draft: StaffState, personId: string, open: readonly Stay[], isKnown: boolean, today: Day): void {
  const { house, confidential } = draft;
  const [home, away] = isKnown ? [house.people, confidential.formerPeople] : [confidential.formerPeople, house.people];
  const name = peek(away[personId]);
  if (name) {
    home[personId] ??= name;
    delete away[personId];
  }
  const shown = peek(house.stays);
  for (const { id, personId: whose } of Object.values(shown)) {
    if (whose === personId && !open.some((stay) => stay.id === id)) delete house.stays[id];
  }
  for (const stay of open) {
    const present = presentStay(stay, today);
    if (!isSame(shown[stay.id], present)) house.stays[stay.id] = present;
  }
}

/** Settles everyone who is not as they should be today. */
export function settleAll(draft: StaffState, today: Day): void {
  const places = { house: peek(draft.house), confidential: peek(draft.confidential) };
  const { known, open } = reasons(places, today);
  for (const personId of unsettled(places, today)) {
    settle(draft, personId, open.get(personId) ?? [], known.has(personId), today);
  }
}

interface Places {
  readonly house: HouseCompartment;
  readonly confidential: ConfidentialCompartment;
}

/** The people whose name or present stays lie where they should not today; none on most days. One pass over the house. */
export function unsettled(places: Places, today: Day): ReadonlySet<string> {
  const { house, confidential } = places;
  const { known, open } = reasons(places, today);
  const wrong = new Set<string>();
  for (const stay of [...open.values()].flat()) {
    if (!isSame(house.stays[stay.id], presentStay(stay, today))) wrong.add(stay.personId);
  }
  for (const { id, personId } of Object.values(house.stays)) {
    if (!open.get(personId)?.some((stay) => stay.id === id)) wrong.add(personId);
  }
  for (const id of known) if (confidential.formerPeople[id]) wrong.add(id);
  for (const id of Object.keys(house.people)) if (!known.has(id)) wrong.add(id);
  return wrong;
}

/** Everyone mentors may know today, and the open stays of each. */
function reasons({ house, confidential }: Places, today: Day) {
  const open = new Map<string, Stay[]>();
  for (const stay of Object.values(confidential.stays)) {
    if (isOpen(stay, today)) open.set(stay.personId, [...(open.get(stay.personId) ?? []), stay]);
  }
  const known = new Set([...open.keys(), ...leadersOfPlanned(house, today), ...leadersOfPlanned(confidential, today)]);
  for (const role of Object.values(house.mentors)) if (holdsOn(role, today)) known.add(role.personId);
  for (const pairing of Object.values(house.pairings)) {
    if (hasNotEnded(pairing, today)) known.add(pairing.mentorId).add(pairing.residentId);
  }
  return { known, open };
}

function leadersOfPlanned(
  { weeklyGroups, sessions }: Pick<HouseCompartment, 'weeklyGroups' | 'sessions'>,
  today: Day,
): readonly string[] {
  const ahead = Object.entries(sessions).flatMap(([month, ofMonth]) =>
    month < today.slice(0, 7)
      ? []
      : Object.values(ofMonth).filter(
          (session) => session.status === 'planned' && session.startsAt.slice(0, 10) >= today,
        ),
  );
  const weekly = Object.values(weeklyGroups).filter((group) => hasNotEnded(group, today));
  return [...ahead, ...weekly].flatMap(({ leaderIds }) => leaderIds);
}

/**
 * Gives a person this name, wherever it lies. A new person's lies with the former ones until `settlePerson` finds a
 * reason to know them; where the same commit gives one, `isKnown` spares the way there.
 */
export function rename({ house, confidential }: StaffState, name: PersonName, isKnown = false): void {
  const isNew = !confidential.formerPeople[name.id];
  const home = house.people[name.id] || (isNew && isKnown) ? house.people : confidential.formerPeople;
  if (!isSame(peek(home[name.id]), name)) home[name.id] = name;
}

/** What mentors may know of an open stay: the phase and bed of today. */
export function presentStay(stay: Stay, today: Day): PresentStay {
  const phaseId = phaseOn(stay, today)?.phaseId;
  const bedId = bedOn(stay, today)?.bedId;
  return {
    id: stay.id,
    personId: stay.personId,
    admittedOn: stay.admittedOn,
    ...(phaseId === undefined ? {} : { phaseId }),
    ...(bedId === undefined ? {} : { bedId }),
  };
}

/** Whether two flat records hold the same. */
const isSame = (a: object | undefined, b: object): boolean => {
  if (!a) return false;
  const [before, after] = [new Map(Object.entries(a)), Object.entries(b)];
  return before.size === after.length && after.every(([key, value]) => before.get(key) === value);
};
