import type { ArrivalField, ArrivalRow, ArrivalsInput } from '../../contract/arrivals.ts';
import type { Day } from '../../records/primitives.ts';
import { sentenceOf } from '../../messages/refusals.ts';
import { readRoomAndBed } from './beds.ts';
import type { WrittenBed } from './beds.ts';
import type { Columns } from './columns.ts';
import { isAmbiguous, orderOf, readDate } from './dates.ts';
import type { DateOrder, ReadDate } from './dates.ts';
import type { GridRow } from './grid.ts';
import { joinedName, splitName } from './names.ts';
import type { WrittenName } from './names.ts';

export type Problem = ArrivalRow['problems'][number];

/** One line about one person, read as far as it can be. */
export interface Line {
  readonly line: number;
  readonly name?: WrittenName;
  readonly birthDate?: Day;
  readonly admittedOn?: Day;
  readonly bed?: WrittenBed;
  readonly bedSince?: Day;
  readonly phase: string;
  readonly phaseSince?: Day;
  readonly mentor: string;
  readonly problems: Problem[];
}

const dateFields = ['birth-date', 'admitted-on', 'phase-since', 'bed-since'] as const;
type DateField = (typeof dateFields)[number];

/** Reads lines by what their columns hold. */
export class LineReader {
  readonly #columns: Columns;
  readonly #rows: readonly GridRow[];
  readonly #input: ArrivalsInput;
  readonly #today: Day;
  readonly #order: DateOrder;
  /** Dates that could be two days, where neither the table nor anybody says which; none when the order is known. */
  readonly openDates: readonly string[];

  constructor(columns: Columns, rows: readonly GridRow[], input: ArrivalsInput, today: Day) {
    this.#columns = columns;
    this.#rows = rows;
    this.#input = input;
    this.#today = today;
    const dates = rows.flatMap((row) =>
      dateFields.map((field) => [this.#cell(row, field), this.#date(row, field)] as const),
    );
    const told = new Set(dates.flatMap(([, read]) => orderOf(read) ?? []));
    const [only] = told;
    const known = input.dateOrder ?? (told.size === 1 ? only : undefined);
    this.#order = known ?? 'month-first';
    const open = dates.flatMap(([text, read]) => (isAmbiguous(read) ? [text] : []));
    this.openDates = known === undefined ? [...new Set(open)].slice(0, 3) : [];
  }

  get hasNames(): boolean {
    return (['name', 'preferred-name', 'first-name', 'last-name'] as const).some(
      (field) => this.#indexOf(field) !== -1,
    );
  }

  lines(): readonly Line[] {
    return this.#rows.map((row) => this.#line(row));
  }

  #line(row: GridRow): Line {
    const problems: Problem[] = [];
    const name = this.#name(row);
    if (!name)
      this.#problem(problems, row, this.#indexOf('name') === -1 ? 'first-name' : 'name', 'Write the person’s name.');
    const days: Partial<Record<DateField, Day>> = {};
    for (const field of dateFields) {
      const day = this.#day(row, field, problems);
      if (day !== undefined) days[field] = day;
    }
    const {
      'birth-date': birthDate,
      'admitted-on': admittedOn,
      'phase-since': phaseSince,
      'bed-since': bedSince,
    } = days;
    if (admittedOn === undefined && this.#cell(row, 'admitted-on') === '') {
      this.#problem(problems, row, 'admitted-on', 'Write the day of admission, as in 2026-03-04.');
    }
    if (birthDate !== undefined && birthDate > this.#today) {
      this.#problem(problems, row, 'birth-date', sentenceOf('birth-date-in-future'));
    }
    for (const field of ['admitted-on', 'phase-since', 'bed-since'] as const) {
      const day = days[field];
      if (day !== undefined && day > this.#today) this.#problem(problems, row, field, sentenceOf('day-in-future'));
    }
    const bed = readRoomAndBed(this.#cell(row, 'room'), this.#cell(row, 'bed'));
    return {
      line: row.line,
      ...(name && { name }),
      ...(birthDate !== undefined && { birthDate }),
      ...(admittedOn !== undefined && { admittedOn }),
      ...(bed && { bed }),
      ...(bedSince !== undefined && { bedSince }),
      phase: this.#cell(row, 'phase'),
      ...(phaseSince !== undefined && { phaseSince }),
      mentor: this.#cell(row, 'mentor'),
      problems,
    };
  }

  #name(row: GridRow): WrittenName | undefined {
    const whole = this.#cell(row, 'name');
    if (whole !== '') {
      const preferred = this.#cell(row, 'preferred-name');
      const name = splitName(whole, this.#input.nameOrder ?? 'first-last');
      return name && preferred !== '' ? { ...name, preferredName: preferred } : name;
    }
    return joinedName(this.#cell(row, 'preferred-name'), this.#cell(row, 'first-name'), this.#cell(row, 'last-name'));
  }

  #day(row: GridRow, field: DateField, problems: Problem[]): Day | undefined {
    if (this.#cell(row, field) === '') return undefined;
    const { monthFirst, dayFirst } = this.#date(row, field);
    const day = this.#order === 'day-first' ? (dayFirst ?? monthFirst) : (monthFirst ?? dayFirst);
    if (day === undefined) this.#problem(problems, row, field, 'Write a day, as in 2026-03-04 or Mar 4 2026.');
    return day;
  }

  #date(row: GridRow, field: DateField): ReadDate {
    return readDate(this.#cell(row, field), field === 'birth-date' ? 'birth' : 'stay', this.#today);
  }

  #problem(problems: Problem[], row: GridRow, field: ArrivalField, right: string): void {
    problems.push({ column: this.columnName(field), value: this.#cell(row, field), right });
  }

  /** What the table calls the column of this kind. */
  columnName(field: ArrivalField): string {
    const column = this.#columns.find((column) => column.field === field);
    if (!column) return ourNames[field];
    return column.heading === '' ? `Column ${column.index + 1}` : column.heading;
  }

  #indexOf(field: ArrivalField): number {
    return this.#columns.findIndex((column) => column.field === field);
  }

  #cell(row: GridRow, field: ArrivalField): string {
    return row.cells[this.#indexOf(field)] ?? '';
  }
}

const ourNames: Readonly<Record<ArrivalField, string>> = {
  ignore: '',
  name: 'Name',
  'preferred-name': 'Preferred name',
  'first-name': 'First name',
  'last-name': 'Last name',
  'birth-date': 'Birth date',
  'admitted-on': 'Admitted on',
  room: 'Room',
  bed: 'Bed',
  phase: 'Phase',
  'phase-since': 'Phase since',
  'bed-since': 'Bed since',
  mentor: 'Mentor',
};
