import type { Cell } from './cells.ts';
import { cellText } from './cells.ts';
import type { RawRow, ReadTable } from './read-table.ts';
import type { Cells, Table, TableName } from './table.ts';
import type { RowOf, Tables } from './tables.ts';

/** A row of the house as it would be, and where it comes from. */
export interface Entry<Row> {
  readonly row: Row;
  /** The row before; undefined for a new one. */
  readonly before?: Row;
  /** Line of the file that gives it; undefined where no file says anything about it. */
  readonly line?: number;
  readonly changed: boolean;
}

/** A table of the house with a file's rows laid over it. */
export interface Merged<Row> {
  readonly table: Table;
  readonly entries: ReadonlyMap<string, Entry<Row>>;
  /** Columns the file has. */
  readonly columns: ReadonlySet<string>;
  readonly unreadable: ReadonlyMap<string, RawRow>;
  readonly incomplete: boolean;
}

export type MergedHouse = { readonly [Name in TableName]: Merged<RowOf<Name & keyof Tables>> };

/** Lays a file's rows over those of the house: an absent row or column changes nothing, an empty cell clears. */
export function merge<Row extends Cells>(
  table: Table<Row>,
  existing: ReadonlyMap<string, Row>,
  { rows, columns, unreadable, incomplete }: ReadTable<Row>,
): Merged<Row> {
  const entries = new Map<string, Entry<Row>>();
  for (const [key, row] of existing) {
    // A row that could not be read is neither as it was nor as it will be: no rule can be held against it.
    if (!rows.has(key) && !unreadable.has(key)) entries.set(key, { row, before: row, changed: false });
  }
  for (const [key, { line, row }] of rows) {
    const before = existing.get(key);
    if (!before) entries.set(key, { row, line, changed: true });
    else entries.set(key, { row: { ...before, ...row }, before, line, changed: differs(before, row) });
  }
  return { table, entries, columns, unreadable, incomplete };
}

/** Whether a given cell is another than before, as the tables write them. */
function differs(before: Cells, given: Cells): boolean {
  return Object.keys(given).some((column) => !isSame(before[column], given[column]));
}

const isSame = (one: Cell, other: Cell): boolean => one === other || cellText(one) === cellText(other);
