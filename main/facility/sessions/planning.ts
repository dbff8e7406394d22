import type { Expected, Session } from '../../../shared/records/sessions.ts';
import type { Id, LocalTime } from '../../../shared/records/primitives.ts';
import { isMarked } from '../../../shared/rules/attendance.ts';
import { localTimeExists } from '../../../shared/rules/calendar.ts';
import type { HouseState, StaffState } from '../context.ts';
import { os } from '../gate.ts';
import { knownPerson } from '../people.ts';
import { refuse } from '../refused.ts';
import { dayOf, findSession, findType } from './find.ts';
import type { FoundSession, Place } from './find.ts';
import { groupsOf, keepLed, putSession, settleEach, storeSession, takeSession } from './store.ts';
import { titleOf } from './view.ts';

/** What staff say of a group when they plan or change it. */
interface Plan {
  readonly startsAt: LocalTime;
  readonly minutes: number;
  readonly typeId: Id;
  readonly topic?: string | undefined;
  readonly leaderIds: readonly Id[];
  readonly expected: Expected;
}

/** Where a group of this plan belongs; refuses a plan that cannot be. */
function checkPlan(draft: HouseState, { startsAt, typeId, leaderIds, expected }: Plan): Place {
  const { place } = findType(draft, typeId) ?? refuse('no-such-record', { field: 'typeId' });
  const timeZone = draft.house.house?.timeZone;
  if (timeZone !== undefined && !localTimeExists(timeZone, startsAt)) {
    refuse('time-does-not-exist', { field: 'startsAt', facts: { time: startsAt.slice(11) } });
  }
  for (const personId of leaderIds) knownPerson(draft, personId);
  if (expected.who === 'people') for (const personId of expected.personIds) knownPerson(draft, personId);
  return place;
}

/** The fields of a session that its plan decides. */
const planned = ({ startsAt, minutes, typeId, topic, leaderIds, expected }: Plan) => ({
  startsAt,
  minutes,
  typeId,
  ...(topic !== undefined && topic !== '' && { topic }),
  leaderIds: [...new Set(leaderIds)],
  expected,
});

const stored = (state: HouseState, sessionId: Id): FoundSession =>
  findSession(state, sessionId) ?? refuse('no-such-record');

export const planningCalls = {
  plan: os.sessions.plan.handler(async ({ context: { desk }, input }) => {
    const sessionId = desk.newId();
    const deed = { action: 'sessions.plan', label: `plan of ${titleOf(planned(input))}`, target: sessionId };
    const saved = await desk.changeAsStaff(deed, (draft) => {
      const place = checkPlan(draft, input);
      const session: Session = { id: sessionId, ...planned(input), status: 'planned', marks: {} };
      putSession(groupsOf(draft, place).sessions, session);
      settleEach(draft, input.leaderIds, desk.today);
    });
    return { sessionId, saved };
  }),

  change: os.sessions.change.handler(async ({ context: { desk }, input }) => {
    const deed = { action: 'sessions.change', label: `change of ${titleOf(planned(input))}`, target: input.sessionId };
    const saved = await desk.changeAsStaff(deed, (draft) => {
      const before = stored(draft, input.sessionId);
      const place = checkPlan(draft, input);
      const { session } = before;
      // The people marked were of the house on that day; on another day they may not have been.
      if (isMarked(session.marks) && input.startsAt.slice(0, 10) !== dayOf(session)) {
        refuse('session-held', { field: 'startsAt' });
      }
      const after: Session = { ...session, ...planned(input) };
      if (input.topic === undefined || input.topic === '') delete after.topic;
      takeSession(groupsOf(draft, before.place).sessions, session);
      putSession(groupsOf(draft, place).sessions, after);
      moveNotes(draft, session, after);
      keepLed(draft, place, before, after);
      settleEach(draft, [...session.leaderIds, ...input.leaderIds], desk.today);
    });
    return { saved };
  }),

  cancel: os.sessions.cancel.handler(async ({ context: { desk }, input: { sessionId } }) => {
    const { session } = stored(desk.staffState(), sessionId);
    const deed = { action: 'sessions.cancel', label: `cancellation of ${titleOf(session)}`, target: sessionId };
    const saved = await desk.changeAsStaff(deed, (draft) => {
      const found = stored(draft, sessionId);
      if (isMarked(found.session.marks)) refuse('session-held');
      const session = storeSession(draft, found);
      keepLed(draft, found.place, found, undefined);
      session.status = 'cancelled';
      // Lines without a mark say nothing; put back, the group freezes afresh who is expected.
      session.marks = {};
      delete session.finished;
      settleEach(draft, found.session.leaderIds, desk.today);
    });
    return { saved };
  }),

  putBack: os.sessions.putBack.handler(async ({ context: { desk }, input: { sessionId } }) => {
    const { session } = stored(desk.staffState(), sessionId);
    const deed = { action: 'sessions.putBack', label: `return of ${titleOf(session)}`, target: sessionId };
    const saved = await desk.changeAsStaff(deed, (draft) => {
      const found = stored(draft, sessionId);
      if (found.session.status !== 'cancelled') return;
      storeSession(draft, found).status = 'planned';
      settleEach(draft, found.session.leaderIds, desk.today);
    });
    return { saved };
  }),
};

/** Notes lie with the month of their session and go where it goes. */
function moveNotes({ confidential: { markNotes } }: StaffState, before: Session, after: Session): void {
  const [from, to] = [before.startsAt.slice(0, 7), after.startsAt.slice(0, 7)];
  const notes = markNotes[from]?.[before.id];
  if (!notes || from === to) return;
  delete markNotes[from]?.[before.id];
  (markNotes[to] ??= {})[before.id] = notes;
}
