import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { VaultError, VaultSession } from '../../main/vault/index.ts';
import type { Result } from '../../shared/result.ts';
import { addNote, backUp, listed, timeZone } from '../support/backups.ts';
import { mayMount, smallDisk, type SmallDisk } from '../support/disk.ts';
import {
  createPeopledVault,
  enter,
  errorOf,
  filesBelow,
  openSmallVault,
  passphrases,
  signIn,
  valueOf,
  type SmallState,
} from '../support/vault.ts';
import { tinySizes, usersOf } from './support/busy-house.ts';

/*
 * A disk that is really full, and one that has really become read-only: what the system itself says and does then, which
 * the other tests only play.
 */
const isAllowed = mayMount();
const noMount = 'Only an account that may mount file systems can make a disk full or read-only.';
const page = 4096;
const seen = { refused: 0, saved: 0 };
let disk: SmallDisk;
let copy = '';

beforeEach(async ({ skip }) => {
  skip(!isAllowed, noMount);
  disk = smallDisk('4m');
  copy = await mkdtemp(join(tmpdir(), 'cairn-test-'));
  return async () => {
    disk.remove();
    await rm(copy, { recursive: true });
  };
});
afterAll(() => {
  stdout.write(
    isAllowed
      ? `full disk: ${seen.refused} times refused, ${seen.saved} times there was room enough\n`
      : `full disk: not tested. ${noMount}\n`,
  );
});

const note = (session: VaultSession<SmallState>, text: string) =>
  session.commit({ action: 'notes.add', label: 'a note' }, (draft) => {
    if (draft.house) draft.house.notes['door'] = text;
    if (draft.confidential) draft.confidential.notes['why'] = text;
  });

/** What a start finds in a copy of what lies on the disk. */
async function onDisk(): Promise<object> {
  await cp(join(disk.path, 'vault'), join(copy, 'vault'), { recursive: true });
  const { vault, session } = valueOf(await enter(copy, 'ada'));
  valueOf(await vault.verify(session));
  const found = { state: session.state, users: usersOf(session) };
  await vault.release();
  await rm(join(copy, 'vault'), { recursive: true });
  return found;
}

const full = { code: 'not-saved', reason: 'full' };

