import type { BedRef, PersonRef } from '../../../shared/contract/views.ts';
import type { Stay } from '../../../shared/records/people.ts';
import type { Day } from '../../../shared/records/primitives.ts';
import { bedHoldsOn, byRoom } from '../../../shared/rules/beds.ts';
import { bedOn, indexStays, isInHouseAtEndOf } from '../../../shared/rules/stays.ts';
import type { StaffState } from '../context.ts';
import { anyPerson, byName } from '../people.ts';
import { bedRef } from './rows.ts';

interface BedBoard {
  on: Day;
  beds: { bed: BedRef; occupant?: { person: PersonRef; stayId: string; since: Day } }[];
  withoutBed: { person: PersonRef; stayId: string }[];
}

/** Every bed that holds on the day, by room, with who sleeps there that night, and who has none. */
export function bedBoard(state: StaffState, on: Day): BedBoard {
  const occupants = new Map<string, { person: PersonRef; stayId: string; since: Day }>();
  const withoutBed: BedBoard['withoutBed'] = [];
  for (const stay of staysOfNight(state, on)) {
    const person = anyPerson(state, stay.personId);
    const entry = bedOn(stay, on);
    if (entry) occupants.set(entry.bedId, { person, stayId: stay.id, since: entry.from });
    else withoutBed.push({ person, stayId: stay.id });
  }
  const beds = Object.values(state.house.beds)
    .filter((bed) => bedHoldsOn(bed, on))
    .sort(byRoom)
    .map((bed) => {
      const occupant = occupants.get(bed.id);
      return { bed: bedRef(bed), ...(occupant && { occupant }) };
    });
  return { on, beds, withoutBed: withoutBed.sort((a, b) => byName(a.person, b.person)) };
}

/** The stays in the house that night. */
export const staysOfNight = (state: StaffState, night: Day): readonly Stay[] =>
  indexStays(state.confidential.stays)
    .ofHouseOn(night)
    .filter((stay) => isInHouseAtEndOf(stay, night));
