import { randomBytes } from 'node:crypto';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { describe, expect, it } from 'vitest';
import { Access } from '../../main/vault/access.ts';
import { decodeArchive, encodeArchive, type StatesOfThen } from '../../main/vault/archive.ts';
import { HeaderStore } from '../../main/vault/header.ts';
import { nodeFiles } from '../../main/vault/index.ts';
import type { UserKeys } from '../../main/vault/keys.ts';
import { isArchive, openingText, readOpening } from '../../main/vault/segment.ts';
import { dyingFiles } from '../support/failing-files.ts';
import { deed, housedPast, look, note, opened, sizes, wordsLeft } from '../support/past-house.ts';
import { enter, keysOf, openSmallVault, passphrases, smallShape, temporaryFolder, valueOf } from '../support/vault.ts';

/* What is made of a house that has forgotten something: by an administrator with a program of their own, and by a kill. */
const passphraseOfKit = 'velvet harbours and old maps';
const folder = temporaryFolder();
const root = (): string => join(folder.path, 'vault');
const withoutSnapshots = (): Promise<void> => rm(join(root(), 'snapshots'), { recursive: true });

const journalFile = (name: string): string => join(root(), 'journal', name);

describe('what stays of a line that was forgotten', () => {
  const purged = async (): Promise<{ readonly keys: UserKeys; readonly upTo: number }> => {
    const { vault, ada, upTo } = await housedPast(folder.path);
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

  it('is an administrator’s word alone: staff with a program of their own purge nothing', async () => {
    await purged();
    await rewrite(await keysOf(folder.path, 'ben'), '000000000001', (content) => content);
    expect(await verified()).toEqual({
      code: 'damaged',
      file: 'journal/000000000001',
      detail: 'not purged by an administrator',
    });
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
    const made = await housedPast(folder.path);
    const { upTo } = made;
    // A former base, and blobs on both sides of it.
    await note(made.ada, 'long', 'Marchbanks again '.repeat(200));
    await note(made.ada, 'long', undefined);
    const goal = made.ada.sequence;
    // The line lies inside an archive, which is written in two.
    await note(made.ada, 'tea', 'at five');
    valueOf(await made.ada.purge(upTo - 8, deed));
    valueOf(await made.ada.close());
    await made.vault.release();
    const saved = join(folder.path, 'saved');
    await cp(root(), saved, { recursive: true });
    const before = await look(folder.path, 'ada');

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
        expect(wordsLeft(await opened(folder.path)), `killed before operation ${last}`).toEqual([]);
        expect(await readdir(join(root(), 'blobs'))).toEqual([]);
        seen.half += 1;
      } else seen.before += 1;
      await vault.release();
    }
    expect(Math.min(seen.before, seen.half)).toBeGreaterThan(5);
    stdout.write(`purge: killed before ${count - first} operations, ${seen.half} times half done\n`);
  }, 120_000);
});
