import { isDeepStrictEqual } from 'node:util';
import { createVault, listBackups, openVault, type Vault, type VaultSession } from '../../main/vault/index.ts';
import { ModelDisk, type Image } from './model-disk.ts';
import { seeded } from './seeded.ts';
import { passphrases, smallShape, type SmallState } from './small-house.ts';
import {
  edited,
  nameOf,
  placeOn,
  seenBy,
  tinySizes,
  ToldHouse,
  toolsOn,
  withoutEmptyOwn,
  type World,
} from './told-house.ts';
import { valueOf } from './vault.ts';

/*
 * Somebody starts the program on the disk that a power cut left, and everything that was answered has to be there.
 */

/** How a house is entered after a cut: its first user may be anybody, and what they do is told too. */
export interface Reopened {
  /** The house of that opening; nothing when there rightly was none. */
  readonly house: ToldHouse | undefined;
  /** The world that the disk turned out to hold. */
  readonly found: World | undefined;
  /** A mentor who came first was sent away until staff had been there. */
  readonly waitedForStaff: boolean;
}

const afterwards = 'after the cut';

/** Opens the house on a disk that may hold one of these worlds, uses it, and opens it again. Throws what is wrong. */
export async function reopen(
  image: Image,
  allowed: readonly World[],
  seed: string,
  mentorFirst: boolean,
): Promise<Reopened> {
  const disk = new ModelDisk(image);
  const tools = toolsOn(disk, seeded(seed), tinySizes);
  const options = { folder: placeOn(disk), shape: smallShape, tools };
  const opened = await openVault(options);
  if (!opened.ok) {
    const isRight = opened.error.code === 'missing' && allowed.some(({ exists }) => !exists);
    if (!isRight) throw new Error(`does not open: ${JSON.stringify(opened.error)}`);
    const administrator = { id: 'ada', name: 'Ada' };
    const made = valueOf(await createVault({ ...options, administrator, passphrase: passphrases.ada }));
    await made.vault.release();
    return { house: undefined, found: undefined, waitedForStaff: false };
  }
  let worlds: readonly World[] = allowed.filter(({ exists }) => exists);
  let waitedForStaff = false;
  const vault = opened.value;
  try {
    if (mentorFirst) {
      const came = await mentorComes(vault, worlds);
      worlds = came.worlds;
      waitedForStaff = came.waited;
    }
    const { session, world } = await administratorComes(vault, worlds);
    const told = edited(world, ({ house }) => {
      if (house) house.notes[afterwards] = 'the house goes on';
    });
    const asked = disk.log.length;
    valueOf(
      await session.commit({ action: 'test.after', label: afterwards }, ({ house }) => {
        if (house) house.notes[afterwards] = 'the house goes on';
      }),
    );
    const answered = disk.log.length;
    assertSame(withoutEmptyOwn(session.state), seenBy(told, 'ada'), 'after the next commit');
    valueOf(await vault.verify(session));
    const { backups, unreadable } = valueOf(await listBackups(placeOn(disk), disk.files));
    const good = backups.filter(({ problem }) => problem === undefined).map(({ path }) => nameOf(path));
    const gone = world.backups.filter((name) => !good.includes(name));
    if (gone.length + unreadable.length > 0) throw new Error(`backups lost: ${gone.join(' ')}`);
    await vault.release();
    const again = valueOf(await openVault(options));
    const { session: second } = await administratorComes(again, [told]);
    assertSame(withoutEmptyOwn(second.state), seenBy(told, 'ada'), 'at the second opening');
    await again.release();
    const house = new ToldHouse(disk, seeded(seed), told);
    house.steps.push({ what: afterwards, asked, answered, to: told });
    return { house, found: world, waitedForStaff };
  } finally {
    await vault.release();
  }
}

