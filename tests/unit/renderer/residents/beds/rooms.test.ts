import { describe, expect, test } from 'vitest';
import { byRoom, freeInWords } from '../../../../../renderer/residents/beds/rooms.ts';

const bed = (room: string, name: string) => ({ bed: { id: `${room} ${name}`, room, name } });
const taken = (room: string, name: string) => ({
  ...bed(room, name),
  occupant: { person: { id: 'p', preferredName: 'Dana' }, stayId: 's', since: '2026-11-01' },
});

describe('the bed board', () => {
  test('rooms stand in the order people count, with their beds', () => {
    const rooms = byRoom([bed('12', 'upper'), bed('2', 'lower'), bed('12', 'lower'), bed('A', '1')]);
    expect(rooms.map(({ room, beds }) => [room, beds.map(({ bed: { name } }) => name)])).toEqual([
      ['2', ['lower']],
      ['12', ['lower', 'upper']],
      ['A', ['1']],
    ]);
  });

  test.each([
    [[bed('1', 'lower'), taken('1', 'upper')], '1 of 2 beds is free tonight.'],
    [[bed('1', 'lower'), bed('1', 'upper')], '2 of 2 beds are free tonight.'],
    [[taken('1', 'upper')], 'The only bed is taken tonight.'],
    [[taken('1', 'lower'), taken('1', 'upper')], 'Every one of the 2 beds is taken tonight.'],
    [[], 'No beds tonight.'],
  ])('says how many are free (%#)', (beds, words) => {
    expect(freeInWords(beds, 'tonight')).toBe(words);
  });
});
