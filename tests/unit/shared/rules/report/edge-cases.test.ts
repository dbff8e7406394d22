import { describe, expect, it } from 'vitest';
import type { FigureId } from '../../../../../shared/rules/report/figures.ts';
import { figuresOf } from '../../../../../shared/rules/report/figures.ts';
import type { EnrollmentFacts, ReportInput, ScreenFacts, StayFacts } from '../../../../../shared/rules/report/input.ts';
import { emptyReportInput } from '../../../../../shared/rules/report/input.ts';
import type { PeriodLength } from '../../../../../shared/rules/report/period.ts';
import { periodOf } from '../../../../../shared/rules/report/period.ts';

/** Value, numerator, denominator and unknown of one figure of October 2026. */
function october(facts: Partial<ReportInput>, id: FigureId, length: PeriodLength = 1): (number | undefined)[] {
  const figure = figuresOf({ ...emptyReportInput, ...facts }, periodOf('2026-10', length)).find(
    (each) => each.id === id,
  );
  return [figure?.value, figure?.numerator, figure?.denominator, figure?.unknown];
}
const blank = [undefined, undefined, undefined, undefined];
const is = (value: number): (number | undefined)[] => [value, undefined, undefined, undefined];

const stay = (
  personId: string,
  admittedOn: string,
  dischargedOn?: string,
  reason?: StayFacts['dischargeReason'],
): StayFacts => ({
  personId,
  admittedOn,
  ...(dischargedOn && { dischargedOn }),
  ...(reason && { dischargeReason: reason }),
});

describe('census', () => {
  it('a same-day stay is admitted, discharged and served, and sleeps nowhere', () => {
    const stays = [stay('ana', '2026-10-05', '2026-10-05')];
    expect(october({ stays }, 'census.admissions')).toEqual(is(1));
    expect(october({ stays }, 'census.discharges')).toEqual(is(1));
    expect(october({ stays }, 'census.served')).toEqual(is(1));
    expect(october({ stays }, 'beddays.used')).toEqual(is(0));
    expect(october({ stays }, 'los.mean')).toEqual([1, 1, 1, undefined]);
  });

  it('someone discharged on the first day is served but holds no night; the day before, neither', () => {
    expect(october({ stays: [stay('ana', '2026-09-01', '2026-10-01')] }, 'census.served')).toEqual(is(1));
    expect(october({ stays: [stay('ana', '2026-09-01', '2026-10-01')] }, 'beddays.used')).toEqual(is(0));
    expect(october({ stays: [stay('ana', '2026-09-01', '2026-09-30')] }, 'census.served')).toEqual(is(0));
  });

  it('a person with two stays is served once, and readmitted on the day of an earlier discharge', () => {
    const stays = [stay('ana', '2026-09-01', '2026-10-10'), stay('ana', '2026-10-10')];
    expect(october({ stays }, 'census.served')).toEqual(is(1));
    expect(october({ stays }, 'census.readmissions')).toEqual(is(1));
    expect(october({ stays }, 'beddays.used')).toEqual(is(31));
  });

  it('a later stay is no readmission of the first', () => {
    const stays = [stay('ana', '2026-10-02', '2026-10-03'), stay('ana', '2026-11-10')];
    expect(october({ stays }, 'census.readmissions')).toEqual(is(0));
  });

  it('without beds the occupancy is blank beside its nights', () => {
    expect(october({ stays: [stay('ana', '2026-10-01')] }, 'beddays.occupancy')).toEqual([undefined, 31, 0, undefined]);
  });
});

