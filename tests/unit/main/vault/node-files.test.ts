import { execFileSync } from 'node:child_process';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOn, type System } from '../../../../main/vault/node-files.ts';
import { createPeopledVault, enter, signIn, temporaryFolder, valueOf } from '../../../support/vault.ts';

const folder = temporaryFolder();

const failure = (code: string, syscall: string): Error =>
  Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });

/** Windows' ways on this disk: calls refused as Windows refuses them, programs noted instead of run, no waiting. */
function windows(changed: Partial<System> = {}) {
  const waits: number[] = [];
  const programs: string[][] = [];
  const system: System = {
    platform: 'win32',
    open: (path, flags, mode) => open(path, flags, mode),
    rename,
    remove: (path) => rm(path, { recursive: true, force: true }),
    run: (program, words) => Promise.resolve(programs.push([program, ...words])),
    wait: (milliseconds) => Promise.resolve(waits.push(milliseconds)),
    ...changed,
  };
  return { files: filesOn(system), waits, programs };
}

/** Refuses the first calls with a code, as a scanner does that holds the file. */
function heldFor<Words extends unknown[], Value>(
  times: number,
  code: string,
  call: (...words: Words) => Promise<Value>,
) {
  let left = times;
  return (...words: Words): Promise<Value> => {
    left -= 1;
    return left >= 0 ? Promise.reject(failure(code, 'rename')) : call(...words);
  };
}

describe('on Windows', () => {
  it.each(['EBUSY', 'EPERM', 'EACCES'])('a file that is held for a moment (%s) is waited for', async (code) => {
    const from = join(folder.path, 'from');
    for (const held of ['rename', 'open', 'remove'] as const) {
      await writeFile(from, 'text');
      const real = {
        rename,
        open: (path: string, flags: number) => open(path, flags),
        remove: (path: string) => rm(path),
      };
      const { files, waits } = windows({
        rename: heldFor(held === 'rename' ? 3 : 0, code, real.rename),
        open: heldFor(held === 'open' ? 3 : 0, code, real.open),
        remove: heldFor(held === 'remove' ? 3 : 0, code, real.remove),
      });
      await (await files.open(from, 'existing')).close();
      await files.rename(from, join(folder.path, 'to'));
      await files.remove(join(folder.path, 'to'));
      expect(waits).toHaveLength(3);
    }
  });

  it('a file that stays held is refused with the system’s own reason, after about a second', async () => {
    const { files, waits } = windows({ rename: () => Promise.reject(failure('EBUSY', 'rename')) });
    await expect(files.rename('a', 'b')).rejects.toMatchObject({ code: 'EBUSY' });
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(1000);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(3000);
  });

  it('what is no holding is not waited for', async () => {
    const { files, waits } = windows({ rename: () => Promise.reject(failure('ENOSPC', 'rename')) });
    await expect(files.rename('a', 'b')).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(waits).toEqual([]);
  });

  it('names in a folder are never synced', async () => {
    const { files } = windows({ open: () => Promise.reject(failure('EISDIR', 'open')) });
    await files.syncFolder(folder.path);
  });

  it('a house is made, held a dozen times on the way, and opens again', async () => {
    let calls = 0;
    const { files, waits } = windows({
      rename: (from, to) => {
        calls += 1;
        return calls % 2 === 1 ? Promise.reject(failure('EPERM', 'rename')) : rename(from, to);
      },
    });
    const vault = await createPeopledVault(folder.path, { files });
    await vault.release();
    expect(waits.length).toBeGreaterThan(5);
    const again = valueOf(await enter(folder.path, 'ben'));
    expect(again.session.state.house?.notes).toEqual({ door: 'blue' });
    await again.vault.release();
  });

  it('an access list leaves the folder to this account and the system', async () => {
    const { files, programs } = windows();
    const vault = await createPeopledVault(folder.path, { files });
    expect(programs).toHaveLength(1);
    const [[program, made, ...words] = []] = programs;
    expect([program, made]).toEqual(['icacls', join(folder.path, 'vault.unfinished')]);
    expect(words[0]).toBe('/inheritance:r');
    expect(words.filter((word) => word === '/grant:r')).toHaveLength(2);
    expect(words.some((word) => word.includes('*S-1-5-18:'))).toBe(true);
    expect(vault.notices).toEqual([]);
    await vault.release();
  });

  it('a disk without access lists is told of', async () => {
    const { files } = windows({ run: () => Promise.reject(new Error('the file system does not support this')) });
    const vault = await createPeopledVault(folder.path, { files });
    expect(vault.notices).toEqual([{ code: 'folder-not-private', file: join(folder.path, 'vault') }]);
    await signIn(vault, 'ben');
    await vault.release();
  });
});

describe.skipIf(platform() === 'win32')('elsewhere', () => {
  it('a held file is an error at once, and mode bits keep the folder private whatever the umask', async () => {
    const before = process.umask(0);
    try {
      const vault = await createPeopledVault(folder.path);
      for (const name of ['vault', 'vault/journal'])
        expect((await stat(join(folder.path, name))).mode & 0o777).toBe(0o700);
      const text = execFileSync('find', [join(folder.path, 'vault'), '-type', 'f', '-perm', '/077'], {
        encoding: 'utf8',
      });
      expect(text).toBe('');
      await vault.release();
    } finally {
      process.umask(before);
    }
    const { files, waits } = windows({ platform: 'linux', rename: () => Promise.reject(failure('EBUSY', 'rename')) });
    await expect(files.rename('a', 'b')).rejects.toMatchObject({ code: 'EBUSY' });
    expect(waits).toEqual([]);
    expect(await readFile(join(folder.path, 'vault', 'vault.json'), 'utf8')).toContain('cairn vault');
  });
});
