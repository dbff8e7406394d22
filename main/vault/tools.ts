import type { WalkBackup } from './backup/types.ts';
import type { Files } from './files.ts';

/** How expensive Argon2id is made for one box. */
export interface Cost {
  /** Bytes of memory. */
  readonly memory: number;
  readonly passes: number;
}

/** Turns a passphrase into a key, slowly. Away from the main thread in the shells. */
export interface KeyDerivation {
  /** A cost this PC pays in 0.5 to 1 s, never below the floors. */
  calibrate(): Promise<Cost>;
  /** A 32-byte key. */
  derive(passphrase: string, salt: Uint8Array, cost: Cost): Promise<Uint8Array>;
}

/** Where the vault divides what it writes: smaller in tests, which then need not write megabytes. */
export interface Sizes {
  /** Bytes after which a segment is followed by a new one, and which an archive does not grow beyond. */
  readonly segment: number;
  /** Bytes of a part beyond which it lies in a blob of its own. */
  readonly part: number;
  /** Lines after the snapshots that are left alone: replaying one takes as long as reading a good deal of a snapshot. */
  readonly tail: number;
}

export const usualSizes: Sizes = { segment: 4 * 1024 * 1024, part: 1024 * 1024, tail: 50 };

/** Every effect the vault has on the world, passed in. */
export interface VaultTools {
  readonly files: Files;
  readonly keyDerivation: KeyDerivation;
  readonly now: () => Date;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly sizes: Sizes;
  /** Away from the main thread in the shells; where it is missing, in the calling one. */
  readonly walkBackup?: WalkBackup;
}
