import { afterAll, describe, expect, it } from 'vitest';
import { cutEverywhere, noCounts, summary } from '../support/cut-everywhere.ts';
import { ModelDisk } from '../support/model-disk.ts';
import { seeded } from '../support/seeded.ts';
import { isSoak, patience, rounds } from '../support/soak.ts';
import { peopledHouse, restored, ToldHouse } from '../support/told-house.ts';
import { noHouse } from '../support/told-world.ts';

/*
 * The power is cut after every instruction to the disk, with every kind of thing the disk may have made of what was not
 * synced. Whatever was answered before is there afterwards, and nothing that was not told.
 */
const cutting = (seed: string) => ({ seed, more: isSoak ? 12 : 1, onceIn: 1, againOnceIn: isSoak ? 3 : 150 });
const fresh = ['nine violet kites over Lexington', 'eleven quiet ferries to Dover'] as const;
const counts = noCounts();

afterAll(() => {
  process.stdout.write(`${summary('scripted houses', counts)}\n`);
});

describe('what was answered is there after a power cut', { timeout: patience }, () => {
  it('while a house is made and first written in', async () => {
    const house = new ToldHouse(new ModelDisk(), seeded('made'));
    await house.create();
    await house.note('ada', 'door', 'blue');
    await house.commit('ada', (state) => {
      if (state.house) state.house.notes['both'] = 'places';
      if (state.confidential) state.confidential.notes['both'] = 'in trust';
      state['own:p-mo'] = { hours: { h1: 2 }, signatures: {} };
    });
    await house.signOut('ada');
    await house.release();
    await cutEverywhere(house, noHouse, cutting('made'), counts);
  });

  it('while it grows, is laid out anew, archived and backed up', async () => {
    const house = await peopledHouse('grows');
    const before = house.world;
    await house.open();
    await house.signIn('ben');
    await house.note('ben', 'guest', 'Thistlewood');
    await house.note('ben', 'letter', 'a long letter, '.repeat(100));
    for (let count = 0; count < 4; count += 1) await house.note('ben', `k${count}`, `text ${count}`);
    await house.commit('ben', ({ house: rooms }) => {
      if (rooms) delete rooms.notes['guest'];
    });
    await house.snapshot('ben');
    await house.backUp('ben');
    await house.note('ben', 'after', 'the snapshots');
    await house.commit('ben', ({ house: rooms }) => {
      if (rooms) delete rooms.notes['letter'];
    });
    await house.signOut('ben');
    await house.signIn('mo');
    await house.commit('mo', (state) => {
      const own = state['own:p-mo'];
      if (own) own.hours['h2'] = 3;
    });
    await house.dropIn('mo', 'r1');
    await house.signOut('mo');
    await house.release();
    await cutEverywhere(house, before, cutting('grows'), counts);
    expect(house.world.backups).toHaveLength(1);
  });

  it('while people come and go, and take their keys with them', async () => {
    const house = await peopledHouse('people');
    const before = house.world;
    await house.open();
    await house.signIn('ada');
    await house.note('ada', 'guest', 'Thistlewood');
    await house.commit('ada', ({ house: rooms }) => {
      if (rooms) delete rooms.notes['guest'];
    });
    await house.signOut('ada');
    await house.signIn('ada');
    await house.reset('ada', 'mo', fresh[0]);
    await house.note('ada', 'one', 'under new keys');
    await house.changeRole('ada', 'ben', 'mentor');
    await house.commit('ada', ({ confidential }) => {
      if (confidential) confidential.notes['two'] = 'not for Ben';
    });
    await house.signOut('ada');
    await house.signIn('ada');
    await house.remove('ada', 'ben');
    await house.changeOwnPassphrase('ada', fresh[1]);
    await house.note('ada', 'three', 'under newer keys');
    await house.signOut('ada');
    await house.release();
    await cutEverywhere(house, before, cutting('people'), counts);
  });

  it('while staff and mentors work side by side', async () => {
    const house = await peopledHouse('side by side');
    const before = house.world;
    await house.open();
    await house.signIn('ben');
    await house.signIn('mo');
    await house.note('ben', 'guest', 'Thistlewood');
    await house.commit('mo', (state) => {
      const own = state['own:p-mo'];
      if (own) own.hours['h2'] = 3;
    });
    await house.undo('mo', (state) => {
      delete state['own:p-mo']?.hours['h2'];
    });
    await house.commit('ben', ({ house: rooms }) => {
      if (rooms) delete rooms.notes['guest'];
    });
    // Commits go on while staff sign out, write snapshots and archive what mentors may not see any more.
    const leaving = house.signOut('ben');
    await house.dropIn('mo', 'r1');
    await house.commit('mo', (state) => {
      const own = state['own:p-mo'];
      if (own) own.hours['h3'] = 4;
    });
    await leaving;
    await house.signOut('mo');
    await house.release();
    await cutEverywhere(house, before, cutting('side by side'), counts);
  });

  it('while a backup is restored: the house is the one before or the one of the backup', async () => {
    const made = await peopledHouse('restored');
    await made.open();
    await made.signIn('ben');
    await made.note('ben', 'letter', 'a long letter, '.repeat(100));
    await made.backUp('ben');
    const then = made.world;
    await made.note('ben', 'later', 'than the backup');
    await made.release();
    const house = new ToldHouse(new ModelDisk(made.disk.image), seeded('restored again'), made.world);
    await restored(house, then.backups[0] ?? '', then);
    await cutEverywhere(house, made.world, cutting('restored'), counts);
    expect(house.world.state.house?.notes).not.toHaveProperty('later');
  });

  it('though the disk refuses any one operation of a commit, of a change of people and of a sign-out', async () => {
    const house = await peopledHouse('refused');
    const before = house.world;
    await house.open();
    for (let operation = 0; operation < 10; operation += 1) {
      await house.signIn('ada');
      const refusing = async (work: () => Promise<void>): Promise<void> => {
        house.disk.refuseAfter(operation);
        await work();
        house.disk.refuseAfter(Infinity);
      };
      await refusing(() => house.note('ada', 'door', `painted ${operation} times`));
      const role = house.world.users['ben']?.role === 'staff' ? 'mentor' : 'staff';
      await refusing(() => house.changeRole('ada', 'ben', role));
      await house.note('ada', 'guest', 'Thistlewood');
      await house.commit('ada', ({ house: rooms }) => void delete rooms?.notes['guest']);
      await refusing(() => house.signOut('ada'));
      house.assertSeen();
    }
    await house.release();
    expect(house.steps.filter(({ isRefused }) => isRefused).length).toBeGreaterThan(8);
    await cutEverywhere(
      house,
      before,
      { ...cutting('refused'), onceIn: rounds(3, 1), againOnceIn: rounds(400, 3) },
      counts,
    );
  });

  it('though the disk refuses several operations in a row, and takes back nothing meanwhile', async () => {
    const first = await peopledHouse('several');
    const before = first.world;
    for (const [operation, times] of pairs(14, [2, 5])) {
      const seed = `several, ${times} from ${operation}`;
      const house = new ToldHouse(new ModelDisk(first.disk.image), seeded(seed), before);
      await house.open();
      await house.signIn('ada');
      await house.signIn('mo');
      house.disk.refuseAfter(operation, times);
      if (operation % 2 === 0) await house.note('ada', 'door', 'red');
      await house.changeRole('ada', 'ben', 'mentor');
      house.disk.refuseAfter(Infinity);
      await house.commit('mo', (state) => {
        const own = state['own:p-mo'];
        if (own) own.hours['h2'] = 3;
      });
      await house.note('ada', 'after', 'the disk is well again');
      house.assertSeen();
      await house.signOut('ada');
      await house.release();
      await cutEverywhere(house, before, { seed, more: 1, onceIn: rounds(16, 1), againOnceIn: Infinity }, counts);
    }
  });
});

const pairs = (below: number, others: readonly number[]): readonly (readonly [number, number])[] =>
  Array.from({ length: below }, (_, number) =>
    others.map((other): readonly [number, number] => [number, other]),
  ).flat();
