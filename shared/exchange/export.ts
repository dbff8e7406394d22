import { cellText } from './cells.ts';
import { writeCsv } from './csv/write.ts';
import { rowsOf } from './state/rows-of.ts';
import type { WholeHouse } from './state/whole-house.ts';
import { tableNames } from './table.ts';
import type { Cells } from './table.ts';
import { tables } from './tables.ts';

/** A file of the exchange folder as text; written as UTF-8 without BOM. */
export interface TableFile {
  readonly name: string;
  readonly text: string;
  readonly rows: number;
}

/** The whole house as plain tables: all of them, rows sorted by key by code unit. The same house gives the same files. */
export function tablesOf(state: WholeHouse): readonly TableFile[] {
  const rows = rowsOf(state);
  return tableNames.map((name) => {
    const { file, columns } = tables[name];
    const ofTable: ReadonlyMap<string, Cells> = rows[name];
    const sorted = [...ofTable].sort(([one], [other]) => (one < other ? -1 : 1));
    const lines = sorted.map(([, row]) => columns.map((column) => cellText(row[column])));
    return { name: file, text: writeCsv([columns, ...lines]), rows: sorted.length };
  });
}
