import { join } from 'node:path';
import type { Access } from './access.ts';
import { isRecord } from './bytes.ts';
import type { Change } from './changes.ts';
import { isStaff } from './compartments.ts';
import type { Core } from './core.ts';
import type { Head } from './journal.ts';
import { lineLength, type Line } from './line.ts';
import type { UnusableSnapshot } from './read-snapshots.ts';
import { withdraws, type HeldSnapshot, type ReadStates } from './replay.ts';
import { snapshotFile, writeSnapshot } from './snapshot.ts';
import type { Sizes } from './tools.ts';
import type { Shape } from './types.ts';

/** How far the journal has grown past the snapshots. */
export class SnapshotProgress {
  /** Compartment → the line that last touched it. */
  readonly touched: Record<string, number>;
  /** Compartment → its snapshot. */
  readonly held: Record<string, HeldSnapshot>;
  /** Compartments whose snapshot has to be written anew. */
  readonly unusable: Record<string, UnusableSnapshot>;
  tailLines: number;
  tailBytes: number;
  /** The newest line that took something away which mentors could read until then; 0 for none since the snapshots. */
  withdrawnAt: number;
  /** The line after which snapshots were last written in this session. */
  writtenAt = 0;
  readonly #shape: Shape<object>;

  constructor(read: ReadStates, shape: Shape<object>) {
    this.touched = { ...read.touched };
    this.held = { ...read.snapshots };
    this.unusable = { ...read.unusable };
    this.tailLines = read.tailLines;
    this.tailBytes = read.tailBytes;
    this.withdrawnAt = read.withdrawnAt;
    this.#shape = shape;
  }

  add(line: Line, changes: readonly Change[]): void {
    for (const note of line.header.parts) this.touched[note.in] = line.header.sequence;
    this.tailLines += 1;
    this.tailBytes += lineLength(line);
    if (withdraws(changes, this.#shape)) this.withdrawnAt = line.header.sequence;
  }

  /** Snapshots of these count no more: they are due anew. Another session may have written them. */
  rekeyed(compartments: readonly string[], areMarked: boolean): void {
    for (const compartment of compartments) {
      if (areMarked || this.held[compartment])
        this.unusable[compartment] = { file: snapshotFile(compartment), why: 'old-key' };
    }
  }

  /** Snapshots were written by a plan; lines may have come after it. */
  written({ head, unusable, tailLines, tailBytes }: SnapshotPlan, held: Readonly<Record<string, HeldSnapshot>>): void {
    this.writtenAt = head.sequence;
    Object.assign(this.held, held);
    for (const compartment of Object.keys(unusable)) delete this.unusable[compartment];
    this.tailLines -= tailLines;
    this.tailBytes -= tailBytes;
  }
}

const manyLines = 1000;
/** A tail of few lines may still be a long one: an import is a single line. */
const fewBytes = 256 * 1024;

const total = (held: Readonly<Record<string, HeldSnapshot>>): number =>
  Object.values(held).reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * Whether this user's snapshots would make the next opening notably faster, put a damaged one or one under an old key
 * right, or take out of mentors' sight what is no longer theirs. Only staff are believed about them.
 */
export function isDue(access: Access, progress: SnapshotProgress, { tail }: Sizes): boolean {
  const { tailLines, tailBytes, withdrawnAt, writtenAt, unusable, held } = progress;
  const isLong = (tailLines >= tail || tailBytes >= fewBytes) && tailBytes * 4 >= total(held);
  const isToPutRight = withdrawnAt > writtenAt || Object.keys(unusable).length > 0;
  return isStaff(access.author) && (tailLines >= manyLines || isLong || isToPutRight);
}

/** What snapshots are written of: states are never changed, so writing may go on while new lines are made. */
export interface SnapshotPlan {
  readonly head: Head;
  readonly state: object;
  /** Number of the user table at that moment. */
  readonly users: number;
  readonly touched: Readonly<Record<string, number>>;
  readonly held: Readonly<Record<string, HeldSnapshot>>;
  readonly unusable: Readonly<Record<string, UnusableSnapshot>>;
  readonly tailLines: number;
  readonly tailBytes: number;
}

export const planSnapshots = (access: Access, state: object, head: Head, progress: SnapshotProgress): SnapshotPlan => ({
  head,
  state,
  users: access.table.number,
  touched: { ...progress.touched },
  held: { ...progress.held },
  unusable: { ...progress.unusable },
  tailLines: progress.tailLines,
  tailBytes: progress.tailBytes,
});

const compartmentOf = (state: object, compartment: string): object | undefined => {
  const value: unknown = isRecord(state) ? state[compartment] : undefined;
  return isRecord(value) ? value : undefined;
};

/**
 * Writes the snapshots of every readable compartment that changed since its last; what is held afterwards. The mark that
 * says so is the caller's to write: a crash in between leaves newer snapshots under an older mark, and replay begins at
 * the mark. A damaged snapshot is set aside, not written over.
 */
export async function writeSnapshots<State extends object>(
  core: Core<State>,
  access: Access,
  { head, state, users, touched, held, unusable }: SnapshotPlan,
): Promise<Record<string, HeldSnapshot>> {
  const { files, randomBytes, now } = core.tools;
  const place = { files, folder: core.folder, vaultId: access.vaultId, keys: access.keys, randomBytes };
  const after: Record<string, HeldSnapshot> = { ...held };
  for (const compartment of access.ring.names()) {
    const value = compartmentOf(state, compartment);
    const key = access.ring.current(compartment);
    const isWhole = !unusable[compartment] && (touched[compartment] ?? 0) <= (held[compartment]?.sequence ?? 0);
    if (!key || !value || isWhole) continue;
    const bad = unusable[compartment];
    if (bad?.why === 'damaged') {
      const path = join(core.folder, bad.file);
      await files.rename(path, `${path}.damaged-${now().getTime()}`);
    }
    const snapshot = { head, state: value, users, schema: core.shape.version };
    after[compartment] = {
      sequence: head.sequence,
      ...(await writeSnapshot(compartment, snapshot, { ...place, key })),
    };
  }
  return after;
}
