import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../../../shared/records/certification.ts';
import { nextSteps } from '../../../../shared/rules/certification-next-steps.ts';
import { oddHours } from '../../../../shared/rules/certification-odd-hours.ts';
import { countedKind, hoursToGo, progressOf } from '../../../../shared/rules/certification-progress.ts';
import type { CountedHours, ProgressFacts } from '../../../../shared/rules/certification-progress.ts';
import { programOf, programs, programsFor } from '../../../../shared/rules/programs.ts';

const shipped = (id: string): Program => {
  const program = programOf(id);
  if (!program) throw new Error(`${id} is not shipped`);
  return program;
};
const today = '2026-10-14';
const nothing: ProgressFacts = { hours: [], exams: [], today };
const training = (hours: number, domain?: string, isSigned = true): CountedHours => ({
  kind: 'training',
  hours,
  isSigned,
  ...(domain !== undefined && { domain }),
});
const progress = (id: string, facts: Partial<ProgressFacts>, requirementsMet: Record<string, string> = {}) =>
  progressOf(shipped(id), { requirementsMet }, { ...nothing, ...facts });
const line = (id: string, kind: string, facts: Partial<ProgressFacts>) => {
  const found = progress(id, facts).find((one) => one.kind === kind);
  if (!found) throw new Error(`${id} asks for no ${kind}`);
  return found;
};

describe('the programs that are shipped', () => {
  it('are 27, each with its sources, those of the house’s state first', () => {
    expect(programs).toHaveLength(27);
    expect(programs.every(({ source }) => source.length > 0)).toBe(true);
    expect(
      programsFor('KY')
        .slice(0, 3)
        .map(({ id }) => id),
    ).toEqual(['ky-apss', 'ky-tradpss', 'ky-radpss']);
    expect(programsFor('KY')[3]?.state).toBe('US');
  });

  it('name every requirement once, so that a label can be its key', () => {
    for (const { id, requirements } of programs) {
      expect(new Set(requirements.map(({ label }) => label)).size, id).toBe(requirements.length);
    }
  });
});

