import type { Session, SessionType } from '../../records/sessions.ts';
import type { MergedHouse } from '../merge.ts';
import type { RowOf } from '../tables.ts';
import type { WholeHouse } from '../state/whole-house.ts';
import { frozen, known } from './plain.ts';
import type { Target } from './target.ts';
import { changedIn, ownIn, putInMonth } from './target.ts';

const places = ['house', 'confidential'] as const;
type Place = (typeof places)[number];

/** Kinds of groups: a sensitive one is staff's whole, so it moves with its weekly groups when it becomes one. */
export function applySessionTypes({ house, before, draft }: Target): void {
  for (const { row, before: was } of changedIn(house.session_types)) {
    const type: SessionType = known({ id: row.type, sensitive: row.sensitive, neutralTitle: row.neutral_title });
    const home = row.sensitive ? 'confidential' : 'house';
    const away = row.sensitive ? 'house' : 'confidential';
    delete draft[away].sessionTypes[type.id];
    draft[home].sessionTypes[type.id] = type;
    if (was === undefined || was.sensitive === row.sensitive) continue;
    for (const group of Object.values(before[away].weeklyGroups).filter(({ typeId }) => typeId === type.id)) {
      delete draft[away].weeklyGroups[group.id];
      draft[home].weeklyGroups[group.id] = group;
    }
  }
}

/** Sessions with their marks, the sensitive ones with the confidential records and an hour's note for who led them. */
export function applySessions(target: Target): void {
  const { house, draft } = target;
  const marks = changedMarks(house);
  // A month that is new is handed to the draft as one frozen piece: walking ten years of marks takes too long.
  const newMonths: Record<Place, Record<string, Record<string, Session>>> = { house: {}, confidential: {} };
  for (const id of touchedSessions(house, marks)) {
    const row = house.sessions.entries.get(id)?.row;
    if (!row) throw new Error(`no session ${id}: its marks should have been refused`);
    const old = stored(target.before, house.sessions.entries.get(id)?.before);
    const session = sessionOf(row, old?.session, marks.get(id));
    const place = placeOf(house, row.type);
    const month = monthOf(session.startsAt);
    if (old && (old.place !== place || old.month !== month)) delete draft[old.place].sessions[old.month]?.[id];
    const bucket = draft[place].sessions[month];
    if (bucket) bucket[id] = session;
    else putInMonth(newMonths[place], month, id, session);
    keepNotes(target, old, session, marks.get(id) ?? []);
    keepLed(target, old, session, place);
  }
  for (const place of places) {
    for (const [month, bucket] of Object.entries(newMonths[place])) draft[place].sessions[month] = frozen(bucket);
  }
}

type MarkRow = RowOf<'marks'>;
interface Stored {
  readonly place: Place;
  readonly month: string;
  readonly session: Session;
}

const monthOf = (time: string): string => time.slice(0, 7);

const placeOf = (house: MergedHouse, type: string): Place =>
  house.session_types.entries.get(type)?.row.sensitive ? 'confidential' : 'house';

function changedMarks(house: MergedHouse): ReadonlyMap<string, readonly MarkRow[]> {
  const bySession = new Map<string, MarkRow[]>();
  for (const { row } of changedIn(house.marks)) {
    const rows = bySession.get(row.session_id);
    if (rows) rows.push(row);
    else bySession.set(row.session_id, [row]);
  }
  return bySession;
}

function touchedSessions(house: MergedHouse, marks: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const touched = new Set(marks.keys());
  for (const { row } of changedIn(house.sessions)) touched.add(row.session_id);
  const moved = new Set<string>();
  for (const { row, before } of changedIn(house.session_types)) {
    if (before && before.sensitive !== row.sensitive) moved.add(row.type);
  }
  if (moved.size > 0) {
    for (const [id, { row }] of house.sessions.entries) if (moved.has(row.type)) touched.add(id);
  }
  return touched;
}

function stored(state: WholeHouse, row: RowOf<'sessions'> | undefined): Stored | undefined {
  if (!row) return undefined;
  const month = monthOf(row.starts_at);
  for (const place of places) {
    const session = state[place].sessions[month]?.[row.session_id];
    if (session) return { place, month, session };
  }
  return undefined;
}

function sessionOf(row: RowOf<'sessions'>, old: Session | undefined, given: readonly MarkRow[] = []): Session {
  const marks = { ...old?.marks };
  for (const { person_id, mark, minutes, walk_in } of given) {
    // Late is a label of present alone.
    const late = mark === 'present' ? marks[person_id]?.late : undefined;
    marks[person_id] = known({ mark, late, minutes, walkIn: walk_in });
  }
  return known({
    ...old,
    id: row.session_id,
    startsAt: row.starts_at,
    minutes: row.minutes,
    typeId: row.type,
    topic: row.topic,
    status: row.status,
    leaderIds: [...(row.leader_ids ?? [])],
    marks,
  });
}

/** Words about marks lie by month too, and follow a session that moves to another. */
function keepNotes(
  { before, draft }: Target,
  old: Stored | undefined,
  session: Session,
  given: readonly MarkRow[],
): void {
  const { markNotes } = draft.confidential;
  const month = monthOf(session.startsAt);
  const were = old && before.confidential.markNotes[old.month]?.[session.id];
  if (!were && given.every(({ note }) => note === undefined)) return;
  const notes = { ...were };
  for (const { person_id, note } of given) {
    if (note === undefined) delete notes[person_id];
    else notes[person_id] = note;
  }
  if (old && old.month !== month) delete markNotes[old.month]?.[session.id];
  if (Object.keys(notes).length > 0) putInMonth(markNotes, month, session.id, notes);
  else delete markNotes[month]?.[session.id];
}

/** A mentor's own compartment keeps when and how long a sensitive group was that they led, and nothing else of it. */
function keepLed(target: Target, old: Stored | undefined, session: Session, place: Place): void {
  const { draft } = target;
  if (old?.place === 'confidential') {
    for (const leaderId of old.session.leaderIds) delete draft[`own:${leaderId}`]?.led[old.month]?.[session.id];
  }
  if (place !== 'confidential' || session.status !== 'held') return;
  const { id, startsAt, minutes } = session;
  for (const leaderId of session.leaderIds) {
    putInMonth(ownIn(target, leaderId).led, monthOf(startsAt), id, { id, startsAt, minutes });
  }
}
