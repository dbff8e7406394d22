import { ORPCError } from '@orpc/server';
import { displayName } from '../../../shared/rules/names.ts';
import type { Day, Id } from '../../../shared/records/primitives.ts';
import type { Mark, MarkValue, Session } from '../../../shared/records/sessions.ts';
import { isMarked, remarked } from '../../../shared/rules/attendance.ts';
import type { Desk, HouseState } from '../context.ts';
import { os } from '../gate.ts';
import { callName, nameOf } from '../people.ts';
import { refuse } from '../refused.ts';
import { dayOf, monthOf } from './find.ts';
import type { FoundSession } from './find.ts';
import { marksOf, openSession, residentsOfDay, rollOf, titleOf } from './view.ts';
import { keepLed, storeSession } from './store.ts';

/*
 * Taking the roll. The first mark sets the group held and freezes who was expected, as unmarked lines; from then on
 * a mark touches its own line and nothing else, so that it stays as cheap as it looks.
 */
/** A group that can be marked: not cancelled, and its day has come. */
function markable(desk: Desk, state: HouseState, sessionId: Id): FoundSession {
  const found = openSession(desk, state, sessionId);
  if (found.session.status === 'cancelled') refuse('session-cancelled');
  if (dayOf(found.session) > desk.today) refuse('day-in-future');
  return found;
}

/** The stored session a mark goes into: made, held and frozen when this is its first. */
function heldSession(desk: Desk, draft: HouseState, sessionId: Id): Session {
  const found = markable(desk, draft, sessionId);
  const isHeld = found.session.status === 'held';
  const lines = isHeld ? {} : marksOf(found.session, residentsOfDay(draft, dayOf(found.session)));
  const session = storeSession(draft, found);
  if (!isHeld) {
    session.status = 'held';
    session.marks = { ...lines };
    keepLed(draft, found.place, undefined, session);
  }
  return session;
}

const isOfTheHouse = (state: HouseState, personId: Id, day: Day): boolean =>
  residentsOfDay(state, day).some((resident) => resident.personId === personId);

function setMark(session: Session, personId: Id, mark: Mark): void {
  const before = session.marks[personId];
  const isSame =
    before?.mark === mark.mark &&
    before?.late === mark.late &&
    before?.minutes === mark.minutes &&
    before?.walkIn === mark.walkIn;
  if (!before || !isSame) session.marks[personId] = mark;
}

function setNote(draft: HouseState, session: Session, personId: Id, note: string | null | undefined): void {
  if (note === undefined || !draft.confidential) return;
  const { markNotes } = draft.confidential;
  const ofMonth = (markNotes[monthOf(session)] ??= {});
  const ofSession = (ofMonth[session.id] ??= {});
  if (note === null) delete ofSession[personId];
  else ofSession[personId] = note;
}

const words: Record<MarkValue, string> = { present: 'present', absent: 'absent', excused: 'excused' };

export const markingCalls = {
  roll: os.sessions.roll.handler(({ context: { desk }, input }) => rollOf(desk, input.sessionId)),

  mark: os.sessions.mark.handler(async ({ context: { desk }, input }) => {
    const { sessionId, personId, mark, note } = input;
    if (note !== undefined && !desk.isStaff) throw new ORPCError('NOT_ALLOWED', { status: 403 });
    const label = `mark of ${callName(desk.houseState(), personId)}`;
    const saved = await desk.change({ action: 'sessions.mark', label, target: sessionId }, (draft) => {
      const { session: before } = markable(desk, draft, sessionId);
      if (mark === null && before.status !== 'held') return;
      const session = heldSession(desk, draft, sessionId);
      const line = session.marks[personId];
      if (!line && !isOfTheHouse(draft, personId, dayOf(session))) {
        const name = nameOf(draft, personId) ?? refuse('no-such-person', { field: 'personId' });
        refuse('not-of-the-house', { field: 'personId', facts: { name: displayName(name) } });
      }
      setMark(session, personId, remarked(line, input));
      setNote(draft, session, personId, note);
    });
    return { saved, roll: rollOf(desk, sessionId) };
  }),

  markRest: os.sessions.markRest.handler(async ({ context: { desk }, input: { sessionId, mark } }) => {
    const rest = rollOf(desk, sessionId).lines.filter((line) => line.mark.mark === undefined).length;
    const label = `mark of the other ${rest} as ${words[mark]}`;
    const saved = await desk.change({ action: 'sessions.markRest', label, target: sessionId }, (draft) => {
      const { session: before } = markable(desk, draft, sessionId);
      const lines = marksOf(before, residentsOfDay(draft, dayOf(before)));
      if (Object.values(lines).every((line) => line.mark !== undefined)) return;
      const session = heldSession(desk, draft, sessionId);
      for (const [personId, line] of Object.entries(lines)) {
        if (line.mark === undefined) session.marks[personId] = { ...line, mark };
      }
    });
    return { saved, roll: rollOf(desk, sessionId) };
  }),

  addWalkIn: os.sessions.addWalkIn.handler(async ({ context: { desk }, input: { sessionId, personId } }) => {
    const label = `walk-in of ${callName(desk.houseState(), personId)}`;
    const saved = await desk.change({ action: 'sessions.addWalkIn', label, target: sessionId }, (draft) => {
      if (!nameOf(draft, personId)) refuse('no-such-person', { field: 'personId' });
      const session = heldSession(desk, draft, sessionId);
      const line = session.marks[personId];
      // Somebody who is on the roll already came as expected: the line keeps its place.
      setMark(session, personId, line ? remarked(line, { mark: 'present' }) : { mark: 'present', walkIn: true });
    });
    return { saved, roll: rollOf(desk, sessionId) };
  }),

  finish: os.sessions.finish.handler(async ({ context: { desk }, input: { sessionId, fromPaper } }) => {
    const label = `roll of ${titleOf(openSession(desk, desk.houseState(), sessionId).session)}`;
    const saved = await desk.change({ action: 'sessions.finish', label, target: sessionId }, (draft) => {
      const found = markable(desk, draft, sessionId);
      if (!isMarked(found.session.marks)) refuse('nothing-marked');
      const session = storeSession(draft, found);
      session.finished = { by: desk.user.id, at: desk.now, ...(fromPaper && { fromPaper }) };
    });
    return { saved };
  }),
};