describe('progress in hours', () => {
  it('counts what is signed, what waits, and what is to go beside both', () => {
    const facts = { hours: [training(6), training(6), training(7.5, undefined, false)] };
    expect(line('ky-apss', 'training_hours', facts)).toMatchObject({
      signed: 12,
      waiting: 7.5,
      toGo: 10.5,
      met: false,
    });
  });

  it('is met by signed hours only', () => {
    expect(line('ky-apss', 'training_hours', { hours: [training(30, undefined, false)] })).toMatchObject({
      toGo: 0,
      met: false,
    });
    expect(line('ky-apss', 'training_hours', { hours: [training(30)] })).toMatchObject({ toGo: 0, met: true });
  });

  it('tracks each topic: 40 hours of ethics are not Kentucky’s curriculum', () => {
    const of = line('ky-tradpss', 'training_hours', { hours: [training(40, 'ethics ')] });
    expect(of).toMatchObject({ amount: 40, signed: 40, toGo: 35, met: false });
    expect(of.domains.find(({ domain }) => domain === 'Ethics')).toEqual({
      domain: 'Ethics',
      hours: 16,
      signed: 40,
      waiting: 0,
      toGo: 0,
    });
    const all = [
      training(16, 'Ethics'),
      training(3, 'Domestic violence'),
      training(2, 'HIV transmission, control, treatment and prevention'),
    ];
    const most = [...all, training(10, 'Advocacy'), training(10, 'Mentoring and education')];
    expect(line('ky-tradpss', 'training_hours', { hours: most })).toMatchObject({ signed: 41, toGo: 10, met: false });
    const done = [...most, training(10, 'Recovery support')];
    expect(line('ky-tradpss', 'training_hours', { hours: done })).toMatchObject({ signed: 51, toGo: 0, met: true });
  });

  it('keeps hours that any topic may fill: Michigan asks 25 of which 20 are in topics', () => {
    const hours = ['Advocacy', 'Mentoring/Education', 'Recovery/Wellness Support', 'Ethical Responsibility'].map(
      (topic) => ({
        kind: 'supervision' as const,
        domain: `${topic} (minimum)`,
        hours: 5,
        isSigned: true,
      }),
    );
    expect(line('mi-cprm', 'supervision_hours', { hours })).toMatchObject({ signed: 20, toGo: 5, met: false });
  });

  it('gives a line to the requirement its domain names where there are several, else to the first', () => {
    const [core, supplement] = progress('tx-rsps', {
      hours: [training(10), training(20, 'Recovery support supplemental training')],
    }).filter(({ kind }) => kind === 'training_hours');
    expect(core).toMatchObject({ signed: 10, toGo: 9.5 });
    expect(supplement).toMatchObject({ signed: 20, toGo: 26 });
  });

  it('adds a third of an hour three times to one hour', () => {
    const third = { kind: 'experience', hours: 1 / 3, isSigned: true } as const;
    expect(line('ky-radpss', 'experience_hours', { hours: [third, third, third] })).toMatchObject({
      signed: 1,
      toGo: 499,
    });
  });

  it('never loses an hour: signed, waiting and to go are at least what is asked for', () => {
    const some = fc.array(
      fc.record({
        hours: fc.integer({ min: 1, max: 96 }).map((quarters) => quarters / 4),
        isSigned: fc.boolean(),
        domain: fc.constantFrom('Ethics', 'Advocacy', undefined),
      }),
    );
    fc.assert(
      fc.property(some, (lines) => {
        const of = line('ky-radpss', 'training_hours', { hours: lines.map((one) => ({ ...one, kind: 'training' })) });
        const total = lines.reduce((sum, { hours }) => sum + hours, 0);
        expect((of.signed ?? 0) + (of.waiting ?? 0)).toBeCloseTo(total);
        expect((of.signed ?? 0) + (of.waiting ?? 0) + (of.toGo ?? 0)).toBeGreaterThanOrEqual(40);
        if (of.met) expect(of.domains.every((topic) => topic.signed >= topic.hours)).toBe(true);
      }),
    );
  });

  it('is no bar where the source names days, months or no amount', () => {
    const counted = shipped('ky-tradpss').requirements.map((requirement) => countedKind(requirement));
    expect(counted.filter((kind) => kind === 'training')).toHaveLength(1);
    expect(hoursToGo(progress('ky-apss', {}), 'supervision')).toBeUndefined();
    expect(hoursToGo(progress('ky-apss', {}), 'training')).toBe(30);
  });
});

describe('progress by days', () => {
  it('comes from birth date and recovery date where they are known', () => {
    const facts = { birthDate: '2008-10-14', recoveryDate: '2025-10-15' };
    expect(line('ky-radpss', 'minimum_age', facts)).toMatchObject({ met: true, metOn: '2026-10-14' });
    expect(line('ky-radpss', 'recovery_months', facts)).toMatchObject({ met: false });
    expect(line('ky-radpss', 'recovery_months', { recoveryDate: '2025-10-14' })).toMatchObject({
      met: true,
      metOn: today,
    });
    expect(line('ky-radpss', 'minimum_age', {})).toMatchObject({ met: false });
  });

  it('comes from what staff wrote down for everything else', () => {
    const label = 'High school diploma or equivalent';
    const [met] = progress('ky-radpss', {}, { [label]: '2026-09-01' }).filter((one) => one.label === label);
    expect(met).toMatchObject({ met: true, metOn: '2026-09-01' });
  });

  it('takes an exam as passed once every test that was taken has been passed', () => {
    const exam = (kind: string, on: string, result: 'pass' | 'fail') => ({ kind, on, result });
    const met = (...exams: ReturnType<typeof exam>[]) => line('ky-apss', 'exam', { exams }).metOn;
    expect(met()).toBeUndefined();
    expect(met(exam('written', '2026-05-01', 'fail'))).toBeUndefined();
    expect(met(exam('written', '2026-05-01', 'fail'), exam('written', '2026-06-01', 'pass'))).toBe('2026-06-01');
    expect(met(exam('written', '2026-06-01', 'pass'), exam('oral', '2026-06-01', 'fail'))).toBeUndefined();
    expect(met(exam('written', '2026-06-01', 'pass'), exam('oral', '2026-06-08', 'pass'))).toBe('2026-06-08');
  });
});

