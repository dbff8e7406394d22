import type { Draft } from 'immer';
import type { Role, User } from '../../shared/records/users.ts';
import type { Result } from '../../shared/result.ts';
import { Access } from './access.ts';
import { byCompartment, takenOut } from './compartment-patches.ts';
import { settled, type Core, type Listener } from './core.ts';
import { freezeChanges, type Change } from './changes.ts';
import { isStaff, type OpenedKey } from './compartments.ts';
import { immer } from './frozen.ts';
import type { Header } from './header.ts';
import { sealedUnder, type OpenedBox } from './box.ts';
import { sameBytes, type UserKeys } from './keys.ts';
import type { Line } from './line.ts';
import { readLive, type Inside, type Live } from './live.ts';
import type { Watch } from './backup/types.ts';
import { readCommit, type ReadCommit } from './recent.ts';
import { openLine, replayed } from './open-line.ts';
import { newestFirst } from './past.ts';
import { outcome, Refusal } from './refusal.ts';
import type {
  Commit,
  CommitPatches,
  Deed,
  DropIn,
  NewUser,
  VaultError,
  VaultNotice,
  VaultSession,
  WhoWrote,
} from './types.ts';
import { SignIns } from './sign-ins.ts';
import { Upkeep } from './upkeep.ts';
import { assertMayUpgrade, isOlder, upgradeHeader } from './upgrade.ts';
import { signIns } from './user-changes.ts';
import { isActive, userOf } from './user-table.ts';
import { writeLine, type NewLine } from './write-line.ts';

export class Session<State extends object> implements VaultSession<State>, Listener {
  readonly #core: Core<State>;
  readonly #signIns: SignIns<State>;
  readonly #upkeep: Upkeep<State>;
  #live: Live<State> | undefined;

  private constructor(core: Core<State>, live: Live<State>) {
    this.#core = core;
    this.#live = live;
    const inside: Inside<State> = {
      core,
      live: () => this.#live ?? closed(),
      queued: (work) => this.#queued(work),
      write: (now, line) => this.#write(now, line),
      replaceHeader: (access, header, made) => this.#replaceHeader(access, header, made),
    };
    this.#signIns = new SignIns(inside);
    this.#upkeep = new Upkeep(inside);
    core.listeners.add(this);
  }

  /** Reads everything the keys open. Must run in the core's queue. */
  static async open<State extends object>(
    core: Core<State>,
    keys: UserKeys,
    isTemporary = false,
  ): Promise<Session<State>> {
    const access = new Access(core.header.current, keys, core.shape);
    try {
      assertMayUpgrade(core, isStaff(access.author));
      return new Session(core, await readLive(core, access, isTemporary));
    } catch (error) {
      access.ring.wipe();
      throw error;
    }
  }

  /** Has the user's box trust the house's key in use, so that one before it vouches for nothing more. In the core's queue. */
  async trustHouseKey(opened: OpenedBox): Promise<void> {
    const { access } = this.#mustLive();
    const { header, houseKey, keys } = access;
    if (sameBytes(houseKey, keys.houseKey)) return;
    const box = sealedUnder(opened, houseKey, header.id, this.#core.tools);
    await this.#replaceHeader(access, { ...header, boxes: { ...header.boxes, [keys.userId]: box } });
  }

  /** Makes a house of an earlier version one of this version; its backup is the caller's. */
  async upgrade(): Promise<void> {
    if (!isOlder(this.#core)) return;
    await this.#queued(async (live) => {
      await upgradeHeader(this.#core, live);
      const deed = { action: 'vault.upgrade', label: `records of version ${this.#core.shape.version}` };
      await this.#write(live, { deed, patches: {}, inverse: {}, dropIns: [] });
    });
  }

  /** Writes the line of an interrupted change of sign-ins, where one is owed. */
  settleSignIns(): Promise<void> {
    return this.#signIns.tellWhatIsOwed();
  }

  get user(): User {
    return userOf(this.#mustLive().access.entry);
  }

  get state(): State {
    return this.#mustLive().state;
  }

  get sequence(): number {
    return this.#mustLive().sequence;
  }

  get mustChangePassphrase(): boolean {
    return this.#mustLive().isTemporary;
  }

  get notices(): readonly VaultNotice[] {
    return Object.values(this.#mustLive().progress.unusable).flatMap(({ file, why }) =>
      why === 'damaged' ? [{ code: 'snapshot-damaged' as const, file }] : [],
    );
  }

  commit(
    deed: Deed,
    recipe: (draft: Draft<State>) => void,
    dropIns: readonly DropIn[] = [],
  ): Promise<Result<Commit | undefined, VaultError>> {
    return this.#inQueue(async (live) => {
      const [, patches, inverse] = immer.produceWithPatches(live.state, (draft) => {
        recipe(draft);
      });
      if (patches.length === 0 && dropIns.length === 0) return undefined;
      return this.#write(live, {
        deed,
        patches: byCompartment(patches, (compartment) => this.#core.shape.empty(compartment)),
        inverse: byCompartment([...inverse, ...dropIns.map(takenOut)], (compartment) =>
          this.#core.shape.empty(compartment),
        ),
        dropIns,
      });
    });
  }

