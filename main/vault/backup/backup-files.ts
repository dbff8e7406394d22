import { posix, relative, sep } from 'node:path';
import type { Files } from '../files.ts';
import { blobsFolder, journalFolder, snapshotsFolder, vaultFile } from '../layout.ts';
import type { ReadManifest } from './manifest.ts';
import type { OpenedBackup } from './opened-backup.ts';

const onlyRead = (): never => {
  throw new Error('a backup is only read');
};
const notThere = (path: string): Error =>
  Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT', syscall: 'open' });

/**
 * The vault in a backup as if it lay in a folder named like the manifest: for reading, and nothing plain is ever written.
 */
export function backupFiles({ path: root, manifest }: ReadManifest, backup: OpenedBackup): Files {
  const entries = new Map(backup.entries.map((entry) => [entry.path, entry]));
  const header = Buffer.from(manifest.header);
  const inside = (path: string): string => relative(root, path).split(sep).join(posix.sep);
  const read = (path: string, position: number, length: number): Promise<Uint8Array> => {
    if (inside(path) === vaultFile) return Promise.resolve(header.subarray(position, position + length));
    const entry = entries.get(inside(path));
    if (!entry) throw notThere(path);
    return backup.with(entry, (object) => object.read(position, length));
  };
  return {
    realPath: (path) => Promise.resolve(path),
    kind(path) {
      const name = inside(path);
      if (['', journalFolder, snapshotsFolder, blobsFolder].includes(name)) return Promise.resolve('folder');
      return Promise.resolve(name === vaultFile || entries.has(name) ? 'file' : 'none');
    },
    read: async (path) => read(path, 0, Infinity),
    list: (folder) =>
      Promise.resolve(
        [...entries.keys()]
          .filter((path) => posix.dirname(path) === inside(folder))
          .map((path) => posix.basename(path))
          .sort(),
      ),
    open: (path) =>
      Promise.resolve({
        read: async (position, length) => read(path, position, length),
        write: onlyRead,
        sync: onlyRead,
        truncate: onlyRead,
        close: () => Promise.resolve(),
      }),
    makeFolder: onlyRead,
    keepPrivate: onlyRead,
    rename: onlyRead,
    remove: onlyRead,
    removeEmptyFolder: onlyRead,
    syncFolder: onlyRead,
  };
}
