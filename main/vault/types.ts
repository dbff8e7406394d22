import type { Draft, Patch } from 'immer';
import type { Role, User } from '../../shared/records/users.ts';
import type { Result } from '../../shared/result.ts';
import type { CopyOptions } from './backup/copy.ts';
import type { Backup, BackupOptions, BackupProof, Backups, Watch } from './backup/types.ts';

/*
 * What the rest of the house sees of the vault. The vault knows compartments, users, keys and lines, and no noun:
 * what a state looks like, who reads which compartment and who may write what is told to it by a `Shape`.
 */

/** Everything that can go wrong with the folder, as data; `shared/messages` turns codes into sentences. */
export type VaultError =
  | { readonly code: 'held'; readonly holder?: string }
  | { readonly code: 'exists' | 'missing' | 'unfinished'; readonly folder: string }
  | { readonly code: 'folder-refused'; readonly folder: string; readonly reason: DiskReason }
  | { readonly code: 'not-saved'; readonly reason: DiskReason }
  | { readonly code: 'damaged'; readonly file: string; readonly detail: string }
  | { readonly code: 'newer-version'; readonly file: string; readonly version: number }
  | { readonly code: 'wrong-passphrase' }
  /** What this user may read has to be laid out by a staff session first: after an update, a restore or a loss. */
  | { readonly code: 'staff-first' }
  | { readonly code: 'sign-in-closed' }
  /** A disk that is to take backups, and one that has them. */
  | { readonly code: 'place-missing'; readonly folder: string }
  | { readonly code: 'backup-refused'; readonly folder: string; readonly reason: DiskReason }
  | { readonly code: 'no-such-backup'; readonly file: string }
  /** A backup is sealed for staff. */
  | { readonly code: 'needs-staff' }
  | { readonly code: 'cancelled' }
  | { readonly code: 'passphrase-too-short' | 'passphrase-common' }
  | { readonly code: 'name-taken' | 'last-administrator' | 'not-allowed' | 'closed' | 'no-such-commit' };

export type DiskReason = 'full' | 'read-only' | 'no-permission' | 'too-large' | 'unknown';

/** The author of a line as the signed user table knows them. */
export type Author = Pick<User, 'id' | 'role' | 'personId'>;

export interface Shape<State extends object> {
  /** Schema version of the states, stated in every line and snapshot. */
  readonly version: number;
  /** The compartments that exist from the first day (`own:` ones are made when needed). */
  readonly compartments: readonly string[];
  /** What a compartment holds before its first line. */
  empty(compartment: string): object;
  /** The compartment only staff read: archived lines and backups are sealed to it. */
  readonly staff: string;
  /** How states of earlier versions become those of the next, oldest first. */
  readonly migrations: readonly Migration[];
  /** How many there are of what a person would ask after, to tell one backup from another: kept with it, in the clear. */
  counts?(states: State): Readonly<Record<string, number>>;
  /** Structural check of opened states: `unknown` until this says otherwise. */
  accepts(states: object): states is State;
  /** Whether this user may sign in, by what the compartments they read say: staff close a sign-in at once. */
  admits(states: State, author: Author): boolean;
  /** Which compartments this author reads (and so holds keys of). */
  reads(author: Author, compartment: string): boolean;
  /**
   * Whether this author may change `path` of a compartment, and all that lies below it: asked at commit, and of every
   * line at replay. When a map that is new or replaced is refused as a whole, it is asked about key by key: so refuse
   * `['hours', id]` and allow `['hours', id, 'minutes']` to keep one field of a record from its author. A drop-in is
   * asked about as `[collection, id]`. `removes` when what lies there is taken away.
   */
  mayWrite(author: Author, compartment: string, path: readonly (string | number)[], removes?: boolean): boolean;
  /**
   * Whether replacing, or taking away, what lies at `path` takes it out of somebody's sight who may still read the
   * compartment: old lines are then sealed for staff as soon as the session ends.
   */
  withdraws(compartment: string, path: readonly (string | number)[], removes: boolean): boolean;
}

/** A numbered step from one version of the states to the next: pure, and for each compartment by itself. */
export interface Migration {
  readonly to: number;
  migrate(compartment: string, state: object): object;
}

/** What was done, in words for the undo toast and the history: sealed in the most private part of the line. */
export interface Deed {
  /** The call: `residents.discharge`. */
  readonly action: string;
  /** What a person would call it: `discharge of Dana W.`; undo names it. */
  readonly label: string;
  /** Id of the record it was done to. */
  readonly target?: string;
  /** Sequence number this deed undoes. */
  readonly undoes?: number;
}

export interface Commit extends Deed {
  readonly sequence: number;
  /** UTC. */
  readonly at: string;
  readonly authorId: string;
}

/**
 * Patches of one line by compartment, as far as this session can read them. Paths begin with the compartment, so that
 * Immer's `applyPatches` puts them onto a draft of the state. Taking back the line that made a compartment empties it.
 */
export interface CommitPatches {
  readonly commit: Commit;
  readonly patches: Readonly<Record<string, readonly Patch[]>>;
  readonly inverse: Readonly<Record<string, readonly Patch[]>>;
}

/**
 * A record for a compartment its writer cannot read: lands under `[collection][id]` when a reader opens. It never
 * replaces one that is there: ids are random.
 */
export interface DropIn {
  readonly compartment: string;
  readonly collection: string;
  readonly id: string;
  readonly record: object;
}

