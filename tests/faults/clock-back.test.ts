import { join } from 'node:path';
import { env, stdout } from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { Random } from '../../build/demo-house/random.ts';
import { openVault, type Vault } from '../../main/vault/index.ts';
import { addNote, backUp, listed, restore } from '../support/backups.ts';
import {
  createPeopledVault,
  fixedNow,
  signIn,
  smallShape,
  temporaryFolder,
  testTools,
  valueOf,
  type SmallState,
} from '../support/vault.ts';
import { tinySizes } from './support/busy-house.ts';

/*
 * A PC whose clock goes back: by a time server, by hand, by a battery that has run out. `CAIRN_SEED` repeats a run.
 */
const seed = Number(env['CAIRN_SEED'] ?? 20_261_123);
const folder = temporaryFolder();
const seen = { jumps: 0, commits: 0, backups: 0 };
afterAll(() => {
  stdout.write(`clock: ${seen.jumps} jumps back, ${seen.commits} commits, ${seen.backups} backups\n`);
});

const hour = 3_600_000;
const day = 24 * hour;

/** A clock that runs as long as nobody touches it. */
class Clock {
  #now = Date.parse(fixedNow);

  readonly now = (): Date => new Date((this.#now += 1000));

  move(milliseconds: number): void {
    this.#now += milliseconds;
    if (milliseconds < 0) seen.jumps += 1;
  }
}

const open = async (clock: Clock): Promise<Vault<SmallState>> =>
  valueOf(
    await openVault({
      folder: join(folder.path, 'vault'),
      shape: smallShape,
      tools: testTools({ now: clock.now, sizes: tinySizes }),
    }),
  );

/** When every line was written, oldest first, as somebody on staff reads it from the disk. */
async function momentsOf(vault: Vault<SmallState>): Promise<readonly string[]> {
  const ada = await signIn(vault, 'ada');
  const history = valueOf(await ada.history({ limit: Infinity }));
  valueOf(await vault.verify(ada));
  expect(history.map(({ sequence }) => sequence)).toEqual(history.map((_, at) => history.length - at));
  return history.map(({ at }) => at).reverse();
}

const expectInOrder = (moments: readonly string[]): void => expect(moments).toEqual([...moments].sort());

describe('a clock that goes back', () => {
  it('between two commits gives the later one the moment of the one before', async () => {
    const clock = new Clock();
    const vault = await createPeopledVault(folder.path, { now: clock.now });
    const ben = await signIn(vault, 'ben');
    const commit = async (key: string) =>
      valueOf(
        await ben.commit({ action: 'notes.add', label: 'a note' }, (draft) => {
          if (draft.house) draft.house.notes[key] = 'blue';
        }),
      );
    const before = await commit('before');
    clock.move(-400 * day);
    const after = await commit('after');
    expect(after?.at).toBe(before?.at);
    clock.move(400 * day + hour);
    expect(Date.parse((await commit('later'))?.at ?? '')).toBeGreaterThan(Date.parse(before?.at ?? ''));
    await vault.release();
  });

  it('between a sign-out that archived every line and the next sign-in keeps the order too', async () => {
    const clock = new Clock();
    const vault = await createPeopledVault(folder.path, { now: clock.now, sizes: tinySizes });
    const ben = await signIn(vault, 'ben');
    for (let count = 0; count < 10; count += 1) await addNote(ben, `n${count}`, 'blue');
    valueOf(await ben.close());
    await vault.release();
    clock.move(-30 * day);
    const again = await open(clock);
    await addNote(await signIn(again, 'ben'), 'after', 'the jump');
    await again.release();
    const last = await open(clock);
    expectInOrder(await momentsOf(last));
    await last.release();
  });

  it('again and again, between commits and sessions, leaves the history in its order', async () => {
    const random = new Random(seed);
    const clock = new Clock();
    await (await createPeopledVault(folder.path, { now: clock.now, sizes: tinySizes })).release();
    for (let session = 1; session <= 12; session += 1) {
      const vault = await open(clock);
      const who = await signIn(vault, random.chance(0.5) ? 'ada' : 'ben');
      for (let count = random.whole(1, 8); count > 0; count -= 1) {
        if (random.chance(0.4)) clock.move(random.whole(-40 * 24, 20 * 24) * hour);
        await addNote(who, `n${random.whole(1, 9)}`, `in session ${session}, ${count} before its end`);
        seen.commits += 1;
      }
      if (random.chance(0.3)) valueOf(await who.snapshot());
      await vault.release();
      clock.move(random.whole(-40 * 24, 20 * 24) * hour);
    }
    const vault = await open(clock);
    const moments = await momentsOf(vault);
    expect(moments.length, `seed ${seed}`).toBeGreaterThan(seen.commits);
    expectInOrder(moments);
    await vault.release();
  });
});

describe('backups made by a clock that goes back', () => {
  it('stay in the order in which they were made, and the newest is never the one that goes', async () => {
    const random = new Random(seed);
    const clock = new Clock();
    const vault = await createPeopledVault(folder.path, { now: clock.now, sizes: tinySizes });
    const ben = await signIn(vault, 'ben');
    const made: string[] = [];
    for (let count = 1; count <= 40; count += 1) {
      await addNote(ben, 'newest', `backup ${count}`);
      const { path } = await backUp(vault, ben);
      made.unshift(path);
      seen.backups += 1;
      const { backups, unreadable } = await listed(join(folder.path, 'vault'));
      expect(unreadable).toEqual([]);
      const there = backups.map((backup) => backup.path);
      expect(there[0], `seed ${seed}, backup ${count}`).toBe(path);
      expect(there).toEqual(made.filter((one) => there.includes(one)));
      clock.move(random.chance(0.5) ? random.whole(1, 72) * hour : -random.whole(0, 72) * hour);
    }
    // Nothing has changed since: there is nothing to back up, whatever the clock says.
    expect(valueOf(await vault.backUp(ben, { onlyIfChanged: true }))).toBeUndefined();
    await vault.release();
    valueOf(await restore(folder.path, made[0] ?? ''));
    const again = await open(clock);
    const { state } = await signIn(again, 'ada');
    expect(state.house?.notes['newest']).toBe('backup 40');
    await again.release();
  });

  it('a year early lose none of the days, weeks and months that are kept', async () => {
    const clock = new Clock();
    const vault = await createPeopledVault(folder.path, { now: clock.now, sizes: tinySizes });
    const ben = await signIn(vault, 'ben');
    const days: string[] = [];
    for (let count = 1; count <= 5; count += 1) {
      await addNote(ben, 'newest', `backup ${count}`);
      days.push((await backUp(vault, ben)).path);
      clock.move(day);
    }
    clock.move(-365 * day);
    await addNote(ben, 'newest', 'with a wrong clock');
    const early = await backUp(vault, ben);
    clock.move(365 * day);
    await addNote(ben, 'newest', 'with a right one');
    const right = await backUp(vault, ben);
    const { backups } = await listed(join(folder.path, 'vault'));
    expect(backups.map(({ path }) => path)).toEqual([right.path, early.path, ...days.reverse()]);
    await vault.release();
  });
});
