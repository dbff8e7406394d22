import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../../../shared/rules/calendar.ts';
import { addMinutes, meetingDays, weeklySessionId, weeklySessionOf } from '../../../../shared/rules/weekly-groups.ts';

const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2022-01-01', days));

describe('weekly groups', () => {
  it('meet on every day of their weekday that lies in their time and in the days asked for', () => {
    fc.assert(
      fc.property(day, day, day, fc.integer({ min: 1, max: 7 }), fc.nat(200), (since, from, until, on, length) => {
        const to = addDays(from, length);
        const expected = Array.from({ length: length + 1 }, (_, index) => addDays(from, index)).filter(
          (one) => weekday(one) === on && one >= since && one <= until,
        );
        expect(meetingDays({ weekday: on, since, until }, from, to)).toEqual(expected);
      }),
    );
  });

  it('give each meeting an id that says which it is', () => {
    expect(weeklySessionOf(weeklySessionId('a@b', '2026-10-14'))).toEqual({ weeklyGroupId: 'a@b', day: '2026-10-14' });
    expect(weeklySessionOf('plain')).toBeUndefined();
    expect(weeklySessionOf('odd@2026-02-30')).toBeUndefined();
  });

  it('end after midnight on the next day', () => {
    expect(addMinutes('2026-12-31T23:30', 45)).toBe('2027-01-01T00:15');
  });
});