export interface VaultSession<State extends object> {
  readonly user: User;
  /** The opened compartments, frozen; replaced by every commit. */
  readonly state: State;
  /** What this session's opening had to do without, for telling the person; a sign-out puts it right where it can. */
  readonly notices: readonly VaultNotice[];
  /** The newest sequence number this session has seen. */
  readonly sequence: number;
  /**
   * Runs the recipe on a draft and appends one synced line; answers after the sync. An own: compartment that
   * `recipe` assigns for the first time is made with its key pair (staff only). A recipe that changes nothing
   * writes nothing and answers `undefined`. When the recipe throws, nothing is written and the throw goes on. What is
   * put into the state becomes what JSON makes of it: an `undefined` property is left out.
   */
  commit(
    deed: Deed,
    recipe: (draft: Draft<State>) => void,
    dropIns?: readonly DropIn[],
  ): Promise<Result<Commit | undefined, VaultError>>;
  /** Commits this session can read, newest first. */
  history(options: {
    readonly limit: number;
    readonly before?: number;
  }): Promise<Result<readonly Commit[], VaultError>>;
  /** The patches of one commit, from memory or from its segment on disk. */
  patchesOf(sequence: number): Promise<Result<CommitPatches, VaultError>>;
  /** Everyone who ever wrote here, from the signed table: who left and the recovery code too. */
  authors(): readonly WhoWrote[];
  /** Everyone who can sign in, from the signed table; the recovery code is not among them. */
  users(): readonly User[];
  /** Administrators only: adds a sign-in, seals the keys its role reads to it, signs the table anew. */
  addUser(user: NewUser, passphrase: string): Promise<Result<User, VaultError>>;
  /**
   * Administrators only: links a sign-in to a person (and seals `own:` to it), corrects its name, or gives somebody else
   * another role. What they may not read any more takes new keys.
   */
  changeUser(
    id: string,
    change: { readonly name?: string; readonly personId?: string; readonly role?: Role },
  ): Promise<Result<User, VaultError>>;
  /** Administrators only: new keys for somebody else, under a passphrase for one sign-in. */
  resetPassphrase(id: string, passphrase: string): Promise<Result<User, VaultError>>;
  /** Administrators only: ends somebody else's sign-in; what they could read takes new keys. */
  removeUser(id: string): Promise<Result<User, VaultError>>;
  /** Whether the passphrase is for this one sign-in: another has to be chosen first. */
  readonly mustChangePassphrase: boolean;
  /** Touches only the caller's own box. */
  changePassphrase(current: string, next: string): Promise<Result<void, VaultError>>;
  /** Administrators only: makes a new recovery code, replacing the old; shown once. */
  replaceRecoveryCode(): Promise<Result<string, VaultError>>;
  /** Writes snapshots of the readable compartments when the journal has grown past them. */
  snapshot(): Promise<Result<void, VaultError>>;
  /**
   * Administrators only: forgets what was done in the lines up to one. Records stay as they are; of those lines there
   * stays who wrote them and when. The deed is a line of its own. Cannot be taken back, and can be gone on with.
   */
  purge(upTo: number, deed: Deed, watch?: Watch): Promise<Result<Commit, VaultError>>;
  /** The newest line of which it is told no more what was done; 0 when all is told. */
  readonly purgedUpTo: number;
  /** Marks the head, writes due snapshots, drops keys and state. The vault stays held. */
  close(): Promise<Result<void, VaultError>>;
}

/** Who a line's `authorId` is. The recovery code is somebody of its own, and has no name. */
export interface WhoWrote {
  readonly id: string;
  readonly name?: string;
}

export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly personId?: string;
}

/** A held vault folder in which nobody is signed in yet. */
export interface Vault<State extends object> {
  readonly folder: string;
  /** Sign-in names stand readable in `vault.json`. */
  signInNames(): readonly { readonly id: string; readonly name: string }[];
  /** What opening had to set aside (a torn last line), for telling the person; empty when all was well. */
  readonly notices: readonly VaultNotice[];
  signIn(userId: string, passphrase: string): Promise<Result<VaultSession<State>, VaultError>>;
  /** The recovery code signs in as an administrator of its own. */
  signInWithRecoveryCode(code: string): Promise<Result<VaultSession<State>, VaultError>>;
  /** Walks every file a session can read: seals, chain, hashes. */
  verify(session: VaultSession<State>, watch?: Watch): Promise<Result<VerifyReport, VaultError>>;
  /**
   * Backs the house up while commits go on, and lets go of backups that need not be kept; `undefined` when `onlyIfChanged`
   * and nothing has. Any session will do. One of a damaged vault names its `problem`.
   */
  backUp(session: VaultSession<State>, options: BackupOptions): Promise<Result<Backup | undefined, VaultError>>;
  /** The backups in the house's own folder; a proof is one when somebody signed it whom this house knows. */
  backups(): Promise<Result<Backups, VaultError>>;
  /** Opens a backup with the keys of somebody on staff, walks all of it, and writes beside it that it was so. */
  proveBackup(session: VaultSession<State>, backup: string, watch?: Watch): Promise<Result<BackupProof, VaultError>>;
  /** Copies the backups to another disk, as far as it has not got them; the newest as it lies there. */
  copyBackups(to: string, options: CopyOptions): Promise<Result<Backup, VaultError>>;
  /** Lets go of the lock. */
  release(): Promise<void>;
}

export type VaultNotice =
  | { readonly code: 'torn-line-set-aside'; readonly file: string; readonly bytes: number }
  /** The disk cannot keep other accounts of this PC out of the folder. */
  | { readonly code: 'folder-not-private'; readonly file: string }
  /** The lines told all that was in it; it is set aside and written anew at the end of the session. */
  | { readonly code: 'snapshot-damaged'; readonly file: string };

export interface VerifyReport {
  readonly lines: number;
  readonly segments: number;
  readonly snapshots: number;
  readonly blobs: number;
}
