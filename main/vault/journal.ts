import { join } from 'node:path';
import { writeAside, type Files, type OpenFile } from './files.ts';
import { journalFolder } from './layout.ts';
import { encodeLine, genesis, type Line } from './line.ts';
import { damaged } from './refusal.ts';
import {
  createSegment,
  inARow,
  isArchive,
  readOpening,
  scanLines,
  type Head,
  type Scan,
  type Segment,
} from './segment.ts';
import { SegmentRow } from './segment-row.ts';
import type { Sizes, VaultTools } from './tools.ts';

export type { Head } from './segment.ts';
export type { ArchiveKeys } from './segment-row.ts';

/** Writes the first, empty segment of a new vault. */
export const createJournal = (files: Files, folder: string, vaultId: string): Promise<Segment> =>
  createSegment(files, folder, vaultId, { sequence: 0, hash: genesis(vaultId) }, 0);

type JournalTools = Pick<VaultTools, 'files' | 'sizes'>;

/** All commits, in segments named by the sequence number of their first line. */
export class Journal extends SegmentRow {
  readonly #sizes: Sizes;
  readonly #vaultId: string;
  /** Bytes of the last segment that are known to be good. */
  #length: number;
  #head: Head;
  #users: number;
  #newestAt: string;
  /** Bytes after `#length` may exist that no commit answers for. */
  #unsettled: boolean;
  #isTorn: boolean;
  /** The file of a new segment may lie there, which is not in use yet. */
  #isStarting = false;
  #file: OpenFile | undefined;
  /** The last line, cut short by a crash, as opening found it. */
  readonly torn: { readonly file: string; readonly bytes: number } | undefined;

  private constructor(
    { files, sizes }: JournalTools,
    folder: string,
    vaultId: string,
    found: ReturnType<typeof inARow>,
    last: Scan,
    newestAt: string,
  ) {
    super(files, folder, found);
    this.#sizes = sizes;
    this.#vaultId = vaultId;
    this.#length = last.length;
    this.#head = last.head;
    const archive = found.row.findLast(isArchive);
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

  /** Behind the last good line lies a torn one that nobody has looked at yet. */
  get isTorn(): boolean {
    return this.#isTorn;
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

  /** The file the next line will lie in. */
  get file(): string {
    return this.last.file;
  }

  /** How long that file is, without what no commit answers for. */
  get length(): number {
    return this.#length;
  }

  /** Cuts what a crash or a refused write left after the last good line; a torn line is kept beside the segment. */
  async settle(): Promise<void> {
    if (!this.#unsettled) return;
    const { file } = this.last;
    if (this.#isTorn) {
      const bytes = await this.files.read(join(this.folder, file));
      const tail = bytes.subarray(this.#length);
      if (tail.length > 0)
        await writeAside(this.files, join(this.folder, `${file}.torn-${this.#head.sequence + 1}`), tail);
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
    const { opening } = this.last;
    if (opening.first > this.#head.sequence) return;
    await this.settle();
    this.#isStarting = true;
    const next = await createSegment(this.files, this.folder, this.#vaultId, this.#head, opening.first);
    this.#isStarting = false;
    await this.#closeFile();
    this.begin(next);
    this.#length = next.start;
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
    this.#file ??= await this.files.open(join(this.folder, this.last.file), 'existing');
    return this.#file;
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }
}
