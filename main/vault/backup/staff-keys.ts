import { fromBase64, sha256 } from '../bytes.ts';
import type { Header } from '../header.ts';
import { vaultFile } from '../layout.ts';

/** A key that objects are sealed to. */
export interface StaffKey {
  /** The start of SHA-256 of the public key: part of an object's name. */
  readonly name: string;
  readonly generation: number;
  readonly publicKey: Uint8Array;
}

/** The keys of what only staff read, the one in use first. */
export const staffKeys = ({ compartments }: Header, staff: string): readonly StaffKey[] =>
  (compartments[staff] ?? [])
    .map(({ statement }) => {
      const publicKey = fromBase64(statement.publicKey, vaultFile, 32);
      return { name: sha256(publicKey).slice(0, 16), generation: statement.generation, publicKey };
    })
    .reverse();
