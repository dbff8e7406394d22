import { rounded } from './exact.ts';
import type { PrintedFigure } from './external.ts';
import type { Period } from './period.ts';

export type Edition = 'internal' | 'external';

/** The report as CSV: one row per figure, in the order given; LF, last line ended. No field ever needs quotes. */
export function reportCsv(period: Period, edition: Edition, figures: readonly PrintedFigure[]): string {
  const rows = figures.map(({ id, value, numerator, denominator, unknown }) =>
    [period.name, edition, id, ...[value, numerator, denominator, unknown].map(csvNumber)].join(','),
  );
  return ['period,edition,figure,value,numerator,denominator,unknown', ...rows].map((line) => `${line}\n`).join('');
}

/** A number rounded half away from zero to 4 decimals, trailing zeros dropped; words as they are; nothing as an empty field. */
export function csvNumber(cell: number | string | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return rounded(cell, 4).replace(/\.?0+$/, '');
}
