import type { Role, User } from '../../shared/records/users.ts';
import { Access } from './access.ts';
import { settled } from './core.ts';
import { wipeUserKeys } from './keys.ts';
import type { Inside, Live } from './live.ts';
import { assertPassphrase } from './passphrase.ts';
import { Refusal } from './refusal.ts';
import type { Deed, NewUser } from './types.ts';
import * as change from './user-changes.ts';
import { isActive, userOf } from './user-table.ts';

/** What administrators do about who signs in, and everybody about their own passphrase. */
export class SignIns<State extends object> {
  readonly #inside: Inside<State>;

  constructor(session: Inside<State>) {
    this.#inside = session;
  }

  async add(user: NewUser, passphrase: string): Promise<User> {
    const { core } = this.#inside;
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
    return this.#changeUsers(deed, (now) => change.withChangedUser(this.#inside.core, now, id, changed));
  }

  /** New keys for somebody, in a box under a passphrase for one sign-in. */
  async reset(id: string, passphrase: string): Promise<User> {
    const { core } = this.#inside;
    const access = this.#administrator();
    assertPassphrase(passphrase, [this.#nameOf(id)]);
    const prepared = await change.prepareUser(core, access, id, passphrase, { isTemporary: true });
    wipeUserKeys(prepared.keys);
    const deed = { action: 'users.resetPassphrase', label: this.#nameOf(id), target: id };
    return this.#changeUsers(deed, (now) => change.withNewKeys(core, now, id, prepared));
  }

  remove(id: string): Promise<User> {
    const deed = { action: 'users.remove', label: this.#nameOf(id), target: id };
    return this.#changeUsers(deed, (now) => change.withoutUser(this.#inside.core, now, id));
  }

  async changeOwn(current: string, next: string): Promise<void> {
    const { core } = this.#inside;
    const box = await change.reboxed(core, this.#inside.live().access, current, next);
    await this.#inside.queued(async (live) => {
      const { access } = live;
      const { header, keys } = access;
      await this.#inside.replaceHeader(access, { ...header, boxes: { ...header.boxes, [keys.userId]: box } });
      live.isTemporary = false;
    });
  }

  async replaceRecoveryCode(): Promise<string> {
    const { core } = this.#inside;
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
    const { core } = this.#inside;
    await this.#inside.queued(async (live) => {
      await core.header.forgetBeside();
      const { author, table } = live.access;
      if (author.role !== 'administrator' || table.number <= core.journal.users) return;
      const deed = { action: 'users.settle', label: 'who signs in, after an interruption' };
      await this.#inside.write(live, { deed, patches: {}, inverse: {}, dropIns: [] });
    });
  }

  #administrator(): Access {
    const { access } = this.#inside.live();
    if (access.author.role !== 'administrator') throw new Refusal({ code: 'not-allowed' });
    return access;
  }

  #nameOf(id: string): string {
    return this.#inside.live().access.table.users.find((user) => user.id === id)?.name ?? id;
  }

  /**
   * Writes the changed header, then the line that tells of it. When there is no line the header goes back, in memory at once
   * and on the disk before anything else is written; the header before lies beside it meanwhile, since a disk that has no
   * room for a line has none for a header.
   */
  #changeUsers(
    deed: Deed,
    make: (access: Access) => change.UserChange,
    then: (live: Live<State>) => void = () => undefined,
  ): Promise<User> {
    const { core } = this.#inside;
    return this.#inside.queued(async (live) => {
      const before = core.header.current;
      const { header, entry, made } = make(live.access);
      await core.header.keepBeside();
      try {
        await this.#inside.replaceHeader(live.access, header, made);
        await this.#inside.write(live, { deed, patches: {}, inverse: {}, dropIns: [] });
      } catch (error) {
        if (core.header.current !== before) {
          core.header.takeBack(before);
          live.access.ring.wipe();
          live.access = new Access(before, live.access.keys, core.shape);
          await settled(core).catch(() => undefined);
        }
        throw error;
      } finally {
        await core.header.forgetBeside().catch(() => undefined);
      }
      then(live);
      return userOf(entry);
    });
  }
}
