import { describe, expect, test } from 'vitest';
import {
  destinationOptions,
  known,
  knownAnswer,
  nightsInWords,
  otherName,
  reasonInWords,
  reasonOptions,
} from '../../../../renderer/residents/words.ts';
import { destinations, dischargeReasons } from '../../../../shared/records/people.ts';

describe('what the screens of residents say', () => {
  test('every reason and destination can be chosen, and “Not known” stands last', () => {
    expect(reasonOptions.map(({ value }) => value)).toEqual([...dischargeReasons, 'not-known']);
    expect(destinationOptions.map(({ value }) => value)).toEqual([...destinations, 'not-known']);
    expect(reasonOptions.at(-1)?.label).toBe('Not known');
  });

  test('nobody failed or absconded: they left before completing', () => {
    expect(reasonInWords('left')).toBe('Left before completing');
    expect(reasonInWords(undefined)).toBe('Not known');
  });

  test('“Not known” is left out of what is recorded', () => {
    expect(known(dischargeReasons, 'completed')).toBe('completed');
    expect(known(dischargeReasons, 'not-known')).toBeUndefined();
    expect([knownAnswer('yes'), knownAnswer('no'), knownAnswer('not-known')]).toEqual([true, false, undefined]);
  });

  test.each([
    [0, 'admitted today'],
    [1, '1 night'],
    [47, '47 nights'],
  ])('%i nights read “%s”', (nights, words) => {
    expect(nightsInWords(nights)).toBe(words);
  });

  test('the legal name is shown only where it says more than the preferred one', () => {
    const person = { id: 'p', preferredName: 'Dana', lastInitial: 'W' };
    expect(otherName({ person, legalName: 'Dana Whitfield' })).toBe('Dana Whitfield');
    expect(otherName({ person, legalName: 'Dana' })).toBeUndefined();
  });
});
