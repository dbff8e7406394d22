import type { PersonRef } from '../../../shared/contract/views.ts';
import type { Id, LocalTime } from '../../../shared/records/primitives.ts';
import type { Session } from '../../../shared/records/sessions.ts';
import { addMinutes } from '../../../shared/rules/weekly-groups.ts';
import { numberedLines } from '../../../shared/rules/attendance.ts';
import type { SessionRow } from '../../../shared/contract/sessions.ts';
import type { Desk, HouseState } from '../context.ts';
import { os } from '../gate.ts';
import { personRef } from '../people.ts';
import { refuse } from '../refused.ts';
import { dayOf, withMissingSheet } from './find.ts';
import { storeSession } from './store.ts';
import {
  marksOf,
  mayMark,
  openSession,
  paperTitleOf,
  peopleInOrder,
  residentsOfDay,
  sessionRow,
  shownName,
} from './view.ts';

/** Somebody whose name this reader may not know any more: the printed line stays, so that the others keep theirs. */
const nameless = (id: Id): PersonRef => ({ id, preferredName: '—' });

export const sheetCalls = {
  printSheets: os.sessions.printSheets.handler(async ({ context: { desk }, input }) => {
    const sessionIds = [...new Set(input.sessionIds)];
    const label = sessionIds.length === 1 ? 'sign-in sheet' : `${sessionIds.length} sign-in sheets`;
    const saved = await desk.change({ action: 'sessions.printSheets', label }, (draft) => {
      for (const sessionId of inOrderOfStart(desk, draft, sessionIds)) putOnPaper(desk, draft, sessionId);
    });
    const state = desk.houseState();
    const sheets = inOrderOfStart(desk, state, sessionIds).map((sessionId) => {
      const found = openSession(desk, state, sessionId);
      const { number = 0, lines = [] } = found.session.sheet ?? {};
      return {
        session: sessionRow(desk, state, found),
        paperTitle: paperTitleOf(state, found.session),
        number,
        lines: lines.map((personId) => personRef(state, personId) ?? nameless(personId)),
      };
    });
    return { house: state.house.house?.name ?? '', sheets, saved };
  }),

  missingSheets: os.sessions.missingSheets.handler(({ context: { desk } }) => ({ sessions: [...missingSheets(desk)] })),
};

/** Sheets that were printed, whose group is over, and that nobody has entered; oldest first. A mentor's own only. */
export function missingSheets(desk: Desk): readonly SessionRow[] {
  const state = desk.houseState();
  const now = desk.localNow;
  return withMissingSheet(state)
    .filter(({ session }) => endOf(session) <= now && mayMark(desk, session))
    .sort((one, other) => (one.session.startsAt < other.session.startsAt ? -1 : 1))
    .map((found) => sessionRow(desk, state, found));
}

const endOf = ({ startsAt, minutes }: Session): LocalTime => addMinutes(startsAt, minutes);

function inOrderOfStart(desk: Desk, state: HouseState, sessionIds: readonly Id[]): readonly Id[] {
  const starts = new Map(sessionIds.map((id) => [id, openSession(desk, state, id).session.startsAt]));
  return [...sessionIds].sort((one, other) => ((starts.get(one) ?? '') < (starts.get(other) ?? '') ? -1 : 1));
}

/** Gives the sheet its number and order; printed again it keeps both, and who is expected since is added below. */
function putOnPaper(desk: Desk, draft: HouseState, sessionId: Id): void {
  const found = openSession(desk, draft, sessionId);
  const { session } = found;
  if (session.status === 'cancelled') refuse('session-cancelled');
  const marks = marksOf(session, residentsOfDay(draft, dayOf(session)));
  const printed = session.sheet?.lines ?? [];
  const added = session.sheet
    ? peopleInOrder(
        draft,
        Object.keys(marks).filter((personId) => !printed.includes(personId)),
      )
    : numberedLines(marks, [], (personId) => shownName(draft, personId)).map(({ personId }) => personId);
  if (session.sheet && added.length === 0) return;
  const stored = storeSession(draft, found);
  stored.sheet = session.sheet
    ? { ...session.sheet, lines: [...printed, ...added] }
    : { number: nextSheetNumber(draft), printedAt: desk.now, lines: [...added] };
}

/** One sequence for the house; kept as a number of its own, since a mentor cannot see the sheets of every group. */
function nextSheetNumber(draft: HouseState): number {
  const number = (draft.house.lastSheetNumber ?? 0) + 1;
  draft.house.lastSheetNumber = number;
  return number;
}
