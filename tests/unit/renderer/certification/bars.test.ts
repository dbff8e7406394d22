import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barOf, shares } from '../../../../renderer/certification/page/bars.ts';
import { requirementState } from '../../../../renderer/certification/page/requirementState.ts';
import { topicsFor } from '../../../../renderer/certification/page/topics.ts';
import type { Progress } from '../../../../shared/contract/certification.ts';
import { programOf } from '../../../../shared/rules/programs.ts';

const hours = (kind: string, amount: number, signed: number, waiting: number): Progress => ({
  label: kind,
  kind,
  amount,
  signed,
  waiting,
  toGo: Math.max(0, amount - signed - waiting),
  domains: [],
  met: signed >= amount,
});

test('several lots of training make one bar, and a number that is not asked for makes none', () => {
  const progress = [
    hours('training_hours', 40, 30, 4),
    hours('training_hours', 16, 0, 16),
    hours('experience_hours', 500, 20, 0),
  ];
  expect(barOf(progress, 'training')).toMatchObject({ signed: 30, waiting: 20, toGo: 6, asked: 56 });
  const unnumbered: Progress = {
    label: 'Supervision once employed',
    kind: 'supervision_hours',
    domains: [],
    met: false,
  };
  expect(barOf([...progress, unnumbered], 'supervision')).toBeUndefined();
});

test('topics that add up to more than the amount stretch the bar', () => {
  const kentucky = { ...hours('training_hours', 40, 24, 0), toGo: 27 };
  const bar = barOf([kentucky], 'training');
  expect(bar).toMatchObject({ whole: 51, asked: 40 });
  expect(bar && shares(bar).signed).toBeCloseTo((24 / 51) * 100);
});

test('a bar is never fuller than full', () => {
  const amount = fc.double({ min: 0, max: 2000, noNaN: true });
  fc.assert(
    fc.property(amount, amount, amount, (asked, signed, waiting) => {
      const bar = barOf([hours('experience_hours', asked, signed, waiting)], 'experience');
      const { signed: one, waiting: other } = bar ? shares(bar) : { signed: 0, waiting: 0 };
      expect(one).toBeGreaterThanOrEqual(0);
      expect(other).toBeGreaterThanOrEqual(0);
      expect(one + other).toBeLessThanOrEqual(100 + 1e-9);
    }),
  );
});

test('a requirement says how far it is', () => {
  const day = (text: string): string => `<${text}>`;
  expect(requirementState(hours('training_hours', 40, 26, 4), day)).toBe('26 signed, 4 waiting, 10 to go of 40 hours');
  expect(requirementState({ met: true, metOn: '2026-11-02' }, day)).toBe('In place since <2026-11-02>');
  expect(requirementState({ met: false }, day)).toBe('Not yet');
});

test('hours are added to the topics the program counts, and to its lots where there are several', () => {
  expect(topicsFor(programOf('ky-tradpss'), 'training')).toContain('Ethics');
  expect(topicsFor(programOf('ky-apss'), 'training')).toEqual([]);
  expect(topicsFor(programOf('oh-cprs'), 'training')).toHaveLength(2);
  expect(topicsFor(undefined, 'training')).toEqual([]);
});
