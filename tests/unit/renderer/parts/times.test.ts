import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTime, writeTime } from '../../../../renderer/parts/times.ts';

it.each([
  ['7pm', '19:00'],
  ['7 p.m.', '19:00'],
  ['7:30 p', '19:30'],
  ['730', '07:30'],
  ['7:30', '07:30'],
  ['6', '18:00'],
  ['06', '06:00'],
  ['6 am', '06:00'],
  ['1930', '19:30'],
  ['12am', '00:00'],
  ['12 pm', '12:00'],
  ['noon', '12:00'],
  ['0:15', '00:15'],
])('reads %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

it.each(['', '25', '7:61', '13pm', '0am', 'later', '7:5'])('does not guess at %j', (typed) => {
  expect(readTime(typed)).toBeUndefined();
});

it('reads back every minute of the day as it writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      expect(readTime(writeTime(time))).toBe(time);
      expect(readTime(time)).toBe(time);
    }),
  );
});
