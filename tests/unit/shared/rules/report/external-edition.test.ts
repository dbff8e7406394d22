import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrintedFigure } from '../../../../../shared/rules/report/external.ts';
import { externalEdition } from '../../../../../shared/rules/report/external.ts';
import { figureRules } from '../../../../../shared/rules/report/figure-rules.ts';
import type { Figure, FigureId } from '../../../../../shared/rules/report/figures.ts';
import { figureIds, figuresOf } from '../../../../../shared/rules/report/figures.ts';
import { emptyReportInput } from '../../../../../shared/rules/report/input.ts';
import type { Measure } from '../../../../../shared/rules/report/measure.ts';
import { periodOf } from '../../../../../shared/rules/report/period.ts';

const empty = figuresOf(emptyReportInput, periodOf('2026-10', 12));

/** A report whose figures are all 0 but these; a plain number is a count. */
function reportWith(changes: Partial<Record<FigureId, number | Measure>>): readonly Figure[] {
  return empty.map((figure) => {
    const change = changes[figure.id];
    if (change === undefined) return figure;
    return { id: figure.id, ...(typeof change === 'number' ? { value: change } : change) };
  });
}
const rate = (numerator: number, denominator: number, unknown?: number): Measure => ({
  ...(denominator > 0 && { value: numerator / denominator }),
  numerator,
  denominator,
  ...(unknown !== undefined && { unknown }),
});

function printed(figures: readonly Figure[], k = 11): (id: FigureId) => PrintedFigure {
  const byId = new Map(externalEdition(figures, k).map((figure) => [figure.id, figure]));
  return (id) => byId.get(id) ?? { id };
}
const values = (figures: readonly Figure[], ids: readonly FigureId[], k = 11): unknown[] =>
  ids.map((id) => printed(figures, k)(id).value);

describe('rule 1, each row by itself', () => {
  it('prints counts from 1 to k − 1 as <k, and 0 and k as they are', () => {
    const show = (value: number, k: number) => values(reportWith({ 'goals.met': value }), ['goals.met'], k)[0];
    expect([show(0, 11), show(1, 11), show(10, 11), show(11, 11)]).toEqual([0, '<11', '<11', 11]);
    expect([show(4, 5), show(5, 5)]).toEqual(['<5', 5]);
  });

  it('suppresses a rate whose numerator, denominator or difference is small, with all its numbers', () => {
    const show = (measure: Measure) => printed(reportWith({ 'retention.90': measure }))('retention.90');
    expect(show(rate(10, 40))).toEqual({ id: 'retention.90', value: 'suppressed' });
    expect(show(rate(0, 10)).value).toBe('suppressed');
    expect(show(rate(30, 40)).value).toBe('suppressed');
    expect(show(rate(40, 40)).value).toBe(1);
    expect(show(rate(0, 40)).value).toBe(0);
    expect(show(rate(29, 40))).toEqual({ id: 'retention.90', value: 29 / 40, numerator: 29, denominator: 40 });
  });

  it('prints a rate with nothing to divide by as blank', () => {
    expect(printed(reportWith({}))('retention.90')).toEqual({ id: 'retention.90', numerator: 0, denominator: 0 });
  });

  it('treats the average size of a group as a rate', () => {
    expect(values(reportWith({ 'groups.average-size': rate(150, 10) }), ['groups.average-size'])).toEqual([
      'suppressed',
    ]);
    expect(values(reportWith({ 'groups.average-size': rate(150, 12) }), ['groups.average-size'])).toEqual([12.5]);
    expect(values(reportWith({ 'groups.average-size': rate(11, 12) }), ['groups.average-size'])).toEqual([
      'suppressed',
    ]);
  });

  it('suppresses a mean or median when its n is small, whatever its sum', () => {
    expect(
      values(
        reportWith({
          'barc10.change': rate(3, 12),
          'retention.median-stay': { value: 5, denominator: 40 },
          'los.mean': rate(300, 10),
          'los.median': { value: 5, denominator: 10 },
        }),
        ['barc10.change', 'retention.median-stay', 'los.mean', 'los.median'],
      ),
    ).toEqual([0.25, 5, 'suppressed', 'suppressed']);
  });

  it('prints a small unknown as <k beside a rate that is shown', () => {
    const attendance = printed(
      reportWith({ 'groups.present': 50, 'groups.absent': 20, 'groups.attendance': rate(50, 70, 3) }),
    )('groups.attendance');
    expect(attendance).toEqual({
      id: 'groups.attendance',
      value: 50 / 70,
      numerator: 50,
      denominator: 70,
      unknown: '<11',
    });
  });

  it.each(['exit.employed', 'exit.housed', 'exit.arrested', 'work.employed', 'feedback.stopped-return'] as const)(
    'suppresses %s when few answers are missing',
    (id) => {
      expect(values(reportWith({ [id]: rate(20, 40, 10) }), [id])).toEqual(['suppressed']);
      expect(printed(reportWith({ [id]: rate(20, 40, 11) }))(id)).toMatchObject({ value: 0.5, unknown: 11 });
      expect(printed(reportWith({ [id]: rate(20, 40, 0) }))(id)).toMatchObject({ value: 0.5, unknown: 0 });
    },
  );
});

