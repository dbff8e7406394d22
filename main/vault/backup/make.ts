import { join } from 'node:path';
import type { Instant } from '../../../shared/records/primitives.ts';
import { canonical } from '../bytes.ts';
import { settled, type Core } from '../core.ts';
import { makeDurableFolder, writeAside } from '../files.ts';
import type { Header } from '../header.ts';
import { Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import type { VaultTools } from '../tools.ts';
import { capture, type Captured } from './capture.ts';
import { manifestEnding, objectsFolder, ownPlace, stampOf } from './layout.ts';
import { encodeManifest, placeInTime, type Entry } from './manifest.ts';
import { checkObject, isWhole, writeObject, type ObjectAt } from './object.ts';
import { describe, readPlace, type Found } from './place.ts';
import { factsOf, sourcePieces, type SourceFile } from './source.ts';
import { tidy } from './tidy.ts';
import { freeName } from './unfinished-restore.ts';
import type { Backup, BackupOptions, Damage } from './types.ts';

/**
 * Backs the house up into its own place of backups while commits go on; `undefined` when `onlyIfChanged` and nothing has.
 * Of a damaged vault there is a backup too: it says what is wrong, and no good one goes for it.
 */
export const backUp = <State extends object>(
  session: Session<State>,
  core: Core<State>,
  options: BackupOptions,
): Promise<Backup | undefined> =>
  core.upkeep.run(async () => {
    const captured = await session.look(async ({ access }) => {
      // What a disk took by halves and nobody was told is saved is no part of the house.
      await settled(core);
      return capture(core, access);
    });
    return writeBackup(core, captured, options);
  });

/**
 * Writes what was captured: the objects there are not yet, then the manifest, each read back at once; then lets go of what
 * need not be kept. Needs no key and no session. Must run in the very turn of the core's upkeep that captured it.
 */
export async function writeBackup<State extends object>(
  { tools, folder }: Core<State>,
  captured: Captured,
  options: BackupOptions,
): Promise<Backup | undefined> {
  const place = ownPlace(folder);
  const { files } = tools;
  const newest = (await readPlace(place, files, captured.header)).backups.at(0);
  if (options.onlyIfChanged && isNewest(captured, newest)) return undefined;
  await makeDurableFolder(files, join(place, objectsFolder));
  const there = new Set(await files.list(join(place, objectsFolder)));
  const entries: Entry[] = [];
  const damage: Damage[] = [...captured.damage];
  options.progress?.(0, captured.files.length);
  for (const [index, source] of captured.files.entries()) {
    try {
      const { entry, broken } = await storeFile(source, captured, { place, there, tools, ...options });
      entries.push(entry);
      if (broken !== undefined) damage.push({ file: source.path, detail: broken });
    } catch (error) {
      // Only a file that cannot be read at all stays out.
      if (!(error instanceof Refusal) || error.error.code !== 'damaged' || error.error.file !== source.path)
        throw error;
      damage.push({ file: source.path, detail: error.error.detail });
    }
    options.progress?.(index + 1, captured.files.length);
  }
  const { at, by, vaultId, head, headerText } = captured;
  const manifest = {
    vault: vaultId,
    at: at.toISOString(),
    ...placedAfter(newest, at),
    by,
    head: { ...head },
    header: headerText,
    files: entries,
    damage,
  };
  // The clock may stand still, or have gone back.
  const path = await freeName(join(place, stampOf(at)), files, manifestEnding);
  await writeAside(files, path, encodeManifest(manifest));
  const found = await readPlace(place, files, captured.header);
  const made = found.backups.find((backup) => backup.path === path);
  if (!made)
    throw new Refusal(
      found.unreadable.find((one) => one.path === path)?.problem ?? { code: 'no-such-backup', file: path },
    );
  if (options.timeZone !== undefined) await tidy(found, files, options.timeZone, made.name);
  return describe(made);
}

/** Whether the newest backup is whole and holds all of this. What a sign-out marks in vault.json is nothing new. */
function isNewest(captured: Captured, newest: Found | undefined): boolean {
  const unmarked = (header: Header): string => canonical({ ...header, head: undefined, snapshots: undefined });
  return (
    newest !== undefined &&
    newest.problem === undefined &&
    newest.manifest.vault === captured.vaultId &&
    newest.manifest.head.hash === captured.head.hash &&
    unmarked(newest.header) === unmarked(captured.header)
  );
}

/** What puts a backup after the newest there is when the clock says that it was made before. */
function placedAfter(newest: Found | undefined, at: Date): { readonly after?: Instant } {
  const before = newest && placeInTime(newest.manifest);
  if (before === undefined || before < at.toISOString()) return {};
  return { after: new Date(Date.parse(before) + 1).toISOString() };
}

interface Store extends BackupOptions {
  readonly place: string;
  /** Names of the objects that lie there. */
  readonly there: ReadonlySet<string>;
  readonly tools: VaultTools;
}

/** Sees to it that a whole object of the file lies in the place, one that staff of now can open. */
async function storeFile(
  source: SourceFile,
  { keys, vaultId }: Captured,
  { place, there, tools, signal }: Store,
): Promise<{ readonly entry: Entry; readonly broken: string | undefined }> {
  const { hash, length, broken } = await factsOf(source, signal);
  const known = keys.find((key) => there.has(`${hash}.${key.name}`));
  const key = known ?? keys[0];
  if (!key) throw new Error('a vault without a key for staff');
  const entry = { path: source.path, hash, length, object: `${hash}.${key.name}` };
  const at: ObjectAt = { files: tools.files, place, vaultId, entry };
  if (!known || !(await isWhole(at, signal))) {
    await writeObject(at, source.path, sourcePieces(source, signal), key.publicKey, tools.randomBytes);
    await checkObject(at, signal);
  }
  return { entry, broken };
}
