import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { cutEverywhere, noCounts, summary } from '../support/cut-everywhere.ts';
import { commands, RandomHouse, type Command } from '../support/random-house.ts';
import { seeded } from '../support/seeded.ts';
import { isSoak, patience, rounds } from '../support/soak.ts';
import { peopledHouse } from '../support/told-house.ts';

/*
 * Houses in which anything is asked for in any order: they hold what a plain object holds, at once, after each opening, and
 * after a power cut at any instruction.
 */
const step = fc.tuple(fc.constantFrom(...commands), fc.nat(11));
const steps = fc.array(step, { maxLength: 16, size: 'max' });
const counts = noCounts();

/** Found once: after a change of sign-ins a mentor was sent to staff, though somebody on staff was there. */
const lockedOut: [(readonly [Command, number])[]][] = [
  // The snapshots were of somebody who is not on staff any more.
  [[...Array.from({ length: 4 }, () => ['note', 0] as const), ['snapshot', 0], ['change role', 0], ['drop in', 0]]],
  // The snapshots were of another session than the one that changed the keys.
  [
    [
      ['reset', 0],
      ['note', 0],
      ['leave', 0],
      ['change role', 0],
      ['hours', 0],
    ],
  ],
];

afterAll(() => {
  process.stdout.write(`${summary('random houses', counts)}\n`);
});

describe('a house in which anything is asked for', { timeout: patience }, () => {
  it('holds what a plain object holds, whoever looks and whenever it is reopened', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (asked) => {
        const random = new RandomHouse(await peopledHouse('plain'));
        for (const [command, number] of asked) await random.perform(command, number);
        await random.everybodyLooks();
        await random.end();
      }),
      { numRuns: rounds(40, 2000), examples: lockedOut },
    );
  });

  const wander = async (seed: string, refuses: boolean): Promise<void> => {
    const chance = seeded(seed);
    const house = await peopledHouse(seed);
    const before = house.world;
    const random = new RandomHouse(house);
    const asked: string[] = [];
    const cutting = { more: 1, onceIn: isSoak ? 1 : 10, againOnceIn: isSoak ? 20 : 200 };
    try {
      for (let count = 0; count < 12; count += 1) {
        const [command, number] = [chance.pick(commands), chance.below(12)];
        if (refuses && chance.onceIn(2)) house.disk.refuseAfter(chance.below(12));
        asked.push(`${command} ${number}`);
        await random.perform(command, number);
        house.disk.refuseAfter(Infinity);
      }
      await random.everybodyLooks();
      await random.end();
    } catch (error) {
      throw new Error(`seed “${seed}”: ${asked.join(', ')}: ${String(error)}`, { cause: error });
    }
    await cutEverywhere(house, before, { seed: `${seed}: ${asked.join(', ')}`, ...cutting }, counts);
  };

  it('holds it after a power cut too', async () => {
    for (let run = 0; run < rounds(5, 300); run += 1) await wander(`house ${run}`, false);
    expect(counts.disks).toBeGreaterThan(100);
  });

  it('holds it after a power cut though the disk has refused something now and then', async () => {
    for (let run = 0; run < rounds(5, 300); run += 1) await wander(`refused ${run}`, true);
  });
});