describe('rule 2, what is always shown', () => {
  it('shows nights, beds, groups and hours however few', () => {
    const figures = reportWith({
      'census.average': rate(5, 31),
      'beddays.used': 5,
      'beddays.available': 9,
      'beddays.occupancy': rate(5, 9),
      'groups.held': 2,
      'groups.cancelled': 1,
      'groups.hours': 3,
      'groups.peer-led': rate(1, 2),
      'contacts.minutes': 7,
      'cert.ce-hours': { value: 2, unknown: 3 },
    });
    for (const id of [
      'census.average',
      'beddays.used',
      'beddays.occupancy',
      'groups.held',
      'groups.cancelled',
    ] as const) {
      expect(printed(figures)(id)).toEqual(figures.find((figure) => figure.id === id));
    }
    expect(values(figures, ['groups.hours', 'groups.peer-led', 'contacts.minutes'])).toEqual([3, 0.5, 7]);
    expect(printed(figures)('cert.ce-hours')).toEqual({ id: 'cert.ce-hours', value: 2, unknown: 3 });
  });

  it('does not take person-hours for a count', () => {
    expect(values(reportWith({ 'groups.person-hours': 3 }), ['groups.person-hours'])).toEqual([3]);
  });
});

describe('rule 3, who came and went', () => {
  const steady = {
    'census.start': 60,
    'census.admissions': 20,
    'census.discharges': 20,
    'census.end': 60,
    'census.served': 80,
    'contacts.residents': rate(50, 80),
    'los.n': 20,
    'discharge.left': 20,
  };

  it('shows a flow in which nothing is small', () => {
    expect(values(reportWith(steady), ['census.admissions', 'census.served', 'contacts.residents', 'los.n'])).toEqual([
      20,
      80,
      50 / 80,
      20,
    ]);
  });

  it.each(['census.start', 'census.admissions', 'census.discharges', 'census.end'] as const)(
    'hides the flow and how stays ended when %s is small',
    (id) => {
      const figures = externalEdition(reportWith({ ...steady, [id]: 3 }), 11);
      const suppressed = figures.filter(({ value }) => value === 'suppressed').map((figure) => figure.id);
      const section = figureIds.slice(figureIds.indexOf('discharge.completed'), figureIds.indexOf('retention.30'));
      expect(section).toHaveLength(17);
      expect(suppressed).toEqual([
        'census.admissions',
        'census.readmissions',
        'census.discharges',
        'census.served',
        ...section,
        'contacts.residents',
      ]);
    },
  );

  it('keeps start and end as numbers, or as <k where they are small', () => {
    expect(values(reportWith({ ...steady, 'census.start': 3 }), ['census.start', 'census.end'])).toEqual(['<11', 60]);
  });

  it('hides people served when the few who came back could be told from it', () => {
    const figures = reportWith({ ...steady, 'census.served': 78 });
    expect(values(figures, ['census.served', 'contacts.residents', 'census.admissions'])).toEqual([
      'suppressed',
      'suppressed',
      20,
    ]);
  });
});

