import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { Access } from '../../../../main/vault/access.ts';
import { decodeArchive, encodeArchive, type StatesOfThen } from '../../../../main/vault/archive.ts';
import { HeaderStore } from '../../../../main/vault/header.ts';
import { nodeFiles, type Vault, type VaultSession, type VaultTools } from '../../../../main/vault/index.ts';
import type { UserKeys } from '../../../../main/vault/keys.ts';
import { isArchive, openingText, readOpening } from '../../../../main/vault/segment.ts';
import { backUp, restore } from '../../../support/backups.ts';
import { dyingFiles } from '../../../support/failing-files.ts';
import { openedWith } from '../../../support/opened-files.ts';
import {
  createPeopledVault,
  enter,
  errorOf,
  filesBelow,
  keysOf,
  openSmallVault,
  signIn,
  smallShape,
  temporaryFolder,
  valueOf,
  passphrases,
  type SmallState,
} from '../../../support/vault.ts';

const folder = temporaryFolder();
const root = (): string => join(folder.path, 'vault');
const sizes: VaultTools['sizes'] = { segment: 2500, part: 1500, tail: 6 };
const passphraseOfKit = 'velvet harbours and old maps';
const deed = { action: 'history.forget', label: 'what was done before' };

/** Words that stand in old lines alone: in what was replaced, taken out, and in what deeds were called. */
const oldWords = ['Thistlewood', 'Ravenscroft', 'Marchbanks'];

const wordsLeft = (text: string): readonly string[] => oldWords.filter((word) => text.includes(word));

const note = async (session: VaultSession<SmallState>, key: string, text: string | undefined, label = 'a note') =>
  void valueOf(
    await session.commit({ action: 'notes.add', label }, (draft) => {
      if (draft.house && text !== undefined) draft.house.notes[key] = text;
      else delete draft.house?.notes[key];
    }),
  );

/** Everything that Ada's keys open of the files. */
const opened = async (): Promise<string> => openedWith(root(), await keysOf(folder.path, 'ada'), smallShape);

interface Past {
  readonly vault: Vault<SmallState>;
  readonly ada: VaultSession<SmallState>;
  /** The last line that is to be forgotten. */
  readonly upTo: number;
}

/** A house with a past: archives, a blob, and lines of every kind of author after them. */
async function housedPast(tools: Partial<VaultTools> = {}): Promise<Past> {
  const vault = await createPeopledVault(folder.path, { sizes, ...tools });
  const ben = await signIn(vault, 'ben');
  await note(ben, 'guest', 'Thistlewood', 'arrival of Marchbanks');
  await note(ben, 'letter', 'Ravenscroft '.repeat(300));
  await note(ben, 'guest', 'somebody else');
  await note(ben, 'letter', undefined);
  for (let count = 0; count < 6; count += 1) await note(ben, `room ${count}`, `painted ${count} `.repeat(20));
  valueOf(await ben.close());
  const ada = await signIn(vault, 'ada');
  const upTo = ada.sequence - 2;
  await note(ada, 'tea', 'at four');
  const mo = await signIn(vault, 'mo');
  valueOf(
    await mo.commit({ action: 'hours.add', label: 'hours' }, (draft) => {
      const own = draft['own:p-mo'];
      if (own) own.hours['h2'] = 3;
    }),
  );
  valueOf(await mo.close());
  return { vault, ada, upTo };
}

const withoutSnapshots = (): Promise<void> => rm(join(root(), 'snapshots'), { recursive: true });

const look = async (who: keyof typeof passphrases): Promise<unknown> => {
  const { vault, session } = valueOf(await enter(folder.path, who));
  const { state } = session;
  await vault.release();
  return state;
};

