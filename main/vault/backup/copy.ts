import { join } from 'node:path';
import type { Core } from '../core.ts';
import { makeDurableFolder, writeAside, type Files } from '../files.ts';
import { Refusal } from '../refusal.ts';
import { rememberCopied } from './elsewhere.ts';
import { namesToKeep } from './keep.ts';
import { objectsFolder, ownPlace, placeElsewhere, proofOf } from './layout.ts';
import type { Entry } from './manifest.ts';
import { copyObject, isWhole } from './object.ts';
import { describe, newestFirst, readPlace, type Found, type Place } from './place.ts';
import { keepable, tidy } from './tidy.ts';
import type { Backup, Watch } from './types.ts';

/** How backups are copied: which of them another disk keeps is a matter of the house's days. */
export interface CopyOptions extends Watch {
  readonly timeZone: string;
}

/**
 * Copies the house's backups to another disk, as far as that is to keep them and has not got them yet, and checks every
 * object of the newest there; the newest as it lies there. Refuses with `place-missing` when the disk is not there, with
 * `no-such-backup` before there is one, and with the damage when one of them could not be copied whole: the others are.
 */
export const copyBackups = <State extends object>(
  core: Core<State>,
  to: string,
  { timeZone, ...watch }: CopyOptions,
): Promise<Backup> =>
  core.upkeep.run(async () => {
    const { files, now } = core.tools;
    const house = core.header.current;
    if ((await files.kind(to)) !== 'folder') throw new Refusal({ code: 'place-missing', folder: to });
    const own = await readPlace(ownPlace(core.folder), files, house);
    const [newest] = own.backups;
    if (!newest) throw new Refusal({ code: 'no-such-backup', file: own.folder });
    const folder = placeElsewhere(to, house.id);
    await makeDurableFolder(files, join(folder, objectsFolder));
    await copyWanted(own, await readPlace(folder, files, house), { files, timeZone, ...watch });
    const there = await readPlace(folder, files, house);
    const copied = there.backups.find(({ name }) => name === newest.name);
    if (!copied) throw new Refusal({ code: 'no-such-backup', file: join(folder, newest.name) });
    await tidy(there, files, timeZone, newest.name);
    await rememberCopied(core.folder, now(), newest.name, files);
    return describe(copied);
  });

interface Copying extends CopyOptions {
  readonly files: Files;
}

/** Copies, newest first, what the other place keeps when it holds all backups of both. */
async function copyWanted(own: Place, there: Place, { files, timeZone, progress, signal }: Copying): Promise<void> {
  const known = new Map(there.backups.map((backup) => [backup.name, backup]));
  const others = there.backups.filter(({ name }) => own.backups.every((backup) => backup.name !== name));
  const wanted = namesToKeep([...own.backups, ...others].sort(newestFirst).map(keepable), timeZone);
  const [newest] = own.backups;
  const jobs = own.backups.filter((backup) => backup === newest || wanted.has(backup.name));
  const filesOf = (backup: Found): readonly Entry[] =>
    backup === newest || !known.has(backup.name) ? backup.manifest.files : [];
  const of = jobs.reduce((sum, backup) => sum + filesOf(backup).length, 0);
  const copied = new Set<string>();
  let done = 0;
  let failed: Refusal | undefined;
  for (const backup of jobs) {
    const { name, path, manifest, proof } = backup;
    const [to, at] = [join(there.folder, name), known.get(name)];
    try {
      for (const entry of filesOf(backup)) {
        progress?.(done, of);
        const object = { files, vaultId: manifest.vault, entry };
        const [from, into] = [
          { ...object, place: own.folder },
          { ...object, place: there.folder },
        ];
        const isThere = copied.has(entry.object) || (there.objects.has(entry.object) && (await isWhole(into, signal)));
        if (!isThere) await copyObject(from, into, signal);
        copied.add(entry.object);
        done += 1;
      }
      if (!at) await writeAside(files, to, await files.read(path));
      if (proof && !at?.proof) await writeAside(files, proofOf(to), await files.read(proofOf(path)));
    } catch (error) {
      if (!(error instanceof Refusal) || error.error.code !== 'damaged') throw error;
      failed ??= error;
    }
  }
  progress?.(of, of);
  if (failed) throw failed;
}
