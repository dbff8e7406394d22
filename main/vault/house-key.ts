import { z } from 'zod';
import { fromBase64, toBase64 } from './bytes.ts';
import { sameBytes, type KeyPair } from './keys.ts';
import { vaultFile } from './layout.ts';
import { damaged } from './refusal.ts';
import { signValue, verifiesValue } from './signatures.ts';

/*
 * The house's signing key, which signs the user table and which administrators hold. When one of them leaves, the house
 * takes a new key, signed by the one before. Everybody's box names the key it trusts; from there a chain of signatures
 * leads to the one in use, and the next sign-in writes that one into the box, so that the old key vouches for nothing more.
 */
const statementSchema = z.looseObject({
  number: z.int().positive(),
  /** The key before, and the one that takes its place. */
  previous: z.string(),
  publicKey: z.string(),
});
export const houseKeysSchema = z.array(z.looseObject({ statement: statementSchema, signature: z.string() }));
export type HouseKeys = z.infer<typeof houseKeysSchema>;

/** The house's key in use, for somebody who trusts `trusted`. Throws damage when no chain leads there. */
export function houseKeyInUse(trusted: Uint8Array, chain: HouseKeys, vaultId: string): Uint8Array {
  const known = chain.findLastIndex(({ statement }) => sameBytes(keyOf(statement.publicKey), trusted));
  let key = trusted;
  for (const { statement, signature } of chain.slice(known + 1)) {
    const follows =
      sameBytes(keyOf(statement.previous), key) &&
      verifiesValue('house-key', vaultId, statement, signature, key, vaultFile);
    if (!follows) throw damaged(vaultFile, 'key of the house not signed by the one before');
    key = keyOf(statement.publicKey);
  }
  return key;
}

const keyOf = (text: string): Uint8Array => fromBase64(text, vaultFile, 32);

/** The chain with one more key, signed by the one in use. */
export function withNextHouseKey(chain: HouseKeys, inUse: KeyPair, next: Uint8Array, vaultId: string): HouseKeys {
  const statement = {
    number: chain.length + 1,
    previous: toBase64(inUse.publicKey),
    publicKey: toBase64(next),
  };
  return [...chain, { statement, signature: signValue('house-key', vaultId, statement, inUse.secretKey) }];
}
