import { describe, expect, it } from 'vitest';
import { assertCost, costFloor, costFor, inThreadDerivation } from '../../../../main/vault/key-derivation.ts';
import { workerTools } from '../../../../main/vault/index.ts';
import { bundle } from '../../../support/bundle.ts';
import { temporaryFolder } from '../../../support/vault.ts';

const folder = temporaryFolder();
const mebibyte = 1024 * 1024;

describe('the cost of a passphrase', () => {
  it('is never below the floors, however slow the PC', () => {
    for (const milliseconds of [1, 50, 175, 350, 700, 2000, 60_000]) {
      const cost = costFor(milliseconds);
      expect(cost.memory).toBeGreaterThanOrEqual(64 * mebibyte);
      expect(cost.passes).toBeGreaterThanOrEqual(3);
      expect(() => assertCost(cost, 'vault.json')).not.toThrow();
    }
  });

  it('is between half a second and one on any PC that can be slower than the floor', () => {
    for (const milliseconds of [20, 50, 90, 175, 230, 350, 500]) {
      const { memory, passes } = costFor(milliseconds);
      const estimate = milliseconds * (memory / costFloor.memory) * (passes / costFloor.passes);
      expect(estimate).toBeGreaterThanOrEqual(500);
      expect(estimate).toBeLessThanOrEqual(1000);
    }
  });

  it.each([
    { memory: 64 * mebibyte - 1, passes: 3 },
    { memory: 64 * mebibyte, passes: 2 },
    { memory: 4096 * mebibyte, passes: 3 },
    { memory: 64 * mebibyte, passes: 1000 },
  ])('$memory bytes and $passes passes are refused', (cost) => {
    expect(() => assertCost(cost, 'vault.json')).toThrow(/out of bounds/);
  });
});

describe('Argon2id', () => {
  it('gives the same key in a worker thread as in this one, and the same however an accent was typed', async () => {
    const { keyDerivation } = workerTools(await bundle('main/facility/vault-worker.ts', folder.path, 'vault-worker'));
    const salt = new Uint8Array(16).fill(7);
    const there = await keyDerivation.derive('caf\u00e9 by the old mill', salt, costFloor);
    const here = await inThreadDerivation.derive('cafe\u0301 by the old mill', salt, costFloor);
    expect(there).toHaveLength(32);
    expect(Buffer.from(there)).toEqual(Buffer.from(here));
    const cost = await keyDerivation.calibrate();
    expect(() => assertCost(cost, 'vault.json')).not.toThrow();
  });
});
