import { beforeAll, describe, expect, it } from 'vitest';
import type { UserKeys } from '../../main/vault/keys.ts';
import {
  canaries,
  makeAttackedHouse,
  passphrases,
  type AttackedHouse,
  type HouseOnDisk,
} from '../support/attacked-house.ts';
import { say } from '../support/say.ts';
import { Thief } from '../support/thief.ts';

/*
 * What keys open, whatever program they are used with: every key somebody has, and every key those open, on every sealed
 * box of every file.
 */
const seed = 'stolen keys';
let house: AttackedHouse;
const counted: string[] = [];

beforeAll(async () => {
  house = await makeAttackedHouse(seed);
});

interface Theft {
  readonly who: string;
  readonly keys: readonly UserKeys[];
  readonly others?: readonly HouseOnDisk[];
  readonly isThorough?: boolean;
}

/** Which canary words a thief reads, by their names in `canaries`. */
function read(at: HouseOnDisk, { who, keys, ...how }: Theft): readonly string[] {
  const thief = new Thief(at, keys, how);
  const { tried, boxes, texts } = thief.steal();
  counted.push(`${who}: ${thief.keys} keys on ${boxes} boxes, ${tried} attempts, ${texts.length} opened`);
  expect(boxes, `seed ${seed}`).toBeGreaterThan(30);
  expect(tried).toBeGreaterThan(boxes);
  return Object.entries(canaries).flatMap(([name, word]) => (texts.some((text) => text.includes(word)) ? [name] : []));
}

describe('every box of every file, under every key', () => {
  it('opens for staff: the thief of these tests knows how', async () => {
    const keys = [await house.final.keysOf('ben')];
    expect(read(house.final, { who: 'ben', keys, isThorough: false })).toEqual(Object.keys(canaries));
  });

  it('tells a mentor of the house as it is and of themselves, and nothing else', async () => {
    const keys = [await house.final.keysOf('mo')];
    expect(read(house.final, { who: 'mo', keys, isThorough: false })).toEqual(['house', 'ofMo', 'deed']);
  });

  it('tells mentors who put their keys and copies of older lines together nothing of others', async () => {
    const keys = [
      await house.final.keysOf('mo'),
      await house.final.keysOf('kit'),
      await house.grown.keysOf('eve', passphrases.eve),
    ];
    const others = [house.young, house.busy, house.grown, house.open];
    // What Eve's keys opened lies under them in no file any more.
    expect(read(house.final, { who: 'mo, kit and eve', keys })).toEqual(['house', 'ofMo', 'deed']);
    // What stood in a line when they copied it they have read. The letter lay in a blob, which they did not copy.
    const copied = read(house.final, { who: 'the same, with copied lines', keys, others, isThorough: false });
    expect(copied).toEqual(['house', 'past', 'ofMo', 'deed']);
  });

  it('tells somebody who has gone nothing at all', async () => {
    const keys = [await house.grown.keysOf('eve', passphrases.eve)];
    expect(read(house.final, { who: 'eve', keys, isThorough: false })).toEqual([]);
  });

  it('tells mentors in a copy of an older day what they could read on that day, and no more', async () => {
    const keys = [await house.final.keysOf('mo'), await house.grown.keysOf('eve', passphrases.eve)];
    for (const [name, copy] of Object.entries({ young: house.young, grown: house.grown }))
      expect(read(copy, { who: `mo and eve, ${name}`, keys, isThorough: false })).toEqual(
        name === 'young' ? ['past', 'ofMo', 'ofEve'] : ['past', 'letter', 'ofMo', 'ofEve'],
      );
  });
});

it('counts what was tried', () => {
  say(`stolen keys: ${counted.join('; ')}`);
  expect(counted).toHaveLength(7);
});
