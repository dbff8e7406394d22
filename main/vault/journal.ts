import { join } from 'node:path';
import { z } from 'zod';
import { isRecord, parseJson } from './bytes.ts';
import { writeAside, type Files, type OpenFile } from './files.ts';
import { journalFolder, segmentName } from './layout.ts';
import { decodeLine, encodeLine, genesis, type Line } from './line.ts';
import { damaged, Refusal } from './refusal.ts';

/*
 * The journal: segments named by the sequence number of their first line. A segment opens with a line about itself
 * that names the segment before it, so that none can be missing; then follow the commits.
 */
const journalFormat = 'cairn journal';
const journalVersion = 1;
/** A segment longer than this is followed by a new one. */
const segmentLimit = 4 * 1024 * 1024;
const lineFeed = 10;
const longestOpening = 1024;

const openingSchema = z.looseObject({
  format: z.literal(journalFormat),
  version: z.literal(journalVersion),
  vault: z.string(),
  first: z.int().positive(),
  /** First line of the segment before; 0 when there is none. */
  before: z.int().nonnegative(),
  /** Hash of the line before this segment's first. */
  previous: z.string(),
});
type Opening = z.infer<typeof openingSchema>;

interface Segment {
  readonly opening: Opening;
  readonly file: string;
}

export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

const fileOf = (first: number): string => `${journalFolder}/${segmentName(first)}`;

/** Writes the first, empty segment of a new vault. */
export const createJournal = (files: Files, folder: string, vaultId: string): Promise<void> =>
  createSegment(files, folder, openingOf(vaultId, 1, 0, genesis(vaultId)));

const openingOf = (vault: string, first: number, before: number, previous: string): Opening => ({
  format: journalFormat,
  version: journalVersion,
  vault,
  first,
  before,
  previous,
});

const createSegment = (files: Files, folder: string, opening: Opening): Promise<void> =>
  writeAside(files, join(folder, fileOf(opening.first)), Buffer.from(`${JSON.stringify(opening)}\n`));

export class Journal {
  readonly #files: Files;
  readonly #folder: string;
  readonly #vaultId: string;
  readonly #segments: Segment[];
  /** Bytes of the last segment that are known to be good. */
  #length: number;
  #head: Head;
  /** Bytes after `#length` may exist that no commit answers for. */
  #unsettled: boolean;
  /** Those bytes are a torn line that nobody has looked at yet. */
  #isTorn: boolean;
  #file: OpenFile | undefined;
  /** The last line, cut short by a crash, as opening found it. */
  readonly torn: { readonly file: string; readonly bytes: number } | undefined;

  private constructor(files: Files, folder: string, vaultId: string, segments: Segment[], last: Scan) {
    this.#files = files;
    this.#folder = folder;
    this.#vaultId = vaultId;
    this.#segments = segments;
    this.#length = last.length;
    this.#head = last.head;
    this.#unsettled = last.tornBytes > 0;
    this.#isTorn = this.#unsettled;
    this.torn = last.tornBytes > 0 ? { file: last.file, bytes: last.tornBytes } : undefined;
  }

  /** Finds the segments and walks the last one; what it cannot vouch for is damage, except a torn last line. */
  static async open(files: Files, folder: string, vaultId: string): Promise<Journal> {
    const path = join(folder, journalFolder);
    if ((await files.kind(path)) !== 'folder') throw damaged(journalFolder, 'missing');
    const names = (await files.list(path)).filter((name) => /^\d{12}$/.test(name));
    const segments: Segment[] = [];
    for (const name of names) segments.push(await readOpening(files, folder, name, vaultId, segments.at(-1)));
    const last = segments.at(-1);
    if (!last) throw damaged(journalFolder, 'no segment');
    const scan = scanSegment(await files.read(join(folder, last.file)), last, true);
    return new Journal(files, folder, vaultId, segments, scan);
  }

  get head(): Head {
    return this.#head;
  }

  get segmentCount(): number {
    return this.#segments.length;
  }

  /** The file the next line will lie in. */
  get file(): string {
    return this.#last.file;
  }

