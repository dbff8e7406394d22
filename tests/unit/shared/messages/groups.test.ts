import { expect, test } from 'vitest';
import { rollStatus } from '../../../../shared/messages/groups.ts';

const counts = { expected: 18, present: 0, absent: 0, excused: 0, unmarked: 18 };
const group = { status: 'planned' as const, startsAt: '2026-11-23T19:00', counts };
const today = '2026-11-23';

test('a group says how far its roll is', () => {
  expect(rollStatus(group, today)).toEqual({ words: 'not taken', tone: 'due' });
  expect(rollStatus({ ...group, sheetNumber: 41 }, today)).toEqual({ words: 'on paper, sheet 41', tone: 'due' });
  expect(rollStatus({ ...group, sheetNumber: 41 }, '2026-11-20').tone).toBe('neutral');
  expect(rollStatus({ ...group, startsAt: '2026-11-24T09:00' }, today)).toEqual({
    words: '18 expected',
    tone: 'neutral',
  });
  expect(rollStatus({ ...group, status: 'cancelled' }, today).words).toBe('cancelled');
});

test('half a roll counts lines, a whole one counts who came', () => {
  const half = { ...counts, present: 7, absent: 1, unmarked: 10 };
  expect(rollStatus({ ...group, status: 'held', counts: half }, today)).toEqual({
    words: '8 of 18 marked',
    tone: 'due',
  });
  const whole = { ...counts, present: 14, absent: 3, excused: 1, unmarked: 0 };
  expect(rollStatus({ ...group, status: 'held', counts: whole }, today)).toEqual({
    words: '14 of 18 present',
    tone: 'good',
  });
  expect(
    rollStatus({ ...group, status: 'held', counts: half, finishedAt: '2026-11-23T20:10:00.000Z' }, today).words,
  ).toBe('7 of 18 present');
});
