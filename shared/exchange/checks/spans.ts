import type { Cells, TableName } from '../table.ts';
import type { Check } from './check.ts';

/** Beds, mentor roles and pairings that end before they begin, and people paired with themselves. */
export function checkSpans(check: Check): void {
  checkEnds(check, 'beds', 'available_from', 'available_to');
  checkEnds(check, 'mentors', 'since', 'until');
  checkEnds(check, 'pairings', 'from', 'to');
  for (const [key, { row }] of check.house.pairings.entries) {
    if (row.mentor_id !== row.resident_id) continue;
    check.refuse([{ table: 'pairings', key, columns: ['resident_id'] }], 'somebody else than the mentor');
  }
}

function checkEnds(check: Check, table: TableName, from: string, to: string): void {
  const entries: ReadonlyMap<string, { readonly row: Cells }> = check.house[table].entries;
  for (const [key, { row }] of entries) {
    const [first, last] = [row[from], row[to]];
    if (typeof first === 'string' && typeof last === 'string' && last < first) {
      check.refuse([{ table, key, columns: [to, from] }], `a day not before ${first}`);
    }
  }
}
