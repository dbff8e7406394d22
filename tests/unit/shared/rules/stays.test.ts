import { describe, expect, test } from 'vitest';
import type { Stay } from '../../../../shared/records/people.ts';
import {
  bedOn,
  bedsWithMove,
  checkBedDates,
  checkStay,
  checkStayAlone,
  endedOn,
  indexStays,
  isInHouseAtEndOf,
  isOfHouseOn,
  phasesWithChange,
  phaseOn,
} from '../../../../shared/rules/stays.ts';

const stay = (facts: Partial<Stay> = {}): Stay => ({
  id: 'stay',
  personId: 'dana',
  admittedOn: '2026-03-01',
  phases: [],
  beds: [],
  ...facts,
});

const around = (...others: Stay[]) => ({
  stays: Object.fromEntries(others.map((other) => [other.id, other])),
  beds: {
    low: { id: 'low', room: 'Room 1', name: 'lower', availableFrom: '2026-01-01' },
    high: { id: 'high', room: 'Room 1', name: 'upper', availableFrom: '2026-01-01', availableTo: '2026-06-30' },
  },
  phases: { one: { id: 'one', name: 'Phase I', order: 1 } },
  nameOf: (id: string) => id,
});

const broken = (one: Stay, ...others: Stay[]): string | undefined => {
  const answer = checkStay(one, around(...others));
  return answer && `${answer.code} at ${answer.field ?? 'nothing'}`;
};

describe('a stay by itself', () => {
  test.each<[string, Partial<Stay>, string | undefined]>([
    ['an open stay', {}, undefined],
    [
      'a same-day stay whose bed row holds no night',
      { dischargedOn: '2026-03-01', beds: [{ bedId: 'low', from: '2026-03-01', to: '2026-03-01' }] },
      undefined,
    ],
    ['a discharge before admission', { dischargedOn: '2026-02-28' }, 'discharge-before-admission at dischargedOn'],
    ['a reason on an open stay', { dischargeReason: 'left' }, 'exit-on-open-stay at dischargeReason'],
    ['an answer at exit on an open stay', { arrestedDuring: false }, 'exit-on-open-stay at arrestedDuring'],
    ['a bed before admission', { beds: [{ bedId: 'low', from: '2026-02-28' }] }, 'before-admission at beds.0.from'],
    [
      'a bed on the night of discharge',
      { dischargedOn: '2026-03-10', beds: [{ bedId: 'low', from: '2026-03-01', to: '2026-03-10' }] },
      'after-discharge at beds.0.to',
    ],
    [
      'a bed to the last night',
      { dischargedOn: '2026-03-10', beds: [{ bedId: 'low', from: '2026-03-01', to: '2026-03-09' }] },
      undefined,
    ],
    [
      'an open bed row on an ended stay',
      { dischargedOn: '2026-03-10', beds: [{ bedId: 'low', from: '2026-03-01' }] },
      'bed-without-last-night at beds.0.to',
    ],
    [
      'a bed row that ends before it begins',
      { beds: [{ bedId: 'low', from: '2026-03-05', to: '2026-03-04' }] },
      'until-before-since at beds.0.to',
    ],
    [
      'two beds on one night',
      {
        beds: [
          { bedId: 'low', from: '2026-03-01', to: '2026-03-05' },
          { bedId: 'high', from: '2026-03-05', to: '2026-03-06' },
        ],
      },
      'stay-in-two-beds at beds.1.from',
    ],
    [
      'two beds one after the other',
      {
        beds: [
          { bedId: 'low', from: '2026-03-01', to: '2026-03-04' },
          { bedId: 'high', from: '2026-03-05', to: '2026-03-06' },
        ],
      },
      undefined,
    ],
    [
      'a phase before admission',
      { phases: [{ phaseId: 'one', from: '2026-02-01' }] },
      'before-admission at phases.0.from',
    ],
    [
      'a phase after discharge',
      { dischargedOn: '2026-03-10', phases: [{ phaseId: 'one', from: '2026-03-11' }] },
      'after-discharge at phases.0.from',
    ],
    [
      'two phases from one day',
      {
        phases: [
          { phaseId: 'one', from: '2026-03-01' },
          { phaseId: 'one', from: '2026-03-01' },
        ],
      },
      'two-phases at phases.1.from',
    ],
    ['an unknown bed', { beds: [{ bedId: 'none', from: '2026-03-01' }] }, 'no-such-record at beds.0.bedId'],
    ['an unknown phase', { phases: [{ phaseId: 'none', from: '2026-03-01' }] }, 'no-such-record at phases.0.phaseId'],
    [
      'an open row in a bed that will close',
      { beds: [{ bedId: 'high', from: '2026-03-01' }] },
      'bed-not-available at beds.0.bedId',
    ],
    [
      'a bed before it was open',
      { admittedOn: '2025-12-31', beds: [{ bedId: 'low', from: '2025-12-31' }] },
      'bed-not-available at beds.0.bedId',
    ],
  ])('%s', (_, facts, answer) => {
    expect(broken(stay(facts))).toBe(answer);
  });
});