describe('how stays ended', () => {
  it('a mean and a median of nothing print their n', () => {
    expect(october({}, 'los.mean')).toEqual([undefined, 0, 0, undefined]);
    expect(october({}, 'los.median')).toEqual([undefined, undefined, 0, undefined]);
  });

  it('a median of an even count is halfway between the middle two', () => {
    const stays = [
      stay('a', '2026-10-01', '2026-10-02'),
      stay('b', '2026-10-01', '2026-10-04'),
      stay('c', '2026-10-01', '2026-10-07'),
      stay('d', '2026-10-01', '2026-10-31'),
    ];
    expect(october({ stays }, 'los.median')).toEqual([4.5, undefined, 4, undefined]);
  });

  it('when everyone who left had died, completion has nothing to divide by', () => {
    const stays = [stay('ana', '2026-09-01', '2026-10-10', 'died')];
    expect(october({ stays }, 'completion.rate')).toEqual([undefined, 0, 0, 0]);
  });

  it('a reason not known stays in the denominator of completion', () => {
    const stays = [stay('ana', '2026-09-01', '2026-10-10', 'completed'), stay('ben', '2026-09-01', '2026-10-10')];
    expect(october({ stays }, 'completion.rate')).toEqual([0.5, 1, 2, 1]);
  });
});

describe('retention', () => {
  it('takes the stay whose day N is the first or the last of the twelve months, and no other', () => {
    const cohort = (admittedOn: string) => october({ stays: [stay('ana', admittedOn)] }, 'retention.30')[2];
    expect(['2025-10-01', '2025-10-02', '2026-10-01', '2026-10-02'].map(cohort)).toEqual([0, 1, 1, 0]);
  });

  it('keeps who leaves on day N, not the day before, unless completed', () => {
    const kept = (day: string, reason?: StayFacts['dischargeReason']) =>
      october({ stays: [stay('ana', '2026-08-01', day, reason)] }, 'retention.30')[1];
    expect([
      kept('2026-08-31'),
      kept('2026-08-30'),
      kept('2026-08-10', 'completed'),
      kept('2026-08-10', 'transferred'),
    ]).toEqual([1, 0, 1, 0]);
  });

  it('looks at the same twelve months whatever the length of the period', () => {
    const stays = [stay('ana', '2025-11-05'), stay('ben', '2026-08-01', '2026-08-05')];
    expect(october({ stays }, 'retention.60', 1)).toEqual(october({ stays }, 'retention.60', 12));
  });
});

describe('the median stay', () => {
  it('is met at exactly a half', () => {
    // 4 at risk, two leave on day 10: 2/4. Then the curve stands.
    const stays = [
      stay('a', '2026-10-01', '2026-10-11', 'left'),
      stay('b', '2026-10-01', '2026-10-11', 'left'),
      stay('c', '2026-10-01'),
      stay('d', '2026-10-01'),
    ];
    expect(october({ stays }, 'retention.median-stay')).toEqual([10, undefined, 4, undefined]);
  });

  it('is met at a half made of fractions no double holds', () => {
    // 6 at risk, one leaves on each of days 1, 2 and 3: 5/6 · 4/5 · 3/4 = 1/2.
    const stays = ['2026-10-02', '2026-10-03', '2026-10-04', undefined, undefined, undefined].map((day, index) =>
      stay(`p${index}`, '2026-10-01', day, day === undefined ? undefined : 'left'),
    );
    expect(october({ stays }, 'retention.median-stay')).toEqual([3, undefined, 6, undefined]);
  });

  it('counts who is censored on the same day as still at risk', () => {
    // Day 10: one leaves, one completes. 1 of 2 at risk leaves: a half. Were the other gone first, it would be 0.
    const tie = [stay('a', '2026-10-01', '2026-10-11', 'left'), stay('b', '2026-10-01', '2026-10-11', 'completed')];
    expect(october({ stays: tie }, 'retention.median-stay')).toEqual([10, undefined, 2, undefined]);
    // 3 at risk on day 10, one leaves: 2/3, and nobody ever leaves again: blank. Were the two gone first: 0.
    const three = [...tie, stay('c', '2026-10-01', '2026-10-11', 'died')];
    expect(october({ stays: three }, 'retention.median-stay')).toEqual([undefined, undefined, 3, undefined]);
  });

  it('takes a discharge after the last day for open, and leaves out who came that day', () => {
    const stays = [
      stay('a', '2026-10-21', '2026-11-01', 'left'),
      stay('b', '2026-10-31'),
      stay('c', '2026-10-31', '2026-10-31', 'left'),
    ];
    // c left after a day that counts as one: 1 of 2 at risk.
    expect(october({ stays }, 'retention.median-stay')).toEqual([1, undefined, 2, undefined]);
  });

  it('takes admissions from the first day of the 24 months', () => {
    const n = (admittedOn: string) => october({ stays: [stay('a', admittedOn)] }, 'retention.median-stay')[2];
    expect(['2024-10-31', '2024-11-01', '2026-10-30', '2026-10-31', '2026-11-01'].map(n)).toEqual([0, 1, 1, 0, 0]);
  });
});

