import { createHash } from 'node:crypto';

/*
 * Chance that comes out the same for the same seed, so that a failure can be run again.
 */
export interface Chance {
  /** A whole number from 0 up to, not with, `below`. */
  below(below: number): number;
  /** True once in `times`. */
  onceIn(times: number): boolean;
  pick<Value>(from: readonly [Value, ...Value[]]): Value;
  bytes(length: number): Uint8Array;
}

/** Chance from a seed: SHA-256 of the seed and a counter, which is plenty fast for tests. */
export function seeded(seed: string): Chance {
  let count = 0;
  let left = Buffer.alloc(0);
  const bytes = (length: number): Uint8Array => {
    while (left.length < length) {
      left = Buffer.concat([left, createHash('sha256').update(`${seed} ${count}`).digest()]);
      count += 1;
    }
    const taken = left.subarray(0, length);
    left = left.subarray(length);
    return new Uint8Array(taken);
  };
  const below = (limit: number): number => Buffer.from(bytes(4)).readUInt32LE(0) % limit;
  return {
    below,
    bytes,
    onceIn: (times) => Number.isFinite(times) && below(times) === 0,
    pick: (from) => from[below(from.length)] ?? from[0],
  };
}
