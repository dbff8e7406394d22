import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  readDay,
  shortDay,
  todayIn,
  typeDay,
  writeDay,
} from '../../../../renderer/parts/days.ts';

const monday = '2026-11-23';

describe('reading a day', () => {
  it.each([
    ['11/23/2026', '2026-11-23'],
    ['11/23/26', '2026-11-23'],
    ['1/5/79', '1979-01-05'],
    ['11/23', '2026-11-23'],
    ['11.23', '2026-11-23'],
    ['11232026', '2026-11-23'],
    ['2026-11-23', '2026-11-23'],
    ['Nov 23', '2026-11-23'],
    ['23 November 2026', '2026-11-23'],
    ['Nov. 3rd, 2025', '2025-11-03'],
    ['today', '2026-11-23'],
    [' Yesterday ', '2026-11-22'],
    ['tomorrow', '2026-11-24'],
    ['-3', '2026-11-20'],
    ['+7', '2026-11-30'],
    ['friday', '2026-11-20'],
    ['monday', '2026-11-23'],
    ['last monday', '2026-11-16'],
    ['next friday', '2026-11-27'],
  ])('%s', (typed, day) => {
    expect(readDay(typed, monday)).toBe(day);
  });

  it.each(['', '2/30/2026', '13/1/2026', '23/11/2026', 'soon', '11/', '1899-01-01', '11/23/202', '2026'])(
    'does not guess at %j',
    (typed) => {
      expect(readDay(typed, monday)).toBeUndefined();
    },
  );

  it('takes the year that is nearest, or that the field leans to', () => {
    expect(readDay('1/5', monday)).toBe('2027-01-05');
    expect(readDay('1/5', monday, 'past')).toBe('2026-01-05');
    expect(readDay('11/24', monday, 'past')).toBe('2025-11-24');
    expect(readDay('11/22', monday, 'future')).toBe('2027-11-22');
    expect(readDay('2/29', '2026-03-01', 'near')).toBeUndefined();
    expect(readDay('friday', monday, 'future')).toBe('2026-11-27');
  });

  it('reads back every day the way it is typed and written', () => {
    const days = fc.integer({ min: -25_000, max: 80_000 }).map((count) => addDays('1970-01-01', count));
    fc.assert(
      fc.property(days, (day) => {
        expect(readDay(typeDay(day), monday)).toBe(day);
        expect(readDay(shortDay(day), monday)).toBe(day);
        expect(addDays(day, daysBetween(day, monday))).toBe(monday);
      }),
    );
  });
});

it('writes a day with its weekday, and without the present year', () => {
  expect(writeDay('2026-11-23')).toBe('Mon, Nov 23, 2026');
  expect(writeDay('2026-11-23', '2026-01-01')).toBe('Mon, Nov 23');
  expect(writeDay('2025-11-23', '2026-01-01')).toBe('Sun, Nov 23, 2025');
});

it('knows that it is still yesterday further west', () => {
  const now = new Date('2026-11-23T03:30:00Z');
  expect(todayIn('America/New_York', now)).toBe('2026-11-22');
  expect(todayIn('Europe/London', now)).toBe('2026-11-23');
});