describe('rule 4, reasons', () => {
  const flow = { 'census.start': 90, 'census.admissions': 90, 'census.end': 90 };
  const reasons = (counts: Partial<Record<string, number>>): readonly Figure[] => {
    const total = Object.values(counts).reduce((sum: number, each = 0) => sum + each, 0);
    const { completed = 0, transferred = 0, died = 0, unknown = 0 } = counts;
    return reportWith({
      ...flow,
      'census.discharges': total,
      'los.n': total,
      ...Object.fromEntries(Object.entries(counts).map(([reason, value]) => [`discharge.${reason}`, value])),
      'completion.rate': rate(completed, total - died, unknown),
      'completion.positive': rate(completed + transferred, total - died, unknown),
    });
  };
  const shown = (figures: readonly Figure[]): string[] =>
    externalEdition(figures, 11)
      .filter(({ id, value }) => id.startsWith('discharge.') && typeof value === 'number')
      .map(({ id }) => id.slice('discharge.'.length));

  it('shows all where none is small', () => {
    expect(shown(reasons({ completed: 40, left: 30 }))).toHaveLength(9);
  });

  it('hides a small one together with the smallest that is k or more', () => {
    const figures = reasons({ completed: 40, left: 30, other: 20, medical: 3 });
    expect(shown(figures)).toEqual([
      'completed',
      'transferred',
      'left',
      'asked-to-leave',
      'incarcerated',
      'died',
      'unknown',
    ]);
    expect(values(figures, ['discharge.medical', 'discharge.other', 'completion.rate'])).toEqual([
      'suppressed',
      'suppressed',
      40 / 93,
    ]);
  });

  it('hides every reason equal to that smallest one', () => {
    expect(shown(reasons({ completed: 20, left: 20, other: 30, medical: 3 }))).toEqual([
      'transferred',
      'asked-to-leave',
      'incarcerated',
      'died',
      'other',
      'unknown',
    ]);
  });

  it('takes a reason of exactly k for the smallest', () => {
    expect(shown(reasons({ completed: 40, left: 30, other: 11, medical: 3 }))).not.toContain('other');
    expect(shown(reasons({ completed: 40, left: 30, other: 11, medical: 3 }))).toContain('left');
  });

  it('hides several small ones and needs the larger one all the same', () => {
    expect(shown(reasons({ completed: 40, left: 12, other: 4, medical: 3 }))).not.toContain('left');
  });

  it('hides all nine where none is k or more', () => {
    expect(shown(reasons({ completed: 10, left: 10 }))).toEqual([]);
  });

  it.each(['completed', 'transferred', 'died', 'unknown'])('hides completion when %s is hidden', (reason) => {
    const figures = reasons({ completed: 50, transferred: 40, left: 20, [reason]: 3 });
    expect(values(figures, ['completion.rate', 'completion.positive'])).toEqual(['suppressed', 'suppressed']);
  });

  it('hides completion when completed is the smallest that goes with a small one', () => {
    const figures = reasons({ completed: 15, left: 40, other: 30, medical: 2 });
    expect(values(figures, ['discharge.completed', 'completion.rate', 'completion.positive'])).toEqual([
      'suppressed',
      'suppressed',
      'suppressed',
    ]);
  });
});

describe('rule 5, parts of one whole', () => {
  it('hides both sides of two that add up', () => {
    const figures = reportWith({
      'screens.negative': 90,
      'screens.positive': 3,
      'work.on-site': 5,
      'work.off-site': 30,
    });
    expect(values(figures, ['screens.negative', 'screens.positive', 'work.on-site', 'work.off-site'])).toEqual(
      Array(4).fill('suppressed'),
    );
  });

  it('leaves both where one is 0', () => {
    expect(values(reportWith({ 'screens.negative': 90 }), ['screens.negative', 'screens.positive'])).toEqual([90, 0]);
  });

  it('hides what would give away the few who were present or absent', () => {
    const ids = ['groups.attendance', 'groups.average-size', 'groups.person-hours'] as const;
    const few = { 'groups.attendance': rate(0, 0, 0), 'groups.average-size': rate(30, 30), 'groups.person-hours': 44 };
    expect(values(reportWith({ ...few, 'groups.present': 5 }), ids)).toEqual(Array(3).fill('suppressed'));
    expect(values(reportWith({ ...few, 'groups.absent': 5 }), ids)).toEqual(['suppressed', 1, 44]);
  });

  it.each([
    ['cert.exams-passed', 'cert.exams'],
    ['cert.expiring', 'cert.holders'],
  ] as const)('hides %s when the rest of the whole is small', (part, whole) => {
    expect(values(reportWith({ [whole]: 30, [part]: 20 }), [whole, part])).toEqual([30, 'suppressed']);
    expect(values(reportWith({ [whole]: 30, [part]: 30 }), [whole, part])).toEqual([30, 30]);
    expect(values(reportWith({ [whole]: 30, [part]: 19 }), [whole, part])).toEqual([30, 19]);
    expect(values(reportWith({ [whole]: 30, [part]: 3 }), [whole, part])).toEqual([30, '<11']);
  });

  it('hides readmissions when few of the admitted were new', () => {
    const flow = { 'census.start': 60, 'census.admissions': 30, 'census.discharges': 30, 'census.end': 60 };
    expect(values(reportWith({ ...flow, 'census.readmissions': 25 }), ['census.readmissions'])).toEqual(['suppressed']);
    expect(values(reportWith({ ...flow, 'census.readmissions': 12 }), ['census.readmissions'])).toEqual([12]);
  });

  it('hides residents reached only when both aftercare and the other contacts are few', () => {
    const show = (aftercare: number, reached: number) =>
      values(
        reportWith({
          'contacts.residents': rate(50, 80),
          'contacts.reached': reached,
          'aftercare.contacts': aftercare,
          // Keeps rule 3 out of the way: everyone served was here at the start.
          'census.start': 80,
          'census.end': 80,
          'census.served': 80,
        }),
        ['contacts.residents'],
      )[0];
    expect(show(4, 56)).toBe('suppressed');
    expect(show(0, 56)).toBe(50 / 80);
    expect(show(4, 70)).toBe(50 / 80);
  });
});

