import { join } from 'node:path';
import { decodeArchive, type ArchiveNote, type StatesOfThen } from './archive.ts';
import type { OpenedKey } from './compartments.ts';
import { writeAside, type Files, type OpenFile } from './files.ts';
import { sameBytes } from './keys.ts';
import { journalFolder } from './layout.ts';
import { encodeLine, genesis, type Line } from './line.ts';
import { damaged } from './refusal.ts';
import {
  createSegment,
  inARow,
  isArchive,
  readOpening,
  scanLines,
  type Archive,
  type Head,
  type Scan,
  type Segment,
} from './segment.ts';
import type { Sizes, VaultTools } from './tools.ts';

export type { Head } from './segment.ts';

/** Writes the first, empty segment of a new vault. */
export const createJournal = (files: Files, folder: string, vaultId: string): Promise<Segment> =>
  createSegment(files, folder, vaultId, { sequence: 0, hash: genesis(vaultId) }, 0);

/** Whether the bytes of a file are an archive's: nothing else opens with its signature. */
const opensWith = (bytes: Uint8Array, { signed, start }: Archive): boolean =>
  Buffer.from(bytes.subarray(0, start)).toString() === `${signed.text}\t${signed.signature}\n`;

type JournalTools = Pick<VaultTools, 'files' | 'sizes'>;

/** The key an archive is sealed under, where the reader has it. */
export type ArchiveKeys = (note: ArchiveNote) => OpenedKey | undefined;

/** All commits, in segments named by the sequence number of their first line. */
export class Journal {
  readonly #files: Files;
  readonly #sizes: Sizes;
  readonly #folder: string;
  readonly #vaultId: string;
  #segments: readonly Segment[];
  /** Segments whose lines an archive holds by now. */
  #leftovers: readonly Segment[];
  /** A file is being replaced by an archive: what a reader finds there may be either of the two until this is over. */
  #replacing: Promise<unknown> | undefined;
  /** What is taking its place there. */
  #arriving: Archive | undefined;
  /** Bytes of the last segment that are known to be good. */
  #length: number;
  #head: Head;
  #users: number;
  #newestAt: string;
  /** Bytes after `#length` may exist that no commit answers for. */
  #unsettled: boolean;
  /** Those bytes are a torn line that nobody has looked at yet. */
  #isTorn: boolean;
  /** The file of a new segment may lie there, which is not in use yet. */
  #isStarting = false;
  #file: OpenFile | undefined;
  /** Whether nothing is left of lines before the base: false until somebody has looked. */
  isTidy = false;
  /** The last line, cut short by a crash, as opening found it. */
  readonly torn: { readonly file: string; readonly bytes: number } | undefined;

  private constructor(
    { files, sizes }: JournalTools,
    folder: string,
    vaultId: string,
    { row, leftovers }: ReturnType<typeof inARow>,
    last: Scan,
    newestAt: string,
  ) {
    this.#files = files;
    this.#sizes = sizes;
    this.#folder = folder;
    this.#vaultId = vaultId;
    this.#segments = row;
    this.#leftovers = leftovers;
    this.#length = last.length;
    this.#head = last.head;
    const archive = row.findLast(isArchive);
    this.#users = last.lines.at(-1)?.header.users ?? archive?.opening.users ?? 1;
    this.#newestAt = newestAt;
    this.#unsettled = last.tornBytes > 0;
    this.#isTorn = this.#unsettled;
    this.torn = last.tornBytes > 0 ? { file: this.file, bytes: last.tornBytes } : undefined;
  }

  /** Finds the segments and walks the last one; what it cannot vouch for is damage, except a torn last line. */
  static async open(tools: JournalTools, folder: string, vaultId: string): Promise<Journal> {
    const { files } = tools;
    const path = join(folder, journalFolder);
    if ((await files.kind(path)) !== 'folder') throw damaged(journalFolder, 'missing');
    const names = (await files.list(path)).filter((name) => /^\d{12}$/.test(name));
    const segments: Segment[] = [];
    for (const name of names) segments.push(await readOpening(files, folder, name, vaultId));
    const found = inARow(segments, vaultId);
    const last = found.row.at(-1);
    if (!last || isArchive(last)) throw damaged(journalFolder, 'no segment for the next line');
    const scanned = async (segment: Segment, mayBeTorn: boolean): Promise<Scan> =>
      scanLines(await files.read(join(folder, segment.file)), segment.start, segment, mayBeTorn);
    const scan = await scanned(last, true);
    // A segment without a line yet follows an archive, unless a crash came between.
    const before = scan.lines.length === 0 ? found.row.at(-2) : undefined;
    const lines = before && !isArchive(before) ? (await scanned(before, false)).lines : scan.lines;
    const newestAt = lines.at(-1)?.header.at ?? (before && isArchive(before) ? before.opening.at : undefined);
    return new Journal(tools, folder, vaultId, found, scan, newestAt ?? '');
  }

