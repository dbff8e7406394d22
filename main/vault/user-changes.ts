import type { Access } from './access.ts';
import { makeUserKeys, openBox, sealBox, type NewUserKeys } from './box.ts';
import { openSealedKey, sealTo, type CompartmentTable, type Generation } from './compartments.ts';
import type { Core } from './core.ts';
import type { Header } from './header.ts';
import { costFloor } from './key-derivation.ts';
import { sameBytes, signPair, wipe, wipeUserKeys } from './keys.ts';
import { vaultFile } from './layout.ts';
import { assertPassphrase } from './passphrase.ts';
import { makeRecoveryCode } from './recovery-code.ts';
import { damaged, Refusal } from './refusal.ts';
import type { Cost } from './tools.ts';
import type { Author, NewUser } from './types.ts';
import {
  authorNow,
  isActive,
  newEntry,
  renamed,
  sameName,
  signTable,
  type UserEntry,
  type UserTable,
} from './user-table.ts';

/*
 * Headers after a change of users. Each function makes the next vault.json; writing it, and the line that tells of
 * it, is the session's.
 */

export const recoveryName = 'Recovery code';

/** A code of 130 random bits cannot be guessed at any cost: the floor is enough. */
export const recoveryCost = costFloor;

/** The house's signing key, if this user holds it: only administrators do. */
function houseSecretKey(access: Access): Uint8Array {
  const sealed = access.header.houseKeyHolders[access.keys.userId];
  if (access.author.role !== 'administrator' || sealed === undefined) throw new Refusal({ code: 'not-allowed' });
  const seed = openSealedKey(sealed, access.keys);
  const pair = seed && signPair(seed);
  if (!pair || !sameBytes(pair.publicKey, access.keys.houseKey)) throw damaged(vaultFile, 'house key does not open');
  wipe(seed);
  return pair.secretKey;
}

/** The header with a changed table, signed. */
function withTable(access: Access, users: readonly UserEntry[], rest: Partial<Header> = {}): Header {
  const { header } = access;
  const secretKey = houseSecretKey(access);
  const table: UserTable = { ...access.table, number: access.table.number + 1, users: [...users] };
  const signed = signTable(table, header.id, secretKey);
  wipe(secretKey);
  return { ...header, ...rest, users: signed };
}

