import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, firstOfMonth, fromDayNumber, lastOfMonth } from '../../../../../shared/rules/calendar.ts';
import type { FigureId } from '../../../../../shared/rules/report/figures.ts';
import { figuresFrom, figuresOf } from '../../../../../shared/rules/report/figures.ts';
import { houseFactsOf } from '../../../../../shared/rules/report/house-facts.ts';
import type { ReportInput } from '../../../../../shared/rules/report/input.ts';
import type { Measure } from '../../../../../shared/rules/report/measure.ts';
import type { Period } from '../../../../../shared/rules/report/period.ts';
import { periodOf } from '../../../../../shared/rules/report/period.ts';
import { trendOf } from '../../../../../shared/rules/report/trend.ts';
import { goldenHouse } from './golden-house.ts';
import { naiveBedDays, naiveCensus, naiveMedianStay, naiveRetention, naiveServed } from './naive-report.ts';
import { randomHouse } from './random-house.ts';

const anyPeriod = fc
  .record({ back: fc.nat(14), length: fc.constantFrom(1, 3, 12) })
  .map(({ back, length }) => periodOf(addMonths('2026-11-01', -back).slice(0, 7), length));

function measured(house: ReportInput, period: Period): (id: FigureId) => Measure {
  const byId = new Map(figuresOf(house, period).map(({ id, ...measure }) => [id, measure]));
  return (id) => byId.get(id) ?? {};
}

describe('any house', () => {
  it('conserves people: start + admissions − discharges = end', () => {
    fc.assert(
      fc.property(randomHouse, anyPeriod, (house, period) => {
        const of = (id: FigureId): number => measured(house, period)(id).value ?? NaN;
        expect(of('census.start') + of('census.admissions') - of('census.discharges')).toBe(of('census.end'));
      }),
    );
  });

  it('has the census, nights and people served that a walk through every day finds', () => {
    fc.assert(
      fc.property(randomHouse, anyPeriod, (house, period) => {
        const [first, last] = [fromDayNumber(period.firstDay), fromDayNumber(period.lastDay)];
        const figure = measured(house, period);
        const { used, available } = naiveBedDays(house, first, last);
        expect(figure('census.start').value).toBe(naiveCensus(house, fromDayNumber(period.firstDay - 1)));
        expect(figure('census.end').value).toBe(naiveCensus(house, last));
        expect(figure('census.served').value).toBe(naiveServed(house, first, last));
        expect(figure('beddays.used').value).toBe(used);
        expect(figure('beddays.available').value).toBe(available);
      }),
      { numRuns: 40 },
    );
  });

  it.each([30, 60, 90, 180] as const)('keeps after %i days whom a literal reading keeps', (days) => {
    fc.assert(
      fc.property(randomHouse, anyPeriod, (house, period) => {
        const { kept, cohort } = naiveRetention(
          house,
          days,
          fromDayNumber(period.yearStart),
          fromDayNumber(period.lastDay),
        );
        expect(measured(house, period)(`retention.${days}`)).toMatchObject({ numerator: kept, denominator: cohort });
      }),
    );
  });

  it('has the median stay of a curve drawn by the definition', () => {
    fc.assert(
      fc.property(randomHouse, anyPeriod, (house, period) => {
        const { median, n } = naiveMedianStay(house, fromDayNumber(period.twoYearStart), fromDayNumber(period.lastDay));
        const figure = measured(house, period)('retention.median-stay');
        expect([figure.value, figure.denominator, figure.numerator]).toEqual([median, n, undefined]);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same report in whatever order its records come', () => {
    const shuffled = (house: ReportInput): fc.Arbitrary<ReportInput> =>
      fc
        .tuple(
          fc.shuffledSubarray([...house.stays], { minLength: [...house.stays].length }),
          fc.shuffledSubarray([...house.sessions], { minLength: [...house.sessions].length }),
          fc.shuffledSubarray([...house.contacts], { minLength: [...house.contacts].length }),
          fc.shuffledSubarray([...house.screens], { minLength: [...house.screens].length }),
          fc.shuffledSubarray([...house.assessments], { minLength: [...house.assessments].length }),
          fc.shuffledSubarray([...house.enrollments], { minLength: [...house.enrollments].length }),
          fc.shuffledSubarray([...house.hours], { minLength: [...house.hours].length }),
        )
        .map(([stays, sessions, contacts, screens, assessments, enrollments, hours]) => ({
          ...house,
          stays,
          sessions,
          contacts,
          screens,
          assessments,
          enrollments,
          hours,
          employment: [...house.employment].reverse(),
          signatures: [...house.signatures].reverse(),
        }));
    const both = fc
      .oneof(fc.constant(goldenHouse), randomHouse)
      .chain((house) => fc.tuple(fc.constant(house), shuffled(house)));
    fc.assert(
      fc.property(both, anyPeriod, ([house, mixed], period) => {
        expect(figuresOf(mixed, period)).toEqual(figuresOf(house, period));
      }),
      { numRuns: 60 },
    );
  });

  it('counts twelve months as the sum of its months where a figure is a plain count of events', () => {
    const additive = [
      'census.admissions',
      'census.discharges',
      'beddays.used',
      'groups.held',
      'groups.present',
      'contacts.made',
      'aftercare.contacts',
      'cert.started',
    ] as const;
    fc.assert(
      fc.property(randomHouse, (house) => {
        const months = trendOf(houseFactsOf(house), '2026-10');
        for (const id of additive) {
          const sum = months.reduce(
            (total, { figures }) => total + (figures.find((each) => each.id === id)?.value ?? 0),
            0,
          );
          expect(measured(house, periodOf('2026-10', 12))(id).value).toBe(sum);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the trend', () => {
  it('is the twelve monthly reports, earliest first, from facts laid out once', () => {
    const house = houseFactsOf(goldenHouse);
    const trend = trendOf(house, '2026-10');
    expect(trend.map(({ period }) => period.name)).toEqual([
      '2025-11',
      '2025-12',
      ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map((month) => `2026-${month}`),
    ]);
    for (const { period, figures } of trend) {
      expect(fromDayNumber(period.firstDay)).toBe(firstOfMonth(period.name));
      expect(fromDayNumber(period.lastDay)).toBe(lastOfMonth(period.name));
      expect(figures).toEqual(figuresOf(goldenHouse, period));
    }
    expect(trend.at(-1)?.figures).toEqual(figuresFrom(house, periodOf('2026-10', 1)));
  });
});