describe('drug tests', () => {
  const screen = (id: string, on: string, result: ScreenFacts['result'], overturns?: string): ScreenFacts => ({
    id,
    personId: 'ana',
    on,
    result,
    ...(overturns && { overturns }),
  });

  it('a chain of three counts once, in the month it starts, with its last result', () => {
    const screens = [
      screen('c', '2026-11-09', 'positive', 'b'),
      screen('a', '2026-10-30', 'pending'),
      screen('b', '2026-11-02', 'negative', 'a'),
    ];
    expect(october({ screens }, 'screens.positive')).toEqual(is(1));
    expect(october({ screens }, 'screens.pending')).toEqual(is(0));
    expect(october({ screens: screens.map((each) => ({ ...each, on: '2026-10-30' })) }, 'screens.done')).toEqual(is(1));
  });

  it('a refused or pending later one leaves an earlier result standing', () => {
    const screens = [
      screen('a', '2026-10-01', 'positive'),
      screen('b', '2026-10-02', 'negative', 'a'),
      screen('c', '2026-10-03', 'refused', 'b'),
    ];
    expect(october({ screens }, 'screens.negative')).toEqual(is(1));
    expect(october({ screens }, 'screens.refused')).toEqual(is(0));
  });

  it('one that settles a test of another month is counted in no month', () => {
    const screens = [screen('a', '2026-09-30', 'positive'), screen('b', '2026-10-02', 'negative', 'a')];
    expect(october({ screens }, 'screens.done')).toEqual(is(0));
  });

  it('a circle that no import lets in ends the report all the same', () => {
    const screens = [screen('a', '2026-10-01', 'positive', 'b'), screen('b', '2026-10-02', 'negative', 'a')];
    expect(october({ screens }, 'screens.done')).toEqual(is(0));
  });
});

describe('recovery capital', () => {
  const barc10 = (on: string, each: number, missing = 0) => ({
    personId: 'ana',
    instrument: 'barc10',
    on,
    answers: Array.from({ length: 10 }, (_, item) => (item < missing ? undefined : each)),
  });

  it('measures change from the first ever, however long ago, to the latest of the twelve months', () => {
    const assessments = [
      barc10('2020-01-01', 2),
      barc10('2026-11-01', 6),
      barc10('2026-02-01', 5),
      barc10('2026-01-01', 1),
    ];
    expect(october({ assessments }, 'barc10.change')).toEqual([30, 30, 1, undefined]);
    expect(october({ assessments }, 'barc10.at-47')).toEqual([1, 1, 1, undefined]);
  });

  it('an incomplete one is neither a baseline nor the latest', () => {
    const assessments = [barc10('2026-01-01', 1, 1), barc10('2026-02-01', 4), barc10('2026-03-01', 5, 1)];
    expect(october({ assessments }, 'barc10.n')).toEqual(is(0));
    expect(october({ assessments }, 'barc10.at-47')).toEqual([0, 0, 1, undefined]);
  });
});

