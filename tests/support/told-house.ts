import { join } from 'node:path';
import { inspect, isDeepStrictEqual } from 'node:util';
import { applyPatches } from 'immer';
import { createVault, openVault, restoreBackup } from '../../main/vault/index.ts';
import type { Sizes, Vault, VaultError, VaultSession, VaultTools } from '../../main/vault/index.ts';
import type { Role } from '../../shared/records/users.ts';
import type { Result } from '../../shared/result.ts';
import { ModelDisk } from './model-disk.ts';
import { seeded, type Chance } from './seeded.ts';
import { passphrases, smallShape, testTools, type SmallState } from './small-house.ts';
import {
  edited,
  nameOf,
  newHouse,
  noHouse,
  seenBy,
  withoutEmptyOwn,
  withUser,
  type Step,
  type SignIn,
  type World,
} from './told-world.ts';
import { valueOf } from './vault.ts';

/* A house on a model disk that is told things, with the world that comes of them beside it. */

/** Where the house lies on its disk: in a folder that has to be made. */
export const placeOn = (disk: ModelDisk): string => join(disk.mount, 'home', 'vault');

/** Segments of a few lines, and parts that soon lie in blobs: a short history meets everything. */
export const tinySizes: Sizes = { segment: 6000, part: 900, tail: 4 };

export const toolsOn = (disk: ModelDisk, chance: Chance, sizes: Sizes): VaultTools =>
  testTools({ files: disk.files, randomBytes: (length) => chance.bytes(length), sizes });

/** A house with people and a few records, all of it certain, nobody signed in. */
export async function peopledHouse(seed: string): Promise<ToldHouse> {
  const house = new ToldHouse(new ModelDisk(), seeded(`${seed}, before`));
  await house.create();
  await house.addUser('ada', 'ben', { passphrase: passphrases.ben, role: 'staff' });
  await house.addUser('ada', 'mo', { passphrase: passphrases.mo, role: 'mentor', personId: 'p-mo' });
  await house.commit('ada', (state) => {
    state.house = { notes: { door: 'blue' }, sessions: { '2026-11': { s1: { marks: { 'p-1': 'unmarked' } } } } };
    if (state.confidential) state.confidential.notes['secret'] = 'only staff';
    state['own:p-mo'] = { hours: { h1: 2 }, signatures: {} };
  });
  await house.signOut('ada');
  await house.release();
  return new ToldHouse(new ModelDisk(house.disk.image), seeded(seed), house.world);
}

/** A house that is told things, one after the other. */
export class ToldHouse {
  readonly disk: ModelDisk;
  readonly tools: VaultTools;
  readonly steps: Step[] = [];
  world: World;
  #vault: Vault<SmallState> | undefined;
  readonly #sessions = new Map<string, VaultSession<SmallState>>();

  constructor(disk: ModelDisk, chance: Chance, world: World = noHouse, sizes: Sizes = tinySizes) {
    this.disk = disk;
    this.tools = toolsOn(disk, chance, sizes);
    this.world = world;
  }

