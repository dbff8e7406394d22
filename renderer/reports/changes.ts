import type { PrintedFigure, Report } from '../../shared/contract/reports.ts';
import { figureRules } from '../../shared/rules/report/figure-rules.ts';
import { rounded } from '../../shared/rules/report/exact.ts';
import type { FigureId } from '../../shared/rules/report/figures.ts';

/**
 * How figures differ from the month before: `+3`, `−4.2 points`, `same`, empty where one of the two is blank. Only for
 * one finished month and for staff, otherwise `undefined`: a month that still runs would seem worse than it is.
 */
export function changesOf(report: Report): ((id: FigureId) => string) | undefined {
  const before = report.trend.at(-2);
  if (report.edition === 'external' || report.period.months !== 1 || report.monthNotOver || !before) return undefined;
  const [now, then] = [valuesOf(report.figures), valuesOf(before.figures)];
  return (id) => {
    const [value, earlier] = [now.get(id), then.get(id)];
    return value === undefined || earlier === undefined ? '' : changeOf(id, value - earlier);
  };
}

const valuesOf = (figures: readonly PrintedFigure[]): ReadonlyMap<string, number> =>
  new Map(figures.flatMap(({ id, value }) => (typeof value === 'number' ? [[id, value]] : [])));

function changeOf(id: FigureId, difference: number): string {
  const { unit, kind } = figureRules[id];
  const share = unit === 'share';
  const whole = kind === 'count' || kind === 'sum';
  const size = rounded(Math.abs(difference), whole ? 0 : 1, share ? 2 : 0);
  if (Number(size) === 0) return 'same';
  return `${difference > 0 ? '+' : '−'}${size}${share ? (size === '1.0' ? ' point' : ' points') : ''}`;
}
