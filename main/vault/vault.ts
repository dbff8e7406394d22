import type { Result } from '../../shared/result.ts';
import { openBox, pretendToOpen } from './box.ts';
import type { Core } from './core.ts';
import type { Lock } from './lock.ts';
import { readRecoveryCode } from './recovery-code.ts';
import { wipe, wipeUserKeys, type UserKeys } from './keys.ts';
import { outcome, Refusal } from './refusal.ts';
import { Session } from './session.ts';
import type { Vault, VaultError, VaultNotice, VaultSession, VerifyReport } from './types.ts';
import { signIns } from './user-changes.ts';
import { isActive, type UserEntry } from './user-table.ts';
import { verifyVault } from './verify.ts';

/** A held folder in which nobody need be signed in. */
export class HeldVault<State extends object> implements Vault<State> {
  readonly folder: string;
  readonly #core: Core<State>;
  readonly #lock: Lock;
  #released = false;

  constructor(core: Core<State>, lock: Lock) {
    this.folder = core.folder;
    this.#core = core;
    this.#lock = lock;
  }

  get notices(): readonly VaultNotice[] {
    const { torn } = this.#core.journal;
    return torn ? [{ code: 'torn-line-set-aside', ...torn }] : [];
  }

  signInNames(): readonly { readonly id: string; readonly name: string }[] {
    return signIns(this.#core.header.current.users.table).map(({ id, name }) => ({ id, name }));
  }

  signIn(userId: string, passphrase: string): Promise<Result<VaultSession<State>, VaultError>> {
    return this.#signIn((entry) => entry.kind === 'person' && entry.id === userId, passphrase);
  }

  async signInWithRecoveryCode(typed: string): Promise<Result<VaultSession<State>, VaultError>> {
    const code = readRecoveryCode(typed);
    if (code === undefined) return { ok: false, error: { code: 'wrong-passphrase' } };
    return this.#signIn((entry) => entry.kind === 'recovery', code);
  }

  verify(session: VaultSession<State>): Promise<Result<VerifyReport, VaultError>> {
    return outcome(() => {
      if (!(session instanceof Session)) throw new Error('a session of another vault');
      return verifyVault(session, this.#core);
    }, this.#refused);
  }

  async release(): Promise<void> {
    this.#released = true;
    for (const session of this.#core.listeners) await session.close();
    await this.#core.queue.run(() => this.#core.journal.close());
    await this.#lock.release();
  }

  readonly #refused = (reason: Extract<VaultError, { code: 'folder-refused' }>['reason']): VaultError => ({
    code: 'folder-refused',
    folder: this.folder,
    reason,
  });

  #signIn(isMeant: (entry: UserEntry) => boolean, secret: string): Promise<Result<VaultSession<State>, VaultError>> {
    return outcome(async () => {
      const { header, tools, queue } = this.#core;
      const { id: vaultId, users, boxes } = header.current;
      const entry = users.table.users.find((user) => isActive(user) && isMeant(user));
      const box = entry && boxes[entry.id];
      if (!box) return pretendToOpen(Object.values(boxes)[0], secret, tools);
      const { keys, seeds } = await openBox(box, entry.id, secret, vaultId, tools);
      wipe(seeds.box, seeds.sign);
      return queue.run(() => this.#enter(keys));
    }, this.#refused);
  }

  async #enter(keys: UserKeys): Promise<Session<State>> {
    if (this.#released) throw new Refusal({ code: 'closed' });
    const session = await Session.open(this.#core, keys).catch((error: unknown) => {
      wipeUserKeys(keys);
      throw error;
    });
    try {
      // Only now is it certain that nothing else is wrong, and that cutting a torn line is right.
      await this.#core.journal.settle();
      return session;
    } catch (error) {
      session.drop();
      throw error;
    }
  }
}
