import type { Draft } from 'immer';
import type { User } from '../../shared/records/users.ts';
import type { Result } from '../../shared/result.ts';
import { Access } from './access.ts';
import { byCompartment, takenOut } from './compartment-patches.ts';
import type { Core, Listener } from './core.ts';
import { freezeChanges } from './changes.ts';
import { immer } from './frozen.ts';
import type { Header } from './header.ts';
import { wipeUserKeys, type UserKeys } from './keys.ts';
import type { Line } from './line.ts';
import { readLive, type Live } from './live.ts';
import { assertPassphrase } from './passphrase.ts';
import { readCommit, type ReadCommit } from './recent.ts';
import { outcome, Refusal } from './refusal.ts';
import { openLine, replayed } from './replay.ts';
import { isDue, writeSnapshots } from './snapshot-round.ts';
import type { Commit, CommitPatches, Deed, DropIn, NewUser, VaultError, VaultSession } from './types.ts';
import * as change from './user-changes.ts';
import { userOf, type UserEntry } from './user-table.ts';
import { writeLine, type NewLine } from './write-line.ts';

export class Session<State extends object> implements VaultSession<State>, Listener {
  readonly #core: Core<State>;
  #live: Live<State> | undefined;

  private constructor(core: Core<State>, live: Live<State>) {
    this.#core = core;
    this.#live = live;
    core.listeners.add(this);
  }