describe('forgetting what was done', () => {
  let past: Past;
  beforeEach(async () => {
    past = await housedPast();
  });

  it('leaves every record as it is, and the house whole', async () => {
    const { vault, ada, upTo } = past;
    const before = structuredClone(ada.state);
    expect(valueOf(await ada.purge(upTo, deed))).toMatchObject(deed);
    expect(ada.purgedUpTo).toBe(upTo);
    expect(ada.state).toEqual(before);
    expect(valueOf(await vault.verify(ada)).lines).toBe(ada.sequence);
    valueOf(await ada.close());
    await vault.release();
    for (const who of ['ada', 'ben'] as const) expect(await look(who)).toEqual(before);
    expect(await look('mo')).toEqual({ house: before.house, 'own:p-mo': before['own:p-mo'] });
  });

  it('leaves nothing of old lines to find, whoever holds the keys', async () => {
    const { ada, vault, upTo } = past;
    expect(wordsLeft(await opened())).toEqual(oldWords);
    const blobs = await readdir(join(root(), 'blobs'));
    expect(blobs).not.toEqual([]);
    valueOf(await ada.purge(upTo, deed));
    const all = await opened();
    expect(wordsLeft(all)).toEqual([]);
    expect(all.includes('painted 5')).toBe(true);
    expect(await readdir(join(root(), 'blobs'))).toEqual([]);
    await vault.release();
  });

  it('takes away what was set aside as damaged, which tells of the past too', async () => {
    const { ada, vault, upTo } = past;
    await writeFile(join(root(), 'snapshots', 'house.damaged-1'), 'Thistlewood');
    await writeFile(join(root(), 'journal', '000000000001.torn-4'), 'Thistlewood');
    await writeFile(join(root(), 'journal', `000000000001.torn-${upTo + 1}`), 'of later');
    valueOf(await ada.purge(upTo, deed));
    const left = (await filesBelow(root())).filter((file) => /damaged|torn/u.test(file));
    expect(left).toEqual([`journal/000000000001.torn-${upTo + 1}`]);
    await vault.release();
  });

  it('ends the history there, in the session that did it, in others, and in the next', async () => {
    const { vault, ada, upTo } = past;
    const ben = await signIn(vault, 'ben');
    const before = valueOf(await ben.history({ limit: 1000 }));
    const { sequence } = valueOf(await ada.purge(upTo, deed));
    const kept = before.filter((commit) => commit.sequence > upTo);
    expect(before.length).toBeGreaterThan(kept.length);
    const next = await openedAnew(vault);
    for (const session of [ada, ben, next.session]) {
      expect(valueOf(await session.history({ limit: 1000 })).slice(1)).toEqual(kept);
      expect(valueOf(await session.patchesOf(upTo + 1)).commit.sequence).toBe(upTo + 1);
      expect(errorOf(await session.patchesOf(upTo))).toEqual({ code: 'no-such-commit' });
      expect(errorOf(await session.patchesOf(1))).toEqual({ code: 'no-such-commit' });
      expect(valueOf(await session.patchesOf(sequence)).commit.label).toBe(deed.label);
    }
    await next.vault.release();
    await vault.release();
  });

  it('still lets the lines alone tell the present, without any snapshot', async () => {
    const { vault, ada, upTo } = past;
    valueOf(await ada.purge(upTo, deed));
    await note(ada, 'later', 'than that');
    const before = structuredClone(ada.state);
    valueOf(await ada.close());
    await vault.release();
    await withoutSnapshots();
    const again = valueOf(await enter(folder.path, 'ben'));
    expect(again.session.state).toEqual(before);
    await again.vault.release();
    expect(await look('mo')).toEqual({ house: before.house, 'own:p-mo': before['own:p-mo'] });
  });

  it('still opens with one damaged snapshot, also one that is older than the others', async () => {
    const { vault, ada, upTo } = past;
    valueOf(await ada.purge(upTo, deed));
    const before = structuredClone(ada.state);
    valueOf(await ada.close());
    await vault.release();
    for (const name of await readdir(join(root(), 'snapshots'))) {
      await writeFile(join(root(), 'snapshots', name), 'damaged');
      const { vault: again, session } = valueOf(await enter(folder.path, 'ben'));
      expect(session.notices).toHaveLength(1);
      expect(session.state).toEqual(before);
      expect(valueOf(await session.history({ limit: 1000 })).at(-1)?.sequence).toBe(upTo + 1);
      valueOf(await session.close());
      await again.release();
    }
  });

  it('takes the first base away when it is done again later', async () => {
    const { vault, ada, upTo } = past;
    valueOf(await ada.purge(upTo - 4, deed));
    const before = structuredClone(ada.state);
    const first = await opened();
    expect(first).toContain('"guest":"somebody else"');
    await note(ada, 'guest', 'nobody');
    valueOf(await ada.purge(ada.sequence, deed));
    expect(await opened()).not.toContain('somebody else');
    expect(valueOf(await vault.verify(ada)).lines).toBe(ada.sequence);
    await vault.release();
    await withoutSnapshots();
    expect(await look('ada')).toEqual({
      ...before,
      house: { ...before.house, notes: { ...before.house?.notes, guest: 'nobody' } },
    });
  });

  it('is nobody’s to ask for but an administrator’s', async () => {
    const { vault, upTo } = past;
    for (const who of ['ben', 'mo'] as const) {
      const session = await signIn(vault, who);
      expect(errorOf(await session.purge(upTo, deed))).toEqual({ code: 'not-allowed' });
    }
    expect(wordsLeft(await opened())).toEqual(oldWords);
    await vault.release();
  });

  it('is backed up as it is, and the backup proven', async () => {
    const { vault, ada, upTo } = past;
    valueOf(await ada.purge(upTo, deed));
    const backup = await backUp(vault, ada);
    expect(backup.problem).toBeUndefined();
    const proof = valueOf(await vault.proveBackup(ada, backup.path));
    const { state } = ada;
    expect(proof.lines).toBe(ada.sequence);
    await vault.release();
    await rm(join(root(), 'journal'), { recursive: true });
    valueOf(await restore(folder.path, backup.path));
    expect(await look('ada')).toEqual(state);
  });

  it('goes on through people who come and go, and keys that go with them', async () => {
    const { vault, ada, upTo } = past;
    valueOf(await ada.addUser({ id: 'eve', name: 'Eve', role: 'administrator' }, 'copper kettles sang at noon'));
    valueOf(await ada.purge(upTo, deed));
    valueOf(await ada.removeUser('eve'));
    valueOf(await ada.removeUser('ben'));
    valueOf(await ada.replaceRecoveryCode());
    const before = structuredClone(ada.state);
    expect(valueOf(await vault.verify(ada)).lines).toBe(ada.sequence);
    valueOf(await ada.purge(ada.sequence, deed));
    valueOf(await ada.close());
    await vault.release();
    await withoutSnapshots();
    expect(await look('ada')).toEqual(before);
  });

  it('shows who reads meanwhile the house as it was or as it is', async () => {
    const { vault, ada, upTo } = past;
    const ben = await signIn(vault, 'ben');
    const before = valueOf(await ben.history({ limit: 1000 }));
    let isOver = false;
    const readings = { histories: 0, verified: 0 };
    const reading = async (): Promise<void> => {
      while (!isOver) {
        const seen = valueOf(await ben.history({ limit: 1000 })).filter(({ sequence }) => sequence <= ada.sequence);
        const known = seen.filter(({ action }) => action !== deed.action);
        // All that is after the line, and of what is before it a part without a gap, or nothing.
        expect(known).toEqual(before.slice(0, known.length));
        expect(known.length).toBeGreaterThanOrEqual(before.filter(({ sequence }) => sequence > upTo).length);
        readings.histories += 1;
      }
    };
    const verifying = async (): Promise<void> => {
      while (!isOver) {
        valueOf(await vault.verify(ben));
        readings.verified += 1;
      }
    };
    const all = [reading(), reading(), verifying()];
    for (const line of [upTo - 8, upTo - 4, upTo - 1, upTo]) valueOf(await ada.purge(line, deed));
    isOver = true;
    await Promise.all(all);
    expect(readings.histories).toBeGreaterThan(10);
    expect(readings.verified).toBeGreaterThan(1);
    await vault.release();
  });
});

