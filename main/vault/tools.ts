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

/** Every effect the vault has on the world, passed in. */
export interface VaultTools {
  readonly files: Files;
  readonly keyDerivation: KeyDerivation;
  readonly now: () => Date;
  readonly randomBytes: (length: number) => Uint8Array;
}
