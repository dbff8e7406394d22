import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  dayNumber,
  firstOfMonth,
  fromDayNumber,
  lastOfMonth,
  localTimeExists,
  localTimeIn,
  todayIn,
  weekday,
} from '../../../../shared/rules/calendar.ts';

const numbers = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') });

describe('calendar dates', () => {
  it('count from 1970-01-01 and back, every day of three centuries', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2026-10-31T23:59')).toBe(dayNumber('2026-10-31'));
    fc.assert(
      fc.property(numbers, (number) => {
        expect(dayNumber(fromDayNumber(number))).toBe(number);
      }),
    );
  });

  it('add days over a leap day, a year and a century without one', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2024-12-31', 1)).toBe('2025-01-01');
    expect(addDays('1900-02-28', 1)).toBe('1900-03-01');
    expect(addDays('2026-10-31', 90)).toBe('2027-01-29');
    expect(daysBetween('2026-10-31', '2026-10-01')).toBe(-30);
  });

  it('know the ends of a month', () => {
    expect([firstOfMonth('2024-02-17'), lastOfMonth('2024-02'), lastOfMonth('2025-02-01')]).toEqual([
      '2024-02-01',
      '2024-02-29',
      '2025-02-28',
    ]);
    expect(lastOfMonth('2026-12')).toBe('2026-12-31');
  });

  it('add months and stay inside the shorter month', () => {
    expect(addMonths('2026-10-31', 1)).toBe('2026-11-30');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-01-15', -11)).toBe('2025-02-15');
    expect(addMonths('2026-10-01', -23)).toBe('2024-11-01');
  });

  it('number the weekdays from Monday, before 1970 too', () => {
    expect(weekday('2026-10-05')).toBe(1);
    expect(weekday('2026-10-11')).toBe(7);
    expect(weekday('1969-12-31')).toBe(3);
    fc.assert(
      fc.property(numbers, (number) => {
        const sundayFirst = new Date(`${fromDayNumber(number)}T12:00:00Z`).getUTCDay();
        expect(weekday(fromDayNumber(number))).toBe(sundayFirst === 0 ? 7 : sundayFirst);
      }),
    );
  });
});

describe('time zones', () => {
  const kentucky = 'America/New_York';

  it('tell the date and time on the wall', () => {
    expect(todayIn(kentucky, '2026-11-01T03:59:00.000Z')).toBe('2026-10-31');
    expect(localTimeIn(kentucky, '2026-11-01T04:05:59.000Z')).toBe('2026-11-01T00:05');
    expect(localTimeIn('Asia/Kathmandu', new Date('2026-06-30T18:15:00Z'))).toBe('2026-07-01T00:00');
  });

  it('miss the hour that summer time skips, and only that', () => {
    expect(localTimeExists(kentucky, '2026-03-08T01:59')).toBe(true);
    expect(localTimeExists(kentucky, '2026-03-08T02:00')).toBe(false);
    expect(localTimeExists(kentucky, '2026-03-08T02:59')).toBe(false);
    expect(localTimeExists(kentucky, '2026-03-08T03:00')).toBe(true);
    expect(localTimeExists(kentucky, '2026-03-07T02:30')).toBe(true);
    expect(localTimeExists('America/Phoenix', '2026-03-08T02:30')).toBe(true);
  });

  it('have the hour that comes twice in autumn', () => {
    expect(localTimeExists(kentucky, '2026-11-01T01:30')).toBe(true);
  });

  it('miss the day Samoa skipped, and the midnight Beirut does', () => {
    expect(localTimeExists('Pacific/Apia', '2011-12-30T12:00')).toBe(false);
    expect(localTimeExists('Pacific/Apia', '2011-12-31T00:00')).toBe(true);
    expect(localTimeExists('Asia/Beirut', '2022-03-27T00:30')).toBe(false);
  });

  it('have every local time that a wall clock shows', () => {
    const zones = fc.constantFrom(kentucky, 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'Europe/Lisbon');
    const instants = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        expect(localTimeExists(zone, localTimeIn(zone, instant))).toBe(true);
      }),
    );
  });
});
