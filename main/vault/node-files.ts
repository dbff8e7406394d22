import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, realpath, rename, rm, rmdir, stat, type FileHandle } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Files, OpenFile } from './files.ts';
import { systemCode } from './refusal.ts';

const renameAttempts = 10;
const heldCodes = ['EBUSY', 'EPERM', 'EACCES'];

/** The real disk. */
export const nodeFiles: Files = {
  realPath: (path) => realpath(path),
  async kind(path) {
    try {
      return (await stat(path)).isDirectory() ? 'folder' : 'file';
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return 'none';
      throw error;
    }
  },
  read: (path) => readFile(path),
  list: async (folder) => (await readdir(folder)).sort(),
  async makeFolder(folder) {
    // One after the other: Node's recursive mkdir says only that nothing is there where the disk is read-only, and
    // never answers where nothing can be made at all (`/proc/house`).
    if ((await nodeFiles.kind(folder)) === 'folder') return;
    const parent = dirname(folder);
    if (parent !== folder) await nodeFiles.makeFolder(parent);
    await mkdir(folder, { mode: 0o700 });
  },
  async open(path, how) {
    const flags = how === 'new' ? constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC : constants.O_RDWR;
    return openFile(await open(path, flags, 0o600));
  },
  async rename(from, to) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await rename(from, to);
      } catch (error) {
        // On Windows a virus scanner or an indexer may hold the file for a moment.
        const held = platform() === 'win32' && heldCodes.includes(systemCode(error) ?? '');
        if (!held || attempt === renameAttempts) throw error;
        await setTimeout(attempt * 20);
      }
    }
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
  async removeEmptyFolder(folder) {
    try {
      await rmdir(folder);
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
    }
  },
  async syncFolder(folder) {
    if (platform() === 'win32') return;
    const handle = await open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

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
