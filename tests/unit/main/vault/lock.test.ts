import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openVault } from '../../../../main/vault/index.ts';
import { bundle } from '../../../support/bundle.ts';
import {
  createPeopledVault,
  createSmallVault,
  errorOf,
  openSmallVault,
  smallShape,
  temporaryFolder,
  testTools,
  valueOf,
} from '../../../support/vault.ts';

const folder = temporaryFolder();
const open = (path = join(folder.path, 'vault')) => openVault({ folder: path, shape: smallShape, tools: testTools() });

/** What a process says on its standard output, line by line. */
async function* lines(child: ChildProcess): AsyncGenerator<string> {
  let said = '';
  for await (const text of child.stdout ?? []) {
    said += String(text);
    for (let end = said.indexOf('\n'); end >= 0; end = said.indexOf('\n')) {
      yield said.slice(0, end);
      said = said.slice(end + 1);
    }
  }
}

describe('a vault that is open', () => {
  it('is held against another start, in this process and through a link', async () => {
    const vault = await createPeopledVault(folder.path);
    expect(errorOf(await open())).toEqual({ code: 'held' });
    await symlink(join(folder.path, 'vault'), join(folder.path, 'link'));
    expect(errorOf(await open(join(folder.path, 'link')))).toEqual({ code: 'held' });
    await vault.release();
    await valueOf(await open(join(folder.path, 'link'))).release();
  });

  it('is not held against another vault', async () => {
    const first = await createSmallVault(join(folder.path, 'a'));
    const second = await createSmallVault(join(folder.path, 'b'));
    await first.vault.release();
    await second.vault.release();
  });

  it('by another process is told of, shows itself to a second start, and is free again after a crash', async () => {
    const vault = await createPeopledVault(folder.path);
    const script = fileURLToPath(await bundle('tests/support/hold-a-vault.ts', folder.path, 'hold-a-vault'));
    await vault.release();

    const child = spawn(process.execPath, [script, join(folder.path, 'vault')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const says = lines(child);
      expect((await says.next()).value).toBe('held');
      expect(errorOf(await open())).toEqual({ code: 'held', holder: 'the first' });
      expect((await says.next()).value).toBe('shown');
      const second = spawn(process.execPath, [script, join(folder.path, 'vault')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      expect((await lines(second).next()).value).toBe('{"code":"held","holder":"the first"}');
      second.kill('SIGKILL');
      await once(second, 'exit');
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await (await openSmallVault(folder.path)).release();
  });

  it('is held by exactly one of many that start at once', async () => {
    const vault = await createPeopledVault(folder.path);
    await vault.release();
    const opened = await Promise.all(Array.from({ length: 8 }, () => open()));
    const held = opened.filter((result) => result.ok);
    expect(held).toHaveLength(1);
    for (const result of held) await valueOf(result).release();
  });
});
