import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { damaged } from './refusal.ts';

/*
 * AES-256-GCM: 12 bytes nonce, the ciphertext, 16 bytes tag. What the bytes belong to (vault, compartment,
 * generation, sequence, ...) goes in as associated data, so that they open nowhere else.
 */
const nonceLength = 12;
const tagLength = 16;

export type AssociatedData = readonly (string | number)[];

const associated = (data: AssociatedData): Buffer => Buffer.from(JSON.stringify(data));

/** Seals `plain` under a 32-byte key with a fresh random nonce. */
export function seal(
  plain: Uint8Array | string,
  key: Uint8Array,
  data: AssociatedData,
  randomBytes: (length: number) => Uint8Array,
): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(associated(data));
  const head = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  return Buffer.concat([nonce, head, cipher.final(), cipher.getAuthTag()]);
}

/** Seals text that comes in pieces: the nonce first, what each piece becomes, and the rest with the tag. */
export function sealing(
  key: Uint8Array,
  data: AssociatedData,
  randomBytes: (length: number) => Uint8Array,
): { readonly nonce: Uint8Array; update(text: string): Buffer; end(): Buffer } {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(associated(data));
  return {
    nonce,
    update: (text) => cipher.update(text, 'utf8'),
    end: () => Buffer.concat([cipher.final(), cipher.getAuthTag()]),
  };
}

/** Opens what `seal` made; a seal that does not hold is damage of `file`. */
export function unseal(sealed: Uint8Array, key: Uint8Array, data: AssociatedData, file: string): Buffer {
  if (sealed.length < nonceLength + tagLength) throw damaged(file, 'sealed bytes too short');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength), { authTagLength: tagLength });
  decipher.setAAD(associated(data));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  try {
    // GCM gives everything at once; `final` only checks the tag, and must before anything is believed.
    const plain = decipher.update(sealed.subarray(nonceLength, sealed.length - tagLength));
    decipher.final();
    return plain;
  } catch {
    throw damaged(file, 'seal broken');
  }
}

/** A 32-byte key for one purpose, compartment and generation, from the compartment's secret key. */
export const subkey = (
  secretKey: Uint8Array,
  vaultId: string,
  purpose: 'lines' | 'snapshot' | 'archive',
  compartment: string,
  generation: number,
): Buffer =>
  Buffer.from(
    hkdfSync('sha256', secretKey, vaultId, JSON.stringify(['cairn/1', purpose, compartment, generation]), 32),
  );
