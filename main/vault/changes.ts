import type { Patch } from 'immer';
import { canonical, isRecord } from './bytes.ts';
import { freezeAlong } from './frozen.ts';
import type { Payload, StoredPatch } from './part.ts';
import { patched } from './patches.ts';
import type { Author, Shape } from './types.ts';

type Path = readonly (string | number)[];
type Rules = Pick<Shape<object>, 'empty' | 'mayWrite'>;

/** What one line does to one compartment, in the clear. */
export interface Change {
  readonly compartment: string;
  readonly payload: Payload;
}

/** Patches of a compartment with the compartment's name before every path: as they fit the whole state. */
export const placed = (compartment: string, patches: readonly StoredPatch[]): Patch[] =>
  patches.map((patch) => ({ ...patch, path: [compartment, ...patch.path] }));

/** The value at a path, or undefined. */
function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, key) => {
    if (Array.isArray(part)) return part[Number(key)] as unknown;
    return isRecord(part) && Object.hasOwn(part, key) ? part[key] : undefined;
  }, value);
}

/** What a patch puts its value in the place of. What is added to a list goes between what is there and replaces nothing. */
function replacedBy({ op, path }: StoredPatch, before: unknown): unknown {
  return op === 'add' && Array.isArray(at(before, path.slice(0, -1))) ? undefined : at(before, path);
}

/** The first change the author may not make, as words for the log, or undefined when all are theirs to make. */
export function forbidden(state: object, author: Author, changes: readonly Change[], rules: Rules): string | undefined {
  if (!isHonestInverse(state, author, changes, rules)) return `${author.id} may not have this taken back so`;
  for (const { compartment, payload } of changes) {
    const before = at(state, [compartment]) ?? rules.empty(compartment);
    for (const patch of payload.patches) {
      const value = patch.op === 'remove' ? undefined : patch.value;
      if (!mayChange(author, compartment, patch.path, replacedBy(patch, before), value, rules))
        return `${author.id} may not write ${[compartment, ...patch.path].join('/')}`;
    }
    for (const { collection, id } of payload.dropIns) {
      const into = at(before, [collection]);
      if (!rules.mayWrite(author, compartment, [collection, id]))
        return `${author.id} may not drop into ${compartment}/${collection}`;
      if (!isRecord(into) || id === '__proto__' || Object.hasOwn(into, id))
        return `nothing can be dropped in at ${compartment}/${collection}/${id}`;
    }
  }
  return undefined;
}

/**
 * Whether the author may turn `before` into `after` at `path`. A map that is new or replaced as a whole is asked
 * about key by key when the whole is not theirs: who may add a session may also add the month it is the first of.
 */
function mayChange(
  author: Author,
  compartment: string,
  path: Path,
  before: unknown,
  after: unknown,
  rules: Rules,
): boolean {
  if (rules.mayWrite(author, compartment, path, after === undefined)) return true;
  if (!isRecord(after) || !(before === undefined || isRecord(before))) return false;
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]);
  if (keys.size === 0) return before !== undefined;
  return [...keys].every((key) => {
    const [was, is] = [before?.[key], after[key]];
    return canonical(was) === canonical(is) || mayChange(author, compartment, [...path, key], was, is, rules);
  });
}

/** The state after the changes. The same function makes them at commit, at opening and in other sessions. */
export function applied<State extends object>(state: State, changes: readonly Change[]): State {
  const patches = patchesOf(changes);
  return patches.length === 0 ? state : patched(state, patches);
}

/** Freezes what `applied` made of a frozen state. */
export function freezeChanges(state: object, changes: readonly Change[]): void {
  for (const { path } of patchesOf(changes)) freezeAlong(state, path);
}

const patchesOf = (changes: readonly Change[]): readonly Patch[] =>
  changes.flatMap(({ compartment, payload }) => [
    ...placed(compartment, payload.patches),
    ...placed(
      compartment,
      payload.dropIns.map(({ collection, id, record }) => ({ op: 'add', path: [collection, id], value: record })),
    ),
  ]);

/**
 * Whether patches that take a line back are the author's to make. Staff apply them with their own rights when they
 * undo, so an author may only have them do what the author could do, or restore exactly what was there before.
 * Patches of a compartment that is not among `changes` are not looked at, and never shown.
 */
function isHonestInverse(state: object, author: Author, changes: readonly Change[], rules: Rules): boolean {
  const touched = new Set(changes.map(({ compartment }) => compartment));
  const inverses = changes.flatMap(({ payload }) => Object.entries(payload.inverse ?? {}));
  return inverses.every(([compartment, inverse]) => {
    if (!touched.has(compartment)) return true;
    const before = at(state, [compartment]) ?? rules.empty(compartment);
    return inverse.every((patch) => {
      const removes = patch.op === 'remove';
      const was = replacedBy(patch, before);
      return (
        rules.mayWrite(author, compartment, patch.path, removes) ||
        (removes ? was === undefined : canonical(was) === canonical(patch.value))
      );
    });
  });
}
