import { rounded } from './exact.ts';
import type { PrintedFigure } from './external.ts';
import { figureRules } from './figure-rules.ts';

/**
 * A figure's value as the screen and the paper show it, without its unit but for `%`: shares as percentages to one
 * decimal, other rates, days and hours to one decimal, counts and minutes plain. `hidden` where it is suppressed,
 * `<11` where only that is said, empty where it is blank.
 */
export function printedValue({ id, value }: PrintedFigure): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value === 'suppressed' ? 'hidden' : value;
  const { kind, unit } = figureRules[id];
  if (unit === 'share') return `${rounded(value, 1, 2)}%`;
  return kind === 'count' || kind === 'sum' ? printedNumber(value) : rounded(value, 1);
}

/** A numerator, denominator or count of unknown answers: whole numbers plain, others to one decimal. */
export function printedNumber(cell: number | string | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return rounded(cell, Number.isInteger(cell) ? 0 : 1);
}
