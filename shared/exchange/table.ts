import type { z } from 'zod';
import type { Cell } from './cells.ts';

/** A row with its cells read; a column that is missing and an empty cell are both undefined. */
export type Cells = Readonly<Record<string, Cell>>;

/** Where the ids of a column lead: to another table, or to the certification programs Cairn ships. */
export type Reference = TableName | 'programs';

type References = Readonly<Record<string, Reference | undefined>>;

/** One table of the exchange folder. Reading, checking, writing and the documentation all follow this. */
export interface Table<Row extends Cells = Cells> {
  readonly file: string;
  /** In the order they are written. */
  readonly columns: readonly string[];
  readonly required: readonly string[];
  /** Columns that together name a row; empty where there is one row only. */
  readonly key: readonly string[];
  readonly references: References;
  /** Written for people to read; on the way in they say nothing. */
  readonly writtenOnly: readonly string[];
  readonly row: z.ZodType<Row>;
}

/** The tables of this version, in the order in which they build on each other. */
export const tableNames = [
  'house',
  'phases',
  'beds',
  'people',
  'stays',
  'stay_phases',
  'stay_beds',
  'mentors',
  'pairings',
  'contacts',
  'session_types',
  'sessions',
  'marks',
  'enrollments',
  'hours',
  'hours_derived',
  'exams',
] as const;
export type TableName = (typeof tableNames)[number];

/** Declares a table from the schema of its rows: a column that may be empty is an optional one. */
export function table<Shape extends z.ZodRawShape>(
  name: TableName,
  key: readonly (keyof Shape & string)[],
  row: z.ZodObject<Shape>,
  references: References = {},
  writtenOnly: readonly (keyof Shape & string)[] = [],
) {
  const columns = Object.keys(row.shape);
  const required = Object.entries<z.core.$ZodType>(row.shape).flatMap(
    ([
      column,
      {
        _zod: { optin },
      },
    ]) => (optin === 'optional' ? [] : [column]),
  );
  return { file: `${name}.csv`, columns, required, key, references, writtenOnly, row };
}

/** A row's key as one text. Ids hold no control character, so keys sort like their columns, one after the other. */
export const keyOf = ({ key }: Pick<Table, 'key'>, row: Cells): string =>
  key.map((column) => String(row[column])).join('\u0000');
