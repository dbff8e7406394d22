import { nodeFiles, type DiskReason, type Files, type OpenFile } from '../../../main/vault/index.ts';

/*
 * A disk, the real one unless told, which refuses from one operation on, in the way a disk has of refusing. Operations that change something
 * are counted from the moment a fault is set; a fault is thrown as the system throws it.
 */
export interface Way {
  readonly name: string;
  readonly code: string;
  readonly reason: DiskReason;
  /** The kinds of operations it meets. */
  readonly meets: readonly Kind[];
  /** Whether it goes on until the disk is well again, or is over after one. */
  readonly lasts: boolean;
  /** Whether what was half done can still be taken back meanwhile: bytes cut off, files removed and renamed. */
  readonly letsTakeBack: boolean;
}

type Kind = 'write' | 'sync' | 'name' | 'cut';

export const full: Way = {
  name: 'is full',
  code: 'ENOSPC',
  reason: 'full',
  meets: ['write'],
  lasts: true,
  letsTakeBack: true,
};
export const readOnly: Way = {
  name: 'has become read-only',
  code: 'EROFS',
  reason: 'read-only',
  meets: ['write', 'name', 'cut'],
  lasts: true,
  letsTakeBack: false,
};
export const forbidden: Way = {
  name: 'forbids one name',
  code: 'EACCES',
  reason: 'no-permission',
  meets: ['name'],
  lasts: false,
  letsTakeBack: true,
};
export const unsyncedOnce: Way = {
  name: 'fails one sync',
  code: 'EIO',
  reason: 'unknown',
  meets: ['sync'],
  lasts: false,
  letsTakeBack: true,
};
export const unsynced: Way = { ...unsyncedOnce, name: 'syncs nothing any more', lasts: true, letsTakeBack: false };

export const ways: readonly [Way, ...Way[]] = [full, readOnly, forbidden, unsyncedOnce, unsynced];

export interface RefusingFiles {
  readonly files: Files;
  /** Refuses in this way from that operation on; a write that is refused leaves this share of its bytes. */
  refuse(way: Way, from: number, share: number): void;
  /** Takes everything again. */
  heal(): void;
  /** The kinds of the operations since the last `heal`. */
  readonly operations: readonly Kind[];
  /** How many operations were refused since then. */
  readonly refused: number;
}

export function refusingFiles(disk: Files = nodeFiles): RefusingFiles {
  let fault: { readonly way: Way; readonly from: number; readonly share: number } | undefined;
  let operations: Kind[] = [];
  let refused = 0;

  /** What of an operation is still done: all of it, or a share before the error. */
  const allowed = (kind: Kind): number | undefined => {
    operations.push(kind);
    const number = operations.length;
    if (!fault?.way.meets.includes(kind) || number < fault.from) return undefined;
    if (!fault.way.lasts && number > fault.from) return undefined;
    refused += 1;
    return number === fault.from ? fault.share : 0;
  };
  const systemError = (syscall: string): Error => {
    const code = fault?.way.code ?? 'EIO';
    return Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
  };
  const unless = async <Value>(kind: Kind, syscall: string, work: () => Promise<Value>): Promise<Value> => {
    if (allowed(kind) !== undefined) throw systemError(syscall);
    return work();
  };
  const wrap = (file: OpenFile): OpenFile => ({
    ...file,
    async write(bytes, position) {
      const share = allowed('write');
      if (share === undefined) return file.write(bytes, position);
      await file.write(bytes.subarray(0, Math.floor(bytes.length * share)), position);
      throw systemError('write');
    },
    sync: () => unless('sync', 'fdatasync', () => file.sync()),
    truncate: (length) => unless('cut', 'ftruncate', () => file.truncate(length)),
  });
  const files: Files = {
    realPath: (path) => disk.realPath(path),
    kind: (path) => disk.kind(path),
    read: (path) => disk.read(path),
    list: (folder) => disk.list(folder),
    keepPrivate: (folder) => disk.keepPrivate(folder),
    makeFolder: (folder) => unless('name', 'mkdir', () => disk.makeFolder(folder)),
    async open(path, how) {
      const opened = () => disk.open(path, how);
      return wrap(await (how === 'reading' ? opened() : unless('name', 'open', opened)));
    },
    rename: (from, to) => unless('name', 'rename', () => disk.rename(from, to)),
    remove: (path) => unless('name', 'unlink', () => disk.remove(path)),
    removeEmptyFolder: (folder) => unless('name', 'rmdir', () => disk.removeEmptyFolder(folder)),
    syncFolder: (folder) => unless('sync', 'fsync', () => disk.syncFolder(folder)),
  };
  return {
    files,
    refuse(way, from, share) {
      fault = { way, from, share };
      operations = [];
      refused = 0;
    },
    heal() {
      fault = undefined;
      operations = [];
      refused = 0;
    },
    get operations() {
      return operations;
    },
    get refused() {
      return refused;
    },
  };
}
