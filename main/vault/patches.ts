import type { Patch } from 'immer';

type Key = string | number;

/**
 * The value after patches were put onto it: what they touch is copied, the rest is shared with what was there. Immer's own
 * `applyPatches` clones every value and asks it about itself, which took half of a commit and most of an opening; here
 * values are taken as they are, since what a line holds is frozen with the state. Throws when a patch finds no place.
 */
export function patched<Whole extends object>(whole: Whole, patches: readonly Patch[]): Whole {
  const copy = { ...whole };
  const copies = new Set<object>([copy]);
  for (const { op, path, value } of patches) {
    const last = path.at(-1);
    if (last === undefined) throw new Error('a patch of everything');
    if (path.includes('__proto__')) throw new Error('a patch of what is behind every record');
    let place: object = copy;
    for (const key of path.slice(0, -1)) place = copied(place, key, copies);
    if (Array.isArray(place)) change(place, last, op, value);
    else if (op === 'remove') Reflect.deleteProperty(place, last);
    else Reflect.set(place, last, value);
  }
  return copy;
}

/** The object or array at a key, as a copy that may be changed. */
function copied(place: object, key: Key, copies: Set<object>): object {
  const found: unknown = Object.hasOwn(place, key) ? Reflect.get(place, key) : undefined;
  if (typeof found !== 'object' || found === null) throw new Error(`nothing lies at ${key}`);
  if (copies.has(found)) return found;
  const copy = Array.isArray(found) ? [...(found as readonly unknown[])] : { ...found };
  copies.add(copy);
  Reflect.set(place, key, copy);
  return copy;
}

/** As Immer makes patches of arrays: added and removed by position, cut short by a new length. */
function change(list: unknown[], key: Key, op: Patch['op'], value: unknown): void {
  if (op === 'replace') Reflect.set(list, key, value);
  else list.splice(Number(key), op === 'remove' ? 1 : 0, ...(op === 'add' ? [value] : []));
}
