import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generations, namesToKeep, type Keepable } from '../../../../../main/vault/backup/keep.ts';
import { addDays, todayIn, weekday } from '../../../../../shared/rules/calendar.ts';

const timeZone = 'America/New_York';

const backup = (at: string, facts: Partial<Keepable> = {}): Keepable => ({
  name: at,
  at,
  isGood: true,
  isProven: false,
  version: '2',
  ...facts,
});
const kept = (backups: readonly Keepable[]): readonly string[] => {
  const names = namesToKeep(backups, timeZone);
  return backups.map(({ name }) => name).filter((name) => names.has(name));
};
const noonOf = (day: string): string => `${day}T17:00:00.000Z`;

describe('which backups are kept', () => {
  it('of a backup every day for two years: seven days, five weeks, twelve months', () => {
    const days = Array.from({ length: 730 }, (_, index) => addDays('2026-11-25', -index));
    const expected = [
      // Wednesday 25 November and six days before it.
      ['2026-11-25', '2026-11-24', '2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19'],
      // The Sundays of the weeks before: the 22nd is there already.
      ['2026-11-15', '2026-11-08', '2026-11-01'],
      // The last days of the months before.
      ['2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30', '2026-05-31'],
      ['2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
    ].flat();
    expect(kept(days.map((day) => backup(noonOf(day))))).toEqual(expected.map(noonOf));
  });

  it('of several on one day: the newest, by the day of the house and not of the world', () => {
    const monday = ['2026-11-24T04:59:00.000Z', '2026-11-24T04:00:00.000Z', '2026-11-23T15:00:00.000Z'];
    const tuesday = '2026-11-24T05:00:00.000Z';
    expect(kept([tuesday, ...monday].map((at) => backup(at)))).toEqual([tuesday, monday[0]]);
  });

  it('of a house that was closed for months: none is lost by waiting', () => {
    const days = ['2026-11-23', '2026-03-02', '2026-03-01', '2026-02-28', '2026-02-27'];
    expect(kept(days.map((day) => backup(noonOf(day))))).toHaveLength(days.length);
  });

  it('the newest proven one, however old, and the good one of a day before a newer damaged one', () => {
    const days = Array.from({ length: 400 }, (_, index) => backup(noonOf(addDays('2026-11-25', -index))));
    const old = { ...backup(noonOf('2025-06-11')), isProven: true };
    expect(kept([...days, old])).toContain(old.name);
    const [newest, second] = [backup('2026-11-25T18:00:00.000Z'), backup('2026-11-25T17:00:00.000Z')];
    const later = backup(noonOf('2026-11-26'));
    expect(kept([later, { ...newest, isGood: false }, second])).toEqual([later.name, second.name]);
  });

  it('the newest good one of each version of the records, however old', () => {
    const days = Array.from({ length: 400 }, (_, index) => backup(noonOf(addDays('2026-11-25', -index))));
    const older = ['2025-06-11', '2025-06-10'].map((day) => ({ ...backup(noonOf(day)), version: '1' }));
    expect(kept([...days, ...older])).toContain(older[0]?.name);
    expect(kept([...days, ...older])).not.toContain(older[1]?.name);
  });

  it('every good one while the newest is not', () => {
    const days = Array.from({ length: 60 }, (_, index) => backup(noonOf(addDays('2026-11-25', -index))));
    const damaged = { ...backup('2026-11-25T18:00:00.000Z'), isGood: false };
    expect(kept([damaged, ...days])).toHaveLength(61);
  });

  it('never fewer than promised, whatever lies there', () => {
    const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    const some = fc.array(fc.record({ at: moment, isGood: fc.boolean(), isProven: fc.boolean() }), { maxLength: 80 });
    const keys: readonly [(day: string) => string, number][] = [
      [(day) => day, generations.days],
      [(day) => addDays(day, 1 - weekday(day)), generations.weeks],
      [(day) => day.slice(0, 7), generations.months],
    ];
    fc.assert(
      fc.property(some, (facts) => {
        const backups = facts
          .map(({ at, ...rest }, index) => ({ ...rest, at: at.toISOString(), name: `${index}`, version: '2' }))
          .sort((a, b) => (a.at < b.at ? 1 : -1));
        const days = new Map(backups.map(({ name, at }) => [name, todayIn(timeZone, at)]));
        const names = namesToKeep(backups, timeZone);
        const keptOnes = backups.filter(({ name }) => names.has(name));
        for (const [keyOf, count] of keys) {
          const spans = (all: readonly Keepable[]) => [...new Set(all.map(({ name }) => keyOf(days.get(name) ?? '')))];
          const promised = spans(backups).slice(0, count);
          expect(spans(keptOnes)).toEqual(expect.arrayContaining(promised));
          // A span that has a good one keeps a good one.
          const good = spans(backups.filter(({ isGood }) => isGood)).filter((span) => promised.includes(span));
          expect(spans(keptOnes.filter(({ isGood }) => isGood))).toEqual(expect.arrayContaining(good));
        }
        for (const always of [() => true, (one: Keepable) => one.isGood, (one: Keepable) => one.isProven]) {
          const newest = backups.find(always);
          if (newest) expect(names).toContain(newest.name);
        }
        const most = generations.days + generations.weeks + generations.months + 3;
        if (backups[0]?.isGood) expect(names.size).toBeLessThanOrEqual(most);
      }),
    );
  });
});