describe('next steps', () => {
  const steps = (id: string, facts: Partial<ProgressFacts>, requirementsMet: Record<string, string> = {}) =>
    nextSteps({
      enrollment: { status: 'in-progress' },
      program: shipped(id),
      progress: progress(id, facts, requirementsMet),
      hours: [],
    });

  it('are at most three plain sentences, hours first', () => {
    expect(steps('ky-radpss', { hours: [training(12, 'Ethics'), training(4, 'Ethics', false)] })).toEqual([
      '4 hours wait for a signature.',
      'Experience: 500 hours to go. Groups led and check-ins made count by themselves.',
      'Supervision: 25 hours to go. Agree on a next meeting with the supervisor.',
    ]);
  });

  it('name the exam first once the training is done, and the application when all is there', () => {
    expect(steps('ky-apss', { hours: [training(30)] })[0]).toBe(
      'Find a date for the exam: Written test and oral test at the end of the course.',
    );
    const everything = Object.fromEntries(shipped('ky-apss').requirements.map(({ label }) => [label, today]));
    expect(steps('ky-apss', { hours: [training(30)] }, everything)).toEqual([
      'Everything is in place. Send in the application.',
    ]);
  });

  it('do not ask for what comes by itself', () => {
    const byTime = ['minimum_age', 'recovery_months'];
    const rest = shipped('ky-apss').requirements.filter(({ kind }) => !byTime.includes(kind));
    const met = Object.fromEntries(rest.map(({ label }) => [label, today]));
    expect(steps('ky-apss', { hours: [training(30)] }, met)).toEqual(['What is left comes with time.']);
  });

  it('turn to the renewal once certified, and stop when it is over', () => {
    const ended = { program: shipped('ky-apss'), progress: [], hours: [] };
    expect(nextSteps({ ...ended, enrollment: { status: 'withdrawn' } })).toEqual([]);
    const certified = { status: 'certified', certifiedOn: '2026-01-10', expiresOn: '2027-01-10' } as const;
    const ce = { kind: 'ce', hours: 2, isSigned: true } as const;
    const hours = [
      { ...ce, on: '2026-03-01' },
      { ...ce, on: '2025-12-01' },
    ];
    expect(nextSteps({ ...ended, hours, enrollment: certified })).toEqual([
      'Renew by January 10, 2027.',
      'Continuing education: 4 hours to go for the next renewal.',
    ]);
  });
});

describe('odd hours', () => {
  const roles = [{ since: '2026-06-01', until: '2026-09-30' }];
  const work = (id: string, startsAt: string, hours: number) => ({
    work: id,
    on: startsAt.slice(0, 10),
    kind: 'experience' as const,
    hours,
    startsAt,
  });

  it('are long ones, those at the same time, and those outside the mentor role', () => {
    const odd = oddHours(
      [
        work('fine', '2026-07-01T09:00', 4),
        work('next', '2026-07-01T13:00', 1),
        work('long', '2026-07-02T09:00', 4.5),
        work('one', '2026-07-03T09:00', 2),
        work('inside', '2026-07-03T09:30', 0.5),
        work('late', '2026-07-03T10:30', 1),
        work('after', '2026-10-01T09:00', 1),
        { work: 'class', on: '2026-07-04', kind: 'training', hours: 8 },
        { work: 'long class', on: '2026-07-05', kind: 'training', hours: 9 },
      ],
      roles,
    );
    expect(Object.fromEntries(odd)).toEqual({
      long: 'Longer than 4 hours.',
      one: 'At the same time as other hours of theirs.',
      inside: 'At the same time as other hours of theirs.',
      late: 'At the same time as other hours of theirs.',
      after: 'On a day when they were not a mentor.',
      'long class': 'Longer than 8 hours.',
    });
  });

  it('does not hold one piece of work that feeds two certificates against itself', () => {
    const twice = [work('same', '2026-07-01T09:00', 1), work('same', '2026-07-01T09:00', 1)];
    expect(oddHours(twice, roles).size).toBe(0);
  });
});
