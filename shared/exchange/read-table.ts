import type { z } from 'zod';
import { cellText } from './cells.ts';
import { readCsv } from './csv/read.ts';
import type { CsvRecord } from './csv/read.ts';
import type { Findings } from './findings.ts';
import type { ImportFile } from './import.ts';
import type { Cells, Table } from './table.ts';
import { keyOf } from './table.ts';

/** A row of a file, with the physical line on which it starts. */
export interface ReadRow<Row> {
  readonly line: number;
  /** Has the columns the file has; an emptied cell is there as undefined. */
  readonly row: Row;
}

/** A table as one file gives it. */
export interface ReadTable<Row> {
  readonly columns: ReadonlySet<string>;
  readonly rows: ReadonlyMap<string, ReadRow<Row>>;
  /** Rows that could not be read, by key where the key could be: what refers to them is not refused a second time. */
  readonly unreadable: ReadonlyMap<string, RawRow>;
  /** The file holds more rows than could be read, so that nothing can be said about what refers to it. */
  readonly incomplete: boolean;
}

export type RawRow = Readonly<Record<string, string | undefined>>;

/** A file that is not there: no row, no column. */
export const absentTable = { columns: new Set<string>(), rows: new Map(), unreadable: new Map(), incomplete: false };

/** Reads a file of the folder: every refusal it deserves on its own goes to the findings. */
export function readTable<Row extends Cells>(
  table: Table<Row>,
  { text, damagedLine = 0 }: ImportFile,
  findings: Findings,
): ReadTable<Row> {
  const { file } = table;
  if (text === undefined) {
    findings.refuse({ file, line: damagedLine, right: 'text in UTF-8: save it as "CSV UTF-8"' });
    return { ...absentTable, incomplete: true };
  }
  const { records, blankLines, damage } = readCsv(text);
  if (damage) findings.refuse({ file, line: damage.line, value: damage.found, right: damage.right });
  for (const line of blankLines) findings.warn({ file, line, right: 'no blank lines; this one is passed over' });
  const [header, ...body] = records;
  if (!header) {
    if (!damage) findings.refuse({ file, line: 1, right: `a header row: ${table.columns.join(',')}` });
    return { ...absentTable, incomplete: true };
  }
  if (!isGoodHeader(table, header, findings)) return { ...absentTable, incomplete: true };
  const reader = new RowReader(table, header, findings);
  for (const record of body) reader.read(record);
  const { columns, rows, unreadable, incomplete } = reader;
  return { columns, rows, unreadable, incomplete: incomplete || damage !== undefined };
}

function isGoodHeader(table: Table, { fields, line }: CsvRecord, findings: Findings): boolean {
  const { file } = table;
  const twice = fields.filter((column, index) => column !== '' && fields.indexOf(column) !== index);
  const missing = table.required.filter((column) => !fields.includes(column));
  for (const column of new Set(twice))
    findings.refuse({ file, line, column, value: column, right: 'each column once' });
  for (const column of missing) findings.refuse({ file, line, column, right: `a column ${column}; it is required` });
  for (const column of fields.filter((column) => !table.columns.includes(column))) {
    findings.warn({ file, line, column, right: `a column of ${file}; this one is not known and not read` });
  }
  return twice.length + missing.length === 0;
}

class RowReader<Row extends Cells> {
  readonly rows = new Map<string, ReadRow<Row>>();
  readonly unreadable = new Map<string, RawRow>();
  incomplete = false;
  readonly #table: Table<Row>;
  readonly #header: readonly string[];
  readonly #known: readonly (readonly [column: string, index: number])[];
  readonly #required: ReadonlySet<string>;
  readonly #findings: Findings;

  constructor(table: Table<Row>, header: CsvRecord, findings: Findings) {
    this.#table = table;
    this.#header = header.fields;
    this.#known = table.columns.flatMap((column) => {
      const index = header.fields.indexOf(column);
      return index === -1 || table.writtenOnly.includes(column) ? [] : [[column, index] as const];
    });
    this.#required = new Set(table.required);
    this.#findings = findings;
  }

  get columns(): ReadonlySet<string> {
    return new Set(this.#known.map(([column]) => column));
  }

  read({ line, fields }: CsvRecord): void {
    if (fields.length !== this.#header.length) {
      this.#refuse(line, '', fieldCount(fields.length), `${fieldCount(this.#header.length)}, as in the header`);
      this.incomplete = true;
      return;
    }
    const raw: Record<string, string | undefined> = {};
    let missing = false;
    for (const [column, index] of this.#known) {
      const text = fields[index] ?? '';
      raw[column] = text.trim() === '' ? undefined : text;
      if (raw[column] === undefined && this.#required.has(column)) {
        missing = true;
        this.#refuse(line, column, text, `a value; ${column} is required`);
      }
    }
    const parsed = this.#table.row.safeParse(raw);
    if (parsed.success) this.#keep(line, parsed.data);
    else this.#refuseCells(line, raw, parsed.error, missing);
  }

  #keep(line: number, row: Row): void {
    const key = keyOf(this.#table, row);
    const first = this.rows.get(key);
    if (!first) this.rows.set(key, { line, row });
    else if (this.#table.key.length === 0) this.#refuse(line, '', '', `one row only; line ${first.line} has it`);
    else {
      const [column = ''] = this.#table.key;
      const right = `each ${this.#table.key.join(' + ')} once; line ${first.line} has it`;
      this.#refuse(line, column, cellText(row[column]), right);
    }
  }

  #refuseCells(line: number, raw: RawRow, { issues }: z.ZodError, missing: boolean): void {
    for (const { path, message } of issues) {
      const column = String(path[0]);
      const value = raw[column];
      if (value !== undefined) this.#refuse(line, column, value, message);
    }
    if (missing && this.#table.key.some((column) => raw[column] === undefined)) this.incomplete = true;
    else this.unreadable.set(keyOf(this.#table, raw), raw);
  }

  #refuse(line: number, column: string, value: string, right: string): void {
    this.#findings.refuse({ file: this.#table.file, line, column, value, right });
  }
}

const fieldCount = (count: number): string => (count === 1 ? '1 field' : `${count} fields`);