  get head(): Head {
    return this.#head;
  }

  /** Number of the user table the newest line was written under, as far as open segments and archives say. */
  get users(): number {
    return this.#users;
  }

  /** When the newest line was written, or nothing where an archive of an earlier version does not say. */
  get newestAt(): string {
    return this.#newestAt;
  }

  get segmentCount(): number {
    return this.#segments.length;
  }

  /** The file the next line will lie in. */
  get file(): string {
    return this.#last.file;
  }

  /** How long that file is, without what no commit answers for. */
  get length(): number {
    return this.#length;
  }

  get archives(): readonly Archive[] {
    return this.#segments.filter(isArchive);
  }

  /** The newest archive that holds the states after its last line: what was done up to there is told no more. */
  get base(): Archive | undefined {
    return this.archives.findLast(({ opening }) => opening.purged === 'base');
  }

  /** The newest line of which what was done is told no more; 0 when all is told. */
  get purgedUpTo(): number {
    return this.base?.opening.last ?? 0;
  }

  /** The oldest line that is not in an archive, or the next one. */
  get firstOpen(): number {
    return this.#segments.find((segment) => !isArchive(segment))?.opening.first ?? this.#head.sequence + 1;
  }

  /** The first line of the segment that the next line goes to. */
  get firstOfLast(): number {
    return this.#last.opening.first;
  }

