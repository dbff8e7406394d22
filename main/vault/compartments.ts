import { z } from 'zod';
import { fromBase64, toBase64 } from './bytes.ts';
import { boxPair, copyOfPair, fromSeed, publicOf, sameBytes, wipe, type KeyPair, type UserKeys } from './keys.ts';
import { vaultFile } from './layout.ts';
import { damaged } from './refusal.ts';
import { subkey } from './seal.ts';
import { signValue, verifiesValue } from './signatures.ts';
import { sodium } from './sodium.ts';
import type { VaultTools } from './tools.ts';
import { authorAt, authorNow, isActive, signKeyAt, type UserEntry, type UserTable } from './user-table.ts';
import type { Author, Shape } from './types.ts';

/*
 * A compartment is a name and, per generation, a key pair. The public half is signed by the staff member who made
 * it; the secret half lies in vault.json once per reader, sealed to that reader's public key.
 */
const statementSchema = z.looseObject({
  compartment: z.string(),
  generation: z.int().positive(),
  publicKey: z.string(),
  madeBy: z.string(),
  /** The first sequence number that may use this generation. */
  from: z.int().positive(),
});

const generationSchema = z.looseObject({
  statement: statementSchema,
  signature: z.string(),
  /** User id → the secret key sealed to that user. */
  readers: z.record(z.string(), z.string()),
});
export type Generation = z.infer<typeof generationSchema>;

/** Compartment name → its generations, oldest first; the last is in use. */
export const compartmentsSchema = z.record(z.string(), z.array(generationSchema).min(1));
export type CompartmentTable = z.infer<typeof compartmentsSchema>;

/** The opened keys of one generation of a compartment. */
export interface OpenedKey {
  readonly compartment: string;
  readonly generation: number;
  readonly pair: KeyPair;
  readonly lines: Uint8Array;
  readonly snapshot: Uint8Array;
  /** Used of the compartment only staff read. */
  readonly archive: Uint8Array;
}

/** Those who may make compartments. */
export const isStaff = (author: Author): boolean => author.role === 'administrator' || author.role === 'staff';

function openedKey(compartment: string, generation: number, pair: KeyPair, vaultId: string): OpenedKey {
  return {
    compartment,
    generation,
    pair,
    lines: subkey(pair.secretKey, vaultId, 'lines', compartment, generation),
    snapshot: subkey(pair.secretKey, vaultId, 'snapshot', compartment, generation),
    archive: subkey(pair.secretKey, vaultId, 'archive', compartment, generation),
  };
}

/** The secret key of a generation, sealed to a user's public key (base64). */
export const sealTo = (entry: UserEntry, secretKey: Uint8Array): string =>
  toBase64(sodium.crypto_box_seal(secretKey, fromBase64(entry.boxKey, vaultFile, 32)));

/** Makes a key pair of a compartment, its first unless told, sealed to every active user who may read it. */
export function makeGeneration(
  compartment: string,
  generation: number,
  from: number,
  maker: UserKeys,
  users: readonly UserEntry[],
  shape: Pick<Shape<object>, 'reads'>,
  vaultId: string,
  tools: VaultTools,
): { readonly made: Generation; readonly opened: OpenedKey } {
  const pair = fromSeed(tools, boxPair);
  const statement = { compartment, generation, publicKey: toBase64(pair.publicKey), madeBy: maker.userId, from };
  const readers = users.filter((user) => isActive(user) && shape.reads(authorNow(user), compartment));
  return {
    made: {
      statement,
      signature: signValue('compartment', vaultId, statement, maker.signKey.secretKey),
      readers: Object.fromEntries(readers.map((user) => [user.id, sealTo(user, pair.secretKey)])),
    },
    opened: openedKey(compartment, generation, pair, vaultId),
  };
}

/** Throws damage unless every generation is signed by someone who was staff when it was made. */
export function verifyCompartments(compartments: CompartmentTable, table: UserTable, vaultId: string): void {
  for (const [name, generations] of Object.entries(compartments)) {
    generations.forEach((generation, index) => {
      const { statement } = generation;
      const maker = authorAt(table, statement.madeBy, statement.from);
      const holds =
        maker &&
        isStaff(maker) &&
        statement.compartment === name &&
        statement.generation === index + 1 &&
        isSigned(generation, signKeyAt(table, statement.madeBy, statement.from), vaultId);
      if (!holds) throw damaged(vaultFile, `key of ${name} not signed by staff`);
    });
  }
}

/**
 * Throws damage unless there are as many keys of everything as when the table was signed, and nothing else but what staff
 * made later. Taking out the newest key would have new records sealed under one that somebody gone still has; and who was on
 * staff could sign a key as of that time.
 */
export function verifyNumberOfKeys(compartments: CompartmentTable, { keys }: UserTable): void {
  if (!keys) return;
  const { upTo, generations: counts } = keys;
  for (const name of Object.keys(counts))
    if (!Object.hasOwn(compartments, name)) throw damaged(vaultFile, `no key of ${name}`);
  for (const [name, generations] of Object.entries(compartments)) {
    const isLater = !Object.hasOwn(counts, name) && generations.every(({ statement }) => statement.from > upTo);
    if (generations.length !== (isLater ? 1 : counts[name]))
      throw damaged(vaultFile, `other keys of ${name} than the house signed`);
  }
}

/** Statements that were found signed, with the key: hundreds of them need not be checked anew at every sign-in. */
const found = new WeakMap<Generation, string>();

