import type { HistoryArea } from '../../../shared/contract/history.ts';
import type { Day } from '../../../shared/records/primitives.ts';
import { todayIn } from '../../../shared/rules/calendar.ts';
import type { Commit, VaultSession } from '../../vault/index.ts';
import { valueOf } from '../context.ts';
import { labelOf } from './lines.ts';

/** What somebody looks for in the history. */
export interface Wanted {
  readonly deedsOnly?: boolean | undefined;
  readonly who?: string | undefined;
  readonly area?: HistoryArea | undefined;
  readonly words?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

type Session = Pick<VaultSession<object>, 'history' | 'sequence'>;

/** How many lines one call looks at: well under a second of work. */
const stretch = 2000;

const areaOf: readonly (readonly [start: string, area: HistoryArea])[] = [
  ['residents.', 'residents'],
  ['arrivals.', 'residents'],
  ['mentors.', 'mentors'],
  ['contacts.', 'mentors'],
  ['sessions.', 'groups'],
  ['certification.', 'certification'],
  ['users.', 'sign-ins'],
  ['signIns.', 'sign-ins'],
  ['history.undo', 'undone'],
];

/** Unfinished forms are no records yet, and what follows by itself was nobody's deed. */
const isDeed = ({ action }: Commit): boolean => !action.startsWith('drafts.') && action !== 'walls.settle';

/** Whether a commit is looked for; dates are those of the house. */
export function fits(commit: Commit, wanted: Wanted, timeZone: string): boolean {
  const { action, authorId, at } = commit;
  const label = labelOf(commit).toLowerCase();
  const area = areaOf.find(([start]) => action.startsWith(start))?.[1] ?? 'house';
  const words = (wanted.words ?? '').toLowerCase().split(/\s+/u).filter(Boolean);
  const day = wanted.from === undefined && wanted.to === undefined ? '' : todayIn(timeZone, at);
  return (
    (wanted.deedsOnly !== true || isDeed(commit)) &&
    (wanted.who === undefined || wanted.who === authorId) &&
    (wanted.area === undefined || wanted.area === area) &&
    words.every((word) => label.includes(word)) &&
    (wanted.from === undefined || day >= wanted.from) &&
    (wanted.to === undefined || day <= wanted.to)
  );
}

/**
 * The commits that fit, newest first, those before a line. Looks at `stretch` lines at most: `next` is the line to go on
 * before, and missing when no older one can fit.
 */
export async function lookBack(
  session: Session,
  { limit, before = Infinity, ...wanted }: Wanted & { readonly limit: number; readonly before?: number | undefined },
  timeZone: string,
): Promise<{ readonly commits: readonly Commit[]; readonly next: Commit | undefined }> {
  const found: Commit[] = [];
  let last: Commit | undefined;
  for (let looked = 0; looked < stretch;) {
    // A page that fits as it is costs no more than itself; whoever looks for something pays the way to it once.
    const count = looked === 0 ? limit : stretch - looked;
    const older = Math.min(before, last?.sequence ?? Infinity);
    const commits = valueOf(await session.history({ limit: count, ...(older === Infinity ? {} : { before: older }) }));
    for (const commit of commits) {
      last = commit;
      if (wanted.from !== undefined && todayIn(timeZone, commit.at) < wanted.from)
        return { commits: found, next: undefined };
      if (fits(commit, wanted, timeZone)) found.push(commit);
      if (found.length === limit) return { commits: found, next: commit.sequence > 1 ? commit : undefined };
    }
    looked += commits.length;
    if (commits.length < count) return { commits: found, next: undefined };
  }
  return { commits: found, next: last };
}
