import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { instantSchema } from '../../shared/records/primitives.ts';
import { sha256 } from './bytes.ts';
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
 */
export const archiveFormat = 'cairn archive';
export const archiveVersion = 1;

export const archiveNoteSchema = z.looseObject({
  format: z.literal(archiveFormat),
  version: z.literal(archiveVersion),
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
  /** Bytes of the lines before they were compressed. */
  length: z.int().positive(),
  /** Who archived them, after which line. */
  by: z.string(),
  after: z.int().positive(),
  compartment: z.string(),
  generation: z.int().positive(),
  /** SHA-256 of the sealed bytes. */
  sealed: z.string(),
});
export type ArchiveNote = z.infer<typeof archiveNoteSchema>;

const associated = (
  note: Pick<ArchiveNote, 'vault' | 'compartment' | 'generation' | 'first' | 'last' | 'hash'>,
): AssociatedData => [
  'cairn/1/archive',
  note.vault,
  note.compartment,
  note.generation,
  note.first,
  note.last,
  note.hash,
];

/** What an archive is made of, besides its bytes. */
export type ArchiveFacts = Pick<
  ArchiveNote,
  'vault' | 'first' | 'before' | 'previous' | 'last' | 'hash' | 'at' | 'users' | 'after'
>;

export interface EncodedArchive {
  readonly note: ArchiveNote;
  readonly signed: { readonly text: string; readonly signature: string };
  readonly start: number;
  readonly bytes: Buffer;
}

/** Compresses, seals and signs lines. */
export async function encodeArchive(
  lines: Uint8Array,
  facts: ArchiveFacts,
  key: OpenedKey,
  keys: UserKeys,
  randomBytes: VaultTools['randomBytes'],
): Promise<EncodedArchive> {
  const unsealed = {
    format: archiveFormat,
    version: archiveVersion,
    ...facts,
    length: lines.length,
    by: keys.userId,
    compartment: key.compartment,
    generation: key.generation,
  } as const;
  const sealed = seal(await promisify(gzip)(lines), key.archive, associated(unsealed), randomBytes);
  const note: ArchiveNote = { ...unsealed, sealed: sha256(sealed) };
  const text = JSON.stringify(note);
  const signature = signText('archive', facts.vault, text, keys.signKey.secretKey);
  const opening = Buffer.from(`${text}\t${signature}\n`);
  return { note, signed: { text, signature }, start: opening.length, bytes: Buffer.concat([opening, sealed]) };
}

/** The lines in an archive's sealed bytes. Without the key it is for staff to open: `staff-first`. */
export async function decodeArchive(
  sealed: Uint8Array,
  note: ArchiveNote,
  key: OpenedKey | undefined,
  file: string,
): Promise<Buffer> {
  if (sha256(sealed) !== note.sealed) throw damaged(file, 'sealed bytes changed');
  if (!key) throw new Refusal({ code: 'staff-first' });
  const compressed = unseal(sealed, key.archive, associated(note), file);
  const lines = await promisify(gunzip)(compressed);
  if (lines.length !== note.length) throw damaged(file, 'another length than its note says');
  return lines;
}
