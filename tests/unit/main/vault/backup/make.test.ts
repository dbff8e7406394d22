import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lastCopied, nodeFiles, type Files, type VaultSession } from '../../../../../main/vault/index.ts';
import {
  addNote,
  backUp,
  createGrownVault,
  listed,
  ownBackups,
  settableClock,
  timeZone,
} from '../../../../support/backups.ts';
import {
  createPeopledVault,
  errorOf,
  filesBelow,
  openSmallVault,
  signIn,
  temporaryFolder,
  valueOf,
  type SmallState,
} from '../../../../support/vault.ts';

const folder = temporaryFolder();

describe('a backup', () => {
  it('says when and by whom it was made, how much it holds and who could sign in then', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    const made = await backUp(vault, ben);
    expect(made).toMatchObject({
      at: '2026-11-23T15:00:00.000Z',
      by: 'Ben',
      lines: 4,
      signIns: [
        { name: 'Ada', role: 'administrator' },
        { name: 'Ben', role: 'staff' },
        { name: 'Mo', role: 'mentor' },
      ],
      recoveryCode: true,
    });
    expect(made.path).toBe(join(ownBackups(folder.path), '2026-11-23T150000.000Z.cairn-backup'));
    expect(made.bytes).toBeGreaterThan(5000);
    expect(await listed(join(folder.path, 'vault'))).toEqual({ backups: [made], unreadable: [] });
    await vault.release();
  });

  it('keeps each file once, however many backups need it', async () => {
    const { now, tomorrow } = settableClock();
    const { vault } = await createGrownVault(folder.path, { now });
    const ben = await signIn(vault, 'ben');
    await backUp(vault, ben);
    const objects = join(ownBackups(folder.path), 'objects');
    const first = await readdir(objects);
    await addNote(ben, 'door', 'green');
    tomorrow();
    await backUp(vault, ben);
    // Only the segment that took the new line is another file than before.
    const second = await readdir(objects);
    expect(second).toEqual(expect.arrayContaining(first));
    expect(second).toHaveLength(first.length + 1);
    expect((await listed(join(folder.path, 'vault'))).backups).toHaveLength(2);
    await vault.release();
  });

  it('is not made again while nothing has changed, and signing out changes nothing', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    await addNote(ben, 'door', 'green');
    const ifChanged = async (session: VaultSession<SmallState>) =>
      valueOf(await vault.backUp(session, { timeZone, onlyIfChanged: true }));
    expect(await ifChanged(ben)).toBeDefined();
    expect(await ifChanged(ben)).toBeUndefined();
    valueOf(await ben.close());
    const ada = await signIn(vault, 'ada');
    expect(await ifChanged(ada)).toBeUndefined();
    // No line tells of it, and yet it is a change.
    valueOf(await ada.changePassphrase('quilted lantern over Tuesday creek', 'nine slow otters by the mill'));
    expect(await ifChanged(ada)).toBeDefined();
    const [object = ''] = await readdir(join(ownBackups(folder.path), 'objects'));
    await rm(join(ownBackups(folder.path), 'objects', object));
    expect(await ifChanged(ada)).toBeDefined();
    await vault.release();
  });

  it('holds one moment of the house although commits go on', async () => {
    let meanwhile: (() => Promise<void>) | undefined;
    const files: Files = {
      ...nodeFiles,
      async rename(from, to) {
        if (to.includes('objects')) await meanwhile?.();
        await nodeFiles.rename(from, to);
      },
    };
    const { vault } = await createGrownVault(folder.path, { files });
    const ben = await signIn(vault, 'ben');
    const { state, sequence } = ben;
    let count = 0;
    meanwhile = () => addNote(ben, `n${(count += 1)}`, 'while it is copied');
    const made = await backUp(vault, ben);
    meanwhile = undefined;
    expect(count).toBeGreaterThan(5);
    expect(ben.sequence).toBe(sequence + count);
    expect(made.lines).toBe(sequence);
    const proof = valueOf(await vault.proveBackup(ben, made.path));
    expect(proof.lines).toBe(sequence);
    expect(proof.counts).toEqual({ notes: Object.keys(state.house?.notes ?? {}).length, secrets: 1 });
    await vault.release();
  });

  it('can be made by a mentor, and proven by staff only', async () => {
    const vault = await createPeopledVault(folder.path);
    const mo = await signIn(vault, 'mo');
    const made = await backUp(vault, mo);
    expect(errorOf(await vault.proveBackup(mo, made.path))).toEqual({ code: 'not-allowed' });
    expect((await listed(join(folder.path, 'vault'))).backups[0]?.proof).toBeUndefined();
    const ben = await signIn(vault, 'ben');
    const proof = valueOf(await vault.proveBackup(ben, made.path));
    expect(proof).toEqual({
      at: '2026-11-23T15:00:00.000Z',
      by: 'ben',
      lines: 4,
      counts: { notes: 1, secrets: 1 },
    });
    expect((await listed(join(folder.path, 'vault'))).backups[0]?.proof).toEqual(proof);
    await vault.release();
  });

  it('that is cancelled leaves nothing that counts, and the next one clears up after it', async () => {
    const { vault } = await createGrownVault(folder.path);
    const ben = await signIn(vault, 'ben');
    const stop = new AbortController();
    const told: number[] = [];
    const cancelled = await vault.backUp(ben, {
      timeZone,
      signal: stop.signal,
      progress: (done, of) => {
        told.push(done / of);
        if (done === 1) stop.abort();
      },
    });
    expect(errorOf(cancelled)).toEqual({ code: 'cancelled' });
    expect(told.at(-1)).toBeLessThan(1);
    expect(await listed(join(folder.path, 'vault'))).toEqual({ backups: [], unreadable: [] });
    await addNote(ben, 'door', 'green');
    await backUp(vault, ben);
    const files = await filesBelow(join(folder.path, 'vault'));
    const ofTheHouse = files.filter((file) => /^(journal|snapshots|blobs)/.test(file));
    expect(await readdir(join(ownBackups(folder.path), 'objects'))).toHaveLength(ofTheHouse.length);
    await vault.release();
  });

  it('still opens after somebody left and the keys were changed, and so do those made before', async () => {
    const { now, tomorrow } = settableClock();
    const vault = await createPeopledVault(folder.path, { now });
    const ada = await signIn(vault, 'ada');
    const before = await backUp(vault, ada);
    tomorrow();
    valueOf(await ada.removeUser('ben'));
    valueOf(await ada.close());
    const again = await signIn(vault, 'ada');
    await addNote(again, 'door', 'green');
    const after = await backUp(vault, again);
    expect(valueOf(await vault.proveBackup(again, after.path)).lines).toBe(after.lines);
    expect(valueOf(await vault.proveBackup(again, before.path)).lines).toBe(before.lines);
    expect(after.signIns.map(({ name }) => name)).toEqual(['Ada', 'Mo']);
    await vault.release();
  });
});