describe('rule 6, rows blank because records begin later', () => {
  it('stay blank whatever the other rules would hide', () => {
    const figures = reportWith({ 'census.end': 5 }).map((figure): Figure =>
      figure.id === 'census.admissions' ? { id: figure.id, blank: 'records-begin' } : figure,
    );
    expect(printed(figures)('census.admissions')).toEqual({ id: 'census.admissions', blank: 'records-begin' });
    expect(printed(figures)('census.served').value).toBe('suppressed');
  });
});

describe('whatever the numbers', () => {
  const small = fc.oneof({ weight: 2, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(80) });
  const report = fc
    .record({
      ids: fc.array(small, { minLength: 80, maxLength: 80 }),
      unknowns: fc.array(small, { minLength: 80, maxLength: 80 }),
      k: fc.integer({ min: 5, max: 11 }),
    })
    .map(({ ids, unknowns, k }) => {
      const figures = empty.map(({ id, blank, ...measure }, at): Figure => {
        const [number = 0, more = 0] = [ids[at], unknowns[at]];
        const { kind } = figureRules[id];
        if (blank) return { id, blank };
        if (kind === 'rate' || kind === 'mean') {
          return { id, ...rate(number, number + more, measure.unknown === undefined ? undefined : more) };
        }
        return kind === 'median' ? { id, value: 7, denominator: number } : { id, value: number };
      });
      const of = (id: FigureId): number => figures.find((figure) => figure.id === id)?.value ?? 0;
      const reasons = figureIds.filter((id) => id.startsWith('discharge.'));
      const discharges = reasons.reduce((sum, id) => sum + of(id), 0);
      const fixed: Partial<Record<FigureId, number>> = {
        'census.discharges': discharges,
        'los.n': discharges,
        'census.start': discharges,
        'census.end': of('census.admissions'),
      };
      return {
        k,
        figures: figures.map((figure) => ({ ...figure, ...(figure.id in fixed && { value: fixed[figure.id] ?? 0 }) })),
      };
    });
  const isShown = (figure: PrintedFigure): boolean => typeof figure.value !== 'string';

  it('no sum that the report prints leaves one hidden part alone', () => {
    fc.assert(
      fc.property(report, ({ figures, k }) => {
        const row = printed(figures, k);
        const hiddenAmong = (ids: readonly FigureId[]): number => ids.filter((id) => !isShown(row(id))).length;
        const reasons = figureIds.filter((id) => id.startsWith('discharge.'));
        expect(hiddenAmong(['census.start', 'census.admissions', 'census.discharges', 'census.end'])).not.toBe(1);
        expect(hiddenAmong(reasons)).not.toBe(1);
        expect(hiddenAmong(['screens.negative', 'screens.positive'])).not.toBe(1);
        expect(hiddenAmong(['work.on-site', 'work.off-site'])).not.toBe(1);
        // completion.* print the deaths and, with them, completed, transferred and unknown.
        if (isShown(row('completion.rate')) || isShown(row('completion.positive'))) {
          expect(
            hiddenAmong(['discharge.completed', 'discharge.transferred', 'discharge.died', 'discharge.unknown']),
          ).toBe(0);
        }
        if (!isShown(row('groups.present'))) expect(hiddenAmong(['groups.attendance', 'groups.person-hours'])).toBe(2);
      }),
      { numRuns: 500 },
    );
  });

  it('prints no small number of people, and a hidden row prints nothing else', () => {
    const exempt =
      /^(census\.average|beddays\.|groups\.(held|cancelled|hours|person-hours|peer-led)|contacts\.minutes|cert\..*-hours)/;
    fc.assert(
      fc.property(report, ({ figures, k }) => {
        const isSmall = (number: unknown): boolean => typeof number === 'number' && number >= 1 && number < k;
        for (const figure of externalEdition(figures, k)) {
          if (!isShown(figure)) expect(Object.keys(figure)).toEqual(['id', 'value']);
          if (exempt.test(figure.id)) continue;
          const { kind } = figureRules[figure.id];
          if (kind === 'count') expect(isSmall(figure.value)).toBe(false);
          if (kind === 'rate') expect([figure.numerator, figure.denominator].some(isSmall)).toBe(false);
          if (kind === 'mean' || kind === 'median') expect(isSmall(figure.denominator)).toBe(false);
          expect(isSmall(figure.unknown)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
