import type { SessionRow } from '../contract/sessions.ts';
import type { Day } from '../records/primitives.ts';

export type RollTone = 'neutral' | 'good' | 'due';

/** How far a group's roll is, as a word and how much it asks for attention: *not taken / 14 of 18 / on paper* (SCREENS, "Today"). */
export function rollStatus(
  row: Pick<SessionRow, 'status' | 'counts' | 'sheetNumber' | 'finishedAt' | 'startsAt'>,
  today: Day,
): { readonly words: string; readonly tone: RollTone } {
  const { expected, present, absent, excused, unmarked } = row.counts;
  const marked = present + absent + excused;
  if (row.status === 'cancelled') return { words: 'cancelled', tone: 'neutral' };
  if (marked > 0 && (unmarked === 0 || row.finishedAt !== undefined))
    return { words: `${present} of ${marked + unmarked} present`, tone: 'good' };
  if (marked > 0) return { words: `${marked} of ${marked + unmarked} marked`, tone: 'due' };
  const tone = row.startsAt.slice(0, 10) > today ? 'neutral' : 'due';
  if (row.sheetNumber !== undefined) return { words: `on paper, sheet ${row.sheetNumber}`, tone };
  if (tone === 'neutral') return { words: `${expected} expected`, tone };
  return { words: 'not taken', tone: 'due' };
}
