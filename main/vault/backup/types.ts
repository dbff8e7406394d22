import type { Role } from '../../../shared/records/users.ts';
import type { Result } from '../../../shared/result.ts';
import type { UserKeys } from '../keys.ts';
import type { VaultError } from '../types.ts';

/** How somebody follows what takes long, and stops it. */
export interface Watch {
  readonly progress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

export interface Damage {
  /** Its path in the vault. */
  readonly file: string;
  /** For the log. */
  readonly detail: string;
}

/** Somebody on staff has opened the backup and walked all of it. */
export interface BackupProof {
  /** UTC. */
  readonly at: string;
  /** User id. */
  readonly by: string;
  readonly lines: number;
  /** What the house in it holds, as its shape counts. */
  readonly counts: Readonly<Record<string, number>>;
}

/** A backup as anybody can see it. */
export interface Backup {
  readonly path: string;
  /** Id of the vault it is of. */
  readonly vault: string;
  /** UTC. */
  readonly at: string;
  /** Who was signed in when it was made. */
  readonly by: string;
  readonly lines: number;
  /** Length of all that it brings back. */
  readonly bytes: number;
  /** Who could sign in then. Only staff and administrators among them open the backup; all of them can sign in afterwards. */
  readonly signIns: readonly { readonly id: string; readonly name: string; readonly role: Role }[];
  /** Whether the recovery code of that time opens it. */
  readonly recoveryCode: boolean;
  readonly proof?: BackupProof;
  /** Something it needs is missing, or the vault was damaged when it was made. */
  readonly problem?: VaultError;
}

/** What lies in one place of backups. */
export interface Backups {
  /** Newest first. */
  readonly backups: readonly Backup[];
  readonly unreadable: readonly { readonly path: string; readonly problem: VaultError }[];
}

export interface BackupOptions extends Watch {
  /** The house's: which backups are kept is a matter of its days. Without it all are. */
  readonly timeZone?: string;
  /** Answers `undefined` when the newest backup holds everything already. */
  readonly onlyIfChanged?: boolean;
}

/** What walking a backup found. */
export interface Walked {
  readonly lines: number;
  readonly counts: Readonly<Record<string, number>>;
  /** What the house could be opened without, and should not be. */
  readonly damage: readonly Damage[];
}

/**
 * Opens a backup with a user's keys, reads every byte of it, then the house in it, then every line. Nothing is written.
 * Staff only; a closed sign-in, a damaged object or a newer format is refused.
 */
export type WalkBackup = (manifest: string, keys: UserKeys, watch?: Watch) => Promise<Result<Walked, VaultError>>;
