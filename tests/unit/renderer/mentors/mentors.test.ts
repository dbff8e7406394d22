import { describe, expect, test } from 'vitest';
import { mentorsToChoose } from '../../../../renderer/mentors/choose.ts';
import { hasRoom, loadInWords, quietest } from '../../../../renderer/mentors/load.ts';
import { couldUseAHello, daysAgo, quietToMentor, quietToStaff } from '../../../../renderer/mentors/quiet.ts';
import { mentor, walk } from './walks.ts';

const today = '2026-11-23';
const talked = (quietDays: number) => ({
  lastReached: '2026-11-14T18:30',
  lastTried: { at: '2026-11-14T18:30', reached: true },
  quietDays,
});

describe('how quiet it has been, to the mentor', () => {
  test('nine days: a short hello counts', () => {
    expect(quietToMentor(talked(9), 'Jordan', today)).toBe(
      'You and Jordan last talked nine days ago. A short hello counts.',
    );
  });

  test('six days and less stand as they are', () => {
    expect(quietToMentor(talked(6), 'Jordan', today)).toBe('You and Jordan last talked six days ago.');
    expect(couldUseAHello({ quietDays: 6 })).toBe(false);
    expect(couldUseAHello({ quietDays: 7 })).toBe(true);
  });

  test('a try counts, and nobody is told to try again at once', () => {
    const tried = { ...talked(9), lastTried: { at: '2026-11-22T10:00', reached: false } };
    expect(quietToMentor(tried, 'Jordan', today)).toBe(
      'You and Jordan last talked nine days ago. You tried yesterday.',
    );
    expect(quietToStaff(tried, today)).toBe('Last talked nine days ago; tried yesterday');
  });

  test('a try before they talked is no news', () => {
    const before = { ...talked(9), lastTried: { at: '2026-11-13T10:00', reached: false } };
    expect(quietToStaff(before, today)).toBe('Last talked nine days ago');
  });

  test('the first check-in is invited', () => {
    expect(quietToMentor({ lastReached: undefined, lastTried: undefined, quietDays: 12 }, 'Jordan', today)).toBe(
      'You and Jordan have not talked yet. The first check-in takes about twenty seconds.',
    );
  });

  test.each([
    [0, 'today'],
    [1, 'yesterday'],
    [10, 'ten days ago'],
    [11, '11 days ago'],
  ])('%i days ago reads “%s”', (days, words) => {
    expect(daysAgo(days)).toBe(words);
  });
});

describe('how many a mentor walks with', () => {
  test('is out of how many they can, where that is set', () => {
    expect(loadInWords(2, 3)).toBe('2 of 3');
    expect(loadInWords(2, undefined)).toBe('2');
    expect([hasRoom(3, 3), hasRoom(2, 3), hasRoom(9, undefined)]).toEqual([false, true, true]);
  });

  test('the longest quiet comes first, also out of one and out of none', () => {
    expect(quietest([walk('m', 'a', 2), walk('m', 'b', 9), walk('m', 'c', 4)])?.resident.id).toBe('b');
    expect(quietest([])).toBeUndefined();
  });
});

describe('choosing somebody to walk with', () => {
  test('who has room and walks with fewest stands first; nobody walks with themselves', () => {
    const rows = [mentor('Full', ['a', 'b'], 2), mentor('Busy', ['c', 'd']), mentor('Free', []), mentor('Dana', [])];
    const choices = mentorsToChoose(rows, 'Dana').map(({ group, items }) => [group, items.map(({ label }) => label)]);
    expect(choices).toEqual([
      ['Has room', ['Free, walks with 0', 'Busy, walks with 2']],
      ['Walks with as many as set', ['Full, walks with 2 of 2']],
    ]);
  });

  test('there is nothing to choose from where nobody else mentors', () => {
    expect(mentorsToChoose([mentor('Dana', [])], 'Dana')).toEqual([]);
  });
});
