import { nodeFiles } from '../../main/vault/index.ts';
import type { Files, OpenFile } from '../../main/vault/index.ts';

/*
 * The real disk with a fault in it. A fault is thrown as the system throws it, so that the vault cannot tell.
 */
const systemError = (code: string, syscall: string): Error =>
  Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });

/** What is wrong with the disk; changed by the test while the vault is open. */
export interface Faults {
  /** Bytes that can still be written; the write that needs more writes what fits and fails. */
  roomLeft: number;
  /** The code such a write fails with. */
  code: string;
  /** Syncs of files that fail before one works again. */
  failingSyncs: number;
  /** Whether making names in a folder durable fails. */
  cannotSyncFolders: boolean;
  /** Whether cutting a file fails too. */
  cannotTruncate: boolean;
}

/** A disk with faults that can be switched on. */
export function faultyFiles(): { readonly files: Files; readonly faults: Faults } {
  const faults: Faults = {
    roomLeft: Infinity,
    code: 'ENOSPC',
    failingSyncs: 0,
    cannotTruncate: false,
    cannotSyncFolders: false,
  };
  const wrap = (file: OpenFile): OpenFile => ({
    ...file,
    async write(bytes, position) {
      const fits = Math.min(bytes.length, faults.roomLeft);
      faults.roomLeft -= fits;
      await file.write(bytes.subarray(0, fits), position);
      if (fits < bytes.length) throw systemError(faults.code, 'write');
    },
    async sync() {
      if (faults.failingSyncs > 0) {
        faults.failingSyncs -= 1;
        throw systemError('EIO', 'fdatasync');
      }
      await file.sync();
    },
    async truncate(length) {
      if (faults.cannotTruncate) throw systemError('EIO', 'ftruncate');
      await file.truncate(length);
    },
  });
  const files: Files = {
    ...nodeFiles,
    open: async (path, how) => wrap(await nodeFiles.open(path, how)),
    async syncFolder(folder) {
      if (faults.cannotSyncFolders) throw systemError('EIO', 'fsync');
      await nodeFiles.syncFolder(folder);
    },
  };
  return { files, faults };
}

/** A disk whose process dies before operation `last + 1`: from then on nothing happens any more. */
export function dyingFiles(last: number): { readonly files: Files; readonly operations: () => number } {
  let count = 0;
  const alive = async <Value>(syscall: string, work: () => Promise<Value>): Promise<Value> => {
    count += 1;
    if (count > last) throw systemError('EIO', syscall);
    return work();
  };
  const wrap = (file: OpenFile): OpenFile => ({
    ...file,
    write: (bytes, position) => alive('write', () => file.write(bytes, position)),
    sync: () => alive('fdatasync', () => file.sync()),
    truncate: (length) => alive('ftruncate', () => file.truncate(length)),
  });
  const files: Files = {
    ...nodeFiles,
    makeFolder: (folder) => alive('mkdir', () => nodeFiles.makeFolder(folder)),
    open: (path, how) => alive('open', async () => wrap(await nodeFiles.open(path, how))),
    rename: (from, to) => alive('rename', () => nodeFiles.rename(from, to)),
    remove: (path) => alive('unlink', () => nodeFiles.remove(path)),
    removeEmptyFolder: (folder) => alive('rmdir', () => nodeFiles.removeEmptyFolder(folder)),
    syncFolder: (folder) => alive('fsync', () => nodeFiles.syncFolder(folder)),
  };
  return { files, operations: () => count };
}

type Operation = 'open' | 'write' | 'rename' | 'sync folder';

/** The real disk, of which the operations that are named fail. */
export function failingWhen(fails: (operation: Operation, path: string) => boolean): Files {
  const unless = async <Value>(operation: Operation, path: string, work: () => Promise<Value>): Promise<Value> => {
    if (fails(operation, path)) throw systemError('EIO', operation);
    return work();
  };
  return {
    ...nodeFiles,
    open: (path, how) =>
      unless('open', path, async () => {
        const file = await nodeFiles.open(path, how);
        return { ...file, write: (bytes, position) => unless('write', path, () => file.write(bytes, position)) };
      }),
    rename: (from, to) => unless('rename', from, () => nodeFiles.rename(from, to)),
    syncFolder: (path) => unless('sync folder', path, () => nodeFiles.syncFolder(path)),
  };
}
