import { createHash, type Hash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Access } from '../access.ts';
import { isNoteOf } from '../blob.ts';
import type { Files } from '../files.ts';
import type { Head } from '../journal.ts';
import { Breath } from '../json-pieces.ts';
import { blobsFolder, journalFolder, snapshotsFolder } from '../layout.ts';
import { partBytes } from '../part.ts';
import { damaged, Refusal, systemCode } from '../refusal.ts';
import { isArchive, readOpening, scanLines } from '../segment.ts';
import { pieces } from './pieces.ts';

/** A file of the vault that is to be backed up. */
export interface SourceFile {
  readonly files: Files;
  /** The vault. */
  readonly folder: string;
  /** Whose public keys tell what was signed. */
  readonly access: Access;
  readonly path: string;
  /** Of the file that grows: how far it counts, and the line that ends there. */
  readonly end?: { readonly length: number; readonly head: Head };
}

/** The bytes of a file of the vault; one that cannot be read is damage. */
export async function* sourcePieces(
  { files, folder, path, end }: SourceFile,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces(files, join(folder, path), signal, end?.length);
  } catch (error) {
    const code = systemCode(error);
    throw code === undefined ? error : damaged(path, `cannot be read: ${code}`);
  }
}

/** What a file is, and how it breaks its own promises, as far as that shows without a key. */
export interface SourceFacts {
  readonly hash: string;
  readonly length: number;
  readonly broken: string | undefined;
}

/**
 * Reads a file once. The note a file begins with may name `sealed`, the hash of all that follows it, and is then signed
 * itself, but for a blob's; the name of any other blob is its hash; the lines of any other segment follow each other.
 */
export async function factsOf(source: SourceFile, signal: AbortSignal | undefined): Promise<SourceFacts> {
  const { path, end, access } = source;
  const { header } = access;
  const whole = createHash('sha256');
  let length = 0;
  let parts: { readonly noted: Noted | undefined; readonly rest: Hash } | undefined;
  for await (const piece of sourcePieces(source, signal)) {
    whole.update(piece);
    length += piece.length;
    if (parts) parts.rest.update(piece);
    else {
      const start = piece.indexOf(10) + 1;
      parts = { noted: notedIn(piece.subarray(0, start)), rest: createHash('sha256').update(piece.subarray(start)) };
    }
  }
  if (end && length < end.length) throw damaged(path, 'shorter than it was');
  const hash = whole.digest('hex');
  const [noted, rest] = [parts?.noted, parts?.rest.digest('hex')];
  const isAsItSays = (): boolean | Promise<boolean> => {
    if (noted?.note.sealed !== undefined && rest !== noted.note.sealed) return false;
    if (dirname(path) === blobsFolder)
      return (
        basename(path) === hash || (noted !== undefined && isNoteOf(JSON.parse(noted.text), basename(path), header))
      );
    if (noted?.note.sealed !== undefined) return isSigned(source, noted);
    return dirname(path) === journalFolder && isInOrder(source);
  };
  // What was set aside as damaged or torn promises nothing.
  const isWhole = basename(path).includes('.') || (await isAsItSays());
  return { hash, length, broken: isWhole ? undefined : 'not what it says it is' };
}

const noteSchema = z.looseObject({
  sealed: z.string().optional(),
  by: z.string().optional(),
  after: z.int().optional(),
  sequence: z.int().optional(),
});

/** The note a file begins with, and the signature that may follow it. */
interface Noted {
  readonly note: z.output<typeof noteSchema>;
  readonly text: string;
  readonly signature: string | undefined;
}

function notedIn(line: Uint8Array): Noted | undefined {
  const [text = '', signature] = Buffer.from(line).toString().trimEnd().split('\t');
  try {
    const note = noteSchema.safeParse(JSON.parse(text)).data;
    return note && { note, text, signature };
  } catch {
    return undefined;
  }
}

/** Whether the note of a snapshot or an archive is signed by whom it names. */
function isSigned({ path, access }: SourceFile, { note, text, signature = '' }: Noted): boolean {
  const { by = '', after, sequence } = note;
  const purpose = dirname(path) === snapshotsFolder ? 'snapshot' : 'archive';
  try {
    return access.hasSigned(purpose, text, signature, by, after ?? sequence ?? 0, path);
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Whether the lines of a segment that is no archive are whole, follow each other, and end where they should. */
async function isInOrder({ files, folder, access, path, end }: SourceFile): Promise<boolean> {
  try {
    const segment = await readOpening(files, folder, basename(path), access.vaultId);
    if (isArchive(segment)) return false;
    const bytes = await files.read(join(folder, path));
    const { head, lines } = await scanLines(bytes.subarray(0, end?.length), segment.start, segment, false);
    const breath = new Breath();
    for (const line of lines) {
      for (const [index, { blob }] of line.header.parts.entries())
        if (!blob) await partBytes(line, index, files, folder, access.ring);
      await breath.pause();
    }
    return end === undefined || head.hash === end.head.hash;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
