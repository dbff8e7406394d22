import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../../../main/vault/backup/manifest.ts';
import { finishRestore, listBackups, nodeFiles, vaultStage } from '../../../../../main/vault/index.ts';
import { dyingFiles } from '../../../../support/failing-files.ts';
import { addNote, backUp, listed, ownBackups, restore, settableClock, timeZone } from '../../../../support/backups.ts';
import {
  createPeopledVault,
  enter,
  openSmallVault,
  signIn,
  temporaryFolder,
  valueOf,
} from '../../../../support/vault.ts';

/*
 * The process dies before an operation of the disk, each of them in turn, and then somebody starts the program again.
 */
const folder = temporaryFolder();
const saved = (): string => join(folder.path, 'saved');
const here = (): string => join(folder.path, 'here');
const house = (): string => join(here(), 'vault');

/** What lies in `here` becomes what every death starts from. */
async function save(): Promise<void> {
  await cp(here(), saved(), { recursive: true });
}
async function startAnew(): Promise<void> {
  await rm(here(), { recursive: true, force: true });
  await cp(saved(), here(), { recursive: true });
}

const notesOf = async (): Promise<readonly string[]> => {
  const { vault, session } = valueOf(await enter(here(), 'ada'));
  const notes = Object.keys(session.state.house?.notes ?? {});
  valueOf(await vault.verify(session));
  await vault.release();
  return notes;
};

/** Exactly those objects lie there that some manifest names. */
async function expectTidy(): Promise<void> {
  const { backups, unreadable } = await listed(house());
  expect(unreadable).toEqual([]);
  const manifests = await Promise.all(backups.map(({ path }) => readManifest(path, nodeFiles)));
  const named = manifests.flatMap(({ manifest }) => manifest.files.map(({ object }) => object));
  expect(await readdir(join(ownBackups(here()), 'objects'))).toEqual([...new Set(named)].sort());
}

describe('a backup that is cut short', () => {
  it('before any operation leaves the house and the earlier backup whole; the next one clears up', async () => {
    const { now, tomorrow } = settableClock();
    const vault = await createPeopledVault(here(), { now });
    const earlier = await backUp(vault, await signIn(vault, 'ben'));
    await vault.release();
    await save();
    tomorrow();

    const attempt = async (last: number) => {
      await startAnew();
      const { files, operations } = dyingFiles(last);
      const opened = await openSmallVault(here(), { files, now });
      const ben = await signIn(opened, 'ben');
      await addNote(ben, 'door', 'green');
      const before = operations();
      const made = await opened.backUp(ben, { timeZone });
      const after = operations();
      await opened.release();
      return { made, before, after };
    };
    const { before, after } = await attempt(Infinity);
    expect(after - before).toBeGreaterThan(15);
    for (let last = before; last < after; last += 1) {
      const { made } = await attempt(last);
      const { backups } = await listed(house());
      expect(backups).toContainEqual(earlier);
      // Once the manifest is in its place, only clearing up can have failed.
      if (made.ok) expect(backups).toHaveLength(2);
      expect(backups.map(({ problem }) => problem)).toEqual(backups.map(() => undefined));
      const again = await openSmallVault(here(), { now });
      const ben = await signIn(again, 'ben');
      for (const { path } of backups) valueOf(await again.proveBackup(ben, path));
      await backUp(again, ben);
      await again.release();
      await expectTidy();
      expect(await notesOf()).toEqual(['door']);
    }
  }, 60_000);
});

