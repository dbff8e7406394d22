import { join } from 'node:path';
import { z } from 'zod';
import { archiveFormat, archiveNoteSchema, archiveVersion, type ArchiveNote } from './archive.ts';
import { isRecord, parseJson } from './bytes.ts';
import { writeAside, type Files } from './files.ts';
import { Breath } from './json-pieces.ts';
import { journalFolder, segmentName } from './layout.ts';
import { decodeLine, genesis, type Line } from './line.ts';
import { damaged, Refusal } from './refusal.ts';

/*
 * A file of the journal. It opens with a line about itself that names what came before it, so that none can be missing;
 * then follow the commits, a line each, or, once it is archived, the same lines sealed for staff (`archive.ts`).
 */
const segmentFormat = 'cairn journal';
const segmentVersion = 1;
const lineFeed = 10;
const longestOpening = 4096;

const openingSchema = z.looseObject({
  format: z.literal(segmentFormat),
  version: z.literal(segmentVersion),
  vault: z.string(),
  first: z.int().positive(),
  /** First line of the segment before; 0 when there is none. */
  before: z.int().nonnegative(),
  /** Hash of the line before this segment's first. */
  previous: z.string(),
});
type Opening = z.infer<typeof openingSchema>;

/** How far a journal goes: its newest line and that line's hash. */
export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

export interface Segment {
  readonly file: string;
  readonly opening: Opening | ArchiveNote;
  /** Length of the line the file opens with. */
  readonly start: number;
  /** What was signed of an archive, and the signature. */
  readonly signed?: Signed;
}

interface Signed {
  readonly text: string;
  readonly signature: string;
}

export interface Archive extends Segment {
  readonly opening: ArchiveNote;
  readonly signed: Signed;
}

export const isArchive = (segment: Segment): segment is Archive => segment.opening.format === archiveFormat;

export const segmentFile = (first: number): string => `${journalFolder}/${segmentName(first)}`;

/** Writes an empty segment that follows `head`, durable with its name. */
export async function createSegment(
  files: Files,
  folder: string,
  vault: string,
  head: Head,
  before: number,
): Promise<Segment> {
  const opening: Opening = {
    format: segmentFormat,
    version: segmentVersion,
    vault,
    first: head.sequence + 1,
    before,
    previous: head.hash,
  };
  const bytes = Buffer.from(`${JSON.stringify(opening)}\n`);
  const file = segmentFile(opening.first);
  await writeAside(files, join(folder, file), bytes);
  return { file, opening, start: bytes.length };
}

/** Reads what a segment says of itself. */
export async function readOpening(files: Files, folder: string, name: string, vaultId: string): Promise<Segment> {
  const path = `${journalFolder}/${name}`;
  const [text = '', signature] = (await openingText(files, folder, name)).split('\t');
  const value = parseJson(text, path);
  const isOfArchive = isRecord(value) && value['format'] === archiveFormat;
  const version = isRecord(value) && (isOfArchive || value['format'] === segmentFormat) ? value['version'] : undefined;
  if (typeof version === 'number' && version > (isOfArchive ? archiveVersion : segmentVersion))
    throw new Refusal({ code: 'newer-version', file: path, version });
  const opening = (isOfArchive ? archiveNoteSchema : openingSchema).safeParse(value);
  if (!opening.success || isOfArchive !== (signature !== undefined)) throw damaged(path, 'opening line');
  const { data } = opening;
  if (data.vault !== vaultId) throw damaged(path, 'of another vault');
  if (name !== segmentName(data.first)) throw damaged(path, 'under another name');
  const start = Buffer.byteLength(text) + (signature === undefined ? 0 : signature.length + 1) + 1;
  return { file: path, opening: data, start, ...(signature === undefined ? {} : { signed: { text, signature } }) };
}

/** The line a segment opens with. */
export async function openingText(files: Files, folder: string, name: string): Promise<string> {
  const path = `${journalFolder}/${name}`;
  const file = await files.open(join(folder, path), 'reading');
  try {
    const start = Buffer.from(await file.read(0, longestOpening));
    const end = start.indexOf(lineFeed);
    if (end < 0) throw damaged(path, 'no opening line');
    return start.toString('utf8', 0, end);
  } finally {
    await file.close();
  }
}

/**
 * Puts segments in a row and checks that each continues the one before. An archive takes over the lines of segments that
 * a crash may have left beside it, and one that is being divided holds those of its later half: those are told apart.
 */
export function inARow(
  segments: readonly Segment[],
  vaultId: string,
): { readonly row: readonly Segment[]; readonly leftovers: readonly Segment[] } {
  const row: Segment[] = [];
  const leftovers: Segment[] = [];
  for (const segment of segments) {
    const { file, opening } = segment;
    const before = row.at(-1);
    if (!before) {
      const isFirst = opening.first === 1 && opening.before === 0 && opening.previous === genesis(vaultId);
      if (!isFirst) throw damaged(file, 'not the first segment');
    } else if (isArchive(before)) {
      const { last, hash } = before.opening;
      if (opening.first <= last) {
        leftovers.push(segment);
        continue;
      }
      if (opening.first > last + 1 || opening.previous !== hash)
        throw damaged(file, 'a segment before it is missing or repeated');
    } else if (isArchive(segment) || opening.before !== before.opening.first)
      throw damaged(file, 'a segment before it is missing or repeated');
    row.push(segment);
  }
  return { row, leftovers };
}

export interface Scan {
  readonly lines: readonly Line[];
  readonly head: Head;
  /** Bytes up to the end of the last whole line. */
  readonly length: number;
  readonly tornBytes: number;
}

/**
 * Splits a segment's lines, which begin at `start` of `bytes`, and follows the chain through them; gives way on the way.
 * What is whole is put into `lines` as it is found, so that a caller has it when what follows is not.
 */
export async function scanLines(
  bytes: Uint8Array,
  start: number,
  segment: Segment,
  mayBeTorn: boolean,
  lines: Line[] = [],
): Promise<Scan> {
  const { file, opening } = segment;
  const isPurged = isArchive(segment) && segment.opening.purged !== undefined;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const breath = new Breath();
  let head: Head = { sequence: opening.first - 1, hash: opening.previous };
  let length = start;
  while (length < buffer.length) {
    const end = buffer.indexOf(lineFeed, length);
    // Blocks that never reached the disk read as zeros, and no line holds any.
    const isLast = end < 0 || end === buffer.length - 1;
    if (end < 0 || (isLast && buffer.subarray(length, end).includes(0))) {
      if (!mayBeTorn) throw damaged(file, 'a line without its end');
      break;
    }
    const line = decodeLine(buffer.toString('utf8', length, end), file, isPurged);
    if (line.header.sequence !== head.sequence + 1) throw damaged(file, `line ${head.sequence + 1} expected`);
    if (line.header.previous !== head.hash) throw damaged(file, `line ${line.header.sequence} breaks the chain`);
    head = { sequence: line.header.sequence, hash: line.hash };
    lines.push(line);
    length = end + 1;
    await breath.pause();
  }
  return { lines, head, length, tornBytes: buffer.length - length };
}
