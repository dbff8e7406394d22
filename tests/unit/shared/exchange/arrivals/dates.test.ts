import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../../shared/exchange/arrivals/dates.ts';

const today = '2026-11-20';
const both = (day: string) => ({ monthFirst: day, dayFirst: day });

describe('a date in a pasted table', () => {
  it.each([
    ['2026-03-04', both('2026-03-04')],
    ['2026/3/4', both('2026-03-04')],
    ['20260304', both('2026-03-04')],
    ['2026-03-04T00:00:00', both('2026-03-04')],
    ['Mar 4 2026', both('2026-03-04')],
    ['March 4th, 2026', both('2026-03-04')],
    ['4 Mar 2026', both('2026-03-04')],
    ['4-Mar-26', both('2026-03-04')],
    ['Wed, March 4, 2026', both('2026-03-04')],
    ['46085', both('2026-03-04')],
    ['46085.5', both('2026-03-04')],
    ['4.3.2026', both('2026-03-04')],
    ['3/4/26', { monthFirst: '2026-03-04', dayFirst: '2026-04-03' }],
    ['3/4/2026 12:00 AM', { monthFirst: '2026-03-04', dayFirst: '2026-04-03' }],
    ['3/14/2026', { monthFirst: '2026-03-14' }],
    ['14/3/2026', { dayFirst: '2026-03-14' }],
    ['3/3/26', both('2026-03-03')],
    ['2/30/2026', {}],
    ['soon', {}],
    ['12', {}],
    ['101', {}],
  ])('%s', (text, read) => {
    expect(readDate(text, 'stay', today)).toEqual(read);
  });

  it.each([
    ['5/5/85', 'birth', '1985-05-05'],
    ['5/5/05', 'birth', '2005-05-05'],
    ['5/5/26', 'birth', '1926-05-05'],
    ['5/5/26', 'stay', '2026-05-05'],
    ['5-May-98', 'stay', '1998-05-05'],
  ] as const)('%s of a %s', (text, about, day) => {
    expect(readDate(text, about, today).monthFirst).toBe(day);
  });
});
