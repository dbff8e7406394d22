import type { ArrivalRow, ArrivalsInput, ArrivalsPreview } from '../../../shared/contract/arrivals.ts';

const people = (count: number): string => (count === 1 ? 'one person' : `${count} people`);

/** Why it cannot come in yet, in words, or undefined when nothing is in the way. */
export function stillInTheWay({ questions, counts, rows }: ArrivalsPreview): string | undefined {
  if (rows.length === 0) return 'No row holds a person yet. Check the columns, or paste again.';
  if (questions.length > 0) {
    return questions.length === 1
      ? 'One question is open in step 2.'
      : `${questions.length} questions are open in step 2.`;
  }
  if (counts.unsure > 0) {
    return counts.unsure === 1
      ? 'One row could be somebody already here. Say who it is.'
      : `${counts.unsure} rows could be somebody already here. Say who they are.`;
  }
  if (counts.refused > 0) {
    return counts.refused === 1
      ? 'One row cannot come in as it is. Mend it in the table and paste again, or leave it out.'
      : `${counts.refused} rows cannot come in as they are. Mend them in the table and paste again, or leave them out.`;
  }
  if (counts.new === 0) return 'Everybody in this list is already here. There is nothing to bring in.';
  return undefined;
}

/** What the confirming button says. */
export const bringInLabel = ({ counts }: ArrivalsPreview): string => `Bring in ${people(counts.new)}`;

/** How many of the lines there are of each kind, those without any left out. */
export function tally(rows: readonly ArrivalRow[]): { status: ArrivalRow['status']; count: number }[] {
  const order = ['new', 'same', 'unsure', 'refused', 'skipped'] as const;
  return order
    .map((status) => ({ status, count: rows.filter((row) => row.status === status).length }))
    .filter(({ count }) => count > 0);
}

type Decisions = NonNullable<ArrivalsInput['decisions']>;

/** The same decisions, with every row that cannot come in left out. */
export function withoutRefused(decisions: Decisions | undefined, rows: readonly ArrivalRow[]): Decisions {
  const refused = rows.filter(({ status }) => status === 'refused');
  return { ...decisions, ...Object.fromEntries(refused.map(({ line }) => [String(line), { take: 'skip' as const }])) };
}

/** What a row's choice says: `new`, `skip` or the id of a known person; undefined while nobody decided. */
export function choiceOf(decisions: Decisions | undefined, line: number): string | undefined {
  const decision = decisions?.[String(line)];
  if (!decision) return undefined;
  return decision.take === 'known' ? decision.personId : decision.take;
}

/** The decisions with one row's choice changed; without a choice the row is open again. */
export function decided(decisions: Decisions | undefined, line: number, choice: string | null): Decisions {
  const others = Object.fromEntries(Object.entries(decisions ?? {}).filter(([key]) => key !== String(line)));
  if (choice === null) return others;
  const decision: Decisions[string] =
    choice === 'new' || choice === 'skip' ? { take: choice } : { take: 'known', personId: choice };
  return { ...others, [String(line)]: decision };
}
