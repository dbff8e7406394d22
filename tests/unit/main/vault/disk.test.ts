import { cp, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HeaderStore } from '../../../../main/vault/header.ts';
import { nodeFiles, usualSizes, type VaultSession } from '../../../../main/vault/index.ts';
import { failingWhen, faultyFiles } from '../../../support/failing-files.ts';
import {
  createPeopledVault,
  createSmallVault,
  enter,
  errorOf,
  openSmallVault,
  passphrases,
  signIn,
  temporaryFolder,
  valueOf,
  type SmallState,
} from '../../../support/vault.ts';

const folder = temporaryFolder();
const deed = { action: 'notes.add', label: 'a note' };
const segment = (): string => join(folder.path, 'vault', 'journal', '000000000001');

const note = (session: VaultSession<SmallState>, key: string) =>
  session.commit(deed, (draft) => {
    if (draft.house) draft.house.notes[key] = `${key} was written`;
    if (draft.confidential) draft.confidential.notes[key] = `${key} in trust`;
  });

describe('a disk that refuses a commit', () => {
  it('after any number of bytes leaves the commit out whole, and takes the next one', async () => {
    const { files, faults } = faultyFiles();
    const { vault, session } = await createSmallVault(folder.path, { files });
    const empty = (await stat(segment())).size;
    valueOf(await note(session, 'first'));
    const length = (await stat(segment())).size;
    // The lines that follow are as long as this one, but for a byte or two.
    for (let room = 0; room < length - empty - 8; room += 37) {
      const before = session.state;
      faults.roomLeft = room;
      expect(errorOf(await note(session, 'other'))).toEqual({ code: 'not-saved', reason: 'full' });
      expect(session.state).toBe(before);
      expect((await stat(segment())).size).toBe(length);
    }
    faults.roomLeft = Infinity;
    valueOf(await note(session, 'next'));
    await vault.release();
    const again = valueOf(await enter(folder.path, 'ada'));
    expect(Object.keys(again.session.state.house?.notes ?? {})).toEqual(['first', 'next']);
    await again.vault.release();
  });

  it.each([
    ['EROFS', 'read-only'],
    ['EACCES', 'no-permission'],
    ['EPERM', 'no-permission'],
    ['EFBIG', 'too-large'],
    ['EIO', 'unknown'],
  ])('with %s says %s', async (code, reason) => {
    const { files, faults } = faultyFiles();
    const { vault, session } = await createSmallVault(folder.path, { files });
    Object.assign(faults, { code, roomLeft: 5 });
    expect(errorOf(await note(session, 'lost'))).toEqual({ code: 'not-saved', reason });
    faults.roomLeft = Infinity;
    await vault.release();
  });

  it('and also refuses to cut the line off is asked again before the next line', async () => {
    const { files, faults } = faultyFiles();
    const { vault, session } = await createSmallVault(folder.path, { files });
    Object.assign(faults, { roomLeft: 300, cannotTruncate: true });
    expect(errorOf(await note(session, 'lost'))).toEqual({ code: 'not-saved', reason: 'full' });
    expect(errorOf(await note(session, 'lost too'))).toEqual({ code: 'not-saved', reason: 'unknown' });
    Object.assign(faults, { roomLeft: Infinity, cannotTruncate: false });
    valueOf(await note(session, 'kept'));
    await vault.release();
    const again = valueOf(await enter(folder.path, 'ada'));
    expect(again.session.state.house?.notes).toEqual({ kept: 'kept was written' });
    await again.vault.release();
  });
});

describe('a sync that fails', () => {
  it('once is answered by what lies on disk: saved, after it was written again', async () => {
    const { files, faults } = faultyFiles();
    const { vault, session } = await createSmallVault(folder.path, { files });
    faults.failingSyncs = 1;
    valueOf(await note(session, 'kept'));
    expect(session.state.house?.notes).toEqual({ kept: 'kept was written' });
    await vault.release();
    const again = valueOf(await enter(folder.path, 'ada'));
    expect(again.session.state.house?.notes).toEqual({ kept: 'kept was written' });
    await again.vault.release();
  });

  it('again and again is not saved, and the line is gone from the file', async () => {
    const { files, faults } = faultyFiles();
    const { vault, session } = await createSmallVault(folder.path, { files });
    const before = await readFile(segment());
    faults.failingSyncs = 2;
    expect(errorOf(await note(session, 'lost'))).toEqual({ code: 'not-saved', reason: 'unknown' });
    expect(session.state.house?.notes).toEqual({});
    expect(await readFile(segment())).toEqual(before);
    valueOf(await note(session, 'next'));
    await vault.release();
  });
});

