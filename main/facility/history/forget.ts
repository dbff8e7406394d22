import type { Saved } from '../../../shared/contract/call.ts';
import type { Day } from '../../../shared/records/primitives.ts';
import { addDays, todayIn } from '../../../shared/rules/calendar.ts';
import type { Commit, Watch } from '../../vault/index.ts';
import { valueOf, type Desk } from '../context.ts';
import { refuse } from '../refused.ts';

/** The newest days whose history stays, whatever is asked: mistakes are found within days, and then need their way back. */
const daysThatStay = 30;
/** A segment of lines is read whole, however few of them are asked for. */
const readAtOnce = 5000;
const action = 'history.forget';

const dayFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
const writeDay = (day: Day): string => dayFormat.format(new Date(`${day}T00:00:00Z`));

/** Has the house tell no more what was changed before a day. */
export async function forget(desk: Desk, before: Day, watch: Watch): Promise<Saved> {
  const latest = addDays(desk.today, -daysThatStay);
  if (before > latest) refuse('history-too-new', { field: 'before', facts: { latest: writeDay(latest) } });
  const upTo =
    (await lastBefore(desk, before)) ??
    refuse('nothing-to-forget', { field: 'before', facts: { before: writeDay(before) } });
  const label = `what was changed before ${writeDay(before)}`;
  valueOf(await desk.session.purge(upTo, { action, label }, watch));
  // Without a commit: nothing takes this back.
  return { label };
}

/** The last line that was written before a day at the house, or the last of those that were forgotten without saying so. */
async function lastBefore({ session, timeZone }: Desk, day: Day): Promise<number | undefined> {
  let isTold = false;
  for (let before: number | undefined = session.sequence + 1; before !== undefined;) {
    const commits: readonly Commit[] = valueOf(await session.history({ limit: readAtOnce, before }));
    const found = commits.find(({ at }) => todayIn(timeZone, at) < day);
    if (found) return found.sequence;
    isTold ||= commits.some((commit) => commit.action === action);
    before = commits.at(-1)?.sequence;
  }
  return session.purgedUpTo > 0 && !isTold ? session.purgedUpTo : undefined;
}