describe('aftercare', () => {
  const contactOn = (day: string, stays: readonly StayFacts[]): [unknown, unknown] => {
    const contacts = [{ mentorId: 'ned', contacts: [{ id: 'c', personId: 'ana', at: `${day}T10:00`, reached: true }] }];
    return [
      october({ contacts, stays }, 'aftercare.contacts')[0],
      october({ contacts, stays }, 'contacts.residents')[1],
    ];
  };

  it('runs from the day after a discharge to a year later', () => {
    expect(contactOn('2026-10-02', [stay('ana', '2026-01-01', '2026-10-02')])).toEqual([0, 1]);
    expect(contactOn('2026-10-02', [stay('ana', '2026-01-01', '2026-10-01')])).toEqual([1, 0]);
    expect(contactOn('2026-10-02', [stay('ana', '2025-01-01', '2025-10-02')])).toEqual([1, 0]);
    expect(contactOn('2026-10-02', [stay('ana', '2025-01-01', '2025-10-01')])).toEqual([0, 0]);
  });

  it('counts from the latest discharge before that day, a later stay not yet begun', () => {
    const stays = [
      stay('ana', '2024-01-01', '2024-02-01'),
      stay('ana', '2026-09-01', '2026-09-20'),
      stay('ana', '2026-10-20'),
    ];
    expect(contactOn('2026-10-10', stays)).toEqual([1, 0]);
  });

  it('does not count back from a discharge still to come', () => {
    const stays = [stay('ana', '2024-01-01', '2024-02-01'), stay('ana', '2026-10-11', '2026-10-11')];
    expect(contactOn('2026-10-10', stays)).toEqual([0, 0]);
  });

  it('does not know who never lived here', () => {
    expect(contactOn('2026-10-10', [])).toEqual([0, 0]);
  });
});

describe('feedback', () => {
  const forms = (count: number): ReportInput['feedback'] => Array.from({ length: count }, () => ({ on: '2026-10-31' }));

  it('is wholly blank under five forms', () => {
    expect(october({ feedback: forms(4) }, 'feedback.answered')).toEqual(blank);
    expect(october({ feedback: forms(4) }, 'feedback.stopped-return')).toEqual(blank);
  });

  it('shows five forms, though none answers', () => {
    expect(october({ feedback: forms(5) }, 'feedback.answered')).toEqual(is(5));
    expect(october({ feedback: forms(5) }, 'feedback.stopped-return')).toEqual([undefined, 0, 0, 5]);
  });
});

describe('certification', () => {
  const session = {
    id: 'x',
    startsAt: '2026-10-10T19:00',
    minutes: 50,
    status: 'held' as const,
    leaderIds: ['ana', 'ana'],
    marks: {},
  };
  const enrollment = (id: string, rest: Partial<EnrollmentFacts> = {}): EnrollmentFacts => ({
    id,
    personId: 'ana',
    startedOn: '2026-01-01',
    ...rest,
  });
  const signed = { verifiedBy: 'Joan', verifiedOn: '2026-10-12' };
  const experience = (enrollments: readonly EnrollmentFacts[], signatures: ReportInput['signatures'] = []) =>
    october({ sessions: [session], enrollments, signatures }, 'cert.experience-hours');

  it('counts a group led once per person, however many programs it feeds', () => {
    expect(experience([enrollment('e1'), enrollment('e2')])).toEqual([0, undefined, undefined, 50 / 60]);
  });

  it('counts it for each of two leaders', () => {
    const sessions = [{ ...session, leaderIds: ['ana', 'ben'] }];
    const enrollments = [enrollment('e1'), enrollment('e2', { personId: 'ben' })];
    expect(october({ sessions, enrollments }, 'cert.experience-hours')[3]).toBe(100 / 60);
  });

  it('is signed once any of the programs has it signed with who and when', () => {
    const both = [enrollment('e1'), enrollment('e2')];
    expect(experience(both, [{ enrollmentId: 'e2', source: 'session:x', ...signed }])[0]).toBe(50 / 60);
    expect(experience(both, [{ enrollmentId: 'e2', source: 'session:x', verifiedBy: 'Joan' }])[0]).toBe(0);
  });

  it('takes no signature of a program that had ended, nor of another piece of work', () => {
    const enrollments = [enrollment('e1'), enrollment('e2', { endedOn: '2026-10-09' })];
    expect(experience(enrollments, [{ enrollmentId: 'e2', source: 'session:x', ...signed }])[0]).toBe(0);
    expect(experience(enrollments, [{ enrollmentId: 'e1', source: 'session:y', ...signed }])[0]).toBe(0);
  });

  it('feeds a program on the day it begins, and on the day it is certified or ends, not a day beyond', () => {
    const fed = (rest: Partial<EnrollmentFacts>) => (experience([enrollment('e', rest)])[3] ?? 0) > 0;
    expect([fed({ startedOn: '2026-10-10' }), fed({ startedOn: '2026-10-11' })]).toEqual([true, false]);
    expect([fed({ certifiedOn: '2026-10-10' }), fed({ certifiedOn: '2026-10-09' })]).toEqual([true, false]);
    expect([fed({ endedOn: '2026-10-10' }), fed({ endedOn: '2026-10-09' })]).toEqual([true, false]);
  });

  it('counts no hours of a planned or cancelled group', () => {
    const sessions = [
      { ...session, status: 'planned' as const },
      { ...session, id: 'y', status: 'cancelled' as const },
    ];
    expect(october({ sessions, enrollments: [enrollment('e')] }, 'cert.experience-hours')).toEqual([
      0,
      undefined,
      undefined,
      0,
    ]);
  });

  it('is no longer enrolled on the very day of certification, and a holder from it', () => {
    const enrollments = [enrollment('e', { certifiedOn: '2026-10-31' })];
    expect(october({ enrollments }, 'cert.enrolled')).toEqual(is(0));
    expect(october({ enrollments }, 'cert.holders')).toEqual(is(1));
  });
});

