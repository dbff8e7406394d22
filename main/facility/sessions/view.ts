import type { Roll, RollLine, SessionRow } from '../../../shared/contract/sessions.ts';
import type { Day, Id } from '../../../shared/records/primitives.ts';
import type { Mark, Session, SessionType } from '../../../shared/records/sessions.ts';
import { countMarks, inNameOrder, numberedLines } from '../../../shared/rules/attendance.ts';
import { expectedPeople, residentsOn } from '../../../shared/rules/expected.ts';
import type { Resident } from '../../../shared/rules/expected.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { indexStays } from '../../../shared/rules/stays.ts';
import type { Desk, HouseState } from '../context.ts';
import { byName, nameOf, personRef } from '../people.ts';
import { refuse } from '../refused.ts';
import { peek } from '../walls.ts';
import { dayOf, findSession, findType, monthOf, sessionsFrom } from './find.ts';
import type { FoundSession } from './find.ts';

/** Who looks, and the state they look at: a frozen one for queries, a draft inside a command. */
export type Reader = Pick<Desk, 'isStaff' | 'personId'>;

/** Everyone of the house on a day, as this reader can know it: mentors know the stays that are open now. */
export function residentsOfDay(state: HouseState, day: Day): readonly Resident[] {
  if (state.confidential) return residentsOn(indexStays(peek(state.confidential.stays)).ofHouseOn(day), day);
  return Object.values(peek(state.house.stays))
    .filter((stay) => stay.admittedOn <= day)
    .map(({ personId, phaseId }) => ({ personId, phaseId }));
}

/** Whether the reader may open the roll: staff all, a mentor the groups they lead. */
export const mayMark = ({ isStaff, personId }: Reader, { leaderIds }: Pick<Session, 'leaderIds'>): boolean =>
  isStaff || (personId !== undefined && leaderIds.includes(personId));

/** A session whose roll the reader may open; refuses otherwise. */
export function openSession(reader: Reader, state: HouseState, sessionId: Id): FoundSession {
  const found = findSession(state, sessionId) ?? refuse('no-such-record');
  return mayMark(reader, found.session) ? found : refuse('not-your-group');
}

/** The lines of a roll: as stored once somebody was marked, else everyone expected, unmarked. */
export function marksOf(session: Session, residents: readonly Resident[]): Record<Id, Mark> {
  return session.status === 'held' || Object.keys(session.marks).length > 0
    ? session.marks
    : linesOfExpected(session, residents);
}

/** An unmarked line for everyone expected: those on the printed sheet first, except who left before the day. */
export function linesOfExpected(session: Session, residents: readonly Resident[]): Record<Id, Mark> {
  const isOfTheHouse = new Set(residents.map(({ personId }) => personId));
  const printed = (session.sheet?.lines ?? []).filter((personId) => isOfTheHouse.has(personId));
  const expected = expectedPeople(session.expected, residents, session.leaderIds);
  return Object.fromEntries([...printed, ...expected].map((personId) => [personId, {}]));
}

/** The name that orders a roll, or undefined where this reader may not know it. */
export function shownName(state: HouseState, personId: Id): string | undefined {
  const name = nameOf(state, personId);
  return name && displayName(name);
}

/** Type and topic as shown to those who may open the group. */
export const titleOf = ({ typeId, topic }: Pick<Session, 'typeId' | 'topic'>): string =>
  topic === undefined ? typeId : `${typeId}: ${topic}`;

/** The title that may stand on paper: neutral where the type reveals something. */
export function paperTitleOf(state: HouseState, session: Pick<Session, 'typeId' | 'topic'>): string {
  const type: SessionType | undefined = findType(state, session.typeId)?.type;
  return type?.sensitive ? (type.neutralTitle ?? 'Group') : titleOf(session);
}

/** One group as lists show it. Residents of the day may be handed in where many rows of a day are made. */
export function sessionRow(
  reader: Reader,
  state: HouseState,
  { session, place }: FoundSession,
  residents = residentsOfDay(state, dayOf(session)),
): SessionRow {
  const { id, startsAt, minutes, typeId, topic, status, leaderIds, weeklyGroupId, sheet, finished } = session;
  return {
    id,
    startsAt,
    minutes,
    title: titleOf(session),
    typeId,
    ...(topic !== undefined && { topic }),
    sensitive: place === 'confidential',
    status,
    leaders: leaderIds.flatMap((leaderId) => personRef(state, leaderId) ?? []),
    ...(weeklyGroupId !== undefined && { weeklyGroupId }),
    ...(session.expected && { expected: session.expected }),
    counts: countMarks(marksOf(session, residents)),
    ...(sheet && { sheetNumber: sheet.number }),
    ...(finished && { finishedAt: finished.at }),
    mayMark: mayMark(reader, session),
  };
}

/** The groups from one day to another, both inclusive, by start: staff all of them, a mentor those they lead. */
export function sessionsBetween(desk: Desk, from: Day, to: Day): readonly SessionRow[] {
  const state = desk.houseState();
  const reader: Reader = { isStaff: desk.isStaff, personId: desk.personId };
  const residents = new Map<Day, readonly Resident[]>();
  return sessionsFrom(state, from, to)
    .filter(({ session }) => mayMark(reader, session))
    .map((found) => {
      const day = dayOf(found.session);
      const ofDay = residents.get(day) ?? residentsOfDay(state, day);
      residents.set(day, ofDay);
      return sessionRow(reader, state, found, ofDay);
    });
}

/** The roll of a group as it stands now; refuses where the reader may not open it. */
export function rollOf(desk: Desk, sessionId: Id): Roll {
  const state = desk.houseState();
  const found = openSession(desk, state, sessionId);
  const { session } = found;
  const residents = residentsOfDay(state, dayOf(session));
  const marks = marksOf(session, residents);
  const notes = state.confidential?.markNotes[monthOf(session)]?.[session.id];
  const line = ({ number, personId }: { readonly number: number; readonly personId: Id }): RollLine => {
    const person = personRef(state, personId);
    const note = notes?.[personId];
    return { number, personId, ...(person && { person }), mark: marks[personId] ?? {}, ...(note && { note }) };
  };
  return {
    session: sessionRow(desk, state, found, residents),
    lines: numberedLines(marks, session.sheet?.lines ?? [], (personId) => shownName(state, personId)).map(line),
    others: residents
      .filter(({ personId }) => !marks[personId])
      .flatMap(({ personId }) => personRef(state, personId) ?? [])
      .sort(byName),
  };
}

/** People in the order of a printed sheet or an unprinted roll: by the name that is shown. */
export const peopleInOrder = (state: HouseState, personIds: Iterable<Id>): readonly Id[] =>
  inNameOrder(personIds, (personId) => shownName(state, personId));
