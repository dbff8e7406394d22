import { z } from 'zod';
import { idSchema, isDay, localTimeSchema } from '../records/primitives.ts';
import { csvNumber } from '../rules/report/csv.ts';

/*
 * The kinds of cells the tables have. Each reads the text of a cell that is not empty; its message says what would
 * be right. Text is kept letter by letter: whatever was exported comes back the same.
 */

/** What a cell holds once it is read; undefined is an empty cell: not known. */
export type Cell = string | number | boolean | readonly string[] | undefined;

const isId = (text: string): boolean => idSchema.safeParse(text).success;
const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/u.test(text) && Number.isFinite(Number(text));

export const id = z.string().refine(isId, 'an id: at most 120 characters, no ; in it and no space around it');

export const ids = z
  .string()
  .refine((text) => text.split(';').every(isId), 'ids separated by ; without spaces')
  .transform((text) => text.split(';'));

const upTo = (length: number) => z.string().max(length, `at most ${String(length)} characters`);
export const name = upTo(80);
export const text = upTo(500);
export const longText = upTo(20_000);

export const day = z.string().refine(isDay, 'a day of the calendar, YYYY-MM-DD');

export const localTime = z
  .string()
  .refine((value) => localTimeSchema.safeParse(value).success, 'a date and time, YYYY-MM-DDTHH:MM');

export const yesNo = z.enum(['yes', 'no'], { error: 'yes or no' }).transform((word) => word === 'yes');

const numberIsRight = 'a number, 0 or more, such as 12 or 1.5';
export const number = z.string().refine(isNumber, numberIsRight).transform(Number);

export const wholeNumber = z
  .string()
  .refine((value) => isNumber(value) && Number.isSafeInteger(Number(value)), 'a whole number, 0 or more')
  .transform(Number);

export const minutes = z
  .string()
  .refine(isNumber, numberIsRight)
  .refine((value) => !(Number(value) > 1440), 'at most 1440 minutes: nothing here lasts longer than 24 hours')
  .transform(Number);

/** One of a few words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `one of ${words.join(', ')}` });

export const state = z.string().regex(/^[A-Z]{2}$/u, 'two capital letters, as in KY');

export const timeZone = z.string().refine(isTimeZone, 'a time zone, as in America/New_York');

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The cell as the tables write it: numbers as in the report's CSV. */
export function cellText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return csvNumber(cell);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return cell.join(';');
}
