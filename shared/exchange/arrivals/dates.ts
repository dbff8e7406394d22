import type { Day } from '../../records/primitives.ts';
import { isDay } from '../../records/primitives.ts';
import { fromDayNumber } from '../../rules/calendar.ts';

export type DateOrder = 'month-first' | 'day-first';
/** Two-digit years mean another century for a birth than for an admission. */
export type DateAbout = 'birth' | 'stay';

/** What a cell can mean as a date: one day, a day by either order, or none. */
export interface ReadDate {
  readonly monthFirst?: Day;
  readonly dayFirst?: Day;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day in each order; the same twice where the order does not matter, neither where it is no date. */
export function readDate(text: string, about: DateAbout, today: Day): ReadDate {
  const words = text
    .toLowerCase()
    .replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/u, '')
    .replace(/[t ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*([ap]m)?z?$/u, '')
    .trim();
  const one = yearFirst(words) ?? withMonthName(words, about, today) ?? serial(words);
  if (one !== undefined) return { monthFirst: one, dayFirst: one };
  return numbers(words, about, today);
}

/** The only order in which a cell is a date at all: what it tells about the others. */
export function orderOf({ monthFirst, dayFirst }: ReadDate): DateOrder | undefined {
  if (monthFirst !== undefined && dayFirst === undefined) return 'month-first';
  if (dayFirst !== undefined && monthFirst === undefined) return 'day-first';
  return undefined;
}

/** Whether the orders give two different days. */
export const isAmbiguous = ({ monthFirst, dayFirst }: ReadDate): boolean =>
  monthFirst !== undefined && dayFirst !== undefined && monthFirst !== dayFirst;

function yearFirst(words: string): Day | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(words) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/u.exec(words) ?? [];
  return dayOf(year, month, day);
}

/** 4 Mar 2026, Mar 4 2026, March 4th, 2026, 4-Mar-26. */
function withMonthName(words: string, about: DateAbout, today: Day): Day | undefined {
  const parts = words.split(/[\s,./-]+/u).filter((part) => part !== '' && part !== 'of');
  if (parts.length !== 3) return undefined;
  const named = parts.findIndex((part) => monthNumber(part) !== undefined);
  const month = monthNumber(parts[named] ?? '');
  const [day = '', year = ''] = parts.filter((_, index) => index !== named);
  if (month === undefined || named === 2) return undefined;
  return dayOf(
    fullYear(year, month, day.replace(/(st|nd|rd|th)$/u, ''), about, today),
    month,
    day.replace(/\D+$/u, ''),
  );
}

function monthNumber(word: string): string | undefined {
  if (!/^[a-z]{3,9}$/u.test(word)) return undefined;
  const index = months.indexOf(word.slice(0, 3));
  return index === -1 ? undefined : String(index + 1);
}

/** The day number a spreadsheet holds behind a date: days since 1899-12-30. */
function serial(words: string): Day | undefined {
  if (!/^\d{5}(\.\d+)?$/u.test(words)) return undefined;
  const days = Math.floor(Number(words));
  return days < 73_051 ? fromDayNumber(days - 25_569) : undefined;
}

function numbers(words: string, about: DateAbout, today: Day): ReadDate {
  const [, first = '', mark = '', second = '', year = ''] =
    /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/u.exec(words) ?? [];
  const dayFirst = dayOf(fullYear(year, second, first, about, today), second, first);
  // Nobody who writes 4.3.2026 means April.
  const monthFirst = mark === '.' ? dayFirst : dayOf(fullYear(year, first, second, about, today), first, second);
  return { ...(monthFirst !== undefined && { monthFirst }), ...(dayFirst !== undefined && { dayFirst }) };
}

/** Nobody in the house is under fourteen or was born over a hundred years before; nobody was admitted in a coming year. */
function fullYear(year: string, month: string, day: string, about: DateAbout, today: Day): string {
  if (year.length !== 2) return year;
  const latest =
    about === 'birth' ? `${Number(today.slice(0, 4)) - 14}${today.slice(4)}` : `${today.slice(0, 4)}-12-31`;
  const inThisCentury = `20${year}`;
  return `${inThisCentury}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` <= latest ? inThisCentury : `19${year}`;
}

function dayOf(year: string, month: string, day: string): Day | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}
