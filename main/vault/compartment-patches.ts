import type { Patch } from 'immer';
import type { StoredPatch } from './part.ts';
import type { DropIn } from './types.ts';

/** The patch that takes a drop-in out again. */
export const takenOut = ({ compartment, collection, id }: DropIn): Patch => ({
  op: 'remove',
  path: [compartment, collection, id],
});

/** Patches by compartment, with paths relative to it. A compartment is made and emptied, never taken away. */
export function byCompartment(
  patches: readonly Patch[],
  empty: (compartment: string) => object,
): Record<string, readonly StoredPatch[]> {
  const sorted: Record<string, StoredPatch[]> = {};
  for (const { op, path, value } of patches) {
    const [compartment, ...rest] = path;
    if (typeof compartment !== 'string') throw new Error('a patch outside of all compartments');
    const whole = rest.length === 0;
    const stored: StoredPatch =
      whole && op === 'remove'
        ? { op: 'replace', path: rest, value: empty(compartment) }
        : { op: whole ? 'replace' : op, path: rest, value: value as unknown };
    (sorted[compartment] ??= []).push(stored);
  }
  return sorted;
}
