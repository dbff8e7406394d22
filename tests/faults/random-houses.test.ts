import fc from 'fast-check';
import { describe, it } from 'vitest';
import { cutEverywhere, noCounts } from '../support/cut-everywhere.ts';
import { commands, RandomHouse } from '../support/random-house.ts';
import { seeded } from '../support/seeded.ts';
import { peopledHouse } from '../support/told-house.ts';

/*
 * Houses in which anything is asked for in any order: they hold what a plain object holds, at once, after each opening, and
 * after a power cut at any instruction.
 */
const isSoak = process.env['CAIRN_SOAK'] !== undefined;
const step = fc.tuple(fc.constantFrom(...commands), fc.nat(11));
const steps = fc.array(step, { maxLength: 14, size: 'max' });

describe('a house in which anything is asked for', () => {
  it('holds what a plain object holds, whoever looks and whenever it is reopened', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (asked) => {
        const random = new RandomHouse(await peopledHouse('plain'));
        for (const [command, number] of asked) await random.perform(command, number);
        await random.end();
        for (const who of Object.keys(random.house.world.users)) await random.perform('reopen', 0).then(() => who);
      }),
      { numRuns: isSoak ? 1000 : 25 },
    );
  });

  it('holds it after a power cut too', async () => {
    const counts = noCounts();
    for (let run = 0; run < (isSoak ? 300 : 8); run += 1) {
      const seed = `house ${run}`;
      const chance = seeded(seed);
      const house = await peopledHouse(seed);
      const before = house.world;
      const random = new RandomHouse(house);
      const asked: string[] = [];
      for (let count = 0; count < 12; count += 1) {
        const [command, number] = [chance.pick(commands), chance.below(12)];
        asked.push(`${command} ${number}`);
        await random.perform(command, number);
      }
      await random.end();
      const cutting = { seed: `${seed}: ${asked.join(', ')}`, more: 1, onceIn: isSoak ? 1 : 8, againOnceIn: 100 };
      await cutEverywhere(house, before, cutting, counts);
    }
    process.stdout.write(`${JSON.stringify(counts)}\n`);
  });
});
