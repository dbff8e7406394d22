import { sodium } from './sodium.ts';
import type { VaultTools } from './tools.ts';

export interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly secretKey: Uint8Array;
}

/** What a user's box holds once it is open. */
export interface UserKeys {
  readonly userId: string;
  /** X25519: compartment keys are sealed to it. */
  readonly boxKey: KeyPair;
  /** Ed25519: signs lines. */
  readonly signKey: KeyPair;
  /** Ed25519 public key of the house, which signs the user table. */
  readonly houseKey: Uint8Array;
}

/** An X25519 pair of a 32-byte seed. */
export function boxPair(seed: Uint8Array): KeyPair {
  const pair = sodium.crypto_box_seed_keypair(seed);
  return { publicKey: pair.publicKey, secretKey: pair.privateKey };
}

/** An Ed25519 pair of a 32-byte seed. */
export function signPair(seed: Uint8Array): KeyPair {
  const pair = sodium.crypto_sign_seed_keypair(seed);
  return { publicKey: pair.publicKey, secretKey: pair.privateKey };
}

/** The public half of an X25519 secret key. */
export const publicOf = (secretKey: Uint8Array): Uint8Array => sodium.crypto_scalarmult_base(secretKey);

/** A fresh seed, used once and wiped. */
export function fromSeed<Made>(tools: Pick<VaultTools, 'randomBytes'>, make: (seed: Uint8Array) => Made): Made {
  const seed = tools.randomBytes(32);
  try {
    return make(seed);
  } finally {
    wipe(seed);
  }
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && sodium.memcmp(a, b);

/** Overwrites key material with zeros. */
export const wipe = (...secrets: readonly Uint8Array[]): void => secrets.forEach((secret) => secret.fill(0));

/** The same keys in memory of their own: they outlive whoever else holds them. */
export const copyOfKeys = ({ userId, boxKey, signKey, houseKey }: UserKeys) => ({
  userId,
  boxKey: copyOfPair(boxKey),
  signKey: copyOfPair(signKey),
  houseKey: new Uint8Array(houseKey),
});
export const copyOfPair = ({ publicKey, secretKey }: KeyPair) => ({
  publicKey: new Uint8Array(publicKey),
  secretKey: new Uint8Array(secretKey),
});

/** Overwrites a user's secret keys. */
export const wipeUserKeys = (keys: UserKeys): void => wipe(keys.boxKey.secretKey, keys.signKey.secretKey);
