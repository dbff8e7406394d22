import type { Role } from '../../shared/records/users.ts';
import type { Access } from './access.ts';
import { makeUserKeys, openBox, sealBox, wipeBox, type Box, type NewUserKeys } from './box.ts';
import type { OpenedKey } from './compartments.ts';
import type { Core } from './core.ts';
import type { Header } from './header.ts';
import { toBase64 } from './bytes.ts';
import { costFloor } from './key-derivation.ts';
import { wipe, wipeUserKeys, type UserKeys } from './keys.ts';
import { vaultFile } from './layout.ts';
import { assertPassphrase } from './passphrase.ts';
import { makeRecoveryCode } from './recovery-code.ts';
import { damaged, Refusal } from './refusal.ts';
import { rekeyed } from './rotation.ts';
import type { Cost } from './tools.ts';
import type { NewUser } from './types.ts';
import { authorNow, isActive, newEntry, renamed, sameName, type UserEntry, type UserTable } from './user-table.ts';

/*
 * Headers after a change of users. Each function makes the next vault.json; writing it, and the line that tells of
 * it, is the session's.
 */

export interface UserChange {
  readonly header: Header;
  readonly entry: UserEntry;
  readonly made: readonly OpenedKey[];
}

export const recoveryName = 'Recovery code';

/** A code of 130 random bits cannot be guessed at any cost: the floor is enough. */
export const recoveryCost: Cost = costFloor;

/** The keys and the box of somebody who signs in. */
export interface Prepared {
  readonly keys: UserKeys;
  readonly box: Box;
}

/** Prepares somebody's keys and box: the slow part, outside the queue. */
export async function prepareUser<State extends object>(
  core: Core<State>,
  access: Access,
  id: string,
  secret: string,
  options: { readonly cost?: Cost; readonly isTemporary?: boolean } = {},
): Promise<Prepared> {
  const made: NewUserKeys = makeUserKeys(id, access.houseKey, core.tools);
  const box = await sealBox(made, secret, access.vaultId, core.tools, options);
  wipe(made.seeds.box, made.seeds.sign);
  return { keys: made.keys, box };
}

/** The active person of that id, if the one who asks may change them. */
function personOf(access: Access, id: string): UserEntry {
  const found = access.table.users.find((user) => user.id === id && user.kind === 'person' && isActive(user));
  if (!found || access.author.role !== 'administrator') throw new Refusal({ code: 'not-allowed' });
  return found;
}

/** The same, of somebody else. */
function otherPersonOf(access: Access, id: string): UserEntry {
  if (id === access.keys.userId) throw new Refusal({ code: 'not-allowed' });
  return personOf(access, id);
}

function assertNameFree({ users }: UserTable, name: string, id: string): void {
  const isTaken = users.some(
    (other) => other.id !== id && isActive(other) && other.kind === 'person' && sameName(other.name, name),
  );
  if (isTaken) throw new Refusal({ code: 'name-taken' });
}

/** Refuses when the house would be left without an administrator who signs in by name. */
function assertAdministratorStays(users: readonly UserEntry[]): void {
  const stays = users.some(
    (user) => user.kind === 'person' && isActive(user) && authorNow(user).role === 'administrator',
  );
  if (!stays) throw new Refusal({ code: 'last-administrator' });
}

const replaced = ({ users }: UserTable, entry: UserEntry): readonly UserEntry[] =>
  users.map((user) => (user.id === entry.id ? entry : user));

/** The header with one more user. */
export function withNewUser<State extends object>(
  core: Core<State>,
  access: Access,
  user: NewUser,
  { keys, box }: Prepared,
): UserChange {
  const { table } = access;
  if (table.users.some(({ id }) => id === user.id)) throw new Refusal({ code: 'name-taken' });
  assertNameFree(table, user.name, user.id);
  const addedAt = core.tools.now().toISOString();
  const entry = newEntry({ ...user, kind: 'person', addedAt }, keys, core.journal.head.sequence + 1);
  const { header, made } = rekeyed(core, access, [...table.users, entry], [entry]);
  return { entry, made, header: { ...header, boxes: { ...header.boxes, [entry.id]: box } } };
}

