import type { Access } from './access.ts';
import { makeGeneration, openSealedKey, sealTo, type CompartmentTable, type OpenedKey } from './compartments.ts';
import type { Core } from './core.ts';
import type { Header } from './header.ts';
import { withNextHouseKey } from './house-key.ts';
import { sameBytes, signPair, wipe, type KeyPair } from './keys.ts';
import { vaultFile } from './layout.ts';
import { damaged, Refusal } from './refusal.ts';
import { authorNow, isActive, signTable, type UserEntry, type UserTable } from './user-table.ts';

/*
 * Keys after a change of users. Whoever may read less than before knows the keys of what they may read no longer: those
 * compartments take a new generation, which the very line that tells of it uses first. What is left of the job follows by
 * itself from what lies on disk, so it can be cut short anywhere: a snapshot under an old key is due to be written anew at
 * the end of any staff session (`snapshot-round.ts`), in place of the old one, and lines under it are archived.
 */

/** The house's signing key, if this user holds it: only administrators do. */
function houseKeyPair(access: Access): KeyPair {
  const sealed = access.header.houseKeyHolders[access.keys.userId];
  if (access.author.role !== 'administrator' || sealed === undefined) throw new Refusal({ code: 'not-allowed' });
  const seed = openSealedKey(sealed, access.keys);
  const pair = seed && signPair(seed);
  if (!pair || !sameBytes(pair.publicKey, access.houseKey)) throw damaged(vaultFile, 'house key does not open');
  wipe(seed);
  return pair;
}

/** The header in which the house vouches for the states in these archives, and for no others. */
export function withBases(access: Access, bases: readonly string[]): Header {
  const house = houseKeyPair(access);
  try {
    const { header, table } = access;
    return { ...header, users: signTable({ ...table, bases: [...bases] }, header.id, house.secretKey) };
  } finally {
    wipe(house.secretKey);
  }
}

/** A header with a changed user table, every key in the hands of exactly those who may have it. */
export interface Rekeyed {
  readonly header: Header;
  /** Keys made on the way, for the ring of whoever made them. */
  readonly made: readonly OpenedKey[];
}

/** The header after `users` takes the place of the table; `entry` is the one that changed. */
export function rekeyed<State extends object>(
  core: Core<State>,
  access: Access,
  users: readonly UserEntry[],
  changed: readonly UserEntry[],
): Rekeyed {
  const house = houseKeyPair(access);
  try {
    const compartments = changed.reduce(
      (table, entry) => sealedFor(core, access, entry, table),
      access.header.compartments,
    );
    const rotated = withNewGenerations(core, access, users, compartments);
    const header = { ...access.header, compartments: rotated.compartments };
    const counts = Object.entries(rotated.compartments).map(
      ([name, generations]) => [name, generations.length] as const,
    );
    const table = {
      ...access.table,
      number: access.table.number + 1,
      users: [...users],
      keys: { upTo: core.journal.head.sequence, generations: Object.fromEntries(counts) },
    };
    return { header: withHolders(core, access, header, table, house), made: rotated.made };
  } finally {
    wipe(house.secretKey);
  }
}

/** The compartments with their keys sealed to exactly those generations a user may read, by the user's present key. */
function sealedFor<State extends object>(
  core: Core<State>,
  access: Access,
  entry: UserEntry,
  compartments: CompartmentTable,
): CompartmentTable {
  const author = authorNow(entry);
  return Object.fromEntries(
    Object.entries(compartments).map(([name, generations]) => {
      const reads = isActive(entry) && core.shape.reads(author, name);
      const changed = generations.map((generation) => {
        const readers = { ...generation.readers };
        delete readers[entry.id];
        if (!reads) return { ...generation, readers };
        const key = access.ring.get(name, generation.statement.generation);
        if (!key) throw new Refusal({ code: 'not-allowed' });
        return { ...generation, readers: { ...readers, [entry.id]: sealTo(entry, key.pair.secretKey) } };
      });
      return [name, changed];
    }),
  );
}

/** A new generation of each compartment that somebody knows the key of and may not read, or not with that key any more. */
function withNewGenerations<State extends object>(
  core: Core<State>,
  access: Access,
  users: readonly UserEntry[],
  compartments: CompartmentTable,
): { readonly compartments: CompartmentTable; readonly made: readonly OpenedKey[] } {
  const from = core.journal.head.sequence + 1;
  const made: OpenedKey[] = [];
  const withNew = Object.entries(compartments).map(([name, generations]): [string, CompartmentTable[string]] => {
    const before = access.header.compartments[name]?.at(-1)?.readers ?? {};
    if (Object.keys(before).every((id) => stillKnows(id, name, users, access, core))) return [name, generations];
    const next = makeGeneration(
      name,
      generations.length + 1,
      from,
      access.keys,
      users,
      core.shape,
      access.vaultId,
      core.tools,
    );
    made.push(next.opened);
    return [name, [...generations, next.made]];
  });
  return { compartments: Object.fromEntries(withNew), made };
}

/** Whether a reader of before is one still, with the same key. */
function stillKnows<State extends object>(
  id: string,
  compartment: string,
  users: readonly UserEntry[],
  access: Access,
  core: Core<State>,
): boolean {
  const [was, is] = [access.table.users, users].map((table) => table.find((user) => user.id === id));
  return is !== undefined && isActive(is) && core.shape.reads(authorNow(is), compartment) && was?.boxKey === is.boxKey;
}

/** The header with the table signed, and the house's signing key with administrators alone: a new one when one of them left. */
function withHolders<State extends object>(
  { tools }: Core<State>,
  access: Access,
  header: Header,
  table: UserTable,
  house: KeyPair,
): Header {
  const holders = table.users.filter((user) => isActive(user) && authorNow(user).role === 'administrator');
  const hasLeft = (id: string): boolean => {
    const was = access.table.users.find((user) => user.id === id);
    return !holders.some((user) => user.id === id && user.boxKey === was?.boxKey);
  };
  if (!Object.keys(header.houseKeyHolders).some(hasLeft)) {
    const seed = openSealedKey(header.houseKeyHolders[access.keys.userId] ?? '', access.keys);
    if (!seed) throw damaged(vaultFile, 'house key does not open');
    const houseKeyHolders = Object.fromEntries(
      holders.map((user) => [user.id, header.houseKeyHolders[user.id] ?? sealTo(user, seed)]),
    );
    wipe(seed);
    return { ...header, houseKeyHolders, users: signTable(table, header.id, house.secretKey) };
  }
  const seed = tools.randomBytes(32);
  const next = signPair(seed);
  const houseKeyHolders = Object.fromEntries(holders.map((user) => [user.id, sealTo(user, seed)]));
  const users = signTable(table, header.id, next.secretKey);
  wipe(seed, next.secretKey);
  return {
    ...header,
    houseKeyHolders,
    users,
    houseKeys: withNextHouseKey(header.houseKeys, house, next.publicKey, header.id),
  };
}
