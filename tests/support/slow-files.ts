import { setImmediate } from 'node:timers/promises';
import type { Files, OpenFile } from '../../main/vault/index.ts';
import type { Chance } from './seeded.ts';

/*
 * A disk that keeps everybody waiting by chance, before and after it does something and half-way through a write: whatever
 * goes on at the same time gets to see every moment in between.
 */
export function slowFiles(files: Files, chance: Chance): Files {
  const wait = async (): Promise<void> => {
    const turns = chance.onceIn(12) ? chance.below(80) : chance.below(4);
    for (let turn = 0; turn < turns; turn += 1) await setImmediate();
  };
  const slowly =
    <Asked extends readonly unknown[], Value>(work: (...asked: Asked) => Promise<Value>) =>
    async (...asked: Asked): Promise<Value> => {
      await wait();
      const value = await work(...asked);
      await wait();
      return value;
    };
  const slowFile = (file: OpenFile): OpenFile => {
    const write = slowly((bytes: Uint8Array, position: number) => file.write(bytes, position));
    return {
      read: slowly((position, length) => file.read(position, length)),
      async write(bytes, position) {
        const half = chance.below(bytes.length);
        await write(bytes.subarray(0, half), position);
        await write(bytes.subarray(half), position + half);
      },
      sync: slowly(() => file.sync()),
      truncate: slowly((length) => file.truncate(length)),
      close: slowly(() => file.close()),
    };
  };
  const open = slowly((path: string, how: Parameters<Files['open']>[1]) => files.open(path, how));
  return {
    realPath: slowly((path) => files.realPath(path)),
    kind: slowly((path) => files.kind(path)),
    read: slowly((path) => files.read(path)),
    list: slowly((folder) => files.list(folder)),
    makeFolder: slowly((folder) => files.makeFolder(folder)),
    keepPrivate: slowly((folder) => files.keepPrivate(folder)),
    open: async (path, how) => slowFile(await open(path, how)),
    rename: slowly((from, to) => files.rename(from, to)),
    remove: slowly((path) => files.remove(path)),
    removeEmptyFolder: slowly((folder) => files.removeEmptyFolder(folder)),
    syncFolder: slowly((folder) => files.syncFolder(folder)),
  };
}