describe('a second place', () => {
  it('gets what it has not got, and its absence is told', async () => {
    const { now, tomorrow } = settableClock();
    const vault = await createPeopledVault(folder.path, { now });
    const ben = await signIn(vault, 'ben');
    const stick = join(folder.path, 'stick');
    expect(errorOf(await vault.copyBackups(stick, { timeZone }))).toEqual({ code: 'place-missing', folder: stick });
    await mkdir(stick);
    expect(errorOf(await vault.copyBackups(stick, { timeZone }))).toMatchObject({ code: 'no-such-backup' });
    const made = await backUp(vault, ben);
    const copied = valueOf(await vault.copyBackups(stick, { timeZone }));
    const place = join(stick, 'Cairn backups', made.vault.slice(0, 8));
    expect(copied).toEqual({ ...made, path: join(place, '2026-11-23T150000.000Z.cairn-backup') });
    expect(await listed(stick)).toEqual({ backups: [copied], unreadable: [] });
    expect(await lastCopied(join(folder.path, 'vault'), nodeFiles)).toMatchObject({
      backup: '2026-11-23T150000.000Z.cairn-backup',
    });

    const [object = ''] = await readdir(join(place, 'objects'));
    const { mtimeMs } = await stat(join(place, 'objects', object));
    await addNote(ben, 'door', 'green');
    tomorrow();
    const second = await backUp(vault, ben);
    valueOf(await vault.proveBackup(ben, second.path));
    valueOf(await vault.copyBackups(stick, { timeZone }));
    expect((await listed(stick)).backups.map(({ lines }) => lines)).toEqual([5, 4]);
    expect((await listed(stick)).backups[0]?.proof?.counts).toEqual({ notes: 1, secrets: 1 });
    expect((await stat(join(place, 'objects', object))).mtimeMs).toBe(mtimeMs);
    await vault.release();
  });

  it('gets an object again that has gone bad there', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    const stick = join(folder.path, 'stick');
    await mkdir(stick);
    const made = await backUp(vault, ben);
    valueOf(await vault.copyBackups(stick, { timeZone }));
    const objects = join(stick, 'Cairn backups', made.vault.slice(0, 8), 'objects');
    for (const name of await readdir(objects)) await writeFile(join(objects, name), '');
    const copied = valueOf(await vault.copyBackups(stick, { timeZone }));
    valueOf(await vault.proveBackup(ben, copied.path));
    await vault.release();
  });

  it('that is full says so and keeps what it had', async () => {
    const vault = await createPeopledVault(folder.path);
    await vault.release();
    const stick = join(folder.path, 'stick');
    await mkdir(stick);
    const files = {
      ...nodeFiles,
      open: async (path: string, how: 'new' | 'existing' | 'reading') => {
        if (how === 'new' && path.startsWith(stick))
          throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'open' });
        return nodeFiles.open(path, how);
      },
    };
    const again = await openSmallVault(folder.path, { files });
    const ben = await signIn(again, 'ben');
    await backUp(again, ben);
    expect(errorOf(await again.copyBackups(stick, { timeZone }))).toEqual({
      code: 'backup-refused',
      folder: stick,
      reason: 'full',
    });
    expect((await listed(join(folder.path, 'vault'))).backups).toHaveLength(1);
    expect(await lastCopied(join(folder.path, 'vault'), nodeFiles)).toBeUndefined();
    await again.release();
  });
});
