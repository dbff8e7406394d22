import type { Chart } from './charts.ts';
import { monthName } from './months.ts';

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The numbers behind a chart as a table: the same ones, nothing more. */
export function chartAsTable(chart: Chart): ChartTable {
  if (chart.kind === 'names') {
    return { head: ['What', chart.title], rows: chart.bars.map(({ name, text }) => [name, text || '–']) };
  }
  const { months, series } = chart;
  return {
    head: ['Month', ...series.map(({ name }) => name)],
    rows: months.map((month, at) => [monthName(month), ...series.map(({ points }) => points[at]?.text || '–')]),
  };
}