describe('a full disk', () => {
  it('refuses a new own compartment, a user and a sign-out mark without harm', async () => {
    const { files, faults } = faultyFiles();
    const { vault, session } = await createSmallVault(folder.path, { files });
    const own = () =>
      session.commit(deed, (draft) => {
        draft['own:p-1'] = { hours: { h: 1 }, signatures: {} };
      });
    for (const room of [0, 100, 3000]) {
      faults.roomLeft = room;
      expect(errorOf(await own())).toEqual({ code: 'not-saved', reason: 'full' });
      faults.roomLeft = room;
      const added = await session.addUser({ id: 'ben', name: 'Ben', role: 'staff' }, 'seven brass owls went walking');
      expect(errorOf(added)).toEqual({ code: 'not-saved', reason: 'full' });
      expect(session.users().map(({ id }) => id)).toEqual(['ada']);
    }
    faults.roomLeft = Infinity;
    valueOf(await own());
    expect(session.state['own:p-1']?.hours).toEqual({ h: 1 });
    faults.roomLeft = 10;
    expect(errorOf(await session.close())).toEqual({ code: 'not-saved', reason: 'full' });
    expect(() => session.state).toThrow('closed');
    faults.roomLeft = Infinity;
    await vault.release();
    const again = valueOf(await enter(folder.path, 'ada'));
    expect(again.session.state['own:p-1']?.hours).toEqual({ h: 1 });
    await again.vault.release();
  });
});

describe('a folder whose names cannot be made durable', () => {
  it('keeps the users it had: what was refused does not come back', async () => {
    const { files, faults } = faultyFiles();
    const { vault, session } = await createSmallVault(folder.path, { files });
    faults.cannotSyncFolders = true;
    const ben = { id: 'ben', name: 'Ben', role: 'staff' as const };
    expect(errorOf(await session.addUser(ben, passphrases.ben))).toEqual({ code: 'not-saved', reason: 'unknown' });
    const there = (await HeaderStore.open(nodeFiles, join(folder.path, 'vault')))?.current;
    expect(there?.users.table.users.map(({ id }) => id)).not.toContain('ben');
    faults.cannotSyncFolders = false;
    valueOf(await session.addUser(ben, passphrases.ben));
    await vault.release();
    await valueOf(await enter(folder.path, 'ben')).vault.release();
  });

  it('begin no new segment, and what is written next is found again', async () => {
    const { files, faults } = faultyFiles();
    const { vault, session } = await createSmallVault(folder.path, { files, sizes: { ...usualSizes, tail: 1 } });
    valueOf(await note(session, 'first'));
    faults.cannotSyncFolders = true;
    expect(errorOf(await session.snapshot())).toEqual({ code: 'not-saved', reason: 'unknown' });
    faults.cannotSyncFolders = false;
    valueOf(await note(session, 'second'));
    // The program dies here: nothing is put right at a sign-out.
    const died = join(folder.path, 'died');
    await cp(join(folder.path, 'vault'), join(died, 'vault'), { recursive: true });
    const again = valueOf(await enter(died, 'ada'));
    expect(Object.keys(again.session.state.house?.notes ?? {})).toEqual(['first', 'second']);
    expect(valueOf(await again.vault.verify(again.session)).lines).toBe(3);
    await again.vault.release();
    await vault.release();
  });
});

describe('a disk that fails in the middle of a change of users', () => {
  const isLine = (path: string): boolean => path.includes('journal');
  const isBefore = (path: string): boolean => path.endsWith('vault.json.before.aside');

  /** What fails, in the order it is met: vault.json or the line, then going back to the vault.json before. */
  it.each([
    ['the line alone', ['write line']],
    ['the line, and to make the name of the old vault.json durable', ['write line', 'sync folder']],
    ['the line, and the old vault.json', ['write line', 'rename before']],
    ['the name of the new vault.json', ['sync folder']],
    ['the name of the new vault.json, and the old one', ['sync folder', 'rename before']],
    ['the name of the new vault.json, and that of the old one', ['sync folder', 'sync folder']],
  ])('by refusing %s, is not asked for a line that vault.json knows nothing of', async (_, met) => {
    await (await createPeopledVault(folder.path)).release();
    let left: readonly string[] = [];
    const files = failingWhen((operation, path) => {
      const what =
        operation === 'sync folder'
          ? operation
          : isLine(path)
            ? `${operation} line`
            : isBefore(path)
              ? `${operation} before`
              : '';
      if (left[0] !== what) return false;
      left = left.slice(1);
      return true;
    });
    const vault = await openSmallVault(folder.path, { files });
    const [ada, mo] = [await signIn(vault, 'ada'), await signIn(vault, 'mo')];
    left = met;
    const removed = await ada.removeUser('mo');
    expect(left).toEqual([]);
    const isThere = ada.users().some(({ id }) => id === 'mo');
    expect(isThere).toBe(!removed.ok);

    // The disk is well again.
    const hours = await mo.commit({ action: 'hours.add', label: 'hours' }, (draft) => {
      const own = draft['own:p-mo'];
      if (own) own.hours['h2'] = 3;
    });
    expect(hours.ok).toBe(isThere);
    valueOf(await note(ada, 'next'));
    const died = join(folder.path, 'died');
    await cp(join(folder.path, 'vault'), join(died, 'vault'), { recursive: true });
    const again = valueOf(await enter(died, 'ada'));
    expect(again.session.users().some(({ id }) => id === 'mo')).toBe(isThere);
    expect(again.session.state).toEqual(ada.state);
    expect(Object.keys(again.session.state['own:p-mo']?.hours ?? {})).toEqual(isThere ? ['h1', 'h2'] : ['h1']);
    await again.vault.release();
    await vault.release();
  });
});
