import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { env, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { Random } from '../../build/demo-house/random.ts';
import { listBackups, nodeFiles, openVault } from '../../main/vault/index.ts';
import { bundle } from '../support/bundle.ts';
import { isSoak, patience, rounds } from '../support/soak.ts';
import { createPeopledVault, passphrases, smallShape, temporaryFolder, testTools, valueOf } from '../support/vault.ts';
import { adasPassphrase, after, clockAt, tinySizes, usersOf, type Known, type Step } from './support/busy-house.ts';
import { killed, type LastWords } from './support/killing.ts';

/*
 * Processes that do to a house all that a house knows, one thing after the other, and are killed in the middle: by somebody
 * else at a random moment, or at an operation of the disk, in the middle of a write. Whoever comes next finds what was
 * answered, and of what was begun all or nothing. `npm run soak` kills thousands; `CAIRN_SEED` repeats a run.
 */
const seed = Number(env['CAIRN_SEED'] ?? 20_261_123);
/** A house grows slower with each key it was given: many short lives are quicker than one long one. */
const houses = rounds(6, 60);
const killsPerHouse = isSoak ? 60 : 34;
const atOnce = 3;

const folder = temporaryFolder();
const seen = { kills: 0, opening: 0, done: 0, undone: 0, torn: 0, at: new Map<Step['kind'], number>() };

/** A house that is killed again and again. */
async function house(name: string, script: string, random: Random): Promise<void> {
  const home = join(folder.path, name);
  const stick = join(home, 'stick');
  await mkdir(stick, { recursive: true });
  const made = await createPeopledVault(home, { sizes: tinySizes });
  const ada = valueOf(await made.signIn('ada', adasPassphrase(0)));
  let known: Known = { state: ada.state, users: usersOf(ada), passphrase: 0 };
  await made.release();

  let first = 1;
  let newest: string | undefined;
  for (let kill = 1; kill <= killsPerHouse; kill += 1) {
    const isByItself = random.chance(0.5);
    const killAt = { operation: random.whole(1, random.chance(0.3) ? 3 : 45), share: random.next() };
    const orders = {
      folder: join(home, 'vault'),
      stick,
      first,
      seed: random.whole(1, 1_000_000_000),
      passphrase: known.passphrase,
      ...(isByItself ? { killAt } : {}),
    };
    // From -1 answers on it counts from the start of the process, which takes a while.
    const answers = random.whole(-1, 3);
    const milliseconds = answers < 0 ? random.whole(60, 200) : random.next() ** 2 * 15;
    const moment = { answers: isByItself ? Infinity : answers, milliseconds };
    const words = await killed(script, orders, moment);
    first += words.answered.length + 1;
    newest = words.backups.at(-1) ?? newest;

    // Every other time a copy is looked at, and the next process starts in what this one left.
    const isCopy = random.chance(0.5);
    const place = isCopy ? join(home, 'copy') : home;
    if (isCopy) await cp(join(home, 'vault'), join(place, 'vault'), { recursive: true });
    try {
      known = await found(place, words, known, first);
      await expectBackups(join(home, 'vault'), newest);
      await expectBackups(stick, undefined);
    } catch (error) {
      throw new Error(`seed ${seed}, ${name}, kill ${kill}: ${JSON.stringify({ orders, words })}`, { cause: error });
    }
    if (isCopy) await rm(place, { recursive: true });
  }
}

/** Opens what a killed process left; what is known of it by then. */
async function found(home: string, words: LastWords, before: Known, first: number): Promise<Known> {
  const answered = words.answered.reduce(after, before);
  const begun = words.begun ? after(answered, words.begun) : answered;
  const tools = testTools({ sizes: tinySizes, now: () => clockAt(first) });
  const vault = valueOf(await openVault({ folder: join(home, 'vault'), shape: smallShape, tools }));
  try {
    const { passphrase } = (await vault.signIn('ada', adasPassphrase(answered.passphrase))).ok ? answered : begun;
    const session = valueOf(await vault.signIn('ada', adasPassphrase(passphrase)));
    const known = { state: session.state, users: usersOf(session), passphrase };
    const isUndone = same(known, answered);
    expect(known).toEqual(isUndone ? answered : begun);
    valueOf(await vault.verify(session));
    valueOf(await session.close());
    await valueOf(await vault.signIn('mo', passphrases.mo)).close();
    count(words, isUndone, vault.notices.length);
    return known;
  } finally {
    await vault.release();
  }
}

const same = (one: Known, other: Known): boolean => {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
};

/** Every backup that stands is whole, and the newest that was answered is among them or has been followed by another. */
async function expectBackups(place: string, newest: string | undefined): Promise<void> {
  const { backups, unreadable } = valueOf(await listBackups(place, nodeFiles));
  expect(unreadable).toEqual([]);
  expect(backups.map(({ problem }) => problem)).toEqual(backups.map(() => undefined));
  if (newest !== undefined) expect((backups.at(0)?.path ?? '') >= newest).toBe(true);
}

function count({ wasIn, begun }: LastWords, isUndone: boolean, torn: number): void {
  seen.kills += 1;
  seen.torn += torn;
  if (!wasIn) seen.opening += 1;
  if (begun) seen.at.set(begun.kind, (seen.at.get(begun.kind) ?? 0) + 1);
  if (begun) seen[isUndone ? 'undone' : 'done'] += 1;
}

it(
  'after every kill, exactly what was answered is there, and of what was begun all or nothing',
  async () => {
    const script = fileURLToPath(await bundle('tests/faults/support/busy-process.ts', folder.path, 'busy-process'));
    const random = new Random(seed);
    const began = performance.now();
    const waiting = Array.from({ length: houses }, (_, at) => ({
      name: `house-${at}`,
      seed: random.whole(1, 2 ** 31),
    }));
    const oneAfterTheOther = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        await house(next.name, script, new Random(next.seed));
    };
    await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther));
    const kinds = [...seen.at].map(([kind, times]) => `${kind} ${times}`).join(', ');
    stdout.write(
      `kills: ${seen.kills} in ${Math.round((performance.now() - began) / 1000)} s (while opening ${seen.opening}; ` +
        `at ${kinds}); of what was begun ${seen.done} done, ${seen.undone} not; ${seen.torn} torn lines\n`,
    );
    expect(seen.kills).toBe(houses * killsPerHouse);
    // It would prove little if it had never been hit at work.
    expect(seen.at.size).toBeGreaterThan(8);
    expect(seen.torn).toBeGreaterThan(0);
  },
  Math.max(patience, 240_000),
);
