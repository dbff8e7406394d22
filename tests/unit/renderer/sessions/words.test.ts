import { describe, expect, test } from 'vitest';
import { expectedOf, formOf, groupFormSchema, onceOf, weeklyOf } from '../../../../renderer/sessions/plan/form.ts';
import { found } from '../../../../renderer/sessions/roll/find.ts';
import { openedRoll } from '../../../../renderer/sessions/roll/roll.ts';
import { endTime } from '../../../../renderer/sessions/times.ts';
import { mondayOf, namesInWords, sessionFacts } from '../../../../renderer/sessions/words.ts';
import { rollOf } from './rollFixture.ts';

const person = (preferredName: string) => ({ id: preferredName, preferredName, lastInitial: 'W' });

test('finding a name looks at the beginnings of its words and not at accents', () => {
  const state = { ...openedRoll(rollOf(3)), others: [person('José Ramón'), person('Mary-Ann')] };
  expect(found(state, 'ramon').others.map(({ id }) => id)).toEqual(['José Ramón']);
  expect(found(state, 'ann').others.map(({ id }) => id)).toEqual(['Mary-Ann']);
  expect(found(state, 'name 2').lines.map(({ number }) => number)).toEqual([2]);
  expect(found(state, '  ')).toEqual({ lines: [], others: [] });
  expect(found(state, 'ary')).toEqual({ lines: [], others: [] });
});

test('people in a row, a group in a line, the end of an hour', () => {
  expect(namesInWords([])).toBe('nobody yet');
  expect(namesInWords([person('Dana'), person('Lee'), person('Sam')])).toBe('Dana W., Lee W. and Sam W.');
  expect(sessionFacts(rollOf(1).session, '2026-11-23')).toBe(
    'Mon, Nov 23 · 7:00 pm · 60 min · led by Name 1 W. · sheet 41',
  );
  expect(endTime('2026-11-23T23:30', 60)).toBe('12:30 am');
});

test('a week begins on Monday', () => {
  expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  expect(mondayOf('2026-11-29')).toBe('2026-11-23');
  expect(mondayOf('2027-01-01')).toBe('2026-12-28');
});

describe('the form of a group', () => {
  const form = {
    repeats: 'once' as const,
    typeId: 'Step study',
    time: '19:00',
    minutes: 60,
    leaderIds: ['dana'],
    who: 'everyone' as const,
    phaseIds: [],
    personIds: [],
    day: '2026-11-23',
  };
  const errorsOf = (value: unknown): string[] =>
    groupFormSchema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

  test('asks for the day of one, and for weekday and first day of the other', () => {
    expect(errorsOf(form)).toEqual([]);
    expect(errorsOf({ ...form, day: undefined })).toEqual(['day: required']);
    expect(errorsOf({ ...form, repeats: 'weekly' })).toEqual(['weekday: required', 'since: required']);
    expect(errorsOf({ ...form, who: 'phases' })).toEqual(['phaseIds: required']);
  });

  test('becomes what the contract takes, and back', () => {
    expect(onceOf(form)).toEqual({
      typeId: 'Step study',
      minutes: 60,
      leaderIds: ['dana'],
      expected: { who: 'everyone' },
      startsAt: '2026-11-23T19:00',
    });
    expect(weeklyOf({ ...form, weekday: '1', since: '2026-11-23' }, 'w1')).toMatchObject({
      id: 'w1',
      weekday: 1,
      startsAt: '19:00',
    });
    const filled = formOf(
      {
        typeId: 'Step study',
        minutes: 60,
        startsAt: '2026-11-23T19:00',
        expected: { who: 'phases', phaseIds: ['p1'] },
      },
      ['dana'],
    );
    expect(expectedOf(filled)).toEqual({ who: 'phases', phaseIds: ['p1'] });
    expect(filled.time).toBe('19:00');
  });
});