describe('a restore that is cut short', () => {
  /** A house with a note from before the backup and one from after it. */
  async function prepare(): Promise<string> {
    const vault = await createPeopledVault(here());
    const ben = await signIn(vault, 'ben');
    const { path } = await backUp(vault, ben);
    await addNote(ben, 'later', 'than the backup');
    await vault.release();
    await save();
    return path;
  }

  /** The next start, which may be cut short as well: everything is whole afterwards, and the backup still there. */
  async function expectWhole(): Promise<'old' | 'restored'> {
    expect(valueOf(await vaultStage(house(), nodeFiles))).toBe('ready');
    const notes = await notesOf();
    expect(['door', 'door later']).toContain(notes.join(' '));
    const which = notes.includes('later') ? 'old' : 'restored';
    const names = await readdir(here());
    const setAside = names.filter((name) => name.includes('set-aside'));
    expect(names).toHaveLength(1 + setAside.length);
    expect(setAside).toHaveLength(which === 'old' ? 0 : 1);
    expect((await listed(house())).backups).toHaveLength(1);
    await expectTidy();
    return which;
  }

  it('before any operation leaves the old house or the restored one, whole', async () => {
    const path = await prepare();
    const attempt = async (last: number) => {
      await startAnew();
      const { files, operations } = dyingFiles(last);
      const restored = await restore(here(), path, undefined, { files });
      return { restored, operations: operations() };
    };
    const { operations } = await attempt(Infinity);
    expect(await expectWhole()).toBe('restored');
    expect(operations).toBeGreaterThan(30);
    const seen = { old: 0, restored: 0 };
    for (let last = 0; last < operations; last += 1) {
      const { restored } = await attempt(last);
      const which = await expectWhole();
      seen[which] += 1;
      if (restored.ok) expect(which).toBe('restored');
    }
    expect(seen.old).toBeGreaterThan(20);
    expect(seen.restored).toBeGreaterThan(1);
  }, 120_000);

  it('is ended by the next start, however often that is cut short in turn', async () => {
    const path = await prepare();
    const counting = dyingFiles(Infinity);
    valueOf(await restore(here(), path, undefined, { files: counting.files }));
    const moving = 16;
    let left = 0;
    for (let last = counting.operations() - moving; last < counting.operations(); last += 1) {
      await startAnew();
      await restore(here(), path, undefined, { files: dyingFiles(last).files });
      const lay = await readdir(here());
      if (lay.length === 1) continue;
      left += 1;
      await cp(here(), join(folder.path, 'cut-short'), { recursive: true });
      const ending = dyingFiles(Infinity);
      await finishRestore(house(), ending.files);
      for (let second = 0; second < ending.operations(); second += 1) {
        await rm(here(), { recursive: true });
        await cp(join(folder.path, 'cut-short'), here(), { recursive: true });
        await finishRestore(house(), dyingFiles(second).files).catch(() => undefined);
        await expectWhole();
      }
      await rm(join(folder.path, 'cut-short'), { recursive: true });
    }
    expect(left).toBeGreaterThan(5);
  }, 120_000);

  it('onto an empty PC leaves nothing or the restored house', async () => {
    const path = await prepare();
    const vault = await openSmallVault(here());
    const stick = join(folder.path, 'stick');
    await nodeFiles.makeFolder(stick);
    valueOf(await vault.copyBackups(stick, { timeZone }));
    await vault.release();
    const [made] = valueOf(await listBackups(stick, nodeFiles)).backups;
    expect(made?.path).not.toBe(path);
    await rm(saved(), { recursive: true });
    await nodeFiles.makeFolder(saved());
    const attempt = async (last: number): Promise<number> => {
      await startAnew();
      const { files, operations } = dyingFiles(last);
      await restore(here(), made?.path ?? '', undefined, { files });
      return operations();
    };
    const operations = await attempt(Infinity);
    const seen = { none: 0, ready: 0 };
    for (let last = 0; last < operations; last += 1) {
      await attempt(last);
      const stage = valueOf(await vaultStage(house(), nodeFiles));
      seen[stage] += 1;
      if (stage === 'ready') expect(await notesOf()).toEqual(['door']);
      expect(await readdir(here())).toEqual(stage === 'ready' ? ['vault'] : []);
    }
    expect(seen.none).toBeGreaterThan(10);
    expect(seen.ready).toBeGreaterThan(1);
  }, 120_000);
});