  /** Reads everything the keys open. Must run in the core's queue. */
  static async open<State extends object>(core: Core<State>, keys: UserKeys): Promise<Session<State>> {
    return new Session(core, await readLive(core, new Access(core.header.current, keys, core.shape)));
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

  async history(options: {
    readonly limit: number;
    readonly before?: number;
  }): Promise<Result<readonly Commit[], VaultError>> {
    return outcome(async () => {
      const live = this.#live ?? closed();
      const found: Commit[] = [];
      for await (const { known } of this.#newestFirst(live, options.before ?? Infinity)) {
        if (found.length >= options.limit) break;
        if (known) found.push(known.commit);
      }
      // Keys that went away half-way would make a shorter history, not a wrong key.
      if (this.#live !== live) return closed();
      return found;
    }, this.#folderRefused);
  }

  async patchesOf(sequence: number): Promise<Result<CommitPatches, VaultError>> {
    return outcome(async () => {
      const live = this.#live ?? closed();
      for await (const found of this.#newestFirst(live, sequence + 1)) {
        if (found.sequence === sequence && found.known) return found.known;
        break;
      }
      throw new Refusal({ code: 'no-such-commit' });
    }, this.#folderRefused);
  }

  users(): readonly User[] {
    return change.signIns(this.#mustLive().access.table).map(userOf);
  }

  async addUser(user: NewUser, passphrase: string): Promise<Result<User, VaultError>> {
    return outcome(async () => {
      const live = this.#live ?? closed();
      if (live.access.author.role !== 'administrator') throw new Refusal({ code: 'not-allowed' });
      assertPassphrase(passphrase, [user.name]);
      const prepared = await change.prepareUser(this.#core, live.access, user.id, passphrase);
      const deed = { action: 'users.add', label: user.name, target: user.id };
      return userOf(await this.#changeUsers(deed, (access) => change.withNewUser(this.#core, access, user, prepared)));
    });
  }

  async changeUser(
    id: string,
    changed: { readonly name?: string; readonly personId?: string },
  ): Promise<Result<User, VaultError>> {
    const deed = { action: 'users.change', label: changed.name ?? id, target: id };
    return outcome(async () =>
      userOf(await this.#changeUsers(deed, (access) => change.withChangedUser(this.#core, access, id, changed))),
    );
  }

  async changePassphrase(current: string, next: string): Promise<Result<void, VaultError>> {
    return outcome(async () => {
      const live = this.#live ?? closed();
      const box = await change.reboxed(this.#core, live.access, current, next);
      const id = live.access.keys.userId;
      await this.#queued(async ({ access }) => {
        const { header } = access;
        await this.#replaceHeader(access, { ...header, boxes: { ...header.boxes, [id]: box } });
      });
    });
  }

  async replaceRecoveryCode(): Promise<Result<string, VaultError>> {
    return outcome(async () => {
      const live = this.#live ?? closed();
      if (live.access.author.role !== 'administrator') throw new Refusal({ code: 'not-allowed' });
      const { id, code } = change.newRecovery(this.#core);
      const prepared = await change.prepareUser(this.#core, live.access, id, code, change.recoveryCost);
      const deed = { action: 'users.replaceRecoveryCode', label: change.recoveryName };
      await this.#changeUsers(deed, (access) => change.withNewRecovery(this.#core, access, prepared));
      return code;
    });
  }

  snapshot(): Promise<Result<void, VaultError>> {
    return this.#inQueue((live) => this.#snapshotIfDue(live));
  }

  close(): Promise<Result<void, VaultError>> {
    return outcome(() =>
      this.#core.queue.run(async () => {
        const live = this.#live;
        if (!live) return;
        try {
          await this.#refresh(live);
          await this.#snapshotIfDue(live);
          const { head } = this.#core.journal;
          const { access } = live;
          if ((access.header.head?.mark.sequence ?? 0) < head.sequence)
            await this.#replaceHeader(access, {
              ...access.header,
              head: access.headMark(head, this.#core.tools.now()),
            });
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
      this.#seen(live, readCommit(opened), line);
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
    live.access.ring.wipe();
    wipeUserKeys(live.access.keys);
    live.recent.clear();
  }

  readonly #folderRefused = (reason: Extract<VaultError, { code: 'not-saved' }>['reason']): VaultError => ({
    code: 'folder-refused',
    folder: this.#core.folder,
    reason,
  });

  #mustLive(): Live<State> {
    if (!this.#live) throw new Error('the session is closed');
    return this.#live;
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
    this.#seen(live, read, opened.line);
    for (const listener of this.#core.listeners) {
      if (listener !== this) await listener.receive(opened.line);
    }
    const { header } = opened.line;
    return { ...line.deed, sequence: header.sequence, at: header.at, authorId: header.author };
  }

  #seen(live: Live<State>, read: ReadCommit, line: Line): void {
    live.sequence = read.sequence;
    live.recent.add(read);
    live.progress.add(line);
  }

  /** Takes over what another session wrote to vault.json; true when everything was read anew because of it. */
  async #refresh(live: Live<State>): Promise<boolean> {
    const header = this.#core.header.current;
    if (header === live.access.header) return false;
    const access = new Access(header, live.access.keys, this.#core.shape);
    const had = live.access.ring.names();
    live.access.ring.wipe();
    live.access = access;
    if (access.ring.names().every((name) => had.includes(name)) && had.length === access.ring.names().length)
      return false;
    Object.assign(live, await readLive(this.#core, access));
    return true;
  }

  /** Writes the changed header, then the line that tells of it; when there is no line, the header goes back. */
  #changeUsers(
    deed: Deed,
    make: (access: Access) => { readonly header: Header; readonly entry: UserEntry },
  ): Promise<UserEntry> {
    return this.#queued(async (live) => {
      const before = live.access.header;
      const { header, entry } = make(live.access);
      await this.#replaceHeader(live.access, header);
      try {
        await this.#write(live, { deed, patches: {}, inverse: {}, dropIns: [] });
      } catch (error) {
        await this.#replaceHeader(live.access, before);
        throw error;
      }
      return entry;
    });
  }

  async #replaceHeader(access: Access, header: Header): Promise<void> {
    await this.#core.header.replace(header);
    access.adopt(this.#core.header.current);
  }

  async #snapshotIfDue(live: Live<State>): Promise<void> {
    if (!isDue(live.access, live.progress)) return;
    await writeSnapshots(this.#core, live.access, live.state, live.progress);
  }

  async *#newestFirst(live: Live<State>, before: number): AsyncGenerator<ReadCommit> {
    yield* live.recent.before(before);
    for await (const line of this.#core.journal.linesBackwards(Math.min(before, live.recent.oldest))) {
      yield readCommit(await openLine(line, live.access, this.#core));
    }
  }
}

const closed = (): never => {
  throw new Refusal({ code: 'closed' });
};
