import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createVault, nodeFiles, openVault, vaultStage, type CreateOptions } from '../../../../main/vault/index.ts';
import { dyingFiles } from '../../../support/failing-files.ts';
import {
  enter,
  errorOf,
  passphrases,
  smallShape,
  temporaryFolder,
  testTools,
  valueOf,
  type SmallState,
} from '../../../support/vault.ts';

const folder = temporaryFolder();
const place = (): string => join(folder.path, 'vault');

const options = (changed: Partial<CreateOptions<SmallState>> = {}): CreateOptions<SmallState> => ({
  folder: place(),
  shape: smallShape,
  tools: testTools(),
  administrator: { id: 'ada', name: 'Ada' },
  passphrase: passphrases.ada,
  ...changed,
});

describe('making a vault', () => {
  it('leaves a vault or nothing, whichever operation it is killed before', async () => {
    const counting = dyingFiles(Infinity);
    const whole = valueOf(await createVault(options({ tools: testTools({ files: counting.files }) })));
    await whole.vault.release();
    await nodeFiles.remove(place());
    const operations = counting.operations();
    expect(operations).toBeGreaterThan(20);

    let made = 0;
    for (let last = 0; last < operations; last += 1) {
      const { files } = dyingFiles(last);
      const created = await createVault(options({ tools: testTools({ files }) }));
      if (created.ok) await created.value.vault.release();
      const stage = valueOf(await vaultStage(place(), nodeFiles));
      if (stage === 'none') {
        expect(created.ok).toBe(false);
        const second = valueOf(await createVault(options()));
        await second.vault.release();
      } else made += 1;
      const entered = valueOf(await enter(folder.path, 'ada'));
      expect(entered.session.state.house).toEqual({ notes: {}, sessions: {} });
      await entered.vault.release();
      expect(await readdir(folder.path)).toEqual(['vault']);
      await nodeFiles.remove(place());
    }
    // Only what is killed after the last rename leaves a vault.
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(operations / 4);
  }, 60_000);

  it('does not touch a vault that is there', async () => {
    const first = valueOf(await createVault(options()));
    await first.vault.release();
    expect(errorOf(await createVault(options({ passphrase: passphrases.ben })))).toEqual({
      code: 'exists',
      folder: place(),
    });
    await valueOf(await enter(folder.path, 'ada')).vault.release();
  });

  it('takes an empty folder, and leaves one with something else in it alone', async () => {
    await mkdir(place());
    const made = valueOf(await createVault(options()));
    await made.vault.release();
    await nodeFiles.remove(place());
    await mkdir(place());
    await writeFile(join(place(), 'letter.txt'), 'mine');
    expect(errorOf(await createVault(options()))).toEqual({ code: 'unfinished', folder: place() });
    expect(errorOf(await vaultStage(place(), nodeFiles))).toEqual({ code: 'unfinished', folder: place() });
    expect(await readdir(place())).toEqual(['letter.txt']);
  });

  it('says at once that a folder cannot be written', async () => {
    const denied = Object.assign(new Error('EROFS'), { code: 'EROFS', syscall: 'mkdir' });
    const files = { ...nodeFiles, makeFolder: () => Promise.reject(denied) };
    expect(errorOf(await createVault(options({ tools: testTools({ files }) })))).toEqual({
      code: 'folder-refused',
      folder: place(),
      reason: 'read-only',
    });
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('refuses a passphrase anybody would try before it writes anything', async () => {
    expect(errorOf(await createVault(options({ passphrase: 'short' })))).toEqual({ code: 'passphrase-too-short' });
    for (const passphrase of ['password1234', 'AdaAdaAda2024', 'Harbor House 1'])
      expect(errorOf(await createVault(options({ passphrase, names: ['Harbor House'] })))).toEqual({
        code: 'passphrase-common',
      });
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('puts what the house brings along into the first line', async () => {
    const made = valueOf(
      await createVault(
        options({
          initial: (draft) => {
            draft.house = { notes: { name: 'Harbor House' }, sessions: {} };
            draft['own:p-ada'] = { hours: { h: 1 }, signatures: {} };
          },
        }),
      ),
    );
    expect(made.session.sequence).toBe(1);
    expect(made.session.state['own:p-ada']?.hours).toEqual({ h: 1 });
    expect(valueOf(await made.session.history({ limit: 5 }))).toMatchObject([{ action: 'vault.create' }]);
    await made.vault.release();
  });
});

describe('opening', () => {
  it('says that there is no vault', async () => {
    expect(valueOf(await vaultStage(place(), nodeFiles))).toBe('none');
    const opened = await openVault({ folder: place(), shape: smallShape, tools: testTools() });
    expect(errorOf(opened)).toEqual({ code: 'missing', folder: place() });
  });

  it('says that a folder cannot be read', async () => {
    const made = valueOf(await createVault(options()));
    await made.vault.release();
    const denied = Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open' });
    const files = { ...nodeFiles, read: () => Promise.reject(denied) };
    expect(errorOf(await openVault({ folder: place(), shape: smallShape, tools: testTools({ files }) }))).toEqual({
      code: 'folder-refused',
      folder: place(),
      reason: 'no-permission',
    });
    await chmod(place(), 0o700);
  });
});
