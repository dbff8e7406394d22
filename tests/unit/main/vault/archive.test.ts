import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles, type Files, type VaultSession } from '../../../../main/vault/index.ts';
import { openedWith } from '../../../support/opened-files.ts';
import type { passphrases } from '../../../support/vault.ts';
import {
  createPeopledVault,
  enter,
  errorOf,
  keysOf,
  openSmallVault,
  signIn,
  smallShape,
  temporaryFolder,
  turns,
  valueOf,
  type SmallState,
} from '../../../support/vault.ts';

const folder = temporaryFolder();
const root = (): string => join(folder.path, 'vault');
const seenBy = async (who: keyof typeof passphrases): Promise<string> =>
  openedWith(root(), await keysOf(folder.path, who), smallShape);

const write = async (session: VaultSession<SmallState>, key: string, text: string | undefined): Promise<void> =>
  void valueOf(
    await session.commit({ action: 'notes.add', label: `note ${key}`, target: key }, (draft) => {
      if (draft.house && text !== undefined) draft.house.notes[key] = text;
      else delete draft.house?.notes[key];
    }),
  );

describe('what is in the house no more', () => {
  it('is read by no mentor’s key from the end of the staff session that took it out', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    await write(ben, 'guest', 'Thistlewood');
    await write(ben, 'list', 'Thistlewood and others, '.repeat(80_000));
    expect(await seenBy('mo')).toContain('Thistlewood');
    await write(ben, 'guest', undefined);
    await write(ben, 'list', undefined);
    valueOf(await ben.close());

    expect(await seenBy('mo')).not.toContain('Thistlewood');
    expect(await seenBy('mo')).toContain('"door":"blue"');
    expect(await seenBy('ben')).toContain('Thistlewood');
    const mo = await signIn(vault, 'mo');
    expect(mo.state.house?.notes).toEqual({ door: 'blue' });
    await vault.release();
  });

  it('is told by the history and taken back by staff all the same', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    await write(ben, 'guest', 'Thistlewood');
    await write(ben, 'guest', undefined);
    const before = valueOf(await ben.history({ limit: 100 }));
    const { sequence } = ben;
    valueOf(await ben.close());
    await vault.release();
    const { vault: again, session } = valueOf(await enter(folder.path, 'ben'));
    expect(valueOf(await session.history({ limit: 100 }))).toEqual(before);
    expect(valueOf(await session.patchesOf(sequence)).inverse).toEqual({
      house: [{ op: 'add', path: ['house', 'notes', 'guest'], value: 'Thistlewood' }],
    });
    expect(valueOf(await again.verify(session)).lines).toBe(sequence);
    await again.release();
  });

  it('is read as the archive it is, though the last sync of that failed', async () => {
    await (await createPeopledVault(folder.path)).release();
    let isArchived = false;
    const vault = await openSmallVault(folder.path, {
      files: {
        ...nodeFiles,
        async rename(from, to) {
          await nodeFiles.rename(from, to);
          isArchived = /journal.\d{12}$/u.test(to) && (await readFile(to, 'utf8')).includes('cairn archive');
        },
        async syncFolder(path) {
          if (isArchived) throw Object.assign(new Error('EIO: fsync'), { code: 'EIO', syscall: 'fsync' });
          await nodeFiles.syncFolder(path);
        },
      },
    });
    const ben = await signIn(vault, 'ben');
    await write(ben, 'guest', 'Thistlewood');
    await write(ben, 'guest', undefined);
    const before = valueOf(await ben.history({ limit: 100 }));
    expect(errorOf(await ben.snapshot())).toEqual({ code: 'not-saved', reason: 'unknown' });
    expect(isArchived).toBe(true);
    expect(valueOf(await ben.history({ limit: 100 }))).toEqual(before);
    expect(valueOf(await vault.verify(ben)).lines).toBe(ben.sequence);
    isArchived = false;
    await vault.release();
  });

  it('is read whole by whoever reads it at the very moment it is archived, and archived with more', async () => {
    await (await createPeopledVault(folder.path)).release();
    let reading: (() => Promise<void>) | undefined;
    const files: Files = {
      ...nodeFiles,
      async rename(from, to) {
        await nodeFiles.rename(from, to);
        const isArchive = /journal.\d{12}$/u.test(to) && (await readFile(to, 'utf8')).includes('cairn archive');
        if (!isArchive || !reading) return;
        readings.push(reading());
        await turns();
      },
    };
    const vault = await openSmallVault(folder.path, { files });
    const readings: Promise<void>[] = [];
    for (const guest of ['Thistlewood', 'Bramble']) {
      const [ben, ada] = [await signIn(vault, 'ben'), await signIn(vault, 'ada')];
      await write(ben, 'guest', guest);
      await write(ben, 'guest', undefined);
      const { sequence } = ada;
      const before = valueOf(await ada.history({ limit: 100 }));
      reading = async () => {
        const mo = await signIn(vault, 'mo');
        expect(mo.state.house?.notes).toEqual({ door: 'blue' });
        expect(valueOf(await ada.history({ limit: 100 }))).toEqual(before);
        expect(valueOf(await vault.verify(ada)).lines).toBe(sequence);
      };
      valueOf(await ben.close());
      reading = undefined;
      await Promise.all(readings);
      valueOf(await ada.close());
    }
    expect(readings.length).toBeGreaterThan(1);
    await vault.release();
  });

  it('stays where it is while nothing was taken out: few sign-outs write anything', async () => {
    const vault = await createPeopledVault(folder.path);
    const before = await readdir(join(root(), 'journal'));
    const ben = await signIn(vault, 'ben');
    await write(ben, 'tea', 'at four');
    valueOf(await ben.close());
    expect(await readdir(join(root(), 'journal'))).toEqual(before);
    await vault.release();
  });
});

