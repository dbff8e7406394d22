import { createHash } from 'node:crypto';
import {
  changed,
  isChange,
  pathsOf,
  type Change,
  type ContentChange,
  type Image,
  type Operation,
} from './model-disk.ts';
import type { Chance } from './seeded.ts';

/*
 * What a power cut leaves of a disk. Only a sync makes anything certain: of a file its contents, of a folder the names in
 * it. Everything else may have reached the platter or not, each change by itself, later ones before earlier ones, and of
 * a write any part of it.
 */
const sector = 512;

/** What became of a change that was not synced: itself, nothing, or the parts of it that arrived. */
type Fate = (change: Change) => readonly Change[];

const kept: Fate = (change) => [change];
const lost: Fate = () => [];
const isContent = (change: Change): change is ContentChange => !('folder' in change);

/** A write of which only the first bytes arrived. */
const cutAt =
  (length: number): Fate =>
  (change) =>
    change.kind === 'write' ? [{ ...change, bytes: change.bytes.subarray(0, length) }] : [change];

/** A write whose length arrived and of whose sectors only some did. */
const withHoles =
  (arrives: (isLast: boolean) => boolean): Fate =>
  (change) => {
    if (change.kind !== 'write') return [change];
    const { node, position, bytes } = change;
    const pieces: Change[] = [{ kind: 'lengthen', node, length: position + bytes.length }];
    // Sectors lie on the disk, not in the write: the first piece ends where the file's next sector begins.
    for (let at = 0; at < bytes.length;) {
      const end = Math.min(bytes.length, at + sector - ((position + at) % sector));
      if (arrives(end === bytes.length))
        pieces.push({ kind: 'write', node, position: position + at, bytes: bytes.subarray(at, end) });
      at = end;
    }
    return pieces;
  };

/** A disk as far as it is certain, and what may or may not have reached it. */
export class Platter {
  readonly #chance: Chance;
  #certain: Image;
  #pending: Change[] = [];

  constructor(start: Image, chance: Chance) {
    this.#certain = start;
    this.#chance = chance;
  }

  /** The disk does one more operation. */
  take(operation: Operation): void {
    if (isChange(operation)) {
      this.#pending.push(operation);
      return;
    }
    const isSynced = (change: Change): boolean =>
      isContent(change)
        ? operation.kind !== 'sync folder' && change.node === operation.node
        : operation.kind === 'sync folder' && change.folder === operation.node;
    if (operation.kind !== 'failed sync') this.#certain = this.#pending.filter(isSynced).reduce(changed, this.#certain);
    this.#pending = this.#pending.filter((change) => !isSynced(change));
  }

  /** Disks that a power cut at this moment may leave: the plain cases, and up to `more` by chance. */
  cuts(more: number): readonly Image[] {
    const [pending, chance] = [this.#pending, this.#chance];
    if (pending.length === 0) return [this.#certain];
    const all = (fateOf: (change: Change) => Fate): Image =>
      pending.flatMap((change) => fateOf(change)(change)).reduce(changed, this.#certain);
    const lastWrite = pending.findLast((change) => change.kind === 'write');
    const tornLast = (fate: Fate) => all((change) => (change === lastWrite ? fate : kept));
    return [
      all(() => kept),
      all(() => lost),
      all((change) => (isContent(change) ? lost : kept)),
      all((change) => (isContent(change) ? kept : lost)),
      // Later ones before earlier ones: the last alone, and all but the first.
      all((change) => (change === pending.at(-1) ? kept : lost)),
      all((change) => (change === pending[0] ? lost : kept)),
      ...(lastWrite
        ? [
            tornLast(cutAt(chance.below(lastWrite.bytes.length))),
            tornLast(withHoles(() => false)),
            tornLast(withHoles((isLast) => isLast)),
          ]
        : []),
      ...Array.from({ length: more }, () => all(() => chanceFate(chance))),
    ];
  }
}

function chanceFate(chance: Chance): Fate {
  const fate = chance.below(8);
  if (fate < 3) return kept;
  if (fate < 6) return lost;
  if (fate === 6) return withHoles(() => chance.onceIn(2));
  return (change) => (change.kind === 'write' ? cutAt(chance.below(change.bytes.length + 1))(change) : [change]);
}

/** The same text for the same disk: the names that can be reached and what they hold. */
export function fingerprint(image: Image): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of pathsOf(image)) hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}
