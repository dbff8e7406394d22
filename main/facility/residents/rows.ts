import type { BedRef, PersonRef } from '../../../shared/contract/views.ts';
import type { ResidentRow } from '../../../shared/contract/residents.ts';
import type { Bed } from '../../../shared/records/house.ts';
import type { PersonDetails, Stay } from '../../../shared/records/people.ts';
import type { Day } from '../../../shared/records/primitives.ts';
import { daysBetween } from '../../../shared/rules/calendar.ts';
import { bedOn, holdsOn, isInHouseAtEndOf, isOpen, phaseOn } from '../../../shared/rules/stays.ts';
import type { HouseState, StaffState } from '../context.ts';
import { anyPerson, byName, personRef } from '../people.ts';

/** Everyone in the house by name, with the phase: what a mentor may know of people they do not walk with. */
export function roster({ house }: HouseState): { person: PersonRef; phase?: { id: string; name: string } }[] {
  return Object.values(house.stays)
    .flatMap((stay) => {
      const person = house.people[stay.personId];
      const phase = stay.phaseId === undefined ? undefined : house.phases[stay.phaseId];
      return person ? [{ person, ...(phase && { phase: { id: phase.id, name: phase.name } }) }] : [];
    })
    .sort((a, b) => byName(a.person, b.person));
}

/** Those in the house today, or (former) everyone who was and is not, with the latest stay; by name. */
export function residentRows(state: StaffState, who: 'present' | 'former', today: Day): ResidentRow[] {
  const rowOf = rowsOf(state, today);
  const stays = Object.values(state.confidential.stays);
  const wanted = who === 'present' ? stays.filter((stay) => isInHouseAtEndOf(stay, today)) : latestEnded(state, today);
  return wanted.map(rowOf).sort((a, b) => byName(a.person, b.person));
}

function latestEnded({ confidential }: StaffState, today: Day): readonly Stay[] {
  const latest = new Map<string, Stay>();
  for (const stay of Object.values(confidential.stays)) {
    if ((latest.get(stay.personId)?.admittedOn ?? '') <= stay.admittedOn) latest.set(stay.personId, stay);
  }
  return [...latest.values()].filter((stay) => !isOpen(stay, today));
}

function rowsOf(state: StaffState, today: Day): (stay: Stay) => ResidentRow {
  const { house, confidential } = state;
  const mentorsOf = new Map<string, PersonRef[]>();
  for (const { mentorId, residentId, ...span } of Object.values(house.pairings)) {
    const mentor = holdsOn(span, today) ? personRef(state, mentorId) : undefined;
    if (mentor) mentorsOf.set(residentId, [...(mentorsOf.get(residentId) ?? []), mentor]);
  }
  const mentors = new Set(
    Object.values(house.mentors)
      .filter((role) => holdsOn(role, today))
      .map(({ personId }) => personId),
  );
  return (stay) => {
    const details = confidential.people[stay.personId];
    return {
      ...presentFacts(state, stay, today),
      person: anyPerson(state, stay.personId),
      walksWith: mentorsOf.get(stay.personId) ?? [],
      isMentor: mentors.has(stay.personId),
      legalName: legalName(details),
      birthDate: details?.birthDate,
      dischargedOn: stay.dischargedOn,
      dischargeReason: stay.dischargeReason,
    };
  };
}

/** How long, which phase and which bed: of today, or for an ended stay the nights it had and its last phase. */
export function presentFacts(
  { house }: StaffState,
  stay: Stay,
  today: Day,
): Pick<ResidentRow, 'stayId' | 'admittedOn' | 'days' | 'phase' | 'bed'> {
  const open = isOpen(stay, today);
  const phaseId = phaseOn(stay, open ? today : (stay.dischargedOn ?? today))?.phaseId;
  const phase = phaseId === undefined ? undefined : house.phases[phaseId];
  const bedId = open ? bedOn(stay, today)?.bedId : undefined;
  const bed = bedId === undefined ? undefined : house.beds[bedId];
  return {
    stayId: stay.id,
    admittedOn: stay.admittedOn,
    days: Math.max(0, daysBetween(stay.admittedOn, open ? today : (stay.dischargedOn ?? today))),
    phase: phase && { id: phase.id, name: phase.name },
    bed: bed && bedRef(bed),
  };
}

export const bedRef = ({ id, room, name }: Bed): BedRef => ({ id, room, name });

/** First and last name as in the papers, where either is known. */
export function legalName(details: PersonDetails | undefined): string | undefined {
  const name = [details?.legalFirst, details?.legalLast].filter((part) => part !== undefined).join(' ');
  return name === '' ? undefined : name;
}
