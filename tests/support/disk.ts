import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { open, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small disk of a test's own: root may write anywhere, so only a real file system can be full or read-only. */
export interface SmallDisk {
  readonly path: string;
  /** Takes every byte that is left. */
  fill(): Promise<void>;
  /** Gives bytes of it back; how many the file system makes of them is its affair. */
  leave(bytes: number): Promise<void>;
  free(): Promise<void>;
  setReadOnly(readOnly: boolean): void;
  grow(size: string): void;
  remove(): void;
}

/** Whether this account may make file systems. */
export function mayMount(): boolean {
  try {
    smallDisk('64k').remove();
    return true;
  } catch {
    return false;
  }
}

/** Makes a disk of that size, as `mount` writes sizes (`8m`). */
export function smallDisk(size: string): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'cairn-disk-'));
  const filler = join(path, 'something-else');
  const run = (program: string, ...words: string[]): void => void execFileSync(program, words, { stdio: 'pipe' });
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path);
  } catch (error) {
    rmdirSync(path);
    throw error;
  }
  return {
    path,
    async fill() {
      const file = await open(filler, 'a');
      try {
        for (let bytes = 65_536; bytes >= 1;) {
          const took = await file.write(Buffer.alloc(bytes)).catch(() => undefined);
          if (took === undefined || took.bytesWritten < bytes) bytes = Math.floor(bytes / 2);
        }
      } finally {
        await file.close();
      }
    },
    leave: async (bytes) => truncate(filler, Math.max(0, (await stat(filler)).size - bytes)),
    free: () => rm(filler, { force: true }),
    setReadOnly: (readOnly) => run('mount', '-o', `remount,${readOnly ? 'ro' : 'rw'}`, path),
    grow: (larger) => run('mount', '-o', `remount,size=${larger}`, path),
    remove() {
      run('umount', '-l', path);
      rmdirSync(path);
    },
  };
}
