import type { Month } from '../../records/primitives.ts';
import { addMonths, dayNumber, firstOfMonth, lastOfMonth } from '../calendar.ts';

export const periodLengths = [1, 3, 12] as const;
export type PeriodLength = (typeof periodLengths)[number];

/** The days a report is about. All days are day numbers (calendar.ts), all ends inclusive. */
export interface Period {
  /** `2026-10`, or `2025-11/2026-10` for a longer one. */
  readonly name: string;
  /** Its calendar months, in order. */
  readonly months: readonly Month[];
  readonly firstDay: number;
  readonly lastDay: number;
  readonly days: number;
  /** First day of the twelve months that end with the period: W0 in the README. */
  readonly yearStart: number;
  /** First day of the twenty-four months that end with the period. */
  readonly twoYearStart: number;
}

/** The period of one calendar month, or of the 3 or 12 that end with it. */
export function periodOf(month: Month, length: PeriodLength): Period {
  const monthBefore = (count: number): Month => addMonths(firstOfMonth(month), -count).slice(0, 7);
  const months = Array.from({ length }, (_, index) => monthBefore(length - 1 - index));
  const [firstDay, lastDay] = [dayNumber(firstOfMonth(monthBefore(length - 1))), dayNumber(lastOfMonth(month))];
  return {
    name: length === 1 ? month : `${monthBefore(length - 1)}/${month}`,
    months,
    firstDay,
    lastDay,
    days: lastDay - firstDay + 1,
    yearStart: dayNumber(firstOfMonth(monthBefore(11))),
    twoYearStart: dayNumber(firstOfMonth(monthBefore(23))),
  };
}

/** Whether a day number lies in the period. */
export function isIn(period: Period, day: number): boolean {
  return period.firstDay <= day && day <= period.lastDay;
}
