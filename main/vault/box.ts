import { z } from 'zod';
import { fromBase64, parseJson, toBase64 } from './bytes.ts';
import { assertCost, costSchema } from './key-derivation.ts';
import { boxPair, signPair, wipe, type UserKeys } from './keys.ts';
import { vaultFile } from './layout.ts';
import { damaged, Refusal } from './refusal.ts';
import { sodium } from './sodium.ts';
import type { Cost, VaultTools } from './tools.ts';

/*
 * A user's box in vault.json: the seeds of both key pairs and the house's verification key, sealed under Argon2id
 * of the passphrase with XChaCha20-Poly1305.
 */
export const boxSchema = z.looseObject({ cost: costSchema, salt: z.string(), nonce: z.string(), sealed: z.string() });
export type Box = z.infer<typeof boxSchema>;

const contentSchema = z.object({
  box: z.string(),
  sign: z.string(),
  house: z.string(),
  /** Somebody else chose the passphrase: it is for one sign-in, at which another is chosen. */
  temporary: z.literal(true).optional(),
});

/** The seeds a user's keys are made of, with the keys. */
export interface NewUserKeys {
  readonly keys: UserKeys;
  readonly seeds: { readonly box: Uint8Array; readonly sign: Uint8Array };
}

/** Makes both key pairs of a user. */
export function makeUserKeys(userId: string, houseKey: Uint8Array, tools: VaultTools): NewUserKeys {
  const seeds = { box: tools.randomBytes(32), sign: tools.randomBytes(32) };
  return { keys: { userId, boxKey: boxPair(seeds.box), signKey: signPair(seeds.sign), houseKey }, seeds };
}

const associated = (vaultId: string, userId: string, cost: Cost): string =>
  JSON.stringify(['cairn/1/box', vaultId, userId, cost.memory, cost.passes]);

interface SealOptions {
  /** In place of one calibrated for this PC. */
  readonly cost?: Cost;
  readonly isTemporary?: boolean;
}

/** Seals a user's keys under a passphrase. */
export async function sealBox(
  made: NewUserKeys,
  passphrase: string,
  vaultId: string,
  tools: VaultTools,
  { cost: given, isTemporary = false }: SealOptions = {},
): Promise<Box> {
  const cost = given ?? (await tools.keyDerivation.calibrate());
  assertCost(cost, vaultFile);
  const salt = tools.randomBytes(16);
  const key = await tools.keyDerivation.derive(passphrase, salt, cost);
  const box = sealedUnder({ ...made, isTemporary, key, salt, cost }, made.keys.houseKey, vaultId, tools);
  wipe(key);
  return box;
}

/** A box that was opened, with what it takes to close it again. */
export interface OpenedBox extends NewUserKeys {
  readonly isTemporary: boolean;
  /** What the passphrase became: to be wiped. */
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: Cost;
}

/** The same box under the same passphrase, trusting another key of the house. */
export function sealedUnder(
  { keys, seeds, isTemporary, key, salt, cost }: OpenedBox,
  houseKey: Uint8Array,
  vaultId: string,
  tools: Pick<VaultTools, 'randomBytes'>,
): Box {
  const nonce = tools.randomBytes(24);
  const content = JSON.stringify({
    box: toBase64(seeds.box),
    sign: toBase64(seeds.sign),
    house: toBase64(houseKey),
    ...(isTemporary ? { temporary: true } : {}),
  } satisfies z.infer<typeof contentSchema>);
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    content,
    associated(vaultId, keys.userId, cost),
    null,
    nonce,
    key,
  );
  return {
    cost: { memory: cost.memory, passes: cost.passes },
    salt: toBase64(salt),
    nonce: toBase64(nonce),
    sealed: toBase64(sealed),
  };
}

/** Opens a box; refuses with `wrong-passphrase` when the seal does not give way. */
export async function openBox(
  box: Box,
  userId: string,
  passphrase: string,
  vaultId: string,
  tools: VaultTools,
): Promise<OpenedBox> {
  assertCost(box.cost, vaultFile);
  const [salt, nonce] = [fromBase64(box.salt, vaultFile, 16), fromBase64(box.nonce, vaultFile, 24)];
  const sealed = fromBase64(box.sealed, vaultFile);
  const key = await tools.keyDerivation.derive(passphrase, salt, box.cost);
  const plain = openSealed(sealed, associated(vaultId, userId, box.cost), nonce, key);
  if (!plain) {
    wipe(key);
    throw new Refusal({ code: 'wrong-passphrase' });
  }
  const content = contentSchema.safeParse(parseJson(Buffer.from(plain).toString(), vaultFile));
  wipe(plain);
  if (!content.success) throw damaged(vaultFile, 'box of another kind');
  const seeds = {
    box: fromBase64(content.data.box, vaultFile, 32),
    sign: fromBase64(content.data.sign, vaultFile, 32),
  };
  const houseKey = fromBase64(content.data.house, vaultFile, 32);
  const keys = { userId, boxKey: boxPair(seeds.box), signKey: signPair(seeds.sign), houseKey };
  return { keys, seeds, isTemporary: content.data.temporary === true, key, salt, cost: box.cost };
}

/** Overwrites what is only needed to close the box again; the keys remain. */
export const wipeBox = ({ seeds, key }: OpenedBox): void => wipe(seeds.box, seeds.sign, key);

function openSealed(sealed: Uint8Array, data: string, nonce: Uint8Array, key: Uint8Array): Uint8Array | undefined {
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, data, nonce, key);
  } catch {
    return undefined;
  }
}

/** Spends the time of a derivation, so that a name nobody has answers as slowly as a wrong passphrase. */
export async function pretendToOpen(like: Box | undefined, passphrase: string, tools: VaultTools): Promise<never> {
  if (like) {
    assertCost(like.cost, vaultFile);
    wipe(await tools.keyDerivation.derive(passphrase, fromBase64(like.salt, vaultFile, 16), like.cost));
  }
  throw new Refusal({ code: 'wrong-passphrase' });
}