/** The header with a user's name corrected, another person linked or another role given. */
export function withChangedUser<State extends object>(
  core: Core<State>,
  access: Access,
  id: string,
  { name, ...change }: { readonly name?: string; readonly personId?: string; readonly role?: Role },
): UserChange {
  const found = change.role === undefined ? personOf(access, id) : otherPersonOf(access, id);
  if (name !== undefined) assertNameFree(access.table, name, id);
  const { role, personId } = { ...authorNow(found), ...change };
  const isSame = role === authorNow(found).role && personId === authorNow(found).personId;
  const term = { from: core.journal.head.sequence + 1, role, ...(personId === undefined ? {} : { personId }) };
  const entry: UserEntry = {
    ...renamed(found, name ?? found.name),
    terms: isSame ? found.terms : [...found.terms, term],
  };
  const users = replaced(access.table, entry);
  assertAdministratorStays(users);
  return { entry, ...rekeyed(core, access, users, [entry]) };
}

/** The header in which somebody has new keys, in a box that whoever gave the passphrase closed. */
export function withNewKeys<State extends object>(
  core: Core<State>,
  access: Access,
  id: string,
  { keys, box }: Prepared,
): UserChange {
  const found = otherPersonOf(access, id);
  const entry: UserEntry = {
    ...found,
    generation: found.generation + 1,
    boxKey: toBase64(keys.boxKey.publicKey),
    signKey: toBase64(keys.signKey.publicKey),
    earlier: [...(found.earlier ?? []), { signKey: found.signKey, until: core.journal.head.sequence }],
  };
  const { header, made } = rekeyed(core, access, replaced(access.table, entry), [entry]);
  return { entry, made, header: { ...header, boxes: { ...header.boxes, [id]: box } } };
}

/** The header without somebody's sign-in; they stay in the table as the author of what they wrote. */
export function withoutUser<State extends object>(core: Core<State>, access: Access, id: string): UserChange {
  const entry = { ...otherPersonOf(access, id), ended: core.journal.head.sequence };
  const users = replaced(access.table, entry);
  assertAdministratorStays(users);
  const { header, made } = rekeyed(core, access, users, [entry]);
  return { entry, made, header: { ...header, boxes: without(header.boxes, [id]) } };
}

/** The header with another recovery code in place of the old one. */
export function withNewRecovery<State extends object>(
  core: Core<State>,
  access: Access,
  { keys, box }: Prepared,
): UserChange {
  const sequence = core.journal.head.sequence;
  const addedAt = core.tools.now().toISOString();
  const entry = newEntry({ kind: 'recovery', role: 'administrator', name: recoveryName, addedAt }, keys, sequence + 1);
  // A session opened with the old code may be the one that replaces it: it still writes the line that says so.
  const old = access.table.users
    .filter((user) => user.kind === 'recovery' && isActive(user))
    .map((user) => ({ ...user, ended: sequence + 1 }));
  const users = [...access.table.users.map((user) => old.find(({ id }) => id === user.id) ?? user), entry];
  const { header, made } = rekeyed(core, access, users, [...old, entry]);
  const boxes = without(
    header.boxes,
    old.map(({ id }) => id),
  );
  return { entry, made, header: { ...header, boxes: { ...boxes, [entry.id]: box } } };
}

const without = <Value>(record: Readonly<Record<string, Value>>, ids: readonly string[]): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => !ids.includes(id)));

/** A fresh recovery code and the id of the user it will be. */
export const newRecovery = <State extends object>(
  core: Pick<Core<State>, 'tools'>,
): { readonly id: string; readonly code: string } => ({
  id: `recovery-${Buffer.from(core.tools.randomBytes(8)).toString('hex')}`,
  code: makeRecoveryCode((length) => core.tools.randomBytes(length)),
});

/** The user's own box under another passphrase, theirs to keep, trusting the house's key in use. */
export async function reboxed<State extends object>(
  core: Core<State>,
  access: Access,
  current: string,
  next: string,
): Promise<Box> {
  const { keys, entry, header } = access;
  assertPassphrase(next, [entry.name]);
  const box = header.boxes[keys.userId];
  if (!box) throw damaged(vaultFile, 'no box');
  const opened = await openBox(box, keys.userId, current, header.id, core.tools);
  const trusting = { ...opened, keys: { ...opened.keys, houseKey: access.houseKey } };
  const sealed = await sealBox(trusting, next, header.id, core.tools);
  wipeBox(opened);
  wipeUserKeys(opened.keys);
  return sealed;
}

/** Everyone who can sign in by name. */
export const signIns = (table: UserTable): readonly UserEntry[] =>
  table.users.filter((entry) => entry.kind === 'person' && isActive(entry));
