import { describe, expect, test } from 'vitest';
import { bedHoldsOn, byRoom, quickBeds } from '../../../../shared/rules/beds.ts';

describe('beds made quickly', () => {
  const labels = (...args: Parameters<typeof quickBeds>) =>
    quickBeds(...args).map(({ room, name }) => `${room} ${name}`);

  test('are called by room, and lower and upper where there are two', () => {
    expect(labels([{ rooms: 2, perRoom: 2 }])).toEqual([
      'Room 1 lower',
      'Room 1 upper',
      'Room 2 lower',
      'Room 2 upper',
    ]);
    expect(quickBeds([{ rooms: 40, perRoom: 2 }])).toHaveLength(80);
  });

  test('are lettered where there are more, and one alone is just a bed', () => {
    expect(
      labels([
        { rooms: 1, perRoom: 3 },
        { rooms: 1, perRoom: 1 },
      ]),
    ).toEqual(['Room 1 A', 'Room 1 B', 'Room 1 C', 'Room 2 bed']);
  });

  test('go on after the highest room there is', () => {
    expect(labels([{ rooms: 1, perRoom: 1 }], [{ room: 'Room 9' }, { room: 'Porch' }, { room: 'Room 10' }])).toEqual([
      'Room 11 bed',
    ]);
  });

  test('are listed as people count: Room 2 before Room 10, lower before upper', () => {
    const beds = [
      { room: 'Room 10', name: 'lower' },
      { room: 'Room 2', name: 'upper' },
      { room: 'Room 2', name: 'lower' },
    ];
    expect(beds.toSorted(byRoom).map(({ room, name }) => `${room} ${name}`)).toEqual([
      'Room 2 lower',
      'Room 2 upper',
      'Room 10 lower',
    ]);
  });

  test('hold on their first and last day, and not around them', () => {
    const bed = { availableFrom: '2026-01-05', availableTo: '2026-02-05' };
    const days = ['2026-01-04', '2026-01-05', '2026-02-05', '2026-02-06'];
    expect(days.map((day) => bedHoldsOn(bed, day))).toEqual([false, true, true, false]);
  });
});
