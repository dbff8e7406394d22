import { z } from 'zod';
import { idSchema, instantSchema, nameSchema } from '../../shared/records/primitives.ts';
import { roleSchema, type User } from '../../shared/records/users.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import type { UserKeys } from './keys.ts';
import { sameBytes } from './keys.ts';
import { vaultFile } from './layout.ts';
import { damaged } from './refusal.ts';
import { signValue, verifiesValue } from './signatures.ts';
import type { Author } from './types.ts';

/*
 * Who may sign in, signed by the house. Nobody is ever taken out of the table: what they wrote keeps its author.
 * A role and a person hold from a sequence number on, so that an old line is judged by what its author was then.
 */
const termSchema = z.looseObject({
  from: z.int().positive(),
  role: roleSchema,
  personId: idSchema.optional(),
});

const entrySchema = z.looseObject({
  id: idSchema,
  kind: z.enum(['person', 'recovery']),
  name: nameSchema,
  addedAt: instantSchema,
  /** Counts the key pairs this user has had. */
  generation: z.int().positive(),
  boxKey: z.string(),
  signKey: z.string(),
  /** Signing keys before this one, oldest first, each with the last line it may have signed. */
  earlier: z.array(z.looseObject({ signKey: z.string(), until: z.int().nonnegative() })).optional(),
  terms: z.array(termSchema).min(1),
  /** The last sequence number this user may have written. */
  ended: z.int().nonnegative().optional(),
});
export type UserEntry = z.infer<typeof entrySchema>;

export const userTableSchema = z.looseObject({
  /** Grows by one with every change; every line names the table it was written under. */
  number: z.int().positive(),
  users: z.array(entrySchema),
  /** How many keys each compartment had after line `upTo`, when the table was signed. */
  keys: z.looseObject({ upTo: z.int().positive(), generations: z.record(z.string(), z.int().positive()) }).optional(),
  /** SHA-256 of what was signed of archives that may stand for the lines before their end. */
  bases: z.array(z.string()).optional(),
});
export type UserTable = z.infer<typeof userTableSchema>;

export const signedTableSchema = z.looseObject({ table: userTableSchema, signature: z.string() });
export type SignedTable = z.infer<typeof signedTableSchema>;

export const signTable = (table: UserTable, vaultId: string, houseSecretKey: Uint8Array): SignedTable => ({
  table,
  signature: signValue('users', vaultId, table, houseSecretKey),
});

/** The table, after checking that the house signed it and that it holds this user's own keys. */
export function verifiedTable(signed: SignedTable, vaultId: string, keys: UserKeys, houseKey: Uint8Array): UserTable {
  const { table, signature } = signed;
  if (!verifiesValue('users', vaultId, table, signature, houseKey, vaultFile))
    throw damaged(vaultFile, 'user table not signed by the house');
  if (new Set(table.users.map((user) => user.id)).size !== table.users.length)
    throw damaged(vaultFile, 'two users with one id');
  const own = table.users.find((user) => user.id === keys.userId);
  const matches =
    own &&
    sameBytes(fromBase64(own.boxKey, vaultFile, 32), keys.boxKey.publicKey) &&
    sameBytes(fromBase64(own.signKey, vaultFile, 32), keys.signKey.publicKey);
  if (!matches) throw damaged(vaultFile, 'user table with other keys than the box');
  return table;
}

/** Who an author was when line `sequence` was written, or undefined when they could not have written it. */
export function authorAt(table: UserTable, userId: string, sequence: number): Author | undefined {
  const entry = table.users.find((user) => user.id === userId);
  if (!entry || (entry.ended !== undefined && sequence > entry.ended)) return undefined;
  const term = entry.terms.findLast(({ from }) => from <= sequence);
  return term && authorOf(entry.id, term);
}

/** The key somebody signed with when line `sequence` was written (base64), or undefined for nobody. */
export function signKeyAt(table: UserTable, userId: string, sequence: number): string | undefined {
  const entry = table.users.find((user) => user.id === userId);
  return entry?.earlier?.find(({ until }) => sequence <= until)?.signKey ?? entry?.signKey;
}

const authorOf = (id: string, term: z.infer<typeof termSchema>): Author => ({
  id,
  role: term.role,
  ...(term.personId === undefined ? {} : { personId: term.personId }),
});

/** Who a user is by the newest term. */
export function authorNow(entry: UserEntry): Author {
  const term = entry.terms.at(-1);
  if (!term) throw damaged(vaultFile, 'user without a role');
  return authorOf(entry.id, term);
}

export const isActive = (entry: UserEntry): boolean => entry.ended === undefined;

/** The sign-in as the rest of the house knows it. */
export const userOf = (entry: UserEntry): User => ({ ...authorNow(entry), name: entry.name, addedAt: entry.addedAt });

/** A new entry of the table, whose first line may be `from`. */
export const newEntry = (
  user: Omit<Author, 'id'> & Pick<UserEntry, 'kind' | 'name' | 'addedAt'>,
  keys: UserKeys,
  from: number,
): UserEntry =>
  entrySchema.parse({
    id: keys.userId,
    kind: user.kind,
    name: user.name,
    addedAt: user.addedAt,
    generation: 1,
    boxKey: toBase64(keys.boxKey.publicKey),
    signKey: toBase64(keys.signKey.publicKey),
    terms: [{ from, role: user.role, ...(user.personId === undefined ? {} : { personId: user.personId }) }],
  } satisfies UserEntry);

/** An entry under another name. */
export const renamed = (entry: UserEntry, name: string): UserEntry => ({ ...entry, name: nameSchema.parse(name) });

/** Names are told apart without regard to case. */
export const sameName = (a: string, b: string): boolean =>
  a.trim().normalize('NFKC').toLowerCase() === b.trim().normalize('NFKC').toLowerCase();
