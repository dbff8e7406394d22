import { cellText } from '../cells.ts';
import type { Findings } from '../findings.ts';
import type { Merged, MergedHouse } from '../merge.ts';
import type { Cells, TableName } from '../table.ts';

/** A row, and the columns of it that say what is wrong, the likeliest first. */
export interface Place {
  readonly table: TableName;
  readonly key: string;
  readonly columns: readonly string[];
}

/**
 * What every rule of the import looks at: the house as it would be. A rule that is broken is told with every row that
 * takes part in it; the refusal names the first of them that a file brings, and none where no file does.
 */
export class Check {
  readonly house: MergedHouse;
  /** Today in the house's time zone. */
  readonly today: string;
  readonly timeZone: string;
  readonly #findings: Findings;

  constructor(house: MergedHouse, findings: Findings, today: string, timeZone: string) {
    this.house = house;
    this.today = today;
    this.timeZone = timeZone;
    this.#findings = findings;
  }

  refuse(places: readonly Place[], right: string): void {
    const found = this.#locate(places);
    if (found) this.#findings.refuse({ ...found, right });
  }

  warn(place: Place, right: string): void {
    const found = this.#locate([place]);
    if (found) this.#findings.warn({ ...found, right });
  }

  #locate(places: readonly Place[]) {
    for (const { table, key, columns } of places) {
      const merged: Merged<Cells> = this.house[table];
      const entry = merged.entries.get(key);
      if (entry?.line === undefined) continue;
      const column = columns.find((column) => merged.columns.has(column)) ?? columns[0] ?? '';
      return { file: merged.table.file, line: entry.line, column, value: cellText(entry.row[column]) };
    }
    return undefined;
  }
}

/** The key of a row of several columns. */
export const joined = (...columns: readonly string[]): string => columns.join('\u0000');