const journalFile = (name: string): string => join(root(), 'journal', name);

describe('what stays of a line that was forgotten', () => {
  const purged = async (): Promise<{ readonly keys: UserKeys; readonly upTo: number }> => {
    const { vault, ada, upTo } = await housedPast();
    valueOf(await ada.addUser({ id: 'kit', name: 'Kit', role: 'administrator' }, passphraseOfKit));
    valueOf(await ada.purge(upTo, deed));
    const kit = valueOf(await vault.signIn('kit', passphraseOfKit));
    const keys = await keysOf(folder.path, 'ada');
    valueOf(await kit.close());
    valueOf(await ada.close());
    await vault.release();
    return { keys, upTo };
  };

  /** Seals the archives anew after changing what is in them, as an administrator who uses a program of their own. */
  async function rewrite(
    by: UserKeys,
    name: string,
    change: (content: { lines: string; states: StatesOfThen | undefined }) => {
      lines: string;
      states?: StatesOfThen | undefined;
    },
  ): Promise<void> {
    const header = (await HeaderStore.open(nodeFiles, root()))?.current;
    if (!header) throw new Error('no vault.json');
    const { ring } = new Access(header, by, smallShape);
    const segment = await readOpening(nodeFiles, root(), name, header.id);
    if (!isArchive(segment)) throw new Error('no archive');
    const key = ring.get(segment.opening.compartment, segment.opening.generation);
    if (!key) throw new Error('no key');
    const bytes = await readFile(journalFile(name));
    const found = await decodeArchive(bytes.subarray(segment.start), segment.opening, key, name);
    const { lines, states } = change({ lines: Buffer.from(found.lines).toString(), states: found.states });
    const { vault, first, before, previous, last, hash, at, users, after, purged: kind } = segment.opening;
    const facts = { vault, first, before, previous, last, hash, at, users, after, ...(kind && { purged: kind }) };
    const content = { lines: Buffer.from(lines), ...(states && { states }) };
    await writeFile(journalFile(name), (await encodeArchive(content, facts, key, by, randomBytes)).bytes);
  }

  const verified = async (): Promise<unknown> => {
    const entered = await enter(folder.path, 'ada');
    if (!entered.ok) return entered.error;
    const { vault, session } = entered.value;
    const found = await vault.verify(session);
    await vault.release();
    return found.ok ? 'whole' : found.error;
  };

  it('is chained and signed: a header that was altered is damage', async () => {
    const { keys } = await purged();
    await rewrite(keys, '000000000001', (content) => content);
    expect(await verified()).toBe('whole');
    await rewrite(keys, '000000000001', ({ lines }) => ({ lines: lines.replace('"author":"ada"', '"author":"ben"') }));
    expect(await verified()).toMatchObject({ code: 'damaged', file: 'journal/000000000001' });
  });

  it('is not all that a base says: states that the house does not vouch for are refused, whoever signed them', async () => {
    const { keys } = await purged();
    const names = (await readdir(join(root(), 'journal'))).filter((name) => /^\d{12}$/u.test(name));
    const bases = [];
    for (const name of names) {
      const text = (await openingText(nodeFiles, root(), name)).split('\t')[0] ?? '';
      if (text.includes('"purged":"base"')) bases.push(name);
    }
    expect(bases).toHaveLength(1);
    await rewrite(keys, bases[0] ?? '', ({ lines, states }) => ({
      lines,
      states: { ...states, house: { schema: 1, state: { notes: { door: 'forged' }, sessions: {} } } },
    }));
    expect(await verified()).toEqual({
      code: 'damaged',
      file: `journal/${bases[0] ?? ''}`,
      detail: 'states the house does not vouch for',
    });
  });

  it('of one that is in no base is damage: nobody can tell what it did', async () => {
    const { keys, upTo } = await purged();
    const open = String(upTo + 1).padStart(12, '0');
    const header = (await HeaderStore.open(nodeFiles, root()))?.current;
    const segment = await readOpening(nodeFiles, root(), open, header?.id ?? '');
    if (!isArchive(segment)) throw new Error('the later part is an archive');
    const key = new Access(header ?? fail(), keys, smallShape).ring.get('confidential', segment.opening.generation);
    const bytes = await readFile(journalFile(open));
    const { lines } = await decodeArchive(bytes.subarray(segment.start), segment.opening, key, open);
    const bare = Buffer.from(lines)
      .toString()
      .split('\n')
      .map((line) => line.split('\t').slice(0, 2).join('\t'))
      .join('\n');
    const { vault, first, before, previous, last, hash, at, users, after } = segment.opening;
    const facts = { vault, first, before, previous, last, hash, at, users, after, purged: 'rest' as const };
    const made = await encodeArchive({ lines: Buffer.from(bare) }, facts, key ?? fail(), keys, randomBytes);
    await writeFile(journalFile(open), made.bytes);
    expect(await verified()).toMatchObject({ code: 'damaged', file: `journal/${open}` });
  });
});

