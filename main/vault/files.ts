import { dirname } from 'node:path';

/*
 * The disk as the vault uses it: a port, so that a test can record every operation and replay any prefix of them.
 * Every function throws the system's own error (`ENOSPC`, `EACCES`, ...).
 */
export interface Files {
  /** The folder's path with every link resolved. */
  realPath(path: string): Promise<string>;
  kind(path: string): Promise<'file' | 'folder' | 'none'>;
  read(path: string): Promise<Uint8Array>;
  /** Names in a folder, sorted. */
  list(folder: string): Promise<readonly string[]>;
  /** Makes a folder and its parents, for this user alone (0700). */
  makeFolder(folder: string): Promise<void>;
  /** Leaves a folder just made, and all that will be in it, to this account alone; whether the disk can do that. */
  keepPrivate(folder: string): Promise<boolean>;
  /** `new` makes the file, or empties the one that is there (0600); `reading` asks for no right to write. */
  open(path: string, how: 'new' | 'existing' | 'reading'): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, or a folder with all that is in it; nothing there is no failure. */
  remove(path: string): Promise<void>;
  /** Removes a folder that is empty; nothing there is no failure. */
  removeEmptyFolder(folder: string): Promise<void>;
  /** Makes names in a folder durable; does nothing where the system has no such call. */
  syncFolder(folder: string): Promise<void>;
}

export interface OpenFile {
  read(position: number, length: number): Promise<Uint8Array>;
  /** Writes all of `bytes` at `position`. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Makes the file's bytes and length durable. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** Makes a folder and its parents where they are missing, and their names durable: what lies in them counts on it. */
export async function makeDurableFolder(files: Files, folder: string): Promise<void> {
  if ((await files.kind(folder)) === 'folder') return;
  const parent = dirname(folder);
  if (parent !== folder) await makeDurableFolder(files, parent);
  await files.makeFolder(folder);
  await files.syncFolder(parent);
}

/** Writes a file beside its place, syncs it, and renames it into place: afterwards the old or the new is there, whole. */
export const writeAside = (files: Files, path: string, bytes: Uint8Array): Promise<void> =>
  writingAside(files, path, (file) => file.write(bytes, 0));

/** The same for a file that is written in pieces. */
export async function writingAside(
  files: Files,
  path: string,
  write: (file: OpenFile) => Promise<void>,
): Promise<void> {
  const aside = `${path}.aside`;
  try {
    const file = await files.open(aside, 'new');
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(aside, path);
  } catch (error) {
    // What could not be written whole only takes room; that the disk refused is the news.
    await files.remove(aside).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(dirname(path));
}
