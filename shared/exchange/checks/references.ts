import { programOf } from '../../rules/programs.ts';
import type { Cell } from '../cells.ts';
import type { Merged, MergedHouse } from '../merge.ts';
import type { Cells, Reference } from '../table.ts';
import { tableNames } from '../table.ts';
import type { Check } from './check.ts';

/** Ids that lead nowhere: neither to a row of the folder nor to one of the house. */
export function checkReferences(check: Check): void {
  const { house } = check;
  for (const table of tableNames) {
    const merged: Merged<Cells> = house[table];
    for (const [column, to] of Object.entries(merged.table.references)) {
      if (to === undefined || !merged.columns.has(column)) continue;
      const right = to === 'programs' ? 'the id of a certification program' : `an id of ${to}.csv or of the house`;
      for (const [key, { row, line }] of merged.entries) {
        if (line === undefined || idsIn(row[column]).every((id) => leadsSomewhere(house, to, id))) continue;
        check.refuse([{ table, key, columns: [column] }], right);
      }
    }
  }
  checkDerivedSources(check);
}

const idsIn = (cell: Cell): readonly string[] =>
  typeof cell === 'string' ? [cell] : Array.isArray(cell) ? cell.map(String) : [];

/** Whether there is, or may be behind a damage, a row of this id. */
export function leadsSomewhere(house: MergedHouse, to: Reference, id: string): boolean {
  if (to === 'programs') return programOf(id) !== undefined;
  const { entries, unreadable, incomplete } = house[to];
  return entries.has(id) || unreadable.has(id) || incomplete;
}

/** Work of which hours are said to be derived must exist, and be work of the person enrolled. */
function checkDerivedSources(check: Check): void {
  const { hours_derived, enrollments, sessions, contacts } = check.house;
  for (const [key, { row }] of hours_derived.entries) {
    const place = { table: 'hours_derived', key, columns: ['source'] } as const;
    const [kind = '', id = ''] = split(row.source);
    const exists =
      (kind === 'session' && leadsSomewhere(check.house, 'sessions', id)) ||
      (kind === 'contact' && leadsSomewhere(check.house, 'contacts', id));
    if (!exists) check.refuse([place], 'a session, contact or supervision meeting of the folder or of the house');
    const personId = enrollments.entries.get(row.enrollment_id)?.row.person_id;
    const workers =
      kind === 'session' ? sessions.entries.get(id)?.row.leader_ids : contacts.entries.get(id)?.row.mentor_id;
    if (!exists || personId === undefined || idsIn(workers).includes(personId)) continue;
    check.warn(place, 'work of the person enrolled; this was not, so its signature counts nothing');
  }
}

const split = (source: string): readonly [string, string] => {
  const colon = source.indexOf(':');
  return [source.slice(0, colon), source.slice(colon + 1)];
};