describe('on a disk that is full', () => {
  it('a commit is refused, and the next one saved as soon as there is room again', async () => {
    const vault = await createPeopledVault(disk.path);
    const ben = await signIn(vault, 'ben');
    let refused = 0;
    for (let round = 1; round <= 5; round += 1) {
      await disk.fill();
      // The last page of the journal may still have room for a line or two.
      const answers = [];
      for (let count = 11; count < 99 && answers.at(-1)?.ok !== false; count += 1)
        answers.push(await note(ben, `round ${round}, note ${count}`));
      const before = ben.state;
      expect(answers.at(-1)).toEqual({ ok: false, error: full });
      expect(errorOf(await note(ben, 'lost, and longer than those'))).toEqual(full);
      refused += 2;
      expect(ben.state).toBe(before);
      expect(await onDisk()).toEqual({ state: before, users: { ada: 'administrator', ben: 'staff', mo: 'mentor' } });
      await disk.free();
      valueOf(await note(ben, `after round ${round}`));
    }
    seen.refused += refused;
    await vault.release();
    const again = valueOf(await enter(disk.path, 'ada'));
    expect(again.session.state.house?.notes['door']).toBe('after round 5');
    expect(again.vault.notices).toEqual([]);
    await again.vault.release();
  });

  type Act = (session: VaultSession<SmallState>, count: number) => Promise<Result<unknown, VaultError>>;
  it.each<{ readonly what: string; readonly act: Act }>([
    {
      what: 'a sign-in',
      act: (session, count) =>
        session.addUser({ id: `guest-${count}`, name: `guest ${count}`, role: 'mentor' }, passphrases.mo),
    },
    {
      what: 'a role taken away',
      act: (session, count) => session.changeUser('ben', { role: count % 2 === 0 ? 'staff' : 'mentor' }),
    },
    {
      what: 'a record with a key of its own',
      act: (session, count) =>
        session.commit({ action: 'test.own', label: 'own' }, (draft) => {
          draft[`own:p-${count}`] = { hours: { h: count }, signatures: {} };
        }),
    },
    {
      what: 'a letter with a blob',
      act: (session, count) =>
        session.commit({ action: 'test.letter', label: 'letter' }, (draft) => {
          if (draft.house) draft.house.notes['letter'] = `${count} `.repeat(4000);
        }),
    },
    { what: 'snapshots and archives', act: (session) => session.snapshot() },
  ])('with room for a part of it, $what is refused whole', async ({ act }) => {
    const vault = await createPeopledVault(disk.path, { sizes: tinySizes });
    const ada = await signIn(vault, 'ada');
    for (let count = 1; count <= 8; count += 1) await addNote(ada, `n${count}`, 'blue');
    const answers: boolean[] = [];
    for (let pages = 0; pages <= 24 && answers.filter(Boolean).length < 2; pages += 1) {
      await disk.fill();
      await disk.leave(pages * page);
      const before = { state: ada.state, users: usersOf(ada) };
      const answer = await act(ada, pages + 1);
      answers.push(answer.ok);
      seen[answer.ok ? 'saved' : 'refused'] += 1;
      if (!answer.ok) {
        expect(answer.error).toEqual(full);
        expect({ state: ada.state, users: usersOf(ada) }).toEqual(before);
      }
      expect(await onDisk()).toEqual({ state: ada.state, users: usersOf(ada) });
      expect((await filesBelow(disk.path)).filter((path) => path.endsWith('.aside'))).toEqual([]);
      await disk.free();
      valueOf(await note(ada, `with room for ${pages} pages`));
    }
    expect(new Set(answers)).toEqual(new Set([true, false]));
    valueOf(await ada.close());
    await vault.release();
    await (await openSmallVault(disk.path)).release();
  });

  it('a backup is refused, the one before stays whole, and a sign-in still opens the house', async () => {
    const vault = await createPeopledVault(disk.path);
    const ben = await signIn(vault, 'ben');
    const earlier = await backUp(vault, ben);
    for (let pages = 0; pages <= 6; pages += 1) {
      await addNote(ben, 'since', `then, ${pages}`);
      await disk.fill();
      await disk.leave(pages * page);
      const answer = await vault.backUp(ben, { timeZone });
      seen[answer.ok ? 'saved' : 'refused'] += 1;
      if (!answer.ok) expect(answer.error).toMatchObject({ code: 'backup-refused', reason: 'full' });
      if (pages === 0) expect(answer.ok).toBe(false);
      const { backups, unreadable } = await listed(join(disk.path, 'vault'));
      expect(unreadable).toEqual([]);
      expect(backups.map(({ problem }) => problem)).toEqual(backups.map(() => undefined));
      if (pages === 0) expect(backups).toEqual([earlier]);
      expect((await signIn(vault, 'ada')).state).toEqual({ ...ben.state });
      await disk.free();
    }
    valueOf(await vault.proveBackup(ben, (await backUp(vault, ben)).path));
    await vault.release();
  });
});

describe('on a disk that has become read-only', () => {
  it('the house can be read, a commit is refused, and the next one saved once it takes writes again', async () => {
    await (await createPeopledVault(disk.path)).release();
    const vault = await openSmallVault(disk.path);
    const ben = await signIn(vault, 'ben');
    disk.setReadOnly(true);
    const before = ben.state;
    expect(errorOf(await note(ben, 'lost'))).toEqual({ code: 'not-saved', reason: 'read-only' });
    const ada = await signIn(vault, 'ada');
    expect(errorOf(await ada.removeUser('mo'))).toEqual({ code: 'not-saved', reason: 'read-only' });
    expect(errorOf(await vault.backUp(ada, {}))).toMatchObject({ code: 'backup-refused', reason: 'read-only' });
    seen.refused += 3;
    expect(ben.state).toBe(before);
    expect(await onDisk()).toEqual({ state: ada.state, users: usersOf(ada) });
    disk.setReadOnly(false);
    valueOf(await note(ben, 'kept'));
    valueOf(await ada.removeUser('mo'));
    expect(await onDisk()).toEqual({ state: ada.state, users: usersOf(ada) });
    await vault.release();
  });

  it('the house is opened and read as well, by staff and by a mentor', async () => {
    await (await createPeopledVault(disk.path)).release();
    disk.setReadOnly(true);
    const vault = await openSmallVault(disk.path);
    const [ben, mo] = [await signIn(vault, 'ben'), await signIn(vault, 'mo')];
    expect(ben.state.confidential?.notes).toEqual({ secret: 'only staff' });
    expect(mo.state.house?.notes).toEqual({ door: 'blue' });
    expect(errorOf(await note(ben, 'lost'))).toEqual({ code: 'not-saved', reason: 'read-only' });
    seen.refused += 1;
    await vault.release();
    disk.setReadOnly(false);
  });
});
