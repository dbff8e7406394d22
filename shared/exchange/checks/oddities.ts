import type { Check } from './check.ts';

/** What is odd and still taken as it is: told as warnings. */
export function checkOddities(check: Check): void {
  for (const [key, { row }] of check.house.session_types.entries) {
    if (!row.sensitive || row.neutral_title !== undefined) continue;
    const place = { table: 'session_types', key, columns: ['neutral_title'] } as const;
    check.warn(place, 'a neutral title for paper; the type is sensitive');
  }
  for (const [key, { row }] of check.house.contacts.entries) {
    if (row.mentor_id !== row.person_id) continue;
    check.warn({ table: 'contacts', key, columns: ['person_id'] }, 'somebody else than the mentor');
  }
}