  get #last(): Segment {
    const last = this.#segments.at(-1);
    if (!last) throw new Error('a journal without segments');
    return last;
  }

  /** Lines `from` to `to`, oldest first, the chain checked from the start of a segment. */
  async *lines(from: number, to: number): AsyncGenerator<Line> {
    if (from > to) return;
    const count = this.#segments.length;
    const start = Math.max(
      0,
      this.#segments.findLastIndex(({ opening }) => opening.first <= from),
    );
    for (let index = start; index < count; index += 1) {
      for (const line of await this.#readSegment(index)) {
        if (line.header.sequence > to) return;
        if (line.header.sequence >= from) yield line;
      }
    }
  }

  /** Lines before a sequence number, newest first. */
  async *linesBackwards(before: number): AsyncGenerator<Line> {
    for (let index = this.#segments.length - 1; index >= 0; index -= 1) {
      const first = this.#segments[index]?.opening.first ?? 0;
      if (first >= before) continue;
      for (const line of (await this.#readSegment(index)).toReversed()) {
        if (line.header.sequence < before) yield line;
      }
    }
  }

  async #readSegment(index: number): Promise<readonly Line[]> {
    const segment = this.#segments[index];
    if (!segment) return [];
    const next = this.#segments[index + 1];
    const bytes = await this.#files.read(join(this.#folder, segment.file));
    const scan = scanSegment(next ? bytes : bytes.subarray(0, this.#length), segment, false);
    if (next && (next.opening.first !== scan.head.sequence + 1 || next.opening.previous !== scan.head.hash))
      throw damaged(next.file, 'does not continue the segment before it');
    return scan.lines;
  }

  /** Cuts what a crash or a refused write left after the last good line; a torn line is kept beside the segment. */
  async settle(): Promise<void> {
    if (!this.#unsettled) return;
    const { file } = this.#last;
    if (this.#isTorn) {
      const bytes = await this.#files.read(join(this.#folder, file));
      const tail = bytes.subarray(this.#length);
      if (tail.length > 0)
        await writeAside(this.#files, join(this.#folder, `${file}.torn-${this.#head.sequence + 1}`), tail);
      this.#isTorn = false;
    }
    await this.#cut();
  }

  /**
   * Appends a line and syncs it. Throws the disk's error when the line is not there afterwards: what was written of
   * it is cut off again, at the latest before the next line.
   */
  async append(line: Line): Promise<void> {
    if (this.#unsettled) await this.#cut();
    const bytes = encodeLine(line);
    const file = await this.#opened();
    try {
      await file.write(bytes, this.#length);
      await file.sync();
    } catch (error) {
      if (!(await this.#survived(bytes))) throw error;
    }
    this.#length += bytes.length;
    this.#head = { sequence: line.header.sequence, hash: line.hash };
  }

  /** Starts a new segment when the present one has grown long; to be called before the next line is made. */
  async rotateIfLong(): Promise<void> {
    if (this.#length < segmentLimit) return;
    const { sequence, hash } = this.#head;
    const opening = openingOf(this.#vaultId, sequence + 1, this.#last.opening.first, hash);
    // Durable, name and all, before a line depends on it. When this fails no line is written either, so that the
    // next attempt makes the same file again.
    await createSegment(this.#files, this.#folder, opening);
    await this.#closeFile();
    this.#segments.push({ opening, file: fileOf(opening.first) });
    this.#length = Buffer.byteLength(`${JSON.stringify(opening)}\n`);
  }

  async close(): Promise<void> {
    await this.#closeFile();
  }

  /** After a refused write or sync: reopens, and says by what lies on disk whether the line is there. */
  async #survived(bytes: Uint8Array): Promise<boolean> {
    this.#unsettled = true;
    try {
      await this.#closeFile();
      const file = await this.#opened();
      const found = await file.read(this.#length, bytes.length + 1);
      if (Buffer.compare(found, bytes) === 0) {
        // A system may forget what it failed to sync; written again, the next sync speaks for it.
        await file.write(bytes, this.#length);
        await file.sync();
        this.#unsettled = false;
        return true;
      }
    } catch {
      // The disk still refuses: the line is cut off below, or before the next one.
    }
    await this.#cut().catch(() => undefined);
    return false;
  }

  async #cut(): Promise<void> {
    const file = await this.#opened();
    await file.truncate(this.#length);
    await file.sync();
    this.#unsettled = false;
  }

  async #opened(): Promise<OpenFile> {
    this.#file ??= await this.#files.open(join(this.#folder, this.#last.file), 'existing');
    return this.#file;
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }
}

async function readOpening(
  files: Files,
  folder: string,
  name: string,
  vaultId: string,
  before: Segment | undefined,
): Promise<Segment> {
  const path = `${journalFolder}/${name}`;
  const file = await files.open(join(folder, path), 'existing');
  let start: Uint8Array;
  try {
    start = await file.read(0, longestOpening);
  } finally {
    await file.close();
  }
  const end = start.indexOf(lineFeed);
  if (end < 0) throw damaged(path, 'no opening line');
  const value = parseJson(Buffer.from(start.subarray(0, end)).toString(), path);
  const version = isRecord(value) && value['format'] === journalFormat ? value['version'] : undefined;
  if (typeof version === 'number' && version > journalVersion)
    throw new Refusal({ code: 'newer-version', file: path, version });
  const opening = openingSchema.safeParse(value);
  if (!opening.success) throw damaged(path, 'opening line');
  const { data } = opening;
  if (data.vault !== vaultId) throw damaged(path, 'of another vault');
  if (name !== segmentName(data.first)) throw damaged(path, 'under another name');
  if (data.before !== (before?.opening.first ?? 0)) throw damaged(path, 'a segment before it is missing or repeated');
  if (!before && (data.first !== 1 || data.previous !== genesis(vaultId))) throw damaged(path, 'not the first segment');
  return { opening: data, file: path };
}

interface Scan {
  readonly file: string;
  readonly lines: readonly Line[];
  readonly head: Head;
  readonly length: number;
  readonly tornBytes: number;
}

/** Splits a segment into lines and follows the chain through them. */
function scanSegment(bytes: Uint8Array, segment: Segment, mayBeTorn: boolean): Scan {
  const { file, opening } = segment;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lines: Line[] = [];
  let head: Head = { sequence: opening.first - 1, hash: opening.previous };
  let length = buffer.indexOf(lineFeed) + 1;
  while (length < buffer.length) {
    const end = buffer.indexOf(lineFeed, length);
    // Blocks that never reached the disk read as zeros, and no line holds any.
    const isLast = end < 0 || end === buffer.length - 1;
    if (end < 0 || (isLast && buffer.subarray(length, end).includes(0))) {
      if (!mayBeTorn) throw damaged(file, 'a line without its end');
      break;
    }
    const line = decodeLine(buffer.toString('utf8', length, end), file);
    if (line.header.sequence !== head.sequence + 1) throw damaged(file, `line ${head.sequence + 1} expected`);
    if (line.header.previous !== head.hash) throw damaged(file, `line ${line.header.sequence} breaks the chain`);
    head = { sequence: line.header.sequence, hash: line.hash };
    lines.push(line);
    length = end + 1;
  }
  return { file, lines, head, length, tornBytes: buffer.length - length };
}