describe('stays of one person', () => {
  const first = stay({ id: 'first', dischargedOn: '2026-03-10' });
  test.each<[string, Partial<Stay>, boolean]>([
    ['begin on the day the earlier one ended', { admittedOn: '2026-03-10' }, false],
    ['begin before the earlier one ended', { admittedOn: '2026-03-09' }, true],
    ['begin on the same day', { admittedOn: '2026-03-01', dischargedOn: '2026-03-01' }, true],
    ['lie before, and end on its admission', { admittedOn: '2026-02-01', dischargedOn: '2026-03-01' }, false],
    ['lie before, and are still open', { admittedOn: '2026-02-01' }, true],
  ])('that %s', (_, facts, overlap) => {
    expect(broken(stay({ id: 'second', ...facts }), first)).toBe(overlap ? 'stay-overlaps at admittedOn' : undefined);
  });

  test('are not compared with themselves', () => {
    expect(broken({ ...first, dischargedOn: '2026-03-12' }, first)).toBeUndefined();
  });
});

describe('a bed', () => {
  const sam = stay({
    id: 'sam',
    personId: 'sam',
    dischargedOn: '2026-03-10',
    beds: [{ bedId: 'low', from: '2026-03-01', to: '2026-03-09' }],
  });
  const inLow = (from: string, admittedOn = from) => stay({ admittedOn, beds: [{ bedId: 'low', from }] });

  test('is held by one on a night', () => {
    expect(broken(inLow('2026-03-09'), sam)).toBe('bed-occupied at beds.0.bedId');
    expect(broken(inLow('2026-03-10'), sam)).toBeUndefined();
  });

  test('is not held by a same-day stay', () => {
    const hour = stay({
      id: 'sam',
      personId: 'sam',
      dischargedOn: '2026-03-01',
      beds: [{ bedId: 'low', from: '2026-03-01', to: '2026-03-01' }],
    });
    expect(broken(inLow('2026-03-01'), hour)).toBeUndefined();
  });

  test('cannot close on somebody who has it', () => {
    const { beds, ...rest } = around(sam);
    expect(checkBedDates({ ...beds.low, availableTo: '2026-03-08' }, rest)).toMatchObject({
      code: 'bed-in-use',
      facts: { name: 'sam' },
    });
    expect(checkBedDates({ ...beds.low, availableTo: '2026-03-09' }, rest)).toBeUndefined();
    expect(checkBedDates({ ...beds.low, availableFrom: '2026-03-02' }, rest)).toMatchObject({ code: 'bed-was-in-use' });
  });
});

describe('what follows from a change', () => {
  const history = stay({
    beds: [
      { bedId: 'low', from: '2026-03-01', to: '2026-03-04' },
      { bedId: 'high', from: '2026-03-05' },
    ],
  });

  test('a move replaces the nights from then on', () => {
    expect(bedsWithMove(history, 'third', '2026-03-03')).toEqual([
      { bedId: 'low', from: '2026-03-01', to: '2026-03-02' },
      { bedId: 'third', from: '2026-03-03' },
    ]);
    expect(bedsWithMove(history, null, '2026-03-06')).toEqual([
      { bedId: 'low', from: '2026-03-01', to: '2026-03-04' },
      { bedId: 'high', from: '2026-03-05', to: '2026-03-05' },
    ]);
  });

  test('a move back into the bed of the night before goes on with it', () => {
    expect(bedsWithMove(history, 'low', '2026-03-05')).toEqual([{ bedId: 'low', from: '2026-03-01' }]);
  });

  test('a phase that is the present one already begins no second time', () => {
    const inOne = stay({
      phases: [
        { phaseId: 'one', from: '2026-03-01' },
        { phaseId: 'two', from: '2026-03-05' },
      ],
    });
    expect(phasesWithChange(inOne, 'one', '2026-03-05')).toEqual([{ phaseId: 'one', from: '2026-03-01' }]);
  });

  test('whatever the day it ends on, an ended stay keeps the rules of a stay', () => {
    for (const day of ['2026-03-01', '2026-03-02', '2026-03-05', '2026-03-06', '2026-04-01']) {
      const ended = { ...history, ...endedOn(history, day) };
      expect(checkStayAlone(ended), day).toBeUndefined();
    }
  });

  test('the day of discharge is a day of the house and no night of it', () => {
    const ended = stay({
      dischargedOn: '2026-03-10',
      beds: [{ bedId: 'low', from: '2026-03-01', to: '2026-03-09' }],
      phases: [{ phaseId: 'one', from: '2026-03-01' }],
    });
    expect(isInHouseAtEndOf(ended, '2026-03-10')).toBe(false);
    expect(isOfHouseOn(ended, '2026-03-10')).toBe(true);
    expect(bedOn(ended, '2026-03-09')?.bedId).toBe('low');
    expect(bedOn(ended, '2026-03-10')).toBeUndefined();
    expect(phaseOn(ended, '2026-02-28')).toBeUndefined();
  });
});

describe('the index of stays', () => {
  test('of a collection that changed a little says the same as one made anew', () => {
    const low = (id: string, personId: string, from: string, to: string): Stay =>
      stay({ id, personId, admittedOn: from, dischargedOn: to, beds: [{ bedId: 'low', from, to: from }] });
    const before = { a: low('a', 'dana', '2026-01-01', '2026-02-01'), b: low('b', 'sam', '2026-02-01', '2026-03-01') };
    const after = { a: { ...before.a, beds: [] }, c: low('c', 'dana', '2025-01-01', '2025-02-01') };
    const look = (stays: Record<string, Stay>) => {
      const index = indexStays(stays);
      return [index.ofPerson('dana'), index.ofPerson('sam'), index.nightsIn('low'), index.ofHouseOn('2026-01-15')];
    };
    look(Object.freeze(before));
    expect(look(Object.freeze({ ...after }))).toEqual(look({ ...after }));
    expect(look({ ...after })[0]?.map(({ id }: { id?: string }) => id)).toEqual(['c', 'a']);
  });
});
