import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Result } from '../../../shared/result.ts';
import { wipeBox } from '../box.ts';
import type { Files } from '../files.ts';
import { HeaderStore } from '../header.ts';
import { wipeUserKeys, type UserKeys } from '../keys.ts';
import { blobsFolder, journalFolder, snapshotsFolder, vaultFile } from '../layout.ts';
import { holdLock, placeOf, type LockOptions } from '../lock.ts';
import { damaged, outcome, Refusal } from '../refusal.ts';
import { openedBy, type Secret } from '../secret.ts';
import { sodiumReady } from '../sodium.ts';
import type { VaultTools } from '../tools.ts';
import type { Shape, VaultError } from '../types.ts';
import { ownPlace, stampOf } from './layout.ts';
import { readManifest, type Entry, type ReadManifest } from './manifest.ts';
import { OpenedBackup } from './opened-backup.ts';
import { pieces } from './pieces.ts';
import type { Walked, Watch } from './types.ts';
import {
  freeName,
  moveBackups,
  restoredFolder,
  restoringFolder,
  settleRestore,
  takePlace,
} from './unfinished-restore.ts';
import { walkHere } from './walk.ts';

export interface RestoreOptions<State extends object> extends LockOptions, Watch {
  /** Path of the manifest. */
  readonly from: string;
  /** Where the house lies, or will lie. */
  readonly folder: string;
  /** Of the time of the backup: somebody's on staff, or the recovery code. */
  readonly secret: Secret;
  readonly shape: Shape<State>;
  readonly tools: VaultTools;
}

export interface Restored extends Walked {
  /** Where what was there before lies now. */
  readonly setAside?: string;
}

/**
 * Puts the house of a backup in the place of the one that is there, which is set aside and keeps all its files but the
 * backups: those go on with the restored house. The backup is walked first, and what is written of it read back, so that
 * nothing is moved for a backup that does not open. Whatever is cut short, the old house or the restored one is there
 * afterwards, whole (`finishRestore`).
 */
export function restoreBackup<State extends object>(
  options: RestoreOptions<State>,
): Promise<Result<Restored, VaultError>> {
  const { folder, tools } = options;
  const { files } = tools;
  return outcome(
    async () => {
      await sodiumReady();
      const backup = await readManifest(options.from, files);
      const place = await placeOf(folder, files);
      const lock = await holdLock(place, options);
      try {
        await settleRestore(place, files);
        await assertReplaceable(place, files);
        const opened = await openedBy(options.secret, backup.header, tools);
        try {
          return await restore(options, backup, opened.keys, place);
        } finally {
          wipeBox(opened);
          wipeUserKeys(opened.keys);
        }
      } finally {
        await lock.release();
      }
    },
    (reason) => ({ code: 'backup-refused', folder, reason }),
  );
}

/**
 * Whether a secret opens a backup as staff: what `restoreBackup` would refuse of it is refused before anybody lets go of
 * the house that is there.
 */
export const opensBackup = <State extends object>({
  from,
  secret,
  shape,
  tools,
}: Pick<RestoreOptions<State>, 'from' | 'secret' | 'shape' | 'tools'>): Promise<Result<void, VaultError>> =>
  outcome(async () => {
    await sodiumReady();
    const backup = await readManifest(from, tools.files);
    const opened = await openedBy(secret, backup.header, tools);
    try {
      new OpenedBackup(backup, opened.keys, shape, tools.files).close();
    } finally {
      wipeBox(opened);
      wipeUserKeys(opened.keys);
    }
  });

/** Refuses a folder with something else in it than a house, or what is left of one. */
async function assertReplaceable(place: string, files: Files): Promise<void> {
  const kind = await files.kind(place);
  const names = kind === 'folder' ? await files.list(place) : [];
  const ours = [vaultFile, journalFolder, snapshotsFolder, blobsFolder, ownPlace('')];
  if (kind === 'file' || (names.length > 0 && !names.some((name) => ours.includes(name))))
    throw new Refusal({ code: 'unfinished', folder: place });
}