function isSigned(generation: Generation, signKey: string | undefined, vaultId: string): boolean {
  if (signKey === undefined) return false;
  const witness = `${vaultId} ${signKey}`;
  if (found.get(generation) === witness) return true;
  const { statement, signature } = generation;
  const publicKey = fromBase64(signKey, vaultFile, 32);
  if (!verifiesValue('compartment', vaultId, statement, signature, publicKey, vaultFile)) return false;
  found.set(generation, witness);
  return true;
}

export const wipeOpenedKey = (key: OpenedKey): void => wipe(key.pair.secretKey, key.lines, key.snapshot, key.archive);

const copyOfOpenedKey = (key: OpenedKey): OpenedKey => ({
  ...key,
  pair: copyOfPair(key.pair),
  lines: new Uint8Array(key.lines),
  snapshot: new Uint8Array(key.snapshot),
  archive: new Uint8Array(key.archive),
});

/** The opened keys of everything a user may read, by compartment, oldest generation first. */
export class KeyRing {
  readonly #keys = new Map<string, OpenedKey[]>();
  readonly #table: CompartmentTable;
  /** Opens a generation before the one in use, which only old lines need. */
  readonly #open: (name: string, generation: Generation) => OpenedKey;

  private constructor(table: CompartmentTable, open: (name: string, generation: Generation) => OpenedKey) {
    this.#table = table;
    this.#open = open;
  }

  /**
   * Opens what is sealed to the user, but for what `known` holds opened; a compartment the user reads but cannot open is
   * damage. The two rings share keys then: `known` is to be wiped with `wipe(ring)`.
   */
  static open(
    compartments: CompartmentTable,
    keys: UserKeys,
    reads: (compartment: string) => boolean,
    vaultId: string,
    known?: KeyRing,
  ): KeyRing {
    const ring = new KeyRing(compartments, (name, generation) => openGeneration(name, generation, keys, vaultId));
    for (const [name, generations] of Object.entries(compartments)) {
      const inUse = generations.at(-1);
      if (inUse && reads(name))
        ring.add(known?.opened(name, inUse, keys.userId) ?? openGeneration(name, inUse, keys, vaultId));
    }
    return ring;
  }

  /** The keys in use in memory of their own, for a ring that is opened by them. */
  copy(): KeyRing {
    const ring = new KeyRing(this.#table, this.#open);
    for (const name of this.names()) {
      const key = this.current(name);
      if (key) ring.add(copyOfOpenedKey(key));
    }
    return ring;
  }

  add(key: OpenedKey): void {
    const known = [...(this.#keys.get(key.compartment) ?? []), key];
    this.#keys.set(
      key.compartment,
      known.sort((a, b) => a.generation - b.generation),
    );
  }

  names(): readonly string[] {
    return [...this.#keys.keys()];
  }

  has(compartment: string): boolean {
    return this.#keys.has(compartment);
  }

  get(compartment: string, generation: number): OpenedKey | undefined {
    const known = this.#keys.get(compartment);
    const found = known?.find((key) => key.generation === generation);
    if (!known || found) return found;
    const older = this.#generation(compartment, generation);
    if (!older) return undefined;
    const opened = this.#open(compartment, older);
    this.add(opened);
    return opened;
  }

  /** Whether it is a key of the house that this user has no business with: not one that there never was. */
  isOthers(compartment: string, generation: number): boolean {
    return !this.has(compartment) && this.#generation(compartment, generation) !== undefined;
  }

  /** The key new lines are sealed under. */
  current(compartment: string): OpenedKey | undefined {
    return this.#keys.get(compartment)?.at(-1);
  }

  #generation(compartment: string, number: number): Generation | undefined {
    if (!Object.hasOwn(this.#table, compartment)) return undefined;
    return this.#table[compartment]?.find(({ statement }) => statement.generation === number);
  }

  /** Zeroes the keys, but for those that another ring goes on with. */
  wipe(kept?: KeyRing): void {
    for (const key of [...this.#keys.values()].flat()) if (!kept?.holds(key)) wipeOpenedKey(key);
    this.#keys.clear();
  }

  /** Whether it goes on with this very key. */
  holds(key: OpenedKey): boolean {
    return this.#keys.get(key.compartment)?.includes(key) ?? false;
  }

  /** The key of this very generation, where it is still sealed to the user. */
  opened(name: string, { statement, readers }: Generation, userId: string): OpenedKey | undefined {
    const key = this.#keys.get(name)?.find(({ generation }) => generation === statement.generation);
    const isSame = key && Object.hasOwn(readers, userId) && toBase64(key.pair.publicKey) === statement.publicKey;
    return isSame ? key : undefined;
  }
}

function openGeneration(name: string, generation: Generation, keys: UserKeys, vaultId: string): OpenedKey {
  const sealed = generation.readers[keys.userId];
  if (sealed === undefined) throw damaged(vaultFile, `key of ${name} missing for ${keys.userId}`);
  const publicKey = fromBase64(generation.statement.publicKey, vaultFile, 32);
  const secretKey = openSealedKey(sealed, keys);
  if (!secretKey || !sameBytes(publicOf(secretKey), publicKey))
    throw damaged(vaultFile, `key of ${name} does not open`);
  return openedKey(name, generation.statement.generation, { publicKey, secretKey }, vaultId);
}

/** A 32-byte secret sealed to the user, or undefined when it does not open. */
export function openSealedKey(sealed: string, keys: UserKeys): Uint8Array | undefined {
  try {
    const { publicKey, secretKey } = keys.boxKey;
    return sodium.crypto_box_seal_open(fromBase64(sealed, vaultFile, 80), publicKey, secretKey);
  } catch {
    return undefined;
  }
}