  get #last(): Segment {
    const last = this.#segments.at(-1);
    if (!last) throw new Error('a journal without segments');
    return last;
  }

  /** Lines `from` to `to`, oldest first, the chain checked from the start of a segment. */
  async *lines(from: number, to: number, keys: ArchiveKeys): AsyncGenerator<Line> {
    for (let next = from; next <= to;) {
      const lines = await this.#linesAround(next, keys);
      for (const line of lines) {
        const { sequence } = line.header;
        if (sequence > to) return;
        if (sequence >= next) yield line;
      }
      const last = lines.at(-1)?.header.sequence ?? 0;
      if (last < next) return;
      next = last + 1;
    }
  }

  /** Lines before a sequence number, newest first, as far back as they tell what was done. */
  async *linesBackwards(before: number, keys: ArchiveKeys): AsyncGenerator<Line> {
    for (let next = Math.min(before, this.#head.sequence + 1); next > this.purgedUpTo + 1;) {
      const lines = (await this.#linesAround(next - 1, keys)).toReversed();
      for (const line of lines) {
        if (line.isPurged) return;
        if (line.header.sequence < next) yield line;
      }
      next = lines.at(-1)?.header.sequence ?? 0;
    }
  }

  /** The lines of the segment that holds a line. An archive may take its place between the finding and the reading. */
  async #linesAround(sequence: number, keys: ArchiveKeys): Promise<readonly Line[]> {
    for (;;) {
      const segments = this.#segments;
      const at = segments.findLastIndex(({ opening }) => opening.first <= sequence);
      const segment = segments[at];
      if (!segment) return [];
      try {
        const lines = await this.#read(segment, segments[at + 1], keys);
        // The later part of an archive that is being divided is not in the row yet.
        if (!this.#replacing || lines.some((line) => line.header.sequence === sequence)) return lines;
        await this.#replacing;
      } catch (error) {
        await this.#replacing;
        if (this.#segments === segments) throw error;
      }
    }
  }

  async #read(segment: Segment, next: Segment | undefined, keys: ArchiveKeys): Promise<readonly Line[]> {
    const bytes = await this.#files.read(join(this.#folder, segment.file));
    const arriving = this.#arriving;
    if (arriving?.file === segment.file && opensWith(bytes, arriving)) return this.#archived(arriving, bytes, keys);
    if (isArchive(segment)) return this.#archived(segment, bytes, keys);
    // The last one ends where the last commit ended; what is behind it belongs to a commit on its way.
    const scan = await scanLines(next ? bytes : bytes.subarray(0, this.#length), segment.start, segment, false);
    if (next && scan.head.hash !== next.opening.previous)
      throw damaged(next.file, 'does not continue the segment before it');
    return scan.lines;
  }

  async #archived({ opening, file, start }: Archive, bytes: Uint8Array, keys: ArchiveKeys): Promise<readonly Line[]> {
    const { lines } = await decodeArchive(bytes.subarray(start), opening, keys(opening), file);
    const scan = await scanLines(lines, 0, { file, opening, start }, false);
    if (scan.head.sequence !== opening.last || scan.head.hash !== opening.hash)
      throw damaged(file, 'other lines than its note says');
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
    await this.settle();
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
    this.#users = line.header.users;
    this.#newestAt = line.header.at;
  }

  /** Starts a new segment when the present one has grown long; to be called before the next line is made. */
  async startIfLong(): Promise<void> {
    if (this.#isStarting || this.#length >= this.#sizes.segment) await this.startSegment();
  }

  /**
   * Starts a new segment unless the present one is empty. It is durable, name and all, before a line depends on it; when
   * this fails no line is written before it succeeds: behind a line more, the file that may lie there would follow nothing.
   */
  async startSegment(): Promise<void> {
    const { opening } = this.#last;
    if (opening.first > this.#head.sequence) return;
    await this.settle();
    this.#isStarting = true;
    const next = await createSegment(this.#files, this.#folder, this.#vaultId, this.#head, opening.first);
    this.#isStarting = false;
    await this.#closeFile();
    this.#segments = [...this.#segments, next];
    this.#length = next.start;
  }

  /** Segments that are in no archive yet and hold no line after `upTo`, oldest first, with their lines. */
  closed(upTo: number): Promise<readonly { readonly segment: Segment; readonly lines: readonly Line[] }[]> {
    const open = this.#segments.filter((segment) => !isArchive(segment));
    const noKey = (): undefined => undefined;
    return Promise.all(
      open.flatMap((segment, at) => {
        const next = open[at + 1];
        if (!next || next.opening.first > upTo + 1) return [];
        return [this.#read(segment, next, noKey).then((lines) => ({ segment, lines }))];
      }),
    );
  }

  /** The lines of an archive, as they were written. */
  readArchive(archive: Archive, keys: ArchiveKeys): Promise<readonly Line[]> {
    return this.#read(archive, undefined, keys);
  }

  /** The states a base holds. Read while nothing replaces archives, or with a reader that begins anew when something has. */
  async readBase({ file, opening, start }: Archive, keys: ArchiveKeys): Promise<StatesOfThen> {
    const bytes = await this.#files.read(join(this.#folder, file));
    return (await decodeArchive(bytes.subarray(start), opening, keys(opening), file)).states ?? {};
  }

  /**
   * Puts archives that follow each other in the place of the segments whose lines they hold, all but the first of them
   * durable there already. Readers see the lines as they were or as they are now. When the disk refuses and the file lies
   * there all the same, it must not be read as what was there before.
   */
  async replaceWith(archives: readonly Archive[], bytes: Uint8Array): Promise<void> {
    const [first] = archives;
    if (!first) return;
    const path = join(this.#folder, first.file);
    const replace = async (): Promise<void> => {
      try {
        await writeAside(this.#files, path, bytes);
      } catch (error) {
        if (sameBytes(await this.#files.read(path), bytes)) this.#take(archives);
        throw error;
      }
      this.#take(archives);
    };
    const replacing = replace();
    this.#replacing = replacing.catch(() => undefined);
    this.#arriving = first;
    await replacing.finally(() => {
      this.#replacing = undefined;
      this.#arriving = undefined;
    });
  }

  /** Writes the later part of an archive that is about to be divided; until then it is a leftover. */
  async writeLaterPart(archive: Archive, bytes: Uint8Array): Promise<void> {
    this.#leftovers = [...this.#leftovers.filter(({ file }) => file !== archive.file), archive];
    await writeAside(this.#files, join(this.#folder, archive.file), bytes);
  }

  #take(archives: readonly Archive[]): void {
    const first = archives[0]?.opening.first ?? 0;
    const last = archives.at(-1)?.opening.last ?? 0;
    const isHeld = ({ opening }: Segment): boolean => opening.first >= first && opening.first <= last;
    const isInUse = ({ file }: Segment): boolean => archives.some((archive) => archive.file === file);
    this.#leftovers = [...this.#leftovers, ...this.#segments.filter(isHeld)].filter((segment) => !isInUse(segment));
    const at = this.#segments.findIndex(isHeld);
    this.#segments = [
      ...this.#segments.slice(0, at),
      ...archives,
      ...this.#segments.slice(at).filter((segment) => !isHeld(segment)),
    ];
  }

  /** Removes segments whose lines lie in an archive; what cannot be removed now is at the next time. */
  async removeLeftovers(): Promise<void> {
    if (this.#leftovers.length === 0) return;
    for (const { file } of this.#leftovers) await this.#files.remove(join(this.#folder, file));
    this.#leftovers = [];
    await this.#files.syncFolder(join(this.#folder, journalFolder));
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