describe('rows that look back before records begin', () => {
  const blanked = (recordsCompleteSince: string, length: PeriodLength = 1): string[] =>
    figuresOf({ ...emptyReportInput, recordsCompleteSince }, periodOf('2026-10', length))
      .filter(({ blank: reason }) => reason === 'records-begin')
      .map(({ id }) => id);
  const neverBlank = [
    'census.end',
    'work.employed',
    'work.on-site',
    'work.off-site',
    'goals.open',
    'mentors.active',
    'pairs.residents',
    'cert.enrolled',
    'cert.holders',
    'cert.expiring',
  ];

  it('are all but those about the end, when records begin on the second day of the month', () => {
    expect(blanked('2026-10-02')).toHaveLength(80 - neverBlank.length);
    expect(blanked('2026-10-02').filter((id) => neverBlank.includes(id))).toEqual([]);
  });

  it('are those with a longer look when records begin on the first day', () => {
    expect(blanked('2026-10-01')).toEqual([
      'retention.30',
      'retention.60',
      'retention.90',
      'retention.180',
      'retention.median-stay',
      'barc10.n',
      'barc10.change',
      'barc10.at-47',
      'aftercare.contacts',
      'aftercare.people',
    ]);
  });

  it('come back one by one as records reach further', () => {
    expect(blanked('2025-11-01')).not.toContain('barc10.n');
    expect(blanked('2025-11-02')).toContain('barc10.n');
    expect(blanked('2025-10-02')).not.toContain('retention.30');
    expect(blanked('2025-10-03')).toContain('retention.30');
    expect(blanked('2025-10-01')).not.toContain('aftercare.people');
    expect(blanked('2025-10-02')).toContain('aftercare.people');
    expect(blanked('2025-05-05')).toEqual(['retention.median-stay']);
    expect(blanked('2024-11-01')).toEqual([]);
    expect(blanked('2024-11-02')).toEqual(['retention.median-stay']);
  });

  it('look back to the first day of a longer period', () => {
    expect(blanked('2025-11-01', 12)).not.toContain('census.start');
    expect(blanked('2025-11-02', 12)).toContain('census.start');
  });

  it('are wholly blank', () => {
    const facts = { recordsCompleteSince: '2026-10-02', stays: [stay('ana', '2026-10-05')] };
    expect(october(facts, 'census.admissions')).toEqual(blank);
    expect(october(facts, 'beddays.occupancy')).toEqual(blank);
    expect(october(facts, 'census.end')).toEqual(is(1));
  });

  it('are none where the house states no such day', () => {
    const figures = figuresOf(emptyReportInput, periodOf('2026-10', 12));
    expect(figures.filter(({ blank: reason }) => reason !== undefined).map(({ id }) => id)).toEqual([
      'feedback.answered',
      'feedback.stopped-return',
    ]);
  });
});
