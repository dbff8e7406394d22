import { join } from 'node:path';
import type { Result } from '../../../shared/result.ts';
import type { Files } from '../files.ts';
import type { Header } from '../header.ts';
import { outcome, Refusal } from '../refusal.ts';
import { sodiumReady } from '../sodium.ts';
import type { VaultError } from '../types.ts';
import { elsewhereFolder, ownPlace } from './layout.ts';
import { describe, newestFirst, readPlace } from './place.ts';
import type { Backups } from './types.ts';

/**
 * The backups in a folder: a house's, another disk that houses were copied to, or a place of backups itself. Needs no key and
 * opens no object: of those it says only which are missing. Whoever proved one has to be known to the house that is open.
 */
export function listBackups(folder: string, files: Files, house?: Header): Promise<Result<Backups, VaultError>> {
  return outcome(
    async () => {
      if ((await files.kind(folder)) !== 'folder') throw new Refusal({ code: 'place-missing', folder });
      await sodiumReady();
      const elsewhere = join(folder, elsewhereFolder);
      const houses = (await files.kind(elsewhere)) === 'folder' ? await files.list(elsewhere) : [];
      const places = await Promise.all(
        [folder, ownPlace(folder), ...houses.map((name) => join(elsewhere, name))].map((place) =>
          readPlace(place, files, house),
        ),
      );
      return {
        backups: places
          .flatMap(({ backups }) => backups)
          .sort(newestFirst)
          .map(describe),
        unreadable: places.flatMap(({ unreadable }) => unreadable),
      };
    },
    (reason) => ({ code: 'backup-refused', folder, reason }),
  );
}
