import type { Result } from '../../shared/result.ts';
import { copyBackups, type CopyOptions } from './backup/copy.ts';
import { listBackups } from './backup/list.ts';
import { backUp } from './backup/make.ts';
import { proveBackup } from './backup/prove.ts';
import type { Backup, BackupOptions, BackupProof, Backups, Watch } from './backup/types.ts';
import { wipeBox, type OpenedBox } from './box.ts';
import { settled, type Core } from './core.ts';
import type { Lock } from './lock.ts';
import { wipeUserKeys } from './keys.ts';
import { outcome, Refusal, unlessDiskRefuses } from './refusal.ts';
import { openedBy, type Secret } from './secret.ts';
import { Session } from './session.ts';
import type { DiskReason, Vault, VaultError, VaultNotice, VaultSession, VerifyReport } from './types.ts';
import { isOlder } from './upgrade.ts';
import { signIns } from './user-changes.ts';
import { verifyVault } from './verify.ts';

/** A held folder in which nobody need be signed in. */
export class HeldVault<State extends object> implements Vault<State> {
  readonly folder: string;
  readonly #core: Core<State>;
  readonly #lock: Lock;
  readonly #isPrivate: boolean;
  #released = false;

  constructor(core: Core<State>, lock: Lock, isPrivate = true) {
    this.folder = core.folder;
    this.#isPrivate = isPrivate;
    this.#core = core;
    this.#lock = lock;
  }

  get notices(): readonly VaultNotice[] {
    const { torn } = this.#core.journal;
    return [
      ...(torn ? [{ code: 'torn-line-set-aside' as const, ...torn }] : []),
      ...(this.#isPrivate ? [] : [{ code: 'folder-not-private' as const, file: this.folder }]),
    ];
  }

  signInNames(): readonly { readonly id: string; readonly name: string }[] {
    return signIns(this.#core.header.current.users.table).map(({ id, name }) => ({ id, name }));
  }

  signIn(userId: string, passphrase: string): Promise<Result<VaultSession<State>, VaultError>> {
    return this.#signIn({ userId, passphrase });
  }

  signInWithRecoveryCode(recoveryCode: string): Promise<Result<VaultSession<State>, VaultError>> {
    return this.#signIn({ recoveryCode });
  }

  verify(session: VaultSession<State>, watch: Watch = {}): Promise<Result<VerifyReport, VaultError>> {
    assertOurs(session);
    return outcome(() => verifyVault(session, this.#core, watch), this.#refused);
  }

  backUp(session: VaultSession<State>, options: BackupOptions): Promise<Result<Backup | undefined, VaultError>> {
    assertOurs(session);
    return outcome(() => backUp(session, this.#core, options), this.#backupRefused(this.folder));
  }

  backups(): Promise<Result<Backups, VaultError>> {
    const { tools, header } = this.#core;
    return listBackups(this.folder, tools.files, header.current);
  }

  proveBackup(
    session: VaultSession<State>,
    backup: string,
    watch: Watch = {},
  ): Promise<Result<BackupProof, VaultError>> {
    assertOurs(session);
    return outcome(() => proveBackup(session, this.#core, backup, watch), this.#backupRefused(this.folder));
  }

  copyBackups(to: string, options: CopyOptions): Promise<Result<Backup, VaultError>> {
    return outcome(() => copyBackups(this.#core, to, options), this.#backupRefused(to));
  }

  async release(): Promise<void> {
    this.#released = true;
    for (const session of this.#core.listeners) await session.close();
    // A backup may still be on its way: it belongs to the folder that is held.
    await this.#core.upkeep.run(() => Promise.resolve());
    const { queue, journal } = this.#core;
    await queue.run(async () => {
      // What was answered as refused must not be there at the next start; what was found torn waits for somebody to sign in.
      if (!journal.isTorn) await unlessDiskRefuses(() => settled(this.#core));
      await journal.close();
    });
    await this.#lock.release();
  }

  readonly #refused = (reason: Extract<VaultError, { code: 'folder-refused' }>['reason']): VaultError => ({
    code: 'folder-refused',
    folder: this.folder,
    reason,
  });

  readonly #backupRefused =
    (folder: string) =>
    (reason: DiskReason): VaultError => ({ code: 'backup-refused', folder, reason });

  #signIn(secret: Secret): Promise<Result<VaultSession<State>, VaultError>> {
    return outcome(async () => {
      let session: Session<State> | undefined;
      while (!session) session = await this.#openBoxAndEnter(secret);
      return session;
    }, this.#refused);
  }

  /** Undefined when the box was closed anew, under other keys or another passphrase, while it was being opened. */
  async #openBoxAndEnter(secret: Secret): Promise<Session<State> | undefined> {
    const { header, tools, queue } = this.#core;
    const { boxes } = header.current;
    const opened = await openedBy(secret, header.current, tools);
    const { userId } = opened.keys;
    const isSame = (): boolean => header.current.boxes[userId]?.sealed === boxes[userId]?.sealed;
    const enter = () => queue.run(async () => (isSame() ? this.#enter(opened) : undefined));
    try {
      const session = await enter().catch(async (error: unknown) => {
        if (!(error instanceof Refusal) || error.error.code !== 'staff-first') throw error;
        // Somebody on staff who is signed in now can lay it out at once.
        for (const other of this.#core.listeners) await other.snapshot();
        return enter();
      });
      if (!session) {
        wipeUserKeys(opened.keys);
        return undefined;
      }
      await this.#upgrade(session);
      await unlessDiskRefuses(() => session.settleSignIns());
      return session;
    } catch (error) {
      wipeUserKeys(opened.keys);
      throw error;
    } finally {
      wipeBox(opened);
    }
  }

  /** A house of an earlier version becomes one of this version only once a backup of it as it was has been opened. */
  async #upgrade(session: Session<State>): Promise<void> {
    if (!isOlder(this.#core)) return;
    try {
      const backup = await backUp(session, this.#core, {});
      if (!backup) throw new Error('a backup was asked for');
      await proveBackup(session, this.#core, backup.path, {});
      await session.upgrade();
    } catch (error) {
      session.drop();
      throw error;
    }
  }

  async #enter(opened: OpenedBox): Promise<Session<State>> {
    if (this.#released) throw new Refusal({ code: 'closed' });
    const { keys, isTemporary } = opened;
    const session = await Session.open(this.#core, keys, isTemporary);
    try {
      // Only now is it certain that nothing else is wrong, and that cutting a torn line is right. A full disk keeps nobody
      // from reading: what it refuses here is done before the next line, or at the next sign-in.
      await unlessDiskRefuses(() => this.#core.journal.settle());
      await unlessDiskRefuses(() => session.trustHouseKey(opened));
      return session;
    } catch (error) {
      session.drop();
      throw error;
    }
  }
}

function assertOurs<State extends object>(session: VaultSession<State>): asserts session is Session<State> {
  if (!(session instanceof Session)) throw new Error('a session of another vault');
}
