import { canonical, fromBase64, toBase64 } from './bytes.ts';
import { sodium } from './sodium.ts';

/** What a signature is given for; a signature of one kind of statement is none of another. */
export type Purpose =
  'line' | 'users' | 'compartment' | 'snapshot' | 'archive' | 'head' | 'snapshots' | 'house-key' | 'backup';

const message = (purpose: Purpose, vaultId: string, text: string): string => `cairn/1/${purpose}/${vaultId}\n${text}`;

/** Signs exact text; base64. */
export const signText = (purpose: Purpose, vaultId: string, text: string, secretKey: Uint8Array): string =>
  toBase64(sodium.crypto_sign_detached(message(purpose, vaultId, text), secretKey));

/** Whether `signature` is that of `publicKey` over exact text. */
export const verifiesText = (
  purpose: Purpose,
  vaultId: string,
  text: string,
  signature: string,
  publicKey: Uint8Array,
  file: string,
): boolean =>
  sodium.crypto_sign_verify_detached(fromBase64(signature, file, 64), message(purpose, vaultId, text), publicKey);

/** Signs a value by its canonical JSON; base64. */
export const signValue = (purpose: Purpose, vaultId: string, value: unknown, secretKey: Uint8Array): string =>
  signText(purpose, vaultId, canonical(value), secretKey);

/** Whether `signature` is that of `publicKey` over a value's canonical JSON. */
export const verifiesValue = (
  purpose: Purpose,
  vaultId: string,
  value: unknown,
  signature: string,
  publicKey: Uint8Array,
  file: string,
): boolean => verifiesText(purpose, vaultId, canonical(value), signature, publicKey, file);
