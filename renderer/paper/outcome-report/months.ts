import { addMonths, firstOfMonth } from '../../../shared/rules/calendar.ts';

const nameFormat = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortFormat = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });
const time = (month: string): number => Date.parse(`${month.slice(0, 7)}-01T00:00:00Z`);

/** `October 2026` of `2026-10`. */
export const monthName = (month: string): string => nameFormat.format(time(month));

/** `Oct` of `2026-10`, for the foot of a chart. */
export const shortMonth = (month: string): string => shortFormat.format(time(month));

/** The month so many months later (earlier when negative), `YYYY-MM`. */
export const monthsAfter = (month: string, count: number): string => addMonths(firstOfMonth(month), count).slice(0, 7);
