import { oncePerFrozen } from '../../../shared/once.ts';
import type { Id } from '../../../shared/records/primitives.ts';
import type { Session } from '../../../shared/records/sessions.ts';
import { isMarked } from '../../../shared/rules/attendance.ts';
import { weeklySessionOf } from '../../../shared/rules/weekly-groups.ts';

/** What is asked of every month of an old house: found in one pass, and kept until a commit touches the month. */
export interface AboutMonth {
  readonly heldBy: ReadonlyMap<Id, readonly Session[]>;
  /** Printed sheets that nobody has entered. */
  readonly missingSheets: readonly Session[];
  /** Groups of weekly groups that were moved here from another month. */
  readonly movedHere: readonly Id[];
}

export const aboutMonth = oncePerFrozen((ofMonth: Readonly<Record<Id, Session>>): AboutMonth => {
  const heldBy = new Map<Id, Session[]>();
  const missingSheets: Session[] = [];
  const movedHere: Id[] = [];
  for (const session of Object.values(ofMonth)) {
    if (session.status === 'held') {
      for (const leaderId of session.leaderIds) {
        const known = heldBy.get(leaderId);
        if (known) known.push(session);
        else heldBy.set(leaderId, [session]);
      }
    }
    if (isMissingSheet(session)) missingSheets.push(session);
    if (wasMoved(session)) movedHere.push(session.id);
  }
  return { heldBy, missingSheets, movedHere };
});

const isMissingSheet = (session: Session): boolean =>
  session.sheet !== undefined && session.status !== 'cancelled' && !session.finished && !isMarked(session.marks);

/** Whether the id names a day of another month than the session begins in. */
function wasMoved({ id, startsAt }: Session): boolean {
  const month = startsAt.slice(0, 7);
  const inPlace = id.slice(-10).startsWith(month);
  return !inPlace && weeklySessionOf(id) !== undefined;
}