const fail = (): never => {
  throw new Error('missing');
};

describe('a purge that is killed', () => {
  it('before any operation of the disk leaves the same records, and is gone on with', async () => {
    const made = await housedPast();
    const { upTo } = made;
    // A former base, and blobs on both sides of it.
    await note(made.ada, 'long', 'Marchbanks again '.repeat(200));
    await note(made.ada, 'long', undefined);
    const goal = made.ada.sequence;
    valueOf(await made.ada.purge(upTo - 8, deed));
    valueOf(await made.ada.close());
    await made.vault.release();
    const saved = join(folder.path, 'saved');
    await cp(root(), saved, { recursive: true });
    const before = await look('ada');

    const run = async (last: number) => {
      const { files, operations } = dyingFiles(last);
      const vault = await openSmallVault(folder.path, { sizes, files });
      const session = await vault.signIn('ada', passphrases.ada);
      const first = operations();
      const answer = session.ok ? await session.value.purge(goal, deed) : session;
      const count = operations();
      await vault.release().catch(() => undefined);
      return { first, count, isDone: answer.ok };
    };
    await rm(root(), { recursive: true });
    await cp(saved, root(), { recursive: true });
    const { first, count } = await run(Infinity);
    expect(count - first).toBeGreaterThan(40);
    const seen = { before: 0, half: 0 };
    for (let last = first; last < count; last += 1) {
      await rm(root(), { recursive: true });
      await cp(saved, root(), { recursive: true });
      const { isDone } = await run(last);
      expect(isDone, `killed before operation ${last}`).toBe(false);
      if (last % 2 === 0) await withoutSnapshots();
      const { vault, session } = valueOf(await enter(folder.path, 'ada'));
      expect(session.state, `killed before operation ${last}`).toEqual(before);
      expect(valueOf(await vault.verify(session)).lines).toBe(session.sequence);
      expect([upTo - 8, goal]).toContain(session.purgedUpTo);
      const history = valueOf(await session.history({ limit: 1000 }));
      expect(history.map(({ sequence }) => sequence)).toEqual(history.map((_, index) => session.sequence - index));
      expect(history.at(-1)?.sequence).toBe(session.purgedUpTo + 1);
      const isBegun = session.purgedUpTo === goal;
      if (isBegun) {
        // The next sign-out of an administrator takes away what is left.
        valueOf(await session.close());
        expect(wordsLeft(await opened()), `killed before operation ${last}`).toEqual([]);
        expect(await readdir(join(root(), 'blobs'))).toEqual([]);
        seen.half += 1;
      } else seen.before += 1;
      await vault.release();
    }
    expect(Math.min(seen.before, seen.half)).toBeGreaterThan(5);
    stdout.write(`purge: killed before ${count - first} operations, ${seen.half} times half done\n`);
  }, 120_000);
});

const openedAnew = async (
  vault: Vault<SmallState>,
): Promise<{ readonly vault: Vault<SmallState>; readonly session: VaultSession<SmallState> }> => {
  const copy = join(folder.path, 'copy');
  await cp(vault.folder, join(copy, 'vault'), { recursive: true });
  return valueOf(await enter(copy, 'ada'));
};