/** A mentor of some of the worlds signs in before anybody on staff, and writes something where they may. */
async function mentorComes(
  vault: Vault<SmallState>,
  worlds: readonly World[],
): Promise<{ readonly worlds: readonly World[]; readonly waited: boolean }> {
  const known = worlds.map(({ users }) => users['mo']);
  const passphraseSet = new Set(known.flatMap((user) => (user?.role === 'mentor' ? [user.passphrase] : [])));
  for (const passphrase of passphraseSet) {
    const entered = await vault.signIn('mo', passphrase);
    if (!entered.ok) {
      const { code } = entered.error;
      if (code === 'staff-first') return { worlds, waited: true };
      if (code !== 'wrong-passphrase') throw new Error(`a mentor does not get in: ${JSON.stringify(entered.error)}`);
      if (known.every((user) => user?.passphrase === passphrase)) throw new Error('a mentor is not known any more');
      continue;
    }
    const session = entered.value;
    if (session.user.role !== 'mentor') {
      valueOf(await session.close());
      return { worlds, waited: false };
    }
    const seen = withoutEmptyOwn(session.state);
    const possible = worlds.filter((world) => isDeepStrictEqual(seen, seenBy(world, 'mo')));
    if (possible.length === 0) throw new Error(`a mentor sees what never was: ${JSON.stringify(seen)}`);
    const hasOwn = session.state['own:p-mo'] !== undefined;
    const logHours = (state: SmallState): void => {
      const own = state['own:p-mo'];
      if (own) own.hours['first'] = 1;
    };
    if (hasOwn) valueOf(await session.commit({ action: 'test.hours', label: 'hours' }, logHours));
    valueOf(await session.close());
    return {
      waited: false,
      worlds: possible.map((world) =>
        edited(world, (state) => {
          if (hasOwn) state['own:p-mo'] ??= { hours: {}, signatures: {} };
          logHours(state);
        }),
      ),
    };
  }
  return { worlds, waited: false };
}

/** Ada signs in and sees exactly one of the worlds. */
async function administratorComes(
  vault: Vault<SmallState>,
  worlds: readonly World[],
): Promise<{ readonly session: VaultSession<SmallState>; readonly world: World }> {
  const refusals: string[] = [];
  for (const passphrase of new Set(worlds.map(({ users }) => users['ada']?.passphrase ?? ''))) {
    const entered = await vault.signIn('ada', passphrase);
    if (!entered.ok) {
      refusals.push(JSON.stringify(entered.error));
      continue;
    }
    const session = entered.value;
    const state = withoutEmptyOwn(session.state);
    const roles = Object.fromEntries(session.users().map(({ id, role, personId }) => [id, `${role} ${personId ?? ''}`]));
    for (const world of worlds.toReversed()) {
      const isPassphrase = world.users['ada']?.passphrase === passphrase;
      const told = Object.fromEntries(
        Object.entries(world.users).map(([id, { role, personId }]) => [id, `${role} ${personId ?? ''}`]),
      );
      if (!isPassphrase || !isDeepStrictEqual(state, seenBy(world, 'ada')) || !isDeepStrictEqual(roles, told)) continue;
      if (await knowsPassphrases(vault, world)) return { session, world };
    }
    throw new Error(
      `holds what was never told: ${JSON.stringify({ state, roles })} instead of ${JSON.stringify(worlds)}`,
    );
  }
  throw new Error(`nobody gets in: ${refusals.join(' ')}`);
}

/** Whether everybody else gets in with the passphrase of that world. */
async function knowsPassphrases(vault: Vault<SmallState>, world: World): Promise<boolean> {
  for (const [id, { passphrase }] of Object.entries(world.users)) {
    if (id === 'ada') continue;
    const entered = await vault.signIn(id, passphrase);
    if (!entered.ok && entered.error.code === 'wrong-passphrase') return false;
    const session = valueOf(entered);
    assertSame(withoutEmptyOwn(session.state), seenBy(world, id), `as ${id} sees it`);
    await session.close();
  }
  return true;
}

function assertSame(found: SmallState, told: SmallState, when: string): void {
  if (!isDeepStrictEqual(found, told))
    throw new Error(`${when}: ${JSON.stringify(found)} instead of ${JSON.stringify(told)}`);
}
