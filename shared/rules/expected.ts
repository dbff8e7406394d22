import type { Stay } from '../records/people.ts';
import type { Day, Id } from '../records/primitives.ts';
import type { Expected } from '../records/sessions.ts';
import { isOfHouseOn, phaseOn } from './stays.ts';

/** Somebody of the house on the day a group meets. */
export interface Resident {
  readonly personId: Id;
  readonly phaseId?: Id | undefined;
}

/** Everyone of the house on a day (admitted by then, not discharged before it), each with the phase of that day. */
export function residentsOn(stays: Iterable<Stay>, day: Day): readonly Resident[] {
  const residents = new Map<Id, Resident>();
  for (const stay of stays) {
    if (!isOfHouseOn(stay, day)) continue;
    residents.set(stay.personId, { personId: stay.personId, phaseId: phaseOn(stay, day)?.phaseId });
  }
  return [...residents.values()];
}

/**
 * Who a group expects on a day, out of the people of the house that day. Its leaders are not expected in their own
 * group unless it names them: they take the roll. A group that says nothing expects nobody.
 */
export function expectedPeople(
  expected: Expected | undefined,
  residents: readonly Resident[],
  leaderIds: readonly Id[],
): readonly Id[] {
  const isExpected = ({ personId, phaseId }: Resident): boolean => {
    switch (expected?.who) {
      case 'everyone':
        return !leaderIds.includes(personId);
      case 'phases':
        return phaseId !== undefined && expected.phaseIds.includes(phaseId) && !leaderIds.includes(personId);
      case 'people':
        return expected.personIds.includes(personId);
      case undefined:
        return false;
    }
  };
  return residents.filter(isExpected).map(({ personId }) => personId);
}
