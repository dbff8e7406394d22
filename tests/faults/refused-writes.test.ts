import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { stdout } from 'node:process';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openVault, type Vault, type VaultError, type VaultSession } from '../../main/vault/index.ts';
import type { Result } from '../../shared/result.ts';
import { backUp, listed, restore, timeZone } from '../support/backups.ts';
import { faultyFiles } from '../support/failing-files.ts';
import {
  createSmallVault,
  filesBelow,
  openSmallVault,
  passphrases,
  quickPlace,
  smallShape,
  temporaryFolder,
  testTools,
  valueOf,
  type SmallState,
} from '../support/vault.ts';
import {
  adasPassphrase,
  after,
  clockAt,
  recipeOf,
  tinySizes,
  usersOf,
  type Known,
  type Step,
} from './support/busy-house.ts';
import {
  forbidden,
  full,
  refusingFiles,
  readOnly,
  ways,
  type RefusingFiles,
  type Way,
} from './support/refusing-files.ts';

/*
 * A disk that refuses anything that is done to a house, at every operation of it and in every way a disk has. What was
 * refused is neither in memory nor on the disk, and the house goes on as soon as the disk does.
 */
const folder = temporaryFolder(quickPlace);
/** On a PC that has much else to do. */
const patience = 120_000;
const saved = (): string => join(folder.path, 'saved');
const here = (): string => join(folder.path, 'here');
const copy = (): string => join(folder.path, 'copy');
const seen = { operations: 0, refused: 0, saved: 0, bytes: 0 };
afterAll(() => {
  stdout.write(
    `refused writes: ${seen.operations} operations of the disk refused; ` +
      `${seen.refused} times the answer was a refusal, ${seen.saved} times it was saved all the same; ` +
      `a commit cut off at each of its ${seen.bytes} bytes\n`,
  );
});

interface Sitting {
  readonly vault: Vault<SmallState>;
  readonly session: VaultSession<SmallState>;
}

/** Something that is done to a house. */
interface Doing {
  readonly name: string;
  readonly act: (sitting: Sitting) => Promise<Result<unknown, VaultError>>;
  /** What becomes of the house, as the model of the killed processes has it. */
  readonly step?: Step;
  /** The code it is refused with. */
  readonly code?: VaultError['code'];
  /** Whether nobody is signed in afterwards. */
  readonly signsOut?: boolean;
  /** Whether it is about the recovery code: to sign in with it takes time. */
  readonly changesCode?: boolean;
}

const note = (session: VaultSession<SmallState>, key: string) =>
  session.commit({ action: 'notes.add', label: 'a note' }, (draft) => {
    if (draft.house) draft.house.notes[key] = 'blue';
    if (draft.confidential) draft.confidential.notes[key] = 'in trust';
  });

const guest = { id: 'guest', name: 'Guest', role: 'mentor' } as const;

/** A commit that does what a step does. */
const committing = (step: Step): Pick<Doing, 'step' | 'act'> => ({
  step,
  act: ({ session }) => session.commit({ action: 'test', label: step.kind }, recipeOf(step) ?? (() => undefined)),
});

const doings: readonly Doing[] = [
  { name: 'a commit', ...committing({ kind: 'note', number: 6 }) },
  { name: 'a commit with a blob', ...committing({ kind: 'letter', number: 6 }) },
  {
    name: 'a sign-in that is added',
    step: { kind: 'add', id: 'guest' },
    act: ({ session }) => session.addUser(guest, passphrases.mo),
  },
  {
    name: 'a sign-in that is removed, and the keys with it',
    step: { kind: 'remove', id: 'mo' },
    act: ({ session }) => session.removeUser('mo'),
  },
  {
    name: 'a role that is taken away, and the keys with it',
    step: { kind: 'role', id: 'ben', role: 'mentor' },
    act: ({ session }) => session.changeUser('ben', { role: 'mentor' }),
  },
  {
    name: "somebody's new passphrase",
    step: { kind: 'role', id: 'ben', role: 'staff' },
    act: ({ session }) => session.resetPassphrase('ben', passphrases.mo),
  },
  { name: 'a new recovery code', changesCode: true, act: ({ session }) => session.replaceRecoveryCode() },
  {
    name: "one's own new passphrase",
    step: { kind: 'passphrase', from: 0, to: 1 },
    act: ({ session }) => session.changePassphrase(adasPassphrase(0), adasPassphrase(1)),
  },
  {
    name: 'a record for somebody who had none, which takes a key',
    ...committing({ kind: 'own', number: 7 }),
  },
  { name: 'snapshots and archives', act: ({ session }) => session.snapshot() },
  {
    name: 'forgetting what was done',
    act: ({ session }) => session.purge(session.sequence - 4, { action: 'test', label: 'forgotten' }),
  },
  { name: 'a sign-out', signsOut: true, act: ({ session }) => session.close() },
  { name: 'a backup', code: 'backup-refused', act: ({ vault, session }) => vault.backUp(session, { timeZone }) },
];

