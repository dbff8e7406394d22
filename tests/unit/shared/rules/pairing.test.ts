import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../../shared/records/mentors.ts';
import { isOpenFrom, overlap, quietDays, talksWith } from '../../../../shared/rules/pairing.ts';

const contact = (id: string, at: string, reached: boolean, personId = 'dana'): Contact => ({
  id,
  personId,
  at,
  mode: 'phone',
  reached,
});

describe('two who walk together', () => {
  const contacts = {
    '2026-09': { a: contact('a', '2026-09-30T20:00', true), b: contact('b', '2026-09-12T20:00', true) },
    '2026-10': { c: contact('c', '2026-10-03T20:00', false), d: contact('d', '2026-10-04T20:00', true, 'sam') },
  };

  it('know when they last tried and last talked', () => {
    expect(talksWith('dana', contacts)).toEqual({
      lastTried: contacts['2026-10'].c,
      lastReached: contacts['2026-09'].a,
    });
    expect(talksWith('nobody', contacts)).toEqual({});
    expect(talksWith('dana', { '2026-10': contacts['2026-10'] })).toEqual({ lastTried: contacts['2026-10'].c });
  });

  it('are quiet since they last talked, or since they began where that is later', () => {
    expect(quietDays('2026-09-01', '2026-09-30T20:00', '2026-10-09')).toBe(9);
    expect(quietDays('2026-10-01', undefined, '2026-10-09')).toBe(8);
    expect(quietDays('2026-10-05', '2026-09-30T20:00', '2026-10-09')).toBe(4);
    expect(quietDays('2026-10-12', undefined, '2026-10-09')).toBe(0);
  });
});

describe('spells', () => {
  it('overlap when they share a day, both ends included', () => {
    expect(overlap({ since: '2026-01-01', until: '2026-02-01' }, { since: '2026-02-01' })).toBe(true);
    expect(overlap({ since: '2026-01-01', until: '2026-01-31' }, { since: '2026-02-01' })).toBe(false);
    expect(overlap({ since: '2026-03-01' }, { since: '2026-01-01' })).toBe(true);
    expect(isOpenFrom({ since: '2026-01-01', until: '2026-01-31' }, '2026-01-31')).toBe(true);
    expect(isOpenFrom({ since: '2026-01-01', until: '2026-01-30' }, '2026-01-31')).toBe(false);
  });
});
