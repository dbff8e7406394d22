import type { PersonPage } from '../../../shared/contract/residents.ts';
import type { Stay } from '../../../shared/records/people.ts';
import type { Day } from '../../../shared/records/primitives.ts';
import { holdsOn, indexStays, isInHouseAtEndOf } from '../../../shared/rules/stays.ts';
import type { StaffState } from '../context.ts';
import { ownName } from '../../../shared/records/compartments.ts';
import { anyPerson, byName, knownPerson } from '../people.ts';
import { timelineOf } from '../timeline.ts';
import { presentFacts } from './rows.ts';

const newestLines = 300;

/** Everything a person's page shows; refuses somebody who is not in the records. */
export function personPage(state: StaffState, personId: string, today: Day): PersonPage {
  const person = knownPerson(state, personId);
  const stays = [...indexStays(state.confidential.stays).ofPerson(personId)].reverse();
  const present = stays.find((stay) => isInHouseAtEndOf(stay, today));
  const timeline = timelineOf(state, personId);
  return {
    person,
    details: state.confidential.people[personId] ?? { id: personId },
    hats: hatsOf(state, personId, stays, today),
    stays,
    ...(present && { present: presentFacts(state, present, today) }),
    walksWith: Object.values(state.house.pairings)
      .filter((pairing) => pairing.residentId === personId && holdsOn(pairing, today))
      .map(({ id, mentorId, since }) => ({ pairingId: id, mentor: anyPerson(state, mentorId), since })),
    timeline: timeline.slice(0, newestLines),
    timelineTotal: timeline.length,
    ...neighbours(state, personId, today),
  };
}

function hatsOf(state: StaffState, personId: string, stays: readonly Stay[], today: Day): PersonPage['hats'] {
  const roles = Object.values(state.house.mentors).filter((role) => role.personId === personId);
  const enrollments = Object.values(state[ownName(personId)]?.enrollments ?? {});
  const hats: [PersonPage['hats'][number], boolean][] = [
    ['resident', stays.some((stay) => isInHouseAtEndOf(stay, today))],
    ['former-resident', stays.length > 0 && !stays.some((stay) => isInHouseAtEndOf(stay, today))],
    ['mentor', roles.some((role) => holdsOn(role, today))],
    ['former-mentor', roles.length > 0 && !roles.some((role) => holdsOn(role, today))],
    ['candidate', enrollments.some(({ status }) => status === 'in-progress')],
    ['certified', enrollments.some(({ status }) => status === 'certified')],
  ];
  return hats.filter(([, worn]) => worn).map(([hat]) => hat);
}

/** The residents before and after in the order of the list. */
function neighbours(state: StaffState, personId: string, today: Day): Pick<PersonPage, 'previous' | 'next'> {
  const residents = Object.values(state.confidential.stays)
    .filter((stay) => isInHouseAtEndOf(stay, today))
    .map((stay) => anyPerson(state, stay.personId))
    .sort(byName);
  const at = residents.findIndex(({ id }) => id === personId);
  return at < 0 ? {} : { previous: residents[at - 1], next: residents[at + 1] };
}