  history({ limit, before = Infinity }: { readonly limit: number; readonly before?: number }) {
    return this.#lookBack(async (live): Promise<readonly Commit[]> => {
      const found: Commit[] = [];
      for await (const { known } of newestFirst(this.#core, live, before)) {
        if (found.length >= limit) break;
        if (known) found.push(known.commit);
      }
      return found;
    });
  }

  patchesOf(sequence: number): Promise<Result<CommitPatches, VaultError>> {
    return this.#lookBack(async (live) => {
      for await (const found of newestFirst(this.#core, live, sequence + 1)) {
        if (found.sequence === sequence && found.known) return found.known;
        break;
      }
      throw new Refusal({ code: 'no-such-commit' });
    });
  }

  /** Looks at what was done, whatever is written meanwhile. When the session ends on the way, so do its keys. */
  #lookBack<Value>(look: (live: Live<State>) => Promise<Value>): Promise<Result<Value, VaultError>> {
    return outcome(async () => {
      const live = this.#live ?? closed();
      try {
        return await look(live);
      } finally {
        if (this.#live !== live) closed();
      }
    }, this.#folderRefused);
  }

  authors(): readonly WhoWrote[] {
    const { users } = this.#mustLive().access.table;
    return users.map(({ id, kind, name }) => (kind === 'recovery' ? { id } : { id, name }));
  }

  users(): readonly User[] {
    return signIns(this.#mustLive().access.table).map(userOf);
  }

  addUser(user: NewUser, passphrase: string): Promise<Result<User, VaultError>> {
    return outcome(() => this.#signIns.add(user, passphrase));
  }

  changeUser(
    id: string,
    changed: { readonly name?: string; readonly personId?: string; readonly role?: Role },
  ): Promise<Result<User, VaultError>> {
    return outcome(() => this.#signIns.change(id, changed));
  }

  resetPassphrase(id: string, passphrase: string): Promise<Result<User, VaultError>> {
    return outcome(() => this.#signIns.reset(id, passphrase));
  }

  removeUser(id: string): Promise<Result<User, VaultError>> {
    return outcome(() => this.#signIns.remove(id));
  }

  changePassphrase(current: string, next: string): Promise<Result<void, VaultError>> {
    return outcome(() => this.#signIns.changeOwn(current, next));
  }

  replaceRecoveryCode(): Promise<Result<string, VaultError>> {
    return outcome(() => this.#signIns.replaceRecoveryCode());
  }

  snapshot(): Promise<Result<void, VaultError>> {
    return outcome(() => this.#core.upkeep.run(() => this.#upkeep.keepUp()));
  }

  get purgedUpTo(): number {
    return this.#core.journal.purgedUpTo;
  }

  purge(upTo: number, deed: Deed, watch: Watch = {}): Promise<Result<Commit, VaultError>> {
    return outcome(() =>
      this.#core.upkeep.run(async () => {
        await this.#upkeep.purge(upTo, watch);
        return this.#queued((live) => this.#write(live, { deed, patches: {}, inverse: {}, dropIns: [] }));
      }),
    );
  }

  forget(upTo: number): void {
    this.#live?.recent.forget(upTo);
  }

  close(): Promise<Result<void, VaultError>> {
    return outcome(() =>
      this.#core.upkeep.run(async () => {
        if (!this.#live) return;
        try {
          await this.#upkeep.keepUp();
          await this.#queued(({ access }) => this.#markHead(access));
        } finally {
          this.drop();
        }
      }),
    );
  }

  /** Another session has written a line. */
  async receive(line: Line): Promise<void> {
    const live = this.#live;
    if (!live || line.header.sequence <= live.sequence) return;
    try {
      if (await this.#refresh(live)) return;
      const opened = await openLine(line, live.access, this.#core);
      live.state = replayed(live.state, opened, opened.changes, this.#core.shape);
      freezeChanges(live.state, opened.changes);
      this.#seen(live, readCommit(opened), line, opened.changes);
      if (!this.#core.shape.admits(live.state, live.access.author)) this.drop();
    } catch {
      // A session that cannot follow what another wrote ends, rather than go on with a state of its own.
      this.drop();
    }
  }

  /** Looks at the session while nothing is written: for comparing it with the disk. */
  look<Value>(at: (live: Pick<Live<State>, 'access' | 'state'>) => Promise<Value>): Promise<Value> {
    return this.#queued(at);
  }

  /** Drops state and keys at once, without a sign-out mark. */
  drop(): void {
    const live = this.#live;
    this.#live = undefined;
    this.#core.listeners.delete(this);
    if (!live) return;
    live.access.wipe();
    live.recent.clear();
  }

  readonly #folderRefused = (reason: Extract<VaultError, { code: 'not-saved' }>['reason']): VaultError => ({
    code: 'folder-refused',
    folder: this.#core.folder,
    reason,
  });

  #mustLive(): Live<State> {
    return this.#live ?? closed();
  }

  #inQueue<Value>(work: (live: Live<State>) => Promise<Value>): Promise<Result<Value, VaultError>> {
    return outcome(() => this.#queued(work));
  }

  #queued<Value>(work: (live: Live<State>) => Promise<Value>): Promise<Value> {
    return this.#core.queue.run(async () => {
      const live = this.#live ?? closed();
      await this.#refresh(live);
      return work(live);
    });
  }

  async #write(live: Live<State>, line: NewLine): Promise<Commit> {
    const { state, opened } = await writeLine(this.#core, live.access, live.state, line);
    live.state = state;
    const read = readCommit(opened);
    this.#seen(live, read, opened.line, opened.changes);
    for (const listener of this.#core.listeners) {
      if (listener !== this) await listener.receive(opened.line);
    }
    const { header } = opened.line;
    return { ...line.deed, sequence: header.sequence, at: header.at, authorId: header.author };
  }

  #seen(live: Live<State>, read: ReadCommit, line: Line, changes: readonly Change[]): void {
    live.sequence = read.sequence;
    live.recent.add(read);
    live.progress.add(line, changes);
  }

  /** Takes over what another session wrote to vault.json; true when everything was read anew because of it. */
  async #refresh(live: Live<State>): Promise<boolean> {
    const header = this.#core.header.current;
    if (header === live.access.header) return false;
    const access = this.#stillIn(header, live.access);
    const had = live.access.ring.names();
    live.access.ring.wipe(access.ring);
    live.access = access;
    if (access.ring.names().every((name) => had.includes(name)) && had.length === access.ring.names().length)
      return false;
    Object.assign(live, await readLive(this.#core, access, live.isTemporary));
    return true;
  }

  /** Access by what another session wrote; a sign-in that is removed, or has other keys now, ends. */
  #stillIn(header: Header, { keys, ring }: Access): Access {
    try {
      const access = new Access(header, keys, this.#core.shape, ring);
      if (isActive(access.entry)) return access;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    this.drop();
    return closed();
  }

  async #replaceHeader(access: Access, header: Header, made: readonly OpenedKey[] = []): Promise<void> {
    await settled(this.#core);
    await this.#core.header.replace(header);
    access.adopt(this.#core.header.current, made);
    const rekeyed = made.map(({ compartment }) => compartment);
    // With somebody of staff go their keys to what only staff read, and the snapshots that they wrote of anything.
    const due = rekeyed.includes(this.#core.shape.staff) ? access.ring.names() : rekeyed;
    this.#live?.progress.rekeyed(due, header.snapshots !== undefined);
  }

  async #markHead(access: Access): Promise<void> {
    const { head } = this.#core.journal;
    if ((access.header.head?.mark.sequence ?? 0) >= head.sequence) return;
    await this.#replaceHeader(access, { ...access.header, head: access.headMark(head, this.#core.tools.now()) });
  }
}

const closed = (): never => {
  throw new Refusal({ code: 'closed' });
};
