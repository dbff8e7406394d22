import { describe, expect, test } from 'vitest';
import {
  dischargeFormSchema,
  dischargeInWords,
  likelyLastNight,
  recentDay,
} from '../../../../../renderer/residents/person/discharge.ts';

const monday = '2026-11-23';
const bed = { id: 'b', room: '12', name: 'lower' };

describe('a discharge', () => {
  test('most likely, the last night was last night; somebody admitted today had none', () => {
    expect(likelyLastNight('2026-10-01', monday)).toBe('2026-11-22');
    expect(likelyLastNight(monday, monday)).toBeNull();
  });

  test('is confirmed with the weekday and the bed that is free tonight', () => {
    expect(dischargeInWords({ name: 'Dana W.', lastNight: '2026-11-22', bed, today: monday })).toEqual({
      ask: 'Discharge Dana W., last night here Sunday?',
      follows: 'Bed 12 lower is free tonight. You can undo this.',
    });
  });

  test('entered late, says since when the bed has been free', () => {
    const { ask, follows } = dischargeInWords({ name: 'Dana W.', lastNight: '2026-11-09', bed, today: monday });
    expect(ask).toBe('Discharge Dana W., last night here Mon, Nov 9?');
    expect(follows).toBe('Bed 12 lower has been free since Tue, Nov 10. You can undo this.');
  });

  test('on the day of admission, nobody slept in the bed', () => {
    expect(dischargeInWords({ name: 'Dana W.', lastNight: null, bed, today: monday })).toEqual({
      ask: 'Discharge Dana W., with no night slept here?',
      follows: 'Bed 12 lower is free tonight. You can undo this.',
    });
  });

  test('a room called by a word is not called a bed as well', () => {
    const named = { id: 'b', room: 'Room 12', name: 'lower' };
    const { follows } = dischargeInWords({ name: 'Dana W.', lastNight: '2026-11-22', bed: named, today: monday });
    expect(follows).toBe('Room 12 lower is free tonight. You can undo this.');
  });

  test('of somebody without a bed names none', () => {
    const { follows } = dischargeInWords({ name: 'Dana W.', lastNight: '2026-11-22', bed: undefined, today: monday });
    expect(follows).toBe('You can undo this.');
  });

  test('a weekday is said of the last seven days only, so that Monday is never last Monday', () => {
    expect(recentDay('2026-11-17', monday)).toBe('Tuesday');
    expect(recentDay('2026-11-16', monday)).toBe('Mon, Nov 16');
  });

  test('the form asks for the last night unless there was none', () => {
    const answers = { reason: 'left', destination: 'not-known', employedAtExit: 'not-known', arrestedDuring: 'no' };
    const rest = { ...answers, keepSignIn: false };
    const { error } = dischargeFormSchema.safeParse({ noNight: false, ...rest });
    expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['lastNight', 'required']]);
    expect(dischargeFormSchema.safeParse({ noNight: true, ...rest }).success).toBe(true);
  });
});
