import { readCsv } from '../csv/read.ts';

/** A line of the pasted table, its cells trimmed. Line 1 is the first of the paste. */
export interface GridRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The cells of a pasted text: split at tabs, commas or semicolons, whichever the text uses; rows without a word left out. */
export function gridOf(text: string): readonly GridRow[] {
  const separator = separatorOf(text);
  const { records, damage } = readCsv(text, separator);
  // A lone quote in a name is no reason to refuse a paste: then the quotes are letters.
  const rows = damage ? plainRecords(text, separator) : records;
  return rows
    .map(({ line, fields }) => ({ line, cells: fields.map(tidy) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

const tidy = (cell: string): string => cell.replace(/[\s\u00A0]+/gu, ' ').trim();

function plainRecords(text: string, separator: string) {
  return text.split(/\r\n|\r|\n/u).map((row, index) => ({ line: index + 1, fields: row.split(separator) }));
}

function separatorOf(text: string): string {
  if (text.includes('\t')) return '\t';
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');
  const counts = (letter: string): readonly number[] => lines.map((line) => line.split(letter).length - 1);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  const [commas, semicolons] = [counts(','), counts(';')];
  if (sum(semicolons) > sum(commas)) return ';';
  // One column of "Last, First": at most one comma a line, and none in the heading.
  const isNameColumn = Math.max(0, ...commas) <= 1 && commas.includes(0);
  return isNameColumn ? '\t' : ',';
}
