import type { ArrivalField, ArrivalsInput, ArrivalsPreview } from '../../contract/arrivals.ts';
import type { Day } from '../../records/primitives.ts';
import { readDate } from './dates.ts';
import { fieldOfHeading, isOtherHeading } from './headings.ts';
import type { Layout } from './layout.ts';

export type Columns = ArrivalsPreview['columns'];

/** What each column holds: guessed from its heading, else from its cells, and as changed by the person who pastes. */
export function columnsOf({ headings, people }: Layout, input: ArrivalsInput, today: Day): Columns {
  const cellsOf = (index: number): readonly string[] =>
    people.flatMap(({ cells }) => (cells[index] ? [cells[index]] : []));
  const guesses = onceEach(headings.map((heading) => fieldOfHeading(heading) ?? 'ignore'));
  splitMergedName(guesses, headings, cellsOf, input.nameOrder);
  guessFromCells(guesses, headings, cellsOf, today);
  return headings.map((heading, index) => ({
    index,
    heading,
    field: input.columns?.[String(index)] ?? guesses[index] ?? 'ignore',
    samples: [...new Set(cellsOf(index))].slice(0, 3),
  }));
}

/** The first column of a kind keeps it. */
const onceEach = (fields: readonly ArrivalField[]): ArrivalField[] =>
  fields.map((field, index) => (fields.indexOf(field) === index ? field : 'ignore'));

/** "Name" merged over two columns; "Name" beside "Last name". */
function splitMergedName(
  guesses: ArrivalField[],
  headings: readonly string[],
  cellsOf: (index: number) => readonly string[],
  order: ArrivalsInput['nameOrder'],
): void {
  const name = guesses.indexOf('name');
  if (name === -1) return;
  if (guesses.includes('last-name') && !guesses.includes('first-name')) guesses[name] = 'first-name';
  else if (guesses.includes('first-name') && guesses.includes('last-name')) guesses[name] = 'ignore';
  else if (headings[name + 1] === '' && areWords(cellsOf(name)) && areWords(cellsOf(name + 1))) {
    const lastFirst = order === 'last-first';
    guesses[name] = lastFirst ? 'last-name' : 'first-name';
    guesses[name + 1] = lastFirst ? 'first-name' : 'last-name';
  }
}

/** Columns without a heading: names first, then dates by how long ago they are. */
function guessFromCells(
  guesses: ArrivalField[],
  headings: readonly string[],
  cellsOf: (index: number) => readonly string[],
  today: Day,
): void {
  const free = (): number[] =>
    guesses.flatMap((field, index) => (field === 'ignore' && !isOtherHeading(headings[index] ?? '') ? [index] : []));
  const hasName = guesses.some((field) => field === 'name' || field === 'first-name' || field === 'last-name');
  const name = hasName ? undefined : free().find((index) => areNames(cellsOf(index)));
  if (name !== undefined) guesses[name] = 'name';
  for (const index of free()) {
    const days = cellsOf(index).map(
      (cell) => readDate(cell, 'birth', today).monthFirst ?? readDate(cell, 'birth', today).dayFirst,
    );
    if (days.length === 0 || days.filter((day) => day !== undefined).length < days.length * 0.8) continue;
    const adult = `${Number(today.slice(0, 4)) - 16}${today.slice(4)}`;
    const births = days.filter((day) => day !== undefined && day < adult).length;
    const field = births > days.length / 2 ? 'birth-date' : 'admitted-on';
    if (!guesses.includes(field)) guesses[index] = field;
  }
}

const areWords = (cells: readonly string[]): boolean => mostly(cells, /^[\p{L}][\p{L}\p{M}'’ .,()"-]*$/u);
const areNames = (cells: readonly string[]): boolean =>
  areWords(cells) && mostly(cells, /^[\p{L}\p{M}'’.()"-]+,? +[\p{L}]/u) && new Set(cells).size > cells.length * 0.7;

const mostly = (cells: readonly string[], pattern: RegExp): boolean =>
  cells.length > 0 && cells.filter((cell) => pattern.test(cell)).length >= cells.length * 0.8;
