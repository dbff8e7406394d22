import type { Day, Id } from '../../../shared/records/primitives.ts';
import type { Session } from '../../../shared/records/sessions.ts';
import type { HouseState, StaffState } from '../context.ts';
import { ownOf } from '../people.ts';
import { settlePerson } from '../walls.ts';
import { groupsIn, monthOf } from './find.ts';
import type { FoundSession, Groups, Place } from './find.ts';

/** The groups of a place in a draft of somebody who can open it. */
export function groupsOf(draft: HouseState, place: Place): Groups {
  const groups = groupsIn(draft, place);
  if (!groups) throw new Error(`${place} is closed to this session`);
  return groups;
}

/** The session in the draft, stored first when it was only its weekly group's plan so far. */
export function storeSession(draft: HouseState, { session, place, isUntouched }: FoundSession): Session {
  const { sessions } = groupsOf(draft, place);
  const month = monthOf(session);
  if (isUntouched) putSession(sessions, session);
  const stored = sessions[month]?.[session.id];
  if (!stored) throw new Error(`the session ${session.id} is not in its month`);
  return stored;
}

/** Puts a session where it belongs: with the month it begins in. */
export function putSession(sessions: Groups['sessions'], session: Session): void {
  const ofMonth = sessions[monthOf(session)];
  if (ofMonth) ofMonth[session.id] = session;
  else sessions[monthOf(session)] = { [session.id]: session };
}

/** Takes a session out of its month. */
export function takeSession(sessions: Groups['sessions'], session: Session): void {
  delete sessions[monthOf(session)]?.[session.id];
}

const hasStaffRecords = (draft: HouseState): draft is StaffState => draft.confidential !== undefined;

/**
 * Keeps what `own:<leader>` may hold of sensitive groups in step: id, start and minutes while the group counts as
 * held, so that its hours count without saying what it was. `before` and `after` are the session around the change.
 */
export function keepLed(
  draft: HouseState,
  place: Place,
  before: { readonly session: Session; readonly place: Place } | undefined,
  after: Session | undefined,
): void {
  if (!hasStaffRecords(draft)) return;
  if (before?.place === 'confidential' && before.session.status === 'held') {
    for (const leaderId of before.session.leaderIds) {
      delete draft[`own:${leaderId}`]?.led[monthOf(before.session)]?.[before.session.id];
    }
  }
  if (after && place === 'confidential' && after.status === 'held') {
    for (const leaderId of after.leaderIds) putLed(draft, leaderId, after);
  }
}

function putLed(draft: StaffState, leaderId: Id, { id, startsAt, minutes }: Session): void {
  const { led } = ownOf(draft, leaderId);
  const month = startsAt.slice(0, 7);
  led[month] = { ...led[month], [id]: { id, startsAt, minutes } };
}

/** Settles everyone to whom a change gave or took a reason to be known to mentors. */
export function settleEach(draft: StaffState, personIds: Iterable<Id>, today: Day): void {
  for (const personId of new Set(personIds)) settlePerson(draft, personId, today);
}
