import type { PrintedFigure, Report, ReportRequest } from '../../../../shared/contract/reports.ts';
import { fromDayNumber } from '../../../../shared/rules/calendar.ts';
import { externalEdition } from '../../../../shared/rules/report/external.ts';
import { figuresFrom } from '../../../../shared/rules/report/figures.ts';
import { houseFactsOf } from '../../../../shared/rules/report/house-facts.ts';
import { emptyReportInput } from '../../../../shared/rules/report/input.ts';
import type { ReportInput } from '../../../../shared/rules/report/input.ts';
import { periodOf } from '../../../../shared/rules/report/period.ts';
import { trendOf } from '../../../../shared/rules/report/trend.ts';
import { monthName } from '../../../../renderer/paper/outcome-report/months.ts';

const request: ReportRequest = { month: '2026-10', months: 1, edition: 'internal' };

/** The report the facility would answer for these records, on November 23, 2026. */
export function reportOn(records: Partial<ReportInput>, asked: Partial<ReportRequest> = {}): Report {
  const { month, months, edition, k = 11 } = { ...request, ...asked };
  const house = houseFactsOf({ ...emptyReportInput, ...records });
  const period = periodOf(month, months);
  const figures = figuresFrom(house, period);
  const lastDay = fromDayNumber(period.lastDay);
  return {
    houseName: 'Cedar House',
    period: { months, firstDay: fromDayNumber(period.firstDay), lastDay, label: monthName(month) },
    edition,
    k,
    monthNotOver: lastDay >= '2026-11-23',
    ...(records.recordsCompleteSince !== undefined && { recordsCompleteSince: records.recordsCompleteSince }),
    figures: (edition === 'external' ? externalEdition(figures, k) : figures).map(printed),
    trend:
      edition === 'external'
        ? []
        : trendOf(house, month).map((each) => ({ month: each.period.name, figures: each.figures.map(printed) })),
  };
}

const printed = ({ blank, ...figure }: PrintedFigure & { blank?: string }): PrintedFigure => ({
  ...figure,
  ...(blank === 'records-begin' && { beforeRecordsBegin: true }),
});

/** Twelve people who came on October 1, of whom four completed on the 21st; two more came in September and stayed. */
export const smallHouse: Partial<ReportInput> = {
  stays: [
    ...Array.from({ length: 12 }, (_, index) => ({
      personId: `new-${index}`,
      admittedOn: '2026-10-01',
      ...(index < 4 && { dischargedOn: '2026-10-21', dischargeReason: 'completed' as const }),
    })),
    { personId: 'one', admittedOn: '2026-09-05' },
    { personId: 'two', admittedOn: '2026-09-06' },
  ],
  beds: Array.from({ length: 20 }, () => ({ availableFrom: '2026-01-01' })),
  sessions: [
    {
      id: 'group',
      startsAt: '2026-10-05T19:00',
      minutes: 90,
      status: 'held',
      leaderIds: [],
      marks: { one: { mark: 'present' }, two: { mark: 'absent' }, 'new-0': {} },
    },
  ],
};
