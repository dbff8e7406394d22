import { enablePatches, Immer } from 'immer';
import { isRecord } from './bytes.ts';

enablePatches();

/*
 * States are frozen, but not by Immer: at every edit it asks each neighbour of what changed whether it is frozen, down
 * to every key of a large map, which costs more than the commit. What changed is known from the patches.
 */
export const immer = new Immer({ autoFreeze: false });

/** Freezes a plain value and all that is in it. */
export function deepFreeze<Value>(value: Value): Value {
  if (Array.isArray(value)) for (const part of value as readonly unknown[]) deepFreeze(part);
  else if (isRecord(value)) for (const key in value) deepFreeze(value[key]);
  return Object.freeze(value);
}

/** How deep records lie in states: compartment, noun, month, record. */
const recordDepth = 4;

/**
 * Freezes states down to their records, as opening does: answers are kept by what is frozen (`shared/once.ts`). What is
 * inside a record is replaced and never changed either, but freezing half a million marks would be a tenth of an opening.
 */
export function freezeRecords<Value>(value: Value, depth = recordDepth): Value {
  if (depth > 0 && isRecord(value)) for (const key in value) freezeRecords(value[key], depth - 1);
  return Object.freeze(value);
}

/** Freezes what lies at a path and everything on the way to it; all else in `value` is frozen already. */
export function freezeAlong(value: unknown, path: readonly (string | number)[]): void {
  let part = value;
  for (const key of path) {
    if (typeof part !== 'object' || part === null) return;
    Object.freeze(part);
    part = Object.hasOwn(part, key) ? (Reflect.get(part, key) as unknown) : undefined;
  }
  deepFreeze(part);
}
