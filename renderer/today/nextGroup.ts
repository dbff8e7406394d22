import type { SessionRow } from '../../shared/contract/sessions.ts';

type Group = Pick<SessionRow, 'status' | 'mayMark' | 'finishedAt' | 'counts' | 'startsAt'>;

/** The first group of the day whose roll still wants something from the person signed in; groups come by start. */
export function nextGroup<Row extends Group>(groups: readonly Row[]): Row | undefined {
  return groups.find(
    ({ status, mayMark, finishedAt, counts }) =>
      mayMark && status !== 'cancelled' && finishedAt === undefined && (counts.unmarked > 0 || status === 'planned'),
  );
}