describe('archives', () => {
  it('are joined while they are small', async () => {
    const vault = await createPeopledVault(folder.path);
    for (let day = 0; day < 5; day += 1) {
      const ben = await signIn(vault, 'ben');
      await write(ben, `guest ${day}`, 'here today');
      await write(ben, `guest ${day}`, undefined);
      valueOf(await ben.close());
    }
    const { sequence } = await signIn(vault, 'ben');
    expect(await readdir(join(root(), 'journal'))).toEqual(['000000000001', String(sequence + 1).padStart(12, '0')]);
    await vault.release();
    const { vault: again, session } = valueOf(await enter(folder.path, 'ada'));
    expect(valueOf(await again.verify(session))).toMatchObject({ lines: sequence, segments: 2 });
    await again.release();
  });

  it('and what is written meanwhile by others come to no harm', async () => {
    const vault = await createPeopledVault(folder.path);
    const [ben, mo] = [await signIn(vault, 'ben'), await signIn(vault, 'mo')];
    await write(ben, 'guest', 'Thistlewood');
    await write(ben, 'guest', undefined);
    const closing = ben.close();
    for (let count = 0; count < 20; count += 1)
      valueOf(
        await mo.commit({ action: 'hours.add', label: 'hours' }, (draft) => {
          const own = draft['own:p-mo'];
          if (own) own.hours[`h${count}`] = count;
        }),
      );
    valueOf(await closing);
    valueOf(await mo.close());
    await vault.release();
    for (const who of ['mo', 'ada'] as const) {
      const { vault: again, session } = valueOf(await enter(folder.path, who));
      expect(Object.keys(session.state['own:p-mo']?.hours ?? {})).toHaveLength(20);
      await again.release();
    }
    expect(await seenBy('mo')).not.toContain('Thistlewood');
  });

  it('need their snapshots: without one a mentor waits for staff, who lay it out anew', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    await write(ben, 'door', undefined);
    valueOf(await ben.close());
    await vault.release();
    await rm(join(root(), 'snapshots', 'house'));
    expect(errorOf(await enter(folder.path, 'mo'))).toEqual({ code: 'staff-first' });
    const again = await openSmallVault(folder.path);
    const ada = await signIn(again, 'ada');
    const mo = await signIn(again, 'mo');
    expect(mo.state.house).toEqual(ada.state.house);
    await again.release();
    await valueOf(await enter(folder.path, 'mo')).vault.release();
  });
});

describe('a damaged snapshot', () => {
  it('is done without, told of, set aside whole and written anew', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    await write(ben, 'door', undefined);
    valueOf(await ben.close());
    await vault.release();
    const path = join(root(), 'snapshots', 'house');
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 4, bytes.length - 3);
    await rm(path);

    await writeFile(path, bytes);

    expect(errorOf(await enter(folder.path, 'mo'))).toMatchObject({ code: 'damaged', file: 'snapshots/house' });
    const again = valueOf(await enter(folder.path, 'ben'));
    expect(again.session.notices).toEqual([{ code: 'snapshot-damaged', file: 'snapshots/house' }]);
    expect(again.session.state.house?.notes).toEqual({});
    expect(await readFile(path)).toEqual(bytes);
    await again.vault.release();
    const aside = (await readdir(join(root(), 'snapshots'))).filter((name) => name.includes('damaged'));
    expect(aside).toHaveLength(1);
    expect(await readFile(join(root(), 'snapshots', aside[0] ?? ''))).toEqual(bytes);
    const third = valueOf(await enter(folder.path, 'mo'));
    expect(third.session.notices).toEqual([]);
    await third.vault.release();
  });
});
