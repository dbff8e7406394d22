import { openCore } from '../open.ts';
import type { Core } from '../core.ts';
import type { UserKeys } from '../keys.ts';
import { readLive } from '../live.ts';
import { partBytes } from '../part.ts';
import { damaged, outcome, Refusal } from '../refusal.ts';
import type { Result } from '../../../shared/result.ts';
import { sodiumReady } from '../sodium.ts';
import type { VaultTools } from '../tools.ts';
import type { Shape, VaultError } from '../types.ts';
import { backupFiles } from './backup-files.ts';
import { readManifest } from './manifest.ts';
import { OpenedBackup } from './opened-backup.ts';
import { assertGoing } from './pieces.ts';
import type { Damage, Walked, Watch } from './types.ts';

/** `WalkBackup` in the calling thread. */
export function walkHere<State extends object>(
  shape: Shape<State>,
  tools: VaultTools,
  manifest: string,
  keys: UserKeys,
  { progress, signal }: Watch = {},
): Promise<Result<Walked, VaultError>> {
  return outcome(
    async () => {
      await sodiumReady();
      const read = await readManifest(manifest, tools.files);
      const backup = new OpenedBackup(read, keys, shape, tools.files);
      try {
        const count = backup.entries.length;
        for (const [index, entry] of backup.entries.entries()) {
          progress?.(index, count);
          await backup.with(entry, async (object) => {
            for await (const _ of object.pieces(signal));
          });
        }
        progress?.(count, count);
        const files = backupFiles(read, backup);
        const core = await openCore({ folder: manifest, shape, tools: { ...tools, files } });
        const { head } = core.journal;
        const { sequence, hash } = read.manifest.head;
        if (head.sequence !== sequence || head.hash !== hash) throw damaged(core.journal.file, 'another head');
        const { state, progress: snapshots } = await readLive(core, backup.access);
        const unusable = Object.values(snapshots.unusable).flatMap((found) =>
          found.why === 'damaged' ? [{ file: found.file, detail: found.detail }] : [],
        );
        const damage = [...read.manifest.damage, ...unusable, ...(await damagedLines(core, backup, signal))];
        return { lines: sequence, counts: shape.counts?.(state) ?? {}, damage };
      } finally {
        backup.close();
      }
    },
    (reason) => ({ code: 'backup-refused', folder: manifest, reason }),
  );
}

/** What is wrong with the chain of lines from the first on, or with the hash of a part: the first that is found. */
async function damagedLines<State extends object>(
  { journal, tools, folder }: Core<State>,
  { access }: OpenedBackup,
  signal: AbortSignal | undefined,
): Promise<readonly Damage[]> {
  try {
    for await (const line of journal.lines(1, journal.head.sequence, access.archiveKeys)) {
      assertGoing(signal);
      // A purge that was cut short may have left lines without their blobs: the base speaks for all up to it.
      if (line.header.sequence <= journal.purgedUpTo) continue;
      for (const index of line.header.parts.keys()) await partBytes(line, index, tools.files, folder, access.ring);
    }
    return [];
  } catch (error) {
    if (!(error instanceof Refusal) || error.error.code !== 'damaged') throw error;
    const { file, detail } = error.error;
    return [{ file, detail }];
  }
}
