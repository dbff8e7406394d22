import { inspect, isDeepStrictEqual } from 'node:util';
import {
  createVault,
  listBackups,
  openVault,
  type Backup,
  type Vault,
  type VaultSession,
} from '../../main/vault/index.ts';
import { ModelDisk, type Image } from './model-disk.ts';
import { seeded } from './seeded.ts';
import { passphrases, smallShape, type SmallState } from './small-house.ts';
import { placeOn, tinySizes, toolsOn } from './told-house.ts';
import { edited, nameOf, seenBy, withoutEmptyOwn, type Step, type World } from './told-world.ts';
import { valueOf } from './vault.ts';

/*
 * Somebody starts the program on the disk that a power cut left, and everything that was answered has to be there.
 */

/** An opening after a cut, as a history of its own. */
export interface Reopened {
  readonly disk: ModelDisk;
  /** The world that the disk turned out to hold. */
  readonly found: World;
  readonly steps: readonly Step[];
  /** A mentor who came first was sent away until staff had been there. */
  readonly waitedForStaff: boolean;
}

const afterwards = 'after the cut';
const goOn = ({ house }: SmallState): void => {
  if (house) house.notes[afterwards] = 'the house goes on';
};
const logHours = (state: SmallState): void => {
  const own = state['own:p-mo'];
  if (own) own.hours[afterwards] = 1;
};

/**
 * How a house is looked at: by Ada alone; by everybody, who walks all of it and opens its backups; or first by a mentor.
 */
export type Look = 'ada' | 'everybody' | 'mentor first';

/**
 * Opens the house on a disk that may hold one of these worlds, goes on in it, and opens it again. Throws what is wrong;
 * nothing comes back when there rightly was no house yet.
 */
export async function reopen(
  image: Image,
  allowed: readonly World[],
  seed: string,
  look: Look,
): Promise<Reopened | undefined> {
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
    return undefined;
  }
  const vault = opened.value;
  try {
    const steps: Step[] = [];
    const first = await (look === 'mentor first' ? mentorComes : nobodyComes)(vault, withSureBackups(allowed), disk);
    const { session, world } = await administratorComes(
      vault,
      first.possible.map(({ to }) => to),
      look === 'everybody',
    );
    const found = first.possible.find(({ to }) => to === world)?.from ?? world;
    if (first.wrote)
      steps.push({
        what: 'hours of a mentor',
        ...first.wrote,
        to: world,
        after: world,
        isRefused: false,
        mayReturn: false,
      });

    const told = edited(world, goOn);
    const asked = disk.log.length;
    valueOf(await session.commit({ action: 'test.after', label: afterwards }, goOn));
    steps.push({
      what: afterwards,
      asked,
      answered: disk.log.length,
      to: told,
      after: told,
      isRefused: false,
      mayReturn: false,
    });
    assertSame(withoutEmptyOwn(session.state), seenBy(told, 'ada'), 'after the next commit');
    const backups = await assertBackups(disk, told.backups);
    if (look === 'everybody') {
      valueOf(await vault.verify(session));
      for (const { path } of backups) valueOf(await vault.proveBackup(session, path));
    }
    await vault.release();

    const again = valueOf(await openVault(options));
    const next = valueOf(await again.signIn('ada', told.users['ada']?.passphrase ?? ''));
    assertSame(withoutEmptyOwn(next.state), seenBy(told, 'ada'), 'at the second opening');
    await again.release();
    return { disk, found, steps, waitedForStaff: first.waited };
  } finally {
    await vault.release();
  }
}

/** Whether a backup that was on its way is there cannot be told by the state: what has to be there are the others. */
const withSureBackups = (worlds: readonly World[]): readonly World[] =>
  worlds.map((world) => ({
    ...world,
    backups: world.backups.filter((name) => worlds.every(({ backups }) => backups.includes(name))),
  }));

