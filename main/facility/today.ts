import type { tonightSchema } from '../../shared/contract/everyday.ts';
import type { z } from 'zod';
import { anyPerson, byName } from './people.ts';
import type { Desk, StaffState } from './context.ts';
import { hoursWaiting } from './certification.ts';
import { unfinishedForms } from './drafts.ts';
import { os } from './gate.ts';
import { walksOf } from './mentors.ts';
import { bedBoard, staysOfNight } from './residents/bed-board.ts';
import { sessionsBetween } from './sessions.ts';
import { dueFor } from './today/due.ts';

const mostDue = 7;

/** One page for the day: the groups, what is due, tonight's house. */
export const todayCalls = {
  get: os.today.get.handler(({ context: { desk } }) => {
    const due = dueFor(desk);
    return {
      today: desk.today,
      groups: [...sessionsBetween(desk, desk.today, desk.today)],
      due: due.slice(0, mostDue),
      dueMore: Math.max(0, due.length - mostDue),
      unfinished: unfinishedForms(desk),
      ...(desk.isStaff ? { tonight: tonight(desk.staffState(), desk.today) } : forMentor(desk)),
    };
  }),
};

/** Who is in tonight, which beds are free, who came and who left today. */
function tonight(state: StaffState, today: string): z.infer<typeof tonightSchema> {
  const board = bedBoard(state, today);
  const stays = Object.values(state.confidential.stays);
  const peopleOf = (those: typeof stays) => those.map(({ personId }) => anyPerson(state, personId)).sort(byName);
  return {
    in: staysOfNight(state, today).length,
    beds: board.beds.length,
    free: board.beds.flatMap(({ bed, occupant }) => (occupant ? [] : [bed])),
    arrivedToday: peopleOf(stays.filter(({ admittedOn }) => admittedOn === today)),
    leftToday: peopleOf(stays.filter(({ dischargedOn }) => dischargedOn === today)),
  };
}

function forMentor(desk: Desk) {
  const { personId } = desk;
  const own = personId === undefined ? undefined : desk.own(personId);
  if (personId === undefined || !own) return { walks: [] };
  return {
    walks: [...walksOf(desk.houseState(), personId, desk.today)],
    hoursWaiting: hoursWaiting(desk.houseState(), personId, own),
  };
}
