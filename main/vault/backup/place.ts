import { join } from 'node:path';
import type { Files } from '../files.ts';
import type { Header } from '../header.ts';
import { outcome } from '../refusal.ts';
import { signIns } from '../user-changes.ts';
import { authorNow, isActive } from '../user-table.ts';
import { manifestEnding, objectFile, objectsFolder } from './layout.ts';
import { placeInTime, readManifest, type ReadManifest } from './manifest.ts';
import { readProof } from './proof.ts';
import type { Backup, BackupProof, Backups } from './types.ts';

/** A backup in a place, with what only this folder needs of it. */
export interface Found extends ReadManifest {
  readonly name: string;
  readonly proof: BackupProof | undefined;
  readonly problem: Backup['problem'];
}

export interface Place {
  readonly folder: string;
  /** Newest first. */
  readonly backups: readonly Found[];
  readonly unreadable: Backups['unreadable'];
  /** Names of the objects. */
  readonly objects: ReadonlySet<string>;
}

/**
 * Reads what lies in a place of backups, objects by name only; a folder that is not there holds nothing. With the
 * vault.json of an open house a proof counts that somebody signed whom that house knows.
 */
export async function readPlace(folder: string, files: Files, house?: Header): Promise<Place> {
  const namesIn = async (path: string): Promise<readonly string[]> =>
    (await files.kind(path)) === 'folder' ? files.list(path) : [];
  const objects = new Set(await namesIn(join(folder, objectsFolder)));
  const backups: Found[] = [];
  const unreadable: Backups['unreadable'][number][] = [];
  for (const name of await namesIn(folder)) {
    if (!name.endsWith(manifestEnding)) continue;
    const path = join(folder, name);
    const read = await outcome(
      () => readManifest(path, files),
      (reason) => ({ code: 'backup-refused', folder, reason }),
    );
    if (!read.ok) {
      unreadable.push({ path, problem: read.error });
      continue;
    }
    const proof = await readProof(read.value, files, house);
    backups.push({ ...read.value, name, proof, problem: problemOf(read.value, objects) });
  }
  return { folder, backups: backups.sort(newestFirst), unreadable, objects };
}

function problemOf({ manifest }: ReadManifest, objects: ReadonlySet<string>): Backup['problem'] {
  const missing = manifest.files.find(({ object }) => !objects.has(object));
  if (missing) return { code: 'damaged', file: objectFile(missing.object), detail: 'missing' };
  const damage = manifest.damage.at(0);
  return damage && { code: 'damaged', file: damage.file, detail: damage.detail };
}

type Age = Pick<Found, 'name' | 'manifest'>;
export const newestFirst = (a: Age, b: Age): number =>
  compare(placeInTime(b.manifest), placeInTime(a.manifest)) ||
  b.manifest.head.sequence - a.manifest.head.sequence ||
  compare(a.name, b.name);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A backup as anybody can see it. */
export function describe({ path, manifest, header, proof, problem }: Omit<Found, 'name'>): Backup {
  const { users } = header.users.table;
  return {
    path,
    vault: manifest.vault,
    at: manifest.at,
    by: users.find(({ id }) => id === manifest.by)?.name ?? manifest.by,
    lines: manifest.head.sequence,
    bytes: manifest.files.reduce((sum, { length }) => sum + length, manifest.header.length),
    signIns: signIns(header.users.table).map((entry) => ({
      id: entry.id,
      name: entry.name,
      role: authorNow(entry).role,
    })),
    recoveryCode: users.some((entry) => entry.kind === 'recovery' && isActive(entry)),
    ...(proof ? { proof } : {}),
    ...(problem ? { problem } : {}),
  };
}
