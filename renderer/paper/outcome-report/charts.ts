import type { PrintedFigure, Report } from '../../../shared/contract/reports.ts';
import { reasonFigureIds } from '../../../shared/rules/report/discharges.ts';
import { figureRules } from '../../../shared/rules/report/figure-rules.ts';
import type { SectionId } from '../../../shared/rules/report/figure-rules.ts';
import type { FigureId } from '../../../shared/rules/report/figures.ts';
import { shortDay } from '../../parts/days.ts';
import { figuresHere, valueOf } from './lines.ts';
import type { FigureHere } from './lines.ts';
import { monthName } from './months.ts';
import { chartUnit, hiddenSentence } from './words.ts';

/** One number of a chart: what is drawn (nothing where it is not a number) and what is printed beside it. */
export interface ChartPoint {
  readonly value: number | undefined;
  readonly text: string;
}

interface ChartBase {
  readonly id: string;
  readonly section: SectionId;
  readonly title: string;
  readonly unit: string;
  /** What the reader must know to read it. */
  readonly note?: string;
}

/** Twelve months side by side: only the edition for staff has them. */
export interface MonthsChart extends ChartBase {
  readonly kind: 'months';
  /** `up-and-down` has the first series above the line and the second below it. */
  readonly mark: 'line' | 'bar' | 'up-and-down';
  readonly months: readonly string[];
  readonly series: readonly { readonly name: string; readonly points: readonly ChartPoint[] }[];
}

/** One period's numbers by name. */
export interface NamesChart extends ChartBase {
  readonly kind: 'names';
  readonly bars: readonly (ChartPoint & { readonly name: string })[];
}

/** In the place of a chart that must not be drawn. */
export interface LeftOutChart extends ChartBase {
  readonly kind: 'left-out';
}

export type Chart = MonthsChart | NamesChart;

/**
 * The charts of a report, drawn from nothing but the numbers it prints. Those by month need the trend, which only the
 * edition for staff has; the other shows the period itself in their place.
 */
export function chartsOf(report: Report): readonly (Chart | LeftOutChart)[] {
  const ofEdition =
    report.edition === 'internal'
      ? monthCharts.map((wanted) => byMonth(report, wanted))
      : periodCharts.map((wanted) => byName(report, wanted));
  return [...ofEdition, ...everyCharts.map((wanted) => byName(report, wanted))].filter((chart) => chart !== undefined);
}

/** Said once, where the charts by month would be. */
export const noMonthsSentence =
  'Charts by month are only in the report for staff: months side by side could be subtracted from one another.';

interface Wanted {
  readonly id: string;
  readonly section: SectionId;
  readonly title: string;
  readonly figures: readonly FigureId[];
  /** Shorter names than the figures' own, in their order. */
  readonly names?: readonly string[];
}
type WantedByMonth = Wanted & Pick<MonthsChart, 'mark'>;

const monthCharts: readonly WantedByMonth[] = [
  {
    id: 'living',
    section: 'census',
    mark: 'line',
    title: 'Living here at the end of the month',
    figures: ['census.end'],
  },
  {
    id: 'flow',
    section: 'census',
    mark: 'up-and-down',
    title: 'Admitted and discharged',
    figures: ['census.admissions', 'census.discharges'],
  },
  {
    id: 'attendance',
    section: 'groups',
    mark: 'line',
    title: 'Attendance at groups',
    figures: ['groups.attendance'],
  },
  {
    id: 'check-ins',
    section: 'peer-support',
    mark: 'bar',
    title: 'Check-ins that reached the person',
    figures: ['contacts.reached'],
  },
];

const periodCharts: readonly Wanted[] = [
  {
    id: 'stays',
    section: 'census',
    title: 'From the first day to the last',
    figures: ['census.start', 'census.admissions', 'census.discharges', 'census.end'],
    names: ['Here at the start', 'Admitted', 'Discharged', 'Here at the end'],
  },
  {
    id: 'marks',
    section: 'groups',
    title: 'Marks on the rolls',
    figures: ['groups.present', 'groups.absent', 'groups.excused', 'groups.unmarked'],
    names: ['Present', 'Absent', 'Excused', 'Not marked'],
  },
];

const everyCharts: readonly Wanted[] = [
  { id: 'endings', section: 'discharges', title: 'How stays ended', figures: reasonFigureIds },
  {
    id: 'still-here',
    section: 'retention',
    title: 'Still here, or completed, after',
    figures: ['retention.30', 'retention.60', 'retention.90', 'retention.180'],
    names: ['30 days', '60 days', '90 days', '180 days'],
  },
  {
    id: 'hours',
    section: 'certification',
    title: 'Hours signed',
    figures: ['cert.training-hours', 'cert.experience-hours', 'cert.supervision-hours', 'cert.ce-hours'],
    names: ['Training', 'Experience', 'Supervision', 'Continuing education'],
  },
];

/** One figure over the twelve months, for whoever opened it; nothing where the edition has no trend. */
export function figureChart(report: Report, id: FigureId): MonthsChart | undefined {
  const { section, title, kind } = figureRules[id];
  const mark = kind === 'count' || kind === 'sum' || kind === 'hours' ? 'bar' : 'line';
  return byMonth(report, { id: `trend-${id}`, section, mark, title, figures: [id] });
}

function byMonth(report: Report, wanted: WantedByMonth): MonthsChart | undefined {
  const { figures, ...base } = wanted;
  const months = report.trend.map(({ month }) => month);
  const series = figures.map((id) => ({
    name: figureRules[id].title,
    points: report.trend.map((ofMonth) => point(ofMonth.figures, id)),
  }));
  if (!series.some(({ points }) => points.some(({ value }) => value !== undefined && value !== 0))) return undefined;
  const last = months.at(-1);
  const notes = [
    ...(report.recordsCompleteSince !== undefined && startsEarly(report, figures)
      ? [`Records begin ${shortDay(report.recordsCompleteSince)}.`]
      : []),
    ...(report.monthNotOver && last !== undefined ? [`${monthName(last)} is not over.`] : []),
  ];
  return {
    ...base,
    kind: 'months',
    unit: unitOf(figures),
    months,
    series,
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
}

/** Whether some of the months lie before records begin: then the chart says why it starts late. */
const startsEarly = ({ trend }: Report, ids: readonly FigureId[]): boolean =>
  trend.some(({ figures }) =>
    figures.some(({ id, beforeRecordsBegin }) => beforeRecordsBegin === true && ids.some((each) => each === id)),
  );

function byName(report: Report, { figures, names, ...base }: Wanted): NamesChart | LeftOutChart | undefined {
  const bars = figures.map((id, at) => ({ name: names?.[at] ?? figureRules[id].title, ...point(report.figures, id) }));
  const shown = bars.filter(({ value }) => value !== undefined);
  const chart = { ...base, unit: unitOf(figures) };
  if (shown.length < 2) {
    const hides = bars.some(({ text }) => text === 'hidden');
    return hides ? { ...chart, kind: 'left-out', note: `This chart is left out. ${hiddenSentence}` } : undefined;
  }
  if (shown.every(({ value }) => value === 0)) return undefined;
  return { ...chart, kind: 'names', bars };
}

const unitOf = ([first]: readonly FigureId[]): string =>
  first === undefined ? '' : chartUnit(figureRules[first].unit);

function point(figures: readonly PrintedFigure[], id: FigureId): ChartPoint {
  const figure: FigureHere | undefined = figuresHere(figures).find((each) => each.id === id);
  if (!figure) return { value: undefined, text: '' };
  return { value: typeof figure.value === 'number' ? figure.value : undefined, text: valueOf(figure) };
}