async function restore<State extends object>(
  { shape, tools, progress, signal }: RestoreOptions<State>,
  backup: ReadManifest,
  keys: UserKeys,
  place: string,
): Promise<Restored> {
  const { files } = tools;
  const opened = new OpenedBackup(backup, keys, shape, files);
  try {
    const of = 2 * opened.entries.length;
    const half = (start: number) => ({
      progress: (done: number) => progress?.(start + done, of),
      ...(signal ? { signal } : {}),
    });
    const walked = await (tools.walkBackup
      ? tools.walkBackup(backup.path, keys, half(0))
      : walkHere(shape, tools, backup.path, keys, half(0)));
    if (!walked.ok) throw new Refusal(walked.error);
    await writeHouse(backup, opened, restoringFolder(place), files, half(opened.entries.length));
    const setAside = await putInPlace(backup, place, tools);
    return { ...walked.value, ...(setAside === undefined ? {} : { setAside }) };
  } catch (error) {
    // Whatever the disk still refuses here is done at the next start.
    await settleRestore(place, files).catch(() => undefined);
    throw error;
  } finally {
    opened.close();
  }
}

/** Writes the files of a backup into a new folder, durable, and reads them back. */
async function writeHouse(
  { manifest }: ReadManifest,
  backup: OpenedBackup,
  folder: string,
  files: Files,
  { progress, signal }: Watch,
): Promise<void> {
  const folders = [journalFolder, snapshotsFolder, blobsFolder].map((name) => join(folder, name));
  for (const path of folders) await files.makeFolder(path);
  await writeFile(join(folder, vaultFile), [Buffer.from(manifest.header)], files);
  for (const [index, entry] of backup.entries.entries()) {
    progress?.(index, backup.entries.length);
    const path = join(folder, entry.path);
    await backup.with(entry, (object) => writeFile(path, object.pieces(signal), files));
    await assertWritten(path, entry, files, signal);
  }
  progress?.(backup.entries.length, backup.entries.length);
  for (const path of [...folders, folder, dirname(folder)]) await files.syncFolder(path);
}

async function writeFile(
  path: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  files: Files,
): Promise<void> {
  const file = await files.open(path, 'new');
  try {
    let position = 0;
    for await (const piece of bytes) {
      await file.write(piece, position);
      position += piece.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

async function assertWritten(path: string, entry: Entry, files: Files, signal: AbortSignal | undefined): Promise<void> {
  const hash = createHash('sha256');
  for await (const piece of pieces(files, path, signal)) hash.update(piece);
  if (hash.digest('hex') !== entry.hash)
    throw damaged(entry.path, 'the disk gives back something else than was written');
}

/** The last steps, each of which `settleRestore` goes on from; where the house that was there lies afterwards. */
async function putInPlace(
  { manifest }: ReadManifest,
  place: string,
  { files, now }: VaultTools,
): Promise<string | undefined> {
  const restored = restoredFolder(place);
  await takePlace(restoringFolder(place), restored, files);
  const isEmpty = (await files.kind(place)) === 'none' || (await files.list(place)).length === 0;
  let setAside: string | undefined;
  if (isEmpty) await files.removeEmptyFolder(place);
  else {
    const own = ownPlace(place);
    const isCarried = (await files.kind(own)) === 'folder' && !(await isOfAnother(manifest.vault, place, files));
    if (isCarried) await moveBackups(own, ownPlace(restored), files);
    setAside = await freeName(`${place}.set-aside-${stampOf(now())}`, files);
    await files.rename(place, setAside);
  }
  try {
    await files.syncFolder(dirname(place));
    await takePlace(restored, place, files);
  } catch {
    // The house that was there has left its name: there is only the way forward, which the next start would go as well.
    // Where it can be gone now, the restored house is there, and that is the answer.
    await settleRestore(place, files);
    await files.syncFolder(dirname(place));
  }
  return setAside;
}

/** Whether the house in a folder is known to be another one, whose backups stay with it. */
async function isOfAnother(vaultId: string, place: string, files: Files): Promise<boolean> {
  const header = await outcome(() => HeaderStore.open(files, place));
  return header.ok && header.value !== undefined && header.value.current.id !== vaultId;
}
