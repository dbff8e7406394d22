import { join } from 'node:path';
import type { Access } from './access.ts';
import { isStaff } from './compartments.ts';
import { snapshotName, snapshotsFolder } from './layout.ts';
import { Refusal } from './refusal.ts';
import type { Source } from './open-line.ts';
import { readSnapshot, snapshotFile, type Snapshot, type SnapshotReader } from './snapshot.ts';

/** Why a snapshot that is there was not used: `old-key`, or damage in words for the log. */
export type UnusableSnapshot = { readonly file: string; readonly why: 'old-key' } | DamagedSnapshot;
export interface DamagedSnapshot {
  readonly file: string;
  readonly why: 'damaged';
  readonly detail: string;
}

interface Found {
  readonly snapshots: ReadonlyMap<string, Snapshot>;
  /** Compartment → what stands in the way. */
  readonly unusable: Readonly<Record<string, UnusableSnapshot>>;
}

export const noSnapshots: Found = { snapshots: new Map(), unusable: {} };

/** Reading many small files one after the other would take most of an opening. */
const atOnce = 16;

/**
 * The snapshots of what a user reads. Staff go on without a damaged one, since the lines tell all and they read every line;
 * anybody else is refused with the damage.
 */
export async function readSnapshots(access: Access, { tools, folder, shape }: Source): Promise<Found> {
  const path = join(folder, snapshotsFolder);
  if ((await tools.files.kind(path)) === 'none') return noSnapshots;
  const names = new Set(await tools.files.list(path));
  const mark = access.snapshotMark;
  const reader: SnapshotReader = {
    files: tools.files,
    folder,
    vaultId: access.vaultId,
    schema: shape.version,
    ring: access.ring,
    marked: (compartment) => mark?.notes?.[compartment],
    isSigned: ({ by, sequence }, text, signature, file) =>
      access.wasStaff(by, sequence) && access.hasSigned('snapshot', text, signature, by, sequence, file),
    isBelieved: (userId, sequence) => access.isBelieved(userId, sequence),
  };
  const there = access.ring.names().filter((compartment) => names.has(snapshotName(compartment)));
  const snapshots = new Map<string, Snapshot>();
  const unusable: Record<string, UnusableSnapshot> = {};
  const read = async (compartment: string): Promise<void> => {
    const file = snapshotFile(compartment);
    try {
      const snapshot = await readSnapshot(compartment, reader);
      if (snapshot) snapshots.set(compartment, snapshot);
      else unusable[compartment] = { file, why: 'old-key' };
    } catch (error) {
      const isDamage = error instanceof Refusal && error.error.code === 'damaged';
      if (!isDamage || !isStaff(access.author)) throw error;
      unusable[compartment] = { file, why: 'damaged', detail: error.message };
    }
  };
  for (let at = 0; at < there.length; at += atOnce) await Promise.all(there.slice(at, at + atOnce).map(read));
  return { snapshots, unusable };
}
