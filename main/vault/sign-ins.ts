import type { Role, User } from '../../shared/records/users.ts';
import { Access } from './access.ts';
import type { OpenedKey } from './compartments.ts';
import type { Core } from './core.ts';
import type { Header } from './header.ts';
import { wipeUserKeys } from './keys.ts';
import type { Live } from './live.ts';
import { assertPassphrase } from './passphrase.ts';
import { Refusal } from './refusal.ts';
import type { Deed, NewUser } from './types.ts';
import * as change from './user-changes.ts';
import { isActive, userOf } from './user-table.ts';
import type { NewLine } from './write-line.ts';

/** What a session lets its sign-ins do. */
export interface SignInsOf<State extends object> {
  readonly core: Core<State>;
  live(): Live<State>;
  /** Runs in the core's queue, on what is newest. */
  queued<Value>(work: (live: Live<State>) => Promise<Value>): Promise<Value>;
  write(live: Live<State>, line: NewLine): Promise<unknown>;
  replaceHeader(access: Access, header: Header, made?: readonly OpenedKey[]): Promise<void>;
}

/** What administrators do about who signs in, and everybody about their own passphrase. */
export class SignIns<State extends object> {
  readonly #of: SignInsOf<State>;

  constructor(session: SignInsOf<State>) {
    this.#of = session;
  }

  async add(user: NewUser, passphrase: string): Promise<User> {
    const { core } = this.#of;
    const access = this.#administrator();
    assertPassphrase(passphrase, [user.name]);
    const prepared = await change.prepareUser(core, access, user.id, passphrase);
    wipeUserKeys(prepared.keys);
    const deed = { action: 'users.add', label: user.name, target: user.id };
    return this.#changeUsers(deed, (now) => change.withNewUser(core, now, user, prepared));
  }

  change(
    id: string,
    changed: { readonly name?: string; readonly personId?: string; readonly role?: Role },
  ): Promise<User> {
    const action = changed.role === undefined ? 'users.change' : 'users.changeRole';
    const deed = { action, label: changed.name ?? this.#nameOf(id), target: id };
    return this.#changeUsers(deed, (now) => change.withChangedUser(this.#of.core, now, id, changed));
  }

  /** New keys for somebody, in a box under a passphrase for one sign-in. */
  async reset(id: string, passphrase: string): Promise<User> {
    const { core } = this.#of;
    const access = this.#administrator();
    assertPassphrase(passphrase, [this.#nameOf(id)]);
    const prepared = await change.prepareUser(core, access, id, passphrase, { isTemporary: true });
    wipeUserKeys(prepared.keys);
    const deed = { action: 'users.resetPassphrase', label: this.#nameOf(id), target: id };
    return this.#changeUsers(deed, (now) => change.withNewKeys(core, now, id, prepared));
  }

  remove(id: string): Promise<User> {
    const deed = { action: 'users.remove', label: this.#nameOf(id), target: id };
    return this.#changeUsers(deed, (now) => change.withoutUser(this.#of.core, now, id));
  }

  async changeOwn(current: string, next: string): Promise<void> {
    const { core } = this.#of;
    const box = await change.reboxed(core, this.#of.live().access, current, next);
    await this.#of.queued(async (live) => {
      const { access } = live;
      const { header, keys } = access;
      await this.#of.replaceHeader(access, { ...header, boxes: { ...header.boxes, [keys.userId]: box } });
      live.isTemporary = false;
    });
  }

  async replaceRecoveryCode(): Promise<string> {
    const { core } = this.#of;
    const { id, code } = change.newRecovery(core);
    const prepared = await change.prepareUser(core, this.#administrator(), id, code, { cost: change.recoveryCost });
    const deed = { action: 'users.replaceRecoveryCode', label: change.recoveryName };
    const replaced = this.#changeUsers(
      deed,
      (now) => change.withNewRecovery(core, now, prepared),
      (live) => {
        // Whoever came in with the old code goes on as the new one: what the old one writes from here on counts for nothing.
        if (isActive(live.access.entry)) return wipeUserKeys(prepared.keys);
        wipeUserKeys(live.access.keys);
        live.access.ring.wipe();
        live.access = new Access(core.header.current, prepared.keys, core.shape);
      },
    );
    await replaced.catch((error: unknown) => {
      wipeUserKeys(prepared.keys);
      throw error;
    });
    return code;
  }

  /** Writes the line of a change that was cut short after vault.json and before it; the next administrator owes it. */
  async tellWhatIsOwed(): Promise<void> {
    const { core } = this.#of;
    await this.#of.queued(async (live) => {
      const { author, table } = live.access;
      if (author.role !== 'administrator' || table.number <= core.journal.users) return;
      const deed = { action: 'users.settle', label: 'who signs in, after an interruption' };
      await this.#of.write(live, { deed, patches: {}, inverse: {}, dropIns: [] });
    });
  }

  #administrator(): Access {
    const { access } = this.#of.live();
    if (access.author.role !== 'administrator') throw new Refusal({ code: 'not-allowed' });
    return access;
  }

  #nameOf(id: string): string {
    return this.#of.live().access.table.users.find((user) => user.id === id)?.name ?? id;
  }

  /**
   * Writes the changed header, then the line that tells of it. When there is no line the header goes back; when the disk
   * takes neither, and surely has the change in vault.json, it stands and the line is owed.
   */
  #changeUsers(
    deed: Deed,
    make: (access: Access) => change.UserChange,
    then: (live: Live<State>) => void = () => undefined,
  ): Promise<User> {
    const { core } = this.#of;
    return this.#of.queued(async (live) => {
      const before = live.access.header;
      const { header, entry, made } = make(live.access);
      await this.#of.replaceHeader(live.access, header, made);
      try {
        await this.#of.write(live, { deed, patches: {}, inverse: {}, dropIns: [] });
      } catch (error) {
        if (await core.header.takeBack(before)) {
          live.access.ring.wipe();
          live.access = new Access(core.header.current, live.access.keys, core.shape);
          throw error;
        }
      }
      then(live);
      return userOf(entry);
    });
  }
}
