import { z } from 'zod';
import { idSchema, instantSchema } from '../../shared/records/primitives.ts';
import { parseJson, sha256 } from './bytes.ts';
import { damaged } from './refusal.ts';
import { signText, verifiesText } from './signatures.ts';

/*
 * One commit, one line of a segment:  header TAB signature TAB part TAB part ... LF
 * The header is JSON in the clear; JSON never holds a raw tab or line feed, so its exact text can be signed and
 * found again. The next line names SHA-256 of `header TAB signature`; the header names SHA-256 of each part, so
 * that a part can be purged later and the chain still holds.
 */
const partNoteSchema = z.looseObject({
  in: z.string(),
  generation: z.int().positive(),
  /** `sealed` by a reader, or a `drop-in` by someone who cannot read the compartment. */
  how: z.enum(['sealed', 'drop-in']),
  /** SHA-256 of the part's bytes. */
  hash: z.string(),
  /** How many bytes the part has. */
  length: z.int().positive(),
  /** The bytes lie in `blobs/<hash>`, not in the line. */
  blob: z.literal(true).optional(),
});
export type PartNote = z.infer<typeof partNoteSchema>;

export const lineHeaderSchema = z.looseObject({
  sequence: z.int().positive(),
  at: instantSchema,
  /** Version of the states the patches were made on. */
  schema: z.int().positive(),
  /** Number of the user table it was written under. */
  users: z.int().positive(),
  author: idSchema,
  /** Hash of the line before. */
  previous: z.string(),
  parts: z.array(partNoteSchema),
});
export type LineHeader = z.infer<typeof lineHeaderSchema>;

/** A line as it lies in the file: its shape and place in the chain are checked, its signature and parts are not. */
export interface Line {
  readonly file: string;
  readonly header: LineHeader;
  readonly headerText: string;
  readonly signature: string;
  /** Base64, one per `header.parts`; empty for a part in a blob. None at all in a purged line. */
  readonly parts: readonly string[];
  /** What the next line must name as `previous`. */
  readonly hash: string;
  /** Its parts are gone for good: what stands is who wrote it, when, and the hash of each. */
  readonly isPurged?: true;
}

/** What the first line of a vault names as the line before it. */
export const genesis = (vaultId: string): string => sha256('cairn/1/genesis/', vaultId);

const hashOf = (headerText: string, signature: string): string => sha256(headerText, '\t', signature);

/** Writes and signs a line. */
export function makeLine(
  header: LineHeader,
  parts: readonly string[],
  vaultId: string,
  secretKey: Uint8Array,
  file: string,
): Line {
  const headerText = JSON.stringify(header);
  const signature = signText('line', vaultId, headerText, secretKey);
  return { file, header, headerText, signature, parts, hash: hashOf(headerText, signature) };
}

/** The bytes of a line, line feed included. */
export const encodeLine = (line: Line): Buffer =>
  Buffer.from(`${[line.headerText, line.signature, ...line.parts].join('\t')}\n`);

/** About how many bytes a line takes, with its blobs. */
export const lineLength = (line: Line): number =>
  line.header.parts.reduce((sum, { length }) => sum + length, line.headerText.length + line.signature.length);

/** A line without its parts. */
export const purgedLine = (line: Line): Line => ({ ...line, parts: [], isPurged: true });

/** Reads the text of one line, without its line feed; a purged one has no parts. */
export function decodeLine(text: string, file: string, isPurged = false): Line {
  const [headerText, signature, ...parts] = text.split('\t');
  if (headerText === undefined || signature === undefined) throw damaged(file, 'line without signature');
  const header = lineHeaderSchema.safeParse(parseJson(headerText, file));
  if (!header.success) throw damaged(file, 'line header');
  if ((isPurged ? 0 : header.data.parts.length) !== parts.length)
    throw damaged(file, 'line with other parts than its header says');
  const line: Line = { file, header: header.data, headerText, signature, parts, hash: hashOf(headerText, signature) };
  return isPurged ? purgedLine(line) : line;
}

/** Whether the author signed this line. */
export const isSignedBy = (line: Line, publicKey: Uint8Array, vaultId: string): boolean =>
  verifiesText('line', vaultId, line.headerText, line.signature, publicKey, line.file);
