import { join } from 'node:path';
import type { Files } from '../files.ts';
import { namesToKeep, type Keepable } from './keep.ts';
import { objectFile, objectsFolder, proofOf } from './layout.ts';
import type { Found, Place } from './place.ts';

export const keepable = ({ name, manifest, version, problem, proof }: Found): Keepable => ({
  name,
  version,
  at: manifest.at,
  isGood: problem === undefined,
  isProven: proof !== undefined && problem === undefined,
});

/**
 * Removes the backups of a place that need not be kept, then the objects no manifest names any more. A manifest that cannot
 * be read stays, and with it every object: any may be one of its own.
 */
export async function tidy(
  { folder, backups, unreadable, objects }: Place,
  files: Files,
  timeZone: string,
  newest: string,
): Promise<void> {
  // By a clock that went back, what was made just now need not be the newest.
  const names = new Set([...namesToKeep(backups.map(keepable), timeZone), newest]);
  const kept = backups.filter(({ name }) => names.has(name));
  for (const { path, name } of backups) {
    if (names.has(name)) continue;
    await files.remove(proofOf(path));
    await files.remove(path);
  }
  const written = (await files.list(folder)).filter((name) => name.endsWith('.aside'));
  for (const name of written) await files.remove(join(folder, name));
  await files.syncFolder(folder);
  if (unreadable.length > 0) return;
  const named = new Set(kept.flatMap(({ manifest }) => manifest.files.map(({ object }) => object)));
  for (const object of objects) if (!named.has(object)) await files.remove(join(folder, objectFile(object)));
  await files.syncFolder(join(folder, objectsFolder));
}