/** The compartments with their keys sealed to exactly those generations a user may read. */
function resealedFor<State extends object>(core: Core<State>, access: Access, entry: UserEntry): CompartmentTable {
  const author: Author = authorNow(entry);
  return Object.fromEntries(
    Object.entries(access.header.compartments).map(([name, generations]) => {
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

function sealedHouseKey(access: Access, entry: UserEntry): Record<string, string> {
  if (authorNow(entry).role !== 'administrator') return {};
  const sealed = access.header.houseKeyHolders[access.keys.userId];
  const seed = sealed === undefined ? undefined : openSealedKey(sealed, access.keys);
  if (!seed) throw new Refusal({ code: 'not-allowed' });
  const resealed = { [entry.id]: sealTo(entry, seed) };
  wipe(seed);
  return resealed;
}

/** Prepares a new user's keys and box: the slow part, outside the queue. */
export async function prepareUser<State extends object>(
  core: Core<State>,
  access: Access,
  id: string,
  secret: string,
  cost?: Cost,
): Promise<{ readonly made: NewUserKeys; readonly box: Header['boxes'][string] }> {
  const made = makeUserKeys(id, access.keys.houseKey, core.tools);
  const box = await sealBox(made, secret, access.vaultId, core.tools, cost);
  wipe(made.seeds.box, made.seeds.sign);
  return { made, box };
}

/** The header with one more user. */
export function withNewUser<State extends object>(
  core: Core<State>,
  access: Access,
  user: NewUser,
  prepared: Awaited<ReturnType<typeof prepareUser>>,
): { readonly header: Header; readonly entry: UserEntry } {
  const { table, header } = access;
  const taken = table.users.some(
    (other) => other.id === user.id || (isActive(other) && other.kind === 'person' && sameName(other.name, user.name)),
  );
  if (taken) throw new Refusal({ code: 'name-taken' });
  const addedAt = core.tools.now().toISOString();
  const entry = newEntry({ ...user, kind: 'person', addedAt }, prepared.made.keys, core.journal.head.sequence + 1);
  wipeUserKeys(prepared.made.keys);
  return {
    entry,
    header: withTable(access, [...table.users, entry], {
      boxes: { ...header.boxes, [entry.id]: prepared.box },
      houseKeyHolders: { ...header.houseKeyHolders, ...sealedHouseKey(access, entry) },
      compartments: resealedFor(core, access, entry),
    }),
  };
}

/** The header with a user's name corrected or another person linked. */
export function withChangedUser<State extends object>(
  core: Core<State>,
  access: Access,
  id: string,
  change: { readonly name?: string; readonly personId?: string },
): { readonly header: Header; readonly entry: UserEntry } {
  const { table } = access;
  const found = table.users.find((user) => user.id === id && user.kind === 'person' && isActive(user));
  if (!found) throw new Refusal({ code: 'not-allowed' });
  const { name, personId } = change;
  const taken = table.users.some(
    (other) =>
      other.id !== id && isActive(other) && other.kind === 'person' && name !== undefined && sameName(other.name, name),
  );
  if (taken) throw new Refusal({ code: 'name-taken' });
  const now = authorNow(found);
  const newTerm = {
    from: core.journal.head.sequence + 1,
    role: now.role,
    ...(personId === undefined ? {} : { personId }),
  };
  const entry: UserEntry = {
    ...renamed(found, name ?? found.name),
    terms: personId === undefined || personId === now.personId ? found.terms : [...found.terms, newTerm],
  };
  const users = table.users.map((user) => (user.id === id ? entry : user));
  return { entry, header: withTable(access, users, { compartments: resealedFor(core, access, entry) }) };
}

/** The header with another recovery code in place of the old one. */
export function withNewRecovery<State extends object>(
  core: Core<State>,
  access: Access,
  prepared: Awaited<ReturnType<typeof prepareUser>>,
): { readonly header: Header; readonly entry: UserEntry } {
  const { table, header } = access;
  const old = table.users.filter((user) => user.kind === 'recovery' && isActive(user));
  const sequence = core.journal.head.sequence;
  const addedAt = core.tools.now().toISOString();
  const entry = newEntry(
    { kind: 'recovery', role: 'administrator', name: recoveryName, addedAt },
    prepared.made.keys,
    sequence + 1,
  );
  wipeUserKeys(prepared.made.keys);
  const gone = new Set(old.map(({ id }) => id));
  const without = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).filter(([id]) => !gone.has(id)));
  // A session opened with the old code may be the one that replaces it: it still writes the line that says so.
  const users = table.users.map((user) => (gone.has(user.id) ? { ...user, ended: sequence + 1 } : user));
  const compartments = Object.entries(resealedFor(core, access, entry)).map(
    ([name, generations]): [string, Generation[]] => [
      name,
      generations.map((generation) => ({ ...generation, readers: without(generation.readers) })),
    ],
  );
  return {
    entry,
    header: withTable(access, [...users, entry], {
      boxes: { ...without(header.boxes), [entry.id]: prepared.box },
      houseKeyHolders: { ...without(header.houseKeyHolders), ...sealedHouseKey(access, entry) },
      compartments: Object.fromEntries(compartments),
    }),
  };
}

/** A fresh recovery code and the id of the user it will be. */
export const newRecovery = <State extends object>(
  core: Pick<Core<State>, 'tools'>,
): { readonly id: string; readonly code: string } => ({
  id: `recovery-${Buffer.from(core.tools.randomBytes(8)).toString('hex')}`,
  code: makeRecoveryCode((length) => core.tools.randomBytes(length)),
});

/** The user's own box under another passphrase. */
export async function reboxed<State extends object>(
  core: Core<State>,
  access: Access,
  current: string,
  next: string,
): Promise<Header['boxes'][string]> {
  const { keys, entry, header } = access;
  assertPassphrase(next, [entry.name]);
  const box = header.boxes[keys.userId];
  if (!box) throw damaged(vaultFile, 'no box');
  const opened = await openBox(box, keys.userId, current, header.id, core.tools);
  const sealed = await sealBox(opened, next, header.id, core.tools);
  wipe(opened.seeds.box, opened.seeds.sign);
  wipeUserKeys(opened.keys);
  return sealed;
}

/** Everyone who can sign in by name. */
export const signIns = (table: UserTable): readonly UserEntry[] =>
  table.users.filter((entry) => entry.kind === 'person' && isActive(entry));
