import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { instantSchema } from '../../shared/records/primitives.ts';
import { parseJson, sha256 } from './bytes.ts';
import type { OpenedKey } from './compartments.ts';
import type { UserKeys } from './keys.ts';
import { damaged, Refusal } from './refusal.ts';
import { seal, unseal, type AssociatedData } from './seal.ts';
import { signText } from './signatures.ts';
import type { VaultTools } from './tools.ts';

/*
 * Lines that no opening needs any more, for staff alone:  note TAB signature LF sealed bytes
 * The sealed bytes are the very lines, compressed, so that chain, signatures and part hashes still hold when staff read
 * them. Mentors read the present house from its snapshots and the lines after them, and its past not at all.
 *
 * Version 2 is of lines whose parts are gone for good (`purging.ts`). The sealed bytes are a line of states, then each
 * line's header and signature alone: chain and signatures still hold, and what was done is told no more.
 */
export const archiveFormat = 'cairn archive';
export const archiveVersion = 2;

const noteSchema = z.looseObject({
  format: z.literal(archiveFormat),
  version: z.union([z.literal(1), z.literal(archiveVersion)]),
  /** Of version 2: `base` holds the states after its newest line, since no line tells them any more; `rest` lies before it. */
  purged: z.enum(['base', 'rest']).optional(),
  vault: z.string(),
  first: z.int().positive(),
  before: z.int().nonnegative(),
  previous: z.string(),
  /** The newest line in it, and that line's hash. */
  last: z.int().positive(),
  hash: z.string(),
  /** When the newest line was written; archives of earlier versions do not say. */
  at: instantSchema.optional(),
  /** Number of the user table the newest line was written under. */
  users: z.int().positive(),
  /** Bytes of what is sealed before it was compressed. */
  length: z.int().positive(),
  /** Who archived them, after which line. */
  by: z.string(),
  after: z.int().positive(),
  compartment: z.string(),
  generation: z.int().positive(),
  /** SHA-256 of the sealed bytes. */
  sealed: z.string(),
});
export const archiveNoteSchema = noteSchema.refine(({ version, purged }) => (version === 2) === (purged !== undefined));
export type ArchiveNote = z.infer<typeof noteSchema>;

const associated = (
  note: Pick<ArchiveNote, 'vault' | 'compartment' | 'generation' | 'first' | 'last' | 'hash' | 'purged'>,
): AssociatedData => [
  'cairn/1/archive',
  note.vault,
  note.compartment,
  note.generation,
  note.first,
  note.last,
  note.hash,
  ...(note.purged === undefined ? [] : [note.purged]),
];

/** A compartment as it was after a line, and the version its state is of. */
export interface StateOfThen {
  readonly schema: number;
  readonly state: object;
}
export type StatesOfThen = Readonly<Record<string, StateOfThen>>;

const statesSchema = z.record(
  z.string(),
  z.object({ schema: z.int().positive(), state: z.record(z.string(), z.unknown()) }),
);

/** What an archive is made of, besides its bytes. */
export type ArchiveFacts = Pick<
  ArchiveNote,
  'vault' | 'first' | 'before' | 'previous' | 'last' | 'hash' | 'at' | 'users' | 'after' | 'purged'
>;

/** What is sealed in an archive. */
export interface ArchiveContent {
  /** The lines, as they lie in a segment; in a purged one without their parts. */
  readonly lines: Uint8Array;
  /** Of a base. */
  readonly states?: StatesOfThen;
}

export interface EncodedArchive {
  readonly note: ArchiveNote;
  readonly signed: { readonly text: string; readonly signature: string };
  readonly start: number;
  readonly bytes: Buffer;
}

/** Compresses, seals and signs lines. */
export async function encodeArchive(
  { lines, states = {} }: ArchiveContent,
  facts: ArchiveFacts,
  key: OpenedKey,
  keys: UserKeys,
  randomBytes: VaultTools['randomBytes'],
): Promise<EncodedArchive> {
  const isPurged = facts.purged !== undefined;
  const content = isPurged ? Buffer.concat([Buffer.from(`${JSON.stringify(states)}\n`), lines]) : lines;
  const unsealed = {
    format: archiveFormat,
    version: isPurged ? 2 : 1,
    ...facts,
    length: content.length,
    by: keys.userId,
    compartment: key.compartment,
    generation: key.generation,
  } as const;
  const sealed = seal(await promisify(gzip)(content), key.archive, associated(unsealed), randomBytes);
  const note: ArchiveNote = { ...unsealed, sealed: sha256(sealed) };
  const text = JSON.stringify(note);
  const signature = signText('archive', facts.vault, text, keys.signKey.secretKey);
  const opening = Buffer.from(`${text}\t${signature}\n`);
  return { note, signed: { text, signature }, start: opening.length, bytes: Buffer.concat([opening, sealed]) };
}

/** What is in an archive's sealed bytes. Without the key it is for staff to open: `staff-first`. */
export async function decodeArchive(
  sealed: Uint8Array,
  note: ArchiveNote,
  key: OpenedKey | undefined,
  file: string,
): Promise<ArchiveContent> {
  if (sha256(sealed) !== note.sealed) throw damaged(file, 'sealed bytes changed');
  if (!key) throw new Refusal({ code: 'staff-first' });
  const compressed = unseal(sealed, key.archive, associated(note), file);
  const content = await promisify(gunzip)(compressed);
  if (content.length !== note.length) throw damaged(file, 'another length than its note says');
  if (note.purged === undefined) return { lines: content };
  const end = content.indexOf(10);
  const states = statesSchema.safeParse(parseJson(content.toString('utf8', 0, Math.max(0, end)), file));
  if (!states.success) throw damaged(file, 'states');
  return { lines: content.subarray(end + 1), states: states.data };
}
