import { z } from 'zod';
import { normalizePassphrase } from '../../shared/rules/passphrase.ts';
import { damaged } from './refusal.ts';
import { sodium, sodiumReady } from './sodium.ts';
import type { Cost, KeyDerivation } from './tools.ts';

const mebibyte = 1024 * 1024;

/** No box is made or opened below this, whatever a file says. */
export const costFloor: Cost = { memory: 64 * mebibyte, passes: 3 };
/** A file that asks for more than this was made to freeze the PC that opens it. */
const costCeiling: Cost = { memory: 1024 * mebibyte, passes: 64 };
const calibrated = { memory: 256 * mebibyte, milliseconds: 700 };

export const costSchema = z.looseObject({ memory: z.int(), passes: z.int() });

/** Throws damage when a box states a cost outside floor and ceiling. */
export function assertCost(cost: Cost, file: string): void {
  const low = cost.memory < costFloor.memory || cost.passes < costFloor.passes;
  const high = cost.memory > costCeiling.memory || cost.passes > costCeiling.passes;
  if (low || high) throw damaged(file, 'cost of the passphrase out of bounds');
}

/** The cost for a PC on which the floor takes `milliseconds`: more memory first, then more passes. */
export function costFor(milliseconds: number): Cost {
  const factor = Math.max(1, calibrated.milliseconds / Math.max(1, milliseconds));
  const doublings = Math.floor(Math.log2(Math.min(factor, calibrated.memory / costFloor.memory)));
  const memory = costFloor.memory * 2 ** doublings;
  const passes = Math.min(costCeiling.passes, Math.floor((costFloor.passes * factor) / 2 ** doublings));
  return { memory, passes: Math.max(costFloor.passes, passes) };
}

/** Argon2id of a passphrase: 32 bytes. */
export async function argon2id(passphrase: string, salt: Uint8Array, cost: Cost): Promise<Uint8Array> {
  await sodiumReady();
  const text = normalizePassphrase(passphrase);
  return sodium.crypto_pwhash(32, text, salt, cost.passes, cost.memory, sodium.crypto_pwhash_ALG_ARGON2ID13);
}

/** Derives in the calling thread, which it blocks: for the worker, the command line and tests. */
export const inThreadDerivation: KeyDerivation = {
  async calibrate() {
    await sodiumReady();
    const started = performance.now();
    await argon2id('calibration', new Uint8Array(16), costFloor);
    return costFor(performance.now() - started);
  },
  derive: argon2id,
};
