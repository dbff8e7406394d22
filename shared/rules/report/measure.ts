import type { Fraction } from './exact.ts';
import { nearestNumber } from './exact.ts';

/**
 * A figure's numbers. `value` is the double nearest to the exact one, absent where the figure is blank;
 * `numerator` and `denominator` are exact; `unknown` is there only where the rule names it.
 */
export interface Measure {
  readonly value?: number;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly unknown?: number;
}

/** A number of records or people, or a sum of whole things. */
export const count = (value: number): Measure => ({ value });

/** A sum that need not be whole: minutes, hours. */
export const sum = (value: Fraction): Measure => ({ value: nearestNumber(value) });

/** A fraction of 1, or a mean given by its sum and n; without a value where there is nothing to divide by. */
export function ratio(numerator: number, denominator: number): Measure {
  return denominator === 0 ? { numerator, denominator } : { value: numerator / denominator, numerator, denominator };
}

/** The middle of whole numbers, the mean of the middle two where their count is even; its n is the denominator. */
export function median(values: readonly number[]): Measure {
  const sorted = [...values].sort((one, other) => one - other);
  const denominator = sorted.length;
  const low = sorted[Math.floor((denominator - 1) / 2)];
  const high = sorted[Math.floor(denominator / 2)];
  return low === undefined || high === undefined ? { denominator } : { value: (low + high) / 2, denominator };
}

/** How many of these are so. */
export function countOf<Item>(items: Iterable<Item>, isSo: (item: Item) => boolean): number {
  let found = 0;
  for (const item of items) if (isSo(item)) found += 1;
  return found;
}