  get vault(): Vault<SmallState> {
    if (!this.#vault) throw new Error('the house is not open');
    return this.#vault;
  }

  get isOpen(): boolean {
    return this.#vault !== undefined;
  }

  get signedIn(): readonly string[] {
    return [...this.#sessions.keys()];
  }

  session(who: string): VaultSession<SmallState> {
    const session = this.#sessions.get(who);
    if (!session) throw new Error(`${who} is not signed in`);
    return session;
  }

  /**
   * Asks for something and notes where in the disk's log it was asked and answered. A disk that refused something may have
   * this refused: then nothing has happened. Nothing comes back, unless it refused more than once: then it is certain with
   * the next answer.
   */
  async tell<Value>(
    what: string,
    change: (world: World, value?: Value) => World,
    work: () => Promise<Result<Value, VaultError>>,
  ): Promise<Value | undefined> {
    const asked = this.disk.log.length;
    const result = await work();
    const value = this.#isRefused(result) ? undefined : valueOf(result);
    const to = change(this.world, value);
    const after = result.ok ? to : this.world;
    this.steps.push({
      what,
      asked,
      answered: this.disk.log.length,
      to,
      after,
      isRefused: !result.ok,
      mayReturn: !result.ok && this.disk.refusals > 1,
    });
    this.world = after;
    return value;
  }

  #isRefused(result: Result<unknown, VaultError>): boolean {
    return !result.ok && this.disk.refusals > 0 && ['not-saved', 'backup-refused'].includes(result.error.code);
  }

  async create(): Promise<void> {
    const made = await this.tell(
      'create',
      () => newHouse,
      () =>
        createVault({
          folder: placeOn(this.disk),
          shape: smallShape,
          tools: this.tools,
          administrator: { id: 'ada', name: 'Ada' },
          passphrase: passphrases.ada,
        }),
    );
    if (!made) throw new Error('no house was made');
    this.#vault = made.vault;
    this.#sessions.set('ada', made.session);
  }

  async open(): Promise<void> {
    this.#vault = valueOf(await openVault({ folder: placeOn(this.disk), shape: smallShape, tools: this.tools }));
  }

  async release(): Promise<void> {
    this.#sessions.clear();
    await this.vault.release();
    this.#vault = undefined;
  }

  /** Signs somebody in; where staff have to come first, Ada does. */
  async signIn(who: string): Promise<void> {
    const enter = () => this.vault.signIn(who, this.world.users[who]?.passphrase ?? '');
    const entered = await enter();
    if (!entered.ok && entered.error.code === 'staff-first' && !this.#sessions.has('ada')) await this.signIn('ada');
    this.#sessions.set(who, valueOf(entered.ok ? entered : await enter()));
  }

  async signOut(who: string): Promise<void> {
    const closed = await this.session(who).close();
    this.#sessions.delete(who);
    if (!this.#isRefused(closed)) valueOf(closed);
  }

  async snapshot(who: string): Promise<void> {
    const written = await this.session(who).snapshot();
    if (!this.#isRefused(written)) valueOf(written);
  }

  /** Everybody who is signed in sees what was told, as far as they may. */
  assertSeen(): void {
    for (const [who, session] of this.#sessions) {
      const [found, told] = [withoutEmptyOwn(session.state), seenBy(this.world, who)];
      if (!isDeepStrictEqual(found, told)) throw new Error(`${who} sees ${inspect(found)} instead of ${inspect(told)}`);
    }
  }

  async commit(who: string, recipe: (state: SmallState) => void): Promise<void> {
    await this.tell(
      'commit',
      (world) => edited(world, recipe),
      () => this.session(who).commit({ action: 'test.edit', label: 'an edit' }, (draft) => recipe(draft)),
    );
  }

  note(who: string, key: string, text: string): Promise<void> {
    return this.commit(who, ({ house }) => {
      if (house) house.notes[key] = text;
    });
  }

  /** A record that its writer cannot read. */
  async dropIn(who: string, id: string): Promise<void> {
    const record = { call: `told by ${who}` };
    await this.tell(
      'drop-in',
      (world) =>
        edited(world, ({ confidential }) => {
          if (confidential) confidential.refusals[id] = record;
        }),
      () =>
        this.session(who).commit({ action: 'test.drop', label: 'in trust' }, () => undefined, [
          { compartment: 'confidential', collection: 'refusals', id, record },
        ]),
    );
  }

  /** Takes back the newest line by its inverse patches; the recipe says what that has to come to. */
  async undo(who: string, recipe: (state: SmallState) => void): Promise<void> {
    const session = this.session(who);
    const { sequence } = session;
    const { inverse } = valueOf(await session.patchesOf(sequence));
    await this.tell(
      'undo',
      (world) => edited(world, recipe),
      () =>
        session.commit({ action: 'test.undo', label: 'taken back', undoes: sequence }, (draft) => {
          applyPatches(draft, Object.values(inverse).flat());
        }),
    );
  }

  async addUser(by: string, id: string, user: SignIn): Promise<void> {
    const { passphrase, ...rest } = user;
    await this.tell(
      `add ${id}`,
      (world) => ({ ...world, users: { ...world.users, [id]: user } }),
      () => this.session(by).addUser({ id, name: `Somebody ${id}`, ...rest }, passphrase),
    );
  }

  async changeRole(by: string, id: string, role: Role): Promise<void> {
    await this.tell(
      `${id} becomes ${role}`,
      (world) => withUser(world, id, { role }),
      () => this.session(by).changeUser(id, { role }),
    );
  }

  async reset(by: string, id: string, passphrase: string): Promise<void> {
    this.#sessions.delete(id);
    await this.tell(
      `reset ${id}`,
      (world) => withUser(world, id, { passphrase }),
      () => this.session(by).resetPassphrase(id, passphrase),
    );
  }

  async changeOwnPassphrase(who: string, passphrase: string): Promise<void> {
    const current = this.world.users[who]?.passphrase ?? '';
    await this.tell(
      `${who} changes the passphrase`,
      (world) => withUser(world, who, { passphrase }),
      () => this.session(who).changePassphrase(current, passphrase),
    );
  }

  async remove(by: string, id: string): Promise<void> {
    this.#sessions.delete(id);
    await this.tell(
      `remove ${id}`,
      (world) => ({
        ...world,
        users: Object.fromEntries(Object.entries(world.users).filter(([known]) => known !== id)),
      }),
      () => this.session(by).removeUser(id),
    );
  }

  async backUp(who: string): Promise<void> {
    await this.tell(
      'backup',
      (world, backup) => (backup ? { ...world, backups: [...world.backups, nameOf(backup.path)] } : world),
      () => this.vault.backUp(this.session(who), {}),
    );
  }
}

/** Puts a house that nobody holds back to one of its backups, and to the world of that time. */
export async function restored(house: ToldHouse, backup: string, then: World): Promise<void> {
  const folder = placeOn(house.disk);
  await house.tell(
    'restore',
    ({ backups }) => ({ ...then, backups }),
    () =>
      restoreBackup({
        from: join(folder, 'backups', backup),
        folder,
        secret: { userId: 'ada', passphrase: then.users['ada']?.passphrase ?? '' },
        shape: smallShape,
        tools: house.tools,
      }),
  );
}
