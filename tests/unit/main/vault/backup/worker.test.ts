import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workerTools } from '../../../../../main/vault/index.ts';
import { addNote, backUp, createGrownVault, listed } from '../../../../support/backups.ts';
import { bundle } from '../../../../support/bundle.ts';
import {
  errorOf,
  keysOf,
  openSmallVault,
  signIn,
  temporaryFolder,
  testTools,
  valueOf,
} from '../../../../support/vault.ts';

const folder = temporaryFolder();

it('a backup is proven in a thread of its own, which can be stopped, while commits go on here', async () => {
  await (await createGrownVault(folder.path)).vault.release();
  const { walkBackup } = workerTools(await bundle('tests/support/small-worker.ts', folder.path, 'small-worker'));
  if (!walkBackup) throw new Error('the shells walk backups elsewhere');
  const vault = await openSmallVault(folder.path, { walkBackup });
  const ben = await signIn(vault, 'ben');
  const made = await backUp(vault, ben);

  const told: number[] = [];
  let isDone = false;
  const proving = vault
    .proveBackup(ben, made.path, { progress: (done, of) => told.push(done / of) })
    .finally(() => (isDone = true));
  let commits = 0;
  for (; !isDone; commits += 1) await addNote(ben, 'meanwhile', `commit ${commits}`);
  const proof = valueOf(await proving);
  expect(commits).toBeGreaterThan(0);
  expect(proof).toMatchObject({ lines: made.lines, counts: { notes: 10, secrets: 1 } });
  expect(told.at(-1)).toBe(1);
  expect((await listed(join(folder.path, 'vault'))).backups[0]?.proof).toEqual(proof);

  const stop = new AbortController();
  const stopped = vault.proveBackup(ben, made.path, { signal: stop.signal, progress: () => stop.abort() });
  expect(errorOf(await stopped)).toEqual({ code: 'cancelled' });
  expect(errorOf(await vault.proveBackup(ben, `${made.path}.gone`))).toMatchObject({ code: 'no-such-backup' });
  // The keys that went there are a copy: those here are as they were.
  const keys = await keysOf(folder.path, 'mo');
  expect(errorOf(await walkBackup(made.path, keys))).toEqual({ code: 'needs-staff' });
  expect(keys).toEqual(await keysOf(folder.path, 'mo'));
  expect(testTools().walkBackup).toBeUndefined();
  await vault.release();
});