async function openHere(home: string, files?: RefusingFiles['files']): Promise<Vault<SmallState>> {
  const tools = testTools({ sizes: tinySizes, now: () => clockAt(100), ...(files ? { files } : {}) });
  return valueOf(await openVault({ folder: join(home, 'vault'), shape: smallShape, tools }));
}

/** A house with people, snapshots, archives, a backup, and enough lines after them that snapshots are due. */
async function makeHouse(): Promise<string> {
  const { vault, session, recoveryCode } = await createSmallVault(here(), {
    sizes: tinySizes,
    now: () => clockAt(1),
  });
  valueOf(await session.addUser({ id: 'ben', name: 'Ben', role: 'staff' }, passphrases.ben));
  valueOf(await session.addUser({ id: 'mo', name: 'Mo', role: 'mentor', personId: 'p-mo' }, passphrases.mo));
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) valueOf(await note(session, key));
  await backUp(vault, session);
  valueOf(await session.close());
  const again = valueOf(await vault.signIn('ada', passphrases.ada));
  for (const key of ['h', 'i', 'j', 'k', 'l', 'm']) valueOf(await note(again, key));
  await rm(saved(), { recursive: true, force: true });
  await cp(here(), saved(), { recursive: true });
  await vault.release();
  return recoveryCode;
}

async function startAnew(): Promise<void> {
  await rm(here(), { recursive: true, force: true });
  await cp(saved(), here(), { recursive: true });
}

const takeCopy = (): Promise<void> => cp(join(here(), 'vault'), join(copy(), 'vault'), { recursive: true });

/** What a start of the program finds in a house. */
async function lookInto(
  home: string,
  codes: readonly string[],
): Promise<Known & { readonly codes: readonly string[] }> {
  const vault = await openHere(home);
  try {
    const opening: string[] = [];
    for (const code of codes) {
      const opened = await vault.signInWithRecoveryCode(code);
      if (opened.ok) opening.push(code);
    }
    const isFirst = await vault.signIn('ada', adasPassphrase(0));
    const session = isFirst.ok ? isFirst.value : valueOf(await vault.signIn('ada', adasPassphrase(1)));
    valueOf(await vault.verify(session));
    return { state: session.state, users: usersOf(session), passphrase: isFirst.ok ? 0 : 1, codes: opening };
  } finally {
    await vault.release();
  }
}

const halfMade = (paths: readonly string[]): readonly string[] => paths.filter((path) => path.endsWith('.aside'));

