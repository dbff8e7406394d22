import { join } from 'node:path';
import { decodeArchive, type ArchiveNote, type StatesOfThen } from './archive.ts';
import type { OpenedKey } from './compartments.ts';
import { writeAside, type Files } from './files.ts';
import { sameBytes } from './keys.ts';
import { journalFolder } from './layout.ts';
import type { Line } from './line.ts';
import { damaged } from './refusal.ts';
import { isArchive, scanLines, type Archive, type Head, type inARow, type Segment } from './segment.ts';

/** The key an archive is sealed under, where the reader has it. */
export type ArchiveKeys = (note: ArchiveNote) => OpenedKey | undefined;

/** The segments and archives of a journal, one following the other: reading them, and archives that take their places. */
export abstract class SegmentRow {
  protected readonly files: Files;
  protected readonly folder: string;
  #segments: readonly Segment[];
  /** Segments whose lines an archive holds by now. */
  #leftovers: readonly Segment[];
  /** A file is being replaced by an archive: what a reader finds there may be either of the two until this is over. */
  #replacing: Promise<unknown> | undefined;
  /** Whether nothing is left of lines before the base: false until somebody has looked. */
  isTidy = false;

  protected constructor(files: Files, folder: string, { row, leftovers }: ReturnType<typeof inARow>) {
    this.files = files;
    this.folder = folder;
    this.#segments = row;
    this.#leftovers = leftovers;
  }

  /** The newest line. */
  abstract get head(): Head;

  /** Bytes of the last segment that commits answer for. */
  abstract get length(): number;

  get segmentCount(): number {
    return this.#segments.length;
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
    return this.#segments.find((segment) => !isArchive(segment))?.opening.first ?? this.head.sequence + 1;
  }

  /** The first line of the segment that the next line goes to. */
  get firstOfLast(): number {
    return this.last.opening.first;
  }

  protected get last(): Segment {
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
    for (let next = Math.min(before, this.head.sequence + 1); next > this.purgedUpTo + 1;) {
      const lines = (await this.#linesAround(next - 1, keys)).toReversed();
      for (const line of lines) {
        if (line.isPurged) return;
        if (line.header.sequence < next) yield line;
      }
      next = lines.at(-1)?.header.sequence ?? 0;
    }
  }

  /**
   * The lines of the segment that holds a line. An archive may take its place between the finding and the reading, and
   * lines of it are given out only once the row says that it did.
   */
  async #linesAround(sequence: number, keys: ArchiveKeys): Promise<readonly Line[]> {
    for (;;) {
      await this.#replacing;
      const segments = this.#segments;
      const at = segments.findLastIndex(({ opening }) => opening.first <= sequence);
      const segment = segments[at];
      if (!segment) return [];
      try {
        return await this.#read(segment, segments[at + 1], keys);
      } catch (error) {
        await this.#replacing;
        if (this.#segments === segments) throw error;
      }
    }
  }

  async #read(segment: Segment, next: Segment | undefined, keys: ArchiveKeys): Promise<readonly Line[]> {
    // The last one ends where the last commit ended; what is behind it belongs to a commit on its way, and may become one
    // while this is read, or be followed by another segment.
    const end = next ? undefined : this.length;
    const bytes = await this.files.read(join(this.folder, segment.file));
    if (isArchive(segment)) return this.#archived(segment, bytes, keys);
    const scan = await scanLines(bytes.subarray(0, end), segment.start, segment, false);
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
    const bytes = await this.files.read(join(this.folder, file));
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
    const path = join(this.folder, first.file);
    const replace = async (): Promise<void> => {
      try {
        await writeAside(this.files, path, bytes);
      } catch (error) {
        if (sameBytes(await this.files.read(path), bytes)) this.#take(archives);
        throw error;
      }
      this.#take(archives);
    };
    const replacing = replace();
    this.#replacing = replacing.catch(() => undefined);
    await replacing.finally(() => {
      this.#replacing = undefined;
    });
  }

  /** Writes the later part of an archive that is about to be divided; until then it is a leftover. */
  async writeLaterPart(archive: Archive, bytes: Uint8Array): Promise<void> {
    this.#leftovers = [...this.#leftovers.filter(({ file }) => file !== archive.file), archive];
    await writeAside(this.files, join(this.folder, archive.file), bytes);
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
    for (const { file } of this.#leftovers) await this.files.remove(join(this.folder, file));
    this.#leftovers = [];
    await this.files.syncFolder(join(this.folder, journalFolder));
  }

  /** Puts a new segment, durable in its place, at the end. */
  protected begin(segment: Segment): void {
    this.#segments = [...this.#segments, segment];
  }
}
