import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, realpath, rename, rm, rmdir, stat, type FileHandle } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { platform } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Files, OpenFile } from './files.ts';
import { systemCode } from './refusal.ts';

/** What differs from one system to the next, so that a test can put one system's ways on another. */
export interface System {
  readonly platform: NodeJS.Platform;
  open(path: string, flags: number, mode?: number): Promise<FileHandle>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Runs a program to its end; rejects when it fails. */
  run(program: string, words: readonly string[]): Promise<unknown>;
  wait(milliseconds: number): Promise<unknown>;
}

const thisSystem: System = {
  platform,
  open: (path, flags, mode) => open(path, flags, mode),
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  run: (program, words) => promisify(execFile)(program, words, { windowsHide: true }),
  wait: (milliseconds) => setTimeout(milliseconds),
};

/** On Windows a virus scanner, an indexer or a backup may hold a file for a moment: about a second in all. */
const patience = [20, 40, 80, 120, 160, 200, 200, 200];
const heldCodes = ['EBUSY', 'EPERM', 'EACCES'];
const flags = {
  new: constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC,
  existing: constants.O_RDWR,
  reading: constants.O_RDONLY,
};

/** The disk as a system has it. */
export function filesOn(system: System): Files {
  const isWindows = system.platform === 'win32';

  const onceFree = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    for (const milliseconds of isWindows ? patience : []) {
      try {
        return await work();
      } catch (error) {
        if (!heldCodes.includes(systemCode(error) ?? '')) throw error;
        await system.wait(milliseconds);
      }
    }
    return work();
  };

  const files: Files = {
    realPath: (path) => realpath(path),
    async kind(path) {
      try {
        return (await stat(path)).isDirectory() ? 'folder' : 'file';
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return 'none';
        throw error;
      }
    },
    read: (path) => onceFree(() => readFile(path)),
    list: async (folder) => (await readdir(folder)).sort(),
    async makeFolder(folder) {
      // One after the other: Node's recursive mkdir says only that nothing is there where the disk is read-only, and
      // never answers where nothing can be made at all (`/proc/house`).
      if ((await files.kind(folder)) === 'folder') return;
      const parent = dirname(folder);
      if (parent !== folder) await files.makeFolder(parent);
      await mkdir(folder, { mode: 0o700 });
    },
    async keepPrivate(folder) {
      // Mode bits did it when the folder was made. Windows has none: there a list says who may, the system itself among
      // them, since its backups and scanners run as that.
      if (!isWindows) return true;
      const everybodyAllowed = [`${userInfo().username}:(OI)(CI)F`, '*S-1-5-18:(OI)(CI)F'];
      const words = [folder, '/inheritance:r', ...everybodyAllowed.flatMap((who) => ['/grant:r', who]), '/q'];
      return system.run('icacls', words).then(
        () => true,
        () => false,
      );
    },
    async open(path, how) {
      return openFile(await onceFree(() => system.open(path, flags[how], 0o600)));
    },
    rename: (from, to) => onceFree(() => system.rename(from, to)),
    remove: (path) => onceFree(() => system.remove(path)),
    async removeEmptyFolder(folder) {
      try {
        await rmdir(folder);
      } catch (error) {
        if (systemCode(error) !== 'ENOENT') throw error;
      }
    },
    async syncFolder(folder) {
      // Windows has no such call; its file systems keep names in a log of their own.
      if (isWindows) return;
      const handle = await system.open(folder, constants.O_RDONLY);
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
  return files;
}

/** The real disk. */
export const nodeFiles: Files = filesOn(thisSystem);

function openFile(handle: FileHandle): OpenFile {
  return {
    async read(position, length) {
      const bytes = Buffer.alloc(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    async write(bytes, position) {
      let written = 0;
      while (written < bytes.length) {
        written += (await handle.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
      }
    },
    sync: () => handle.datasync(),
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  };
}