describe('a disk that', () => {
  let code = '';
  let known: Known = { state: {}, users: {}, passphrase: 0 };
  beforeEach(async () => {
    code = await makeHouse();
    const { codes, ...found } = await lookInto(here(), [code]);
    expect(codes).toEqual([code]);
    known = found;
  });

  /** Does it on a disk that refuses in one way from one operation on; how many operations there were. */
  async function attempt(doing: Doing, way: Way | undefined, from: number, share: number) {
    await startAnew();
    const disk = refusingFiles();
    const vault = await openHere(here(), disk.files);
    const before = valueOf(await vault.signIn('ada', adasPassphrase(0)));
    const backupsBefore = (await listed(join(here(), 'vault'))).backups;
    disk.heal();
    if (way) disk.refuse(way, from, share);
    const answer = await doing.act({ vault, session: before });
    // A disk that takes nothing keeps nobody from reading.
    const session = doing.signsOut ? valueOf(await vault.signIn('ada', adasPassphrase(0))) : before;
    const { refused } = disk;
    const operations = [...disk.operations];
    if (way && refused > 0) {
      seen.operations += 1;
      seen[answer.ok ? 'saved' : 'refused'] += 1;
    }

    // What there was no room for is nowhere, not even the part that there was room for.
    if (way === full && refused > 0) expect(answer.ok).toBe(false);
    if (!answer.ok) expect(answer.error).toMatchObject({ code: doing.code ?? 'not-saved', reason: way?.reason });
    const expected = answer.ok && doing.step ? after(known, doing.step) : known;
    const newCode = answer.ok && typeof answer.value === 'string' ? answer.value : code;
    const codes = doing.changesCode ? [...new Set([code, newCode])] : [];
    const opening = codes.filter((one) => one === newCode);
    const { passphrase } = expected;
    const inMemory = { state: session.state, users: usersOf(session) };
    expect(inMemory).toEqual({ state: expected.state, users: expected.users });

    // While the disk refuses even to take back, what it has got is its own affair; otherwise it is what memory holds.
    const takesBack = !way || way.letsTakeBack;
    if (takesBack) {
      await takeCopy();
      // A name that was forbidden may be the one of a file that was to be removed.
      if (way !== forbidden || !answer.ok) expect(halfMade(await filesBelow(copy()))).toEqual([]);
      expect(await lookInto(copy(), codes)).toEqual({ ...inMemory, passphrase, codes: opening });
      await rm(copy(), { recursive: true });
    }
    const { backups, unreadable } = await listed(join(here(), 'vault'));
    expect(unreadable).toEqual([]);
    expect(backups.filter(({ problem }) => problem !== undefined)).toEqual([]);
    expect(backups).toEqual(expect.arrayContaining([...backupsBefore]));

    disk.heal();
    valueOf(await note(session, 'next'));
    const next = { state: session.state, users: usersOf(session), passphrase, codes: opening };
    expect(next.state.house?.notes).toEqual({ ...expected.state.house?.notes, next: 'blue' });
    if (!takesBack) {
      // As it would be found if the process ended right after that commit.
      await takeCopy();
      expect(await lookInto(copy(), codes)).toEqual(next);
      await rm(copy(), { recursive: true });
    }
    valueOf(await session.close());
    await vault.release();
    expect(await lookInto(here(), codes)).toEqual(next);
    // A header from before a change must not lie about: it may seal keys to somebody who has none any more.
    expect((await filesBelow(here())).filter((path) => path.includes('vault.json.'))).toEqual([]);
    return operations;
  }

  it.each(doings)(
    'refuses $name leaves the house as it was, and takes it up again',
    { timeout: patience },
    async (doing) => {
      const operations = await attempt(doing, undefined, 0, 0);
      expect(operations.length).toBeGreaterThan(1);
      for (const way of ways) {
        for (const [at, kind] of operations.entries()) {
          if (!way.meets.includes(kind)) continue;
          // What a disk does that takes nothing back is much the same from one operation to the next, and so are the many
          // files of a backup.
          const every = way.letsTakeBack ? (operations.length > 40 && way !== full ? 2 : 1) : 4;
          if (operations.length > 8 && at % every !== 0) continue;
          try {
            await attempt(doing, way, at + 1, at % 2 === 0 ? 0.6 : 0);
          } catch (error) {
            throw new Error(`the disk ${way.name} at operation ${at + 1} of ${operations.join(' ')}`, { cause: error });
          }
        }
      }
    },
  );

  it.each([
    ['a commit', note],
    ['a sign-in that is added', (session: VaultSession<SmallState>) => session.addUser(guest, passphrases.mo)],
  ] as const)('refuses %s, and its taking back, until all have left has not saved it after all', async (_name, act) => {
    let refused = 0;
    for (let from = 1; ; from += 1) {
      await startAnew();
      const disk = refusingFiles();
      const vault = await openHere(here(), disk.files);
      // Nothing is left to be written at the end of the next session.
      valueOf(await valueOf(await vault.signIn('ada', adasPassphrase(0))).close());
      const session = valueOf(await vault.signIn('ada', adasPassphrase(0)));
      const before = { state: session.state, users: usersOf(session) };
      disk.heal();
      disk.refuse(readOnly, from, 1);
      const answer = await act(session, 'refused');
      await session.close();
      disk.heal();
      await vault.release();
      if (answer.ok) break;
      refused += 1;
      const { state, users } = await lookInto(here(), []);
      expect({ state, users }, `refused from operation ${from} on`).toEqual(before);
    }
    expect(refused).toBeGreaterThan(0);
  });

  it(
    'has no room for all the bytes of a commit, for every number of bytes that it has room for',
    { timeout: patience },
    async () => {
      await startAnew();
      const { files, faults } = faultyFiles();
      // In one segment: a line that begins another has no length to compare.
      const vault = await openSmallVault(here(), { files });
      const session = valueOf(await vault.signIn('ada', adasPassphrase(0)));
      const place = join(here(), 'vault', 'journal');
      const last = (await readdir(place)).at(-1) ?? '';
      const before = await readFile(join(place, last));
      const state = session.state;
      let room = 0;
      for (; ; room += 1) {
        faults.roomLeft = room;
        const answer = await note(session, 'next');
        if (answer.ok) break;
        expect(answer.error).toEqual({ code: 'not-saved', reason: 'full' });
        expect(session.state).toBe(state);
        expect((await readFile(join(place, last))).equals(before)).toBe(true);
      }
      seen.bytes = room;
      expect(room).toBe((await readFile(join(place, last))).length - before.length);
      await vault.release();
      expect((await lookInto(here(), [])).state.house?.notes['next']).toBe('blue');
    },
  );

  it(
    'refuses a restore leaves the house that was there or the restored one, by what was answered',
    { timeout: patience },
    async () => {
      const [backup] = (await listed(join(saved(), 'vault'))).backups;
      const path = join(here(), 'vault', 'backups', basename(backup?.path ?? ''));
      const attemptRestore = async (way: Way | undefined, from: number) => {
        await startAnew();
        const disk = refusingFiles();
        if (way) disk.refuse(way, from, 0.6);
        const answer = await restore(here(), path, undefined, { files: disk.files, now: () => clockAt(101) });
        const operations = [...disk.operations];
        if (way) {
          seen.operations += 1;
          seen[answer.ok ? 'saved' : 'refused'] += 1;
        }
        if (!answer.ok) expect(answer.error).toMatchObject({ code: 'backup-refused', reason: way?.reason });
        disk.heal();
        const { state } = await lookInto(here(), []);
        const isRestored = state.house?.notes['m'] === undefined;
        // A disk that takes nothing back may have got all but the last name, which the next start gives it.
        if (answer.ok || !way || way.letsTakeBack) expect(isRestored).toBe(answer.ok);
        expect(Object.keys(state.house?.notes ?? {}).join('')).toBe(isRestored ? 'abcdefg' : 'abcdefghijklm');
        const beside = (await readdir(here())).filter((name) => name !== 'vault');
        expect(beside.map((name) => name.replace(/-\d.*/, ''))).toEqual(isRestored ? ['vault.set-aside'] : []);
        expect((await listed(join(here(), 'vault'))).backups).toHaveLength(1);
        return operations;
      };
      const operations = await attemptRestore(undefined, 0);
      for (const way of ways) {
        for (const [at, kind] of operations.entries()) {
          if (!way.meets.includes(kind) || (at < operations.length - 16 && at % 4 !== 0)) continue;
          try {
            await attemptRestore(way, at + 1);
          } catch (error) {
            throw new Error(`the disk ${way.name} at operation ${at + 1} of ${operations.join(' ')}`, { cause: error });
          }
        }
      }
    },
  );
});
