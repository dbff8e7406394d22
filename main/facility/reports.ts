import type { PrintedFigure, Report, ReportRequest } from '../../shared/contract/reports.ts';
import { oncePerFrozen, oncePerKey } from '../../shared/once.ts';
import type { Day } from '../../shared/records/primitives.ts';
import { fromDayNumber } from '../../shared/rules/calendar.ts';
import { reportCsv } from '../../shared/rules/report/csv.ts';
import { externalEdition } from '../../shared/rules/report/external.ts';
import type { PrintedFigure as EditionFigure } from '../../shared/rules/report/external.ts';
import { figuresFrom } from '../../shared/rules/report/figures.ts';
import { houseFactsOf } from '../../shared/rules/report/house-facts.ts';
import type { HouseFacts } from '../../shared/rules/report/house-facts.ts';
import { emptyReportInput } from '../../shared/rules/report/input.ts';
import { periodOf } from '../../shared/rules/report/period.ts';
import type { Period } from '../../shared/rules/report/period.ts';
import { trendOf } from '../../shared/rules/report/trend.ts';
import type { Desk, StaffState } from './context.ts';
import { os } from './gate.ts';
import { ownCompartments } from './people.ts';

export const reportsCalls = {
  month: os.reports.month.handler(({ context: { desk }, input }) => report(desk, input)),

  csv: os.reports.csv.handler(({ context: { desk }, input }) => {
    const period = periodOf(input.month, input.months);
    const { figures } = edition(desk.staffState(), input);
    return {
      fileName: `cairn-${period.name.replace('/', '-to-')}-${input.edition}.csv`,
      text: reportCsv(period, input.edition, figures),
    };
  }),
};

function report(desk: Desk, request: ReportRequest): Report {
  const state = desk.staffState();
  const period = periodOf(request.month, request.months);
  const { figures, k } = edition(state, request);
  const lastDay = fromDayNumber(period.lastDay);
  return {
    houseName: state.house.house?.name ?? '',
    period: { months: request.months, firstDay: fromDayNumber(period.firstDay), lastDay, label: labelOf(period) },
    edition: request.edition,
    k,
    monthNotOver: lastDay >= desk.today,
    recordsCompleteSince: state.house.house?.recordsCompleteSince,
    figures: figures.map(printed),
    trend: request.edition === 'external' ? [] : trend(state, request.month),
  };
}

function edition(state: StaffState, request: ReportRequest): { figures: readonly EditionFigure[]; k: number } {
  const k = request.k ?? state.house.settings.smallestPrintedCount;
  const figures = figuresFrom(factsOf(state), periodOf(request.month, request.months));
  return { figures: request.edition === 'external' ? externalEdition(figures, k) : figures, k };
}

const trend = (state: StaffState, month: string): Report['trend'] =>
  trendOf(factsOf(state), month).map(({ period, figures }) => ({ month: period.name, figures: figures.map(printed) }));

const printed = ({ blank, ...figure }: EditionFigure): PrintedFigure => ({
  ...figure,
  ...(blank === 'records-begin' && { beforeRecordsBegin: true }),
});

/** What the figures are computed from, laid out once per state: turning pages of the report reads nothing twice. */
const factsOf = oncePerFrozen((state: StaffState): HouseFacts => {
  const { house, confidential } = state;
  const own = ownCompartments(state);
  const recordsCompleteSince = house.house?.recordsCompleteSince;
  return {
    ...houseFactsOf({
      ...emptyReportInput,
      ...(recordsCompleteSince !== undefined && { recordsCompleteSince }),
      stays: Object.values(confidential.stays),
      beds: Object.values(house.beds),
      mentors: Object.values(house.mentors),
      pairings: Object.values(house.pairings),
      enrollments: own.flatMap(([, { enrollments }]) => Object.values(enrollments)),
      hours: own.flatMap(([, { hours }]) => Object.values(hours)),
      signatures: own.flatMap(([, { signatures }]) => Object.values(signatures)),
      exams: own.flatMap(([, { exams }]) => Object.values(exams)),
    }),
    // Most of a house, and by month already: only the months of the report are looked at.
    sessions: {
      get: oncePerKey((month) => [house, confidential].flatMap(({ sessions }) => Object.values(sessions[month] ?? {}))),
    },
    contacts: {
      get: oncePerKey((month) =>
        own.flatMap(([mentorId, { contacts }]) =>
          Object.values(contacts[month] ?? {}).map((contact) => ({ mentorId, contact })),
        ),
      ),
    },
  };
});

/** "October 2026", or "November 2025 to October 2026". */
function labelOf({ firstDay, lastDay, months }: Period): string {
  const [first, last] = [monthName(fromDayNumber(firstDay)), monthName(fromDayNumber(lastDay))];
  return months.length === 1 ? last : `${first} to ${last}`;
}

const monthFormat = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const monthName = (day: Day): string => monthFormat.format(new Date(`${day}T00:00:00Z`));