/** The backups that were answered are there; all that are there come back, and none of them lacks anything. */
async function assertBackups(disk: ModelDisk, told: readonly string[]): Promise<readonly Backup[]> {
  const { backups, unreadable } = valueOf(await listBackups(placeOn(disk), disk.files));
  const names = backups.map(({ path }) => nameOf(path));
  const isWhole = unreadable.length === 0 && backups.every(({ problem }) => problem === undefined);
  if (!isWhole || !told.every((name) => names.includes(name)))
    throw new Error(`backups ${shown({ names, unreadable })} instead of ${told.join(' ')}`);
  return backups;
}

/** What came of whoever was first: which worlds are possible still, and what they have become by what was written. */
interface CameFirst {
  readonly possible: readonly { readonly from: World; readonly to: World }[];
  readonly wrote?: Pick<Step, 'asked' | 'answered'>;
  readonly waited: boolean;
}

const unchanged = (worlds: readonly World[]): CameFirst['possible'] =>
  worlds.filter(({ exists }) => exists).map((world) => ({ from: world, to: world }));

const nobodyComes = (_: Vault<SmallState>, worlds: readonly World[]): Promise<CameFirst> =>
  Promise.resolve({ possible: unchanged(worlds), waited: false });

/** A mentor of some of the worlds signs in before anybody on staff, and writes something where they may. */
async function mentorComes(vault: Vault<SmallState>, worlds: readonly World[], disk: ModelDisk): Promise<CameFirst> {
  const possible = unchanged(worlds);
  const mentors = worlds.map(({ users }) => users['mo']).filter((user) => user?.role === 'mentor');
  for (const passphrase of new Set(mentors.map((user) => user?.passphrase ?? ''))) {
    const entered = await vault.signIn('mo', passphrase);
    if (!entered.ok) {
      const { code } = entered.error;
      if (code === 'staff-first') return { possible, waited: true };
      const mayBeUnknown = worlds.some(({ users }) => users['mo']?.passphrase !== passphrase);
      if (code === 'wrong-passphrase' && mayBeUnknown) continue;
      throw new Error(`a mentor does not get in: ${JSON.stringify(entered.error)}`);
    }
    const session = entered.value;
    const seen = withoutEmptyOwn(session.state);
    const seenIn = possible.filter(({ from }) => isDeepStrictEqual(seen, seenBy(from, 'mo')));
    if (seenIn.length === 0) throw new Error(`a mentor sees what never was: ${shown(seen)}`);
    const asked = disk.log.length;
    valueOf(await session.commit({ action: 'test.hours', label: 'hours' }, logHours));
    const wrote = { asked, answered: disk.log.length };
    valueOf(await session.close());
    return { waited: false, wrote, possible: seenIn.map(({ from }) => ({ from, to: edited(from, logHours) })) };
  }
  return { possible, waited: false };
}

/** Ada signs in and sees exactly one of the worlds. */
async function administratorComes(
  vault: Vault<SmallState>,
  worlds: readonly World[],
  everybody: boolean,
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
    const roles = Object.fromEntries(
      session.users().map(({ id, role, personId }) => [id, `${role} ${personId ?? ''}`]),
    );
    const matching = worlds.filter(
      (world) =>
        world.users['ada']?.passphrase === passphrase &&
        isDeepStrictEqual(state, seenBy(world, 'ada')) &&
        isDeepStrictEqual(roles, rolesIn(world)),
    );
    // Worlds may differ in somebody's passphrase alone.
    const asksOthers = everybody || matching.length > 1;
    for (const world of matching.toReversed())
      if (!asksOthers || (await knowsPassphrases(vault, world))) return { session, world };
    throw new Error(`holds what was never told: ${shown({ state, roles })} instead of ${shown(worlds)}`);
  }
  throw new Error(`nobody gets in: ${refusals.join(' ')}`);
}

const rolesIn = ({ users }: World): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(users).map(([id, { role, personId }]) => [id, `${role} ${personId ?? ''}`]));

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
  if (!isDeepStrictEqual(found, told)) throw new Error(`${when}: ${shown(found)} instead of ${shown(told)}`);
}

const shown = (value: unknown): string =>
  inspect(value, { depth: 9, maxStringLength: 30, breakLength: Infinity, sorted: true });
