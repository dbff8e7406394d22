import type { Access } from './access.ts';
import type { StatesOfThen } from './archive.ts';
import { assertGoing } from './backup/pieces.ts';
import type { Watch } from './backup/types.ts';
import type { Change } from './changes.ts';
import type { Head } from './journal.ts';
import { Breath } from './json-pieces.ts';
import { vaultFile } from './layout.ts';
import { lineLength, purgedLine } from './line.ts';
import { MigratingStates } from './migrating-states.ts';
import { openLine, type Source } from './open-line.ts';
import { noSnapshots, readSnapshots, type UnusableSnapshot } from './read-snapshots.ts';
import { readCommit, RecentCommits } from './recent.ts';
import { damaged, Refusal } from './refusal.ts';
import type { Archive } from './segment.ts';
import type { Snapshot, WrittenSnapshot } from './snapshot.ts';
import type { Shape } from './types.ts';

/** A snapshot that stands for a compartment as it was after a line. */
export interface HeldSnapshot extends WrittenSnapshot {
  readonly sequence: number;
}

export interface ReadStates {
  /** Compartment name → state. */
  readonly states: object;
  readonly head: Head;
  /** Compartment → the line that last touched it. */
  readonly touched: Readonly<Record<string, number>>;
  /** Compartment → its snapshot, without the state. */
  readonly snapshots: Readonly<Record<string, HeldSnapshot>>;
  /** Compartments whose snapshot is damaged, or was written under a key that is in use no more. */
  readonly unusable: Readonly<Record<string, UnusableSnapshot>>;
  /** Length of the lines replayed after the snapshots. */
  readonly tailBytes: number;
  readonly tailLines: number;
  /** The newest replayed line that took something away which mentors could read until then; 0 for none. */
  readonly withdrawnAt: number;
  /** Blobs the replayed lines refer to. */
  readonly blobs: number;
  /** The newest lines, as far as they were read. */
  readonly recent: RecentCommits;
  /** The states after line `then`. */
  readonly then?: StatesOfThen;
}

interface ReadOptions {
  readonly upTo: Head;
  readonly useSnapshots?: boolean;
  /** The line after which the states are asked for as they were then. */
  readonly then?: number;
  /** Told of every line; when it is stopped, refuses with `cancelled`. */
  readonly watch?: Watch;
}

/** The states of all readable compartments: their snapshots and the lines after them, or from the first line on. */
export async function readStates(access: Access, source: Source, options: ReadOptions): Promise<ReadStates> {
  for (;;) {
    const { base } = source.journal;
    try {
      return await readFrom(base, access, source, options);
    } catch (error) {
      // Lines were purged on the way, and blobs with them: what they told stands in a newer base now.
      if (source.journal.purgedUpTo === (base?.opening.last ?? 0)) throw error;
    }
  }
}

async function readFrom(
  base: Archive | undefined,
  access: Access,
  source: Source,
  { upTo: goal, useSnapshots = true, then, watch = {} }: ReadOptions,
): Promise<ReadStates> {
  const { journal, shape } = source;
  access.checkArchives(journal.archives);
  const { snapshots, unusable } = useSnapshots ? await readSnapshots(access, source) : noSnapshots;
  for (const { users, head: at } of snapshots.values())
    if (users > access.table.number) throw damaged(vaultFile, `older than the snapshots of line ${at.sequence}`);
  const start = startOf(access, snapshots, useSnapshots);
  const touched = touchedBefore(start.marked, snapshots);
  for (const compartment of Object.keys(touched)) {
    if (!Object.hasOwn(access.header.compartments, compartment)) throw damaged(vaultFile, `no key of ${compartment}`);
  }
  const known = knownHashes(access, snapshots);

  const states = new MigratingStates(shape, snapshots);
  const purgedUpTo = base?.opening.last ?? 0;
  // Without the lines the states of a moment before the base are known to nobody.
  if (purgedUpTo > goal.sequence) throw new Refusal({ code: 'cancelled' });
  const ofBase =
    base && (start.head?.sequence ?? 0) < purgedUpTo ? await journal.readBase(base, access.archiveKeys) : {};
  let asked: StatesOfThen | undefined;
  let head: Head | undefined = start.head;
  const recent = new RecentCommits();
  let tailBytes = 0;
  let blobs = 0;
  let withdrawnAt = 0;
  const breath = new Breath();
  for await (const line of journal.lines((head?.sequence ?? 0) + 1, goal.sequence, access.archiveKeys)) {
    if (head && line.header.previous !== head.hash) throw damaged(line.file, 'does not follow the snapshot');
    const { sequence } = line.header;
    const isPurged = sequence <= purgedUpTo;
    if (line.isPurged && !isPurged) throw damaged(line.file, `line ${sequence}: without its parts`);
    // A purge that was cut short leaves lines whose blobs may be gone: the base speaks for all up to it.
    const opened = await openLine(isPurged ? purgedLine(line) : line, access, source);
    watch.progress?.(sequence, goal.sequence);
    assertGoing(watch.signal);
    await breath.pause();
    const fresh = opened.changes.filter(
      ({ compartment }) => sequence > (snapshots.get(compartment)?.head.sequence ?? 0),
    );
    states.replay(opened, fresh);
    if (sequence === purgedUpTo)
      for (const [compartment, state] of Object.entries(ofBase)) {
        const isNewer = (snapshots.get(compartment)?.head.sequence ?? 0) >= sequence;
        if (access.ring.has(compartment) && !isNewer) states.stand(compartment, state);
      }
    if (sequence === then) asked = states.asOfThen();
    head = { sequence, hash: line.hash };
    if (known.has(sequence) && known.get(sequence) !== line.hash)
      throw damaged(line.file, `line ${sequence} is not the one that was marked`);
    for (const note of line.header.parts) {
      touched[note.in] = sequence;
      if (note.blob && !isPurged) blobs += 1;
    }
    tailBytes += lineLength(line);
    // A base is for staff alone: mentors need a snapshot of what stands in it.
    if (isPurged || withdraws(opened.changes, shape)) withdrawnAt = sequence;
    if (!isPurged) recent.add(readCommit(opened));
  }
  const reached = head ?? goal;
  if (reached.sequence !== goal.sequence || reached.hash !== goal.hash)
    throw damaged(journal.file, 'journal ends before a snapshot');
  for (const sequence of [...known.keys(), access.newestFrom - 1]) {
    if (sequence > reached.sequence) throw damaged(journal.file, `cut: line ${sequence} had been written`);
  }
  return {
    states: states.asOfNow(access.ring.names()),
    head: reached,
    touched,
    snapshots: Object.fromEntries(
      [...snapshots].map(([compartment, { head: at, bytes, note }]) => [
        compartment,
        { sequence: at.sequence, bytes, note },
      ]),
    ),
    unusable,
    tailBytes,
    blobs,
    withdrawnAt,
    tailLines: reached.sequence - (start.head?.sequence ?? 0),
    recent,
    ...(asked && { then: asked }),
  };
}

/** Whether changes take something away that mentors could read until then. */
export const withdraws = (
  changes: readonly Change[],
  { withdraws: takesAway }: Pick<Shape<object>, 'withdraws'>,
): boolean =>
  changes.some(({ compartment, payload }) =>
    payload.patches.some(({ op, path }) => op !== 'add' && takesAway(compartment, path, op === 'remove')),
  );

/** What is known of who touched what before replay begins. Without a mark, a snapshot is as new as its contents. */
const touchedBefore = (
  marked: Access['snapshotMark'],
  snapshots: ReadonlyMap<string, Snapshot>,
): Record<string, number> =>
  marked
    ? { ...marked.touched }
    : Object.fromEntries([...snapshots].map(([compartment, { head }]) => [compartment, head.sequence]));

/** The line after which replay begins: undefined for the first line of all. */
function startOf(
  access: Access,
  snapshots: ReadonlyMap<string, Snapshot>,
  useSnapshots: boolean,
): { readonly head: Head | undefined; readonly marked: Access['snapshotMark'] } {
  const marked = useSnapshots ? access.snapshotMark : undefined;
  const starts = access.ring.names().map((compartment): Head | undefined => {
    const held = snapshots.get(compartment)?.head;
    if (!marked) return held;
    // Nothing touched the compartment between its snapshot and the mark: the snapshot stands for the mark too.
    return (marked.touched[compartment] ?? 0) <= (held?.sequence ?? 0) ? later(held, marked) : held;
  });
  const first = starts.reduce((a, b) => ((a?.sequence ?? 0) <= (b?.sequence ?? 0) ? a : b), starts[0]);
  return { head: first, marked };
}

const later = (a: Head | undefined, { sequence, hash }: Head): Head =>
  a && a.sequence > sequence ? a : { sequence, hash };

/** Sequence numbers whose hash is known from elsewhere: marks and snapshots. */
function knownHashes(access: Access, snapshots: ReadonlyMap<string, Snapshot>): Map<number, string> {
  const { head, snapshots: marked } = access.header;
  const known = new Map<number, string>();
  for (const point of [head?.mark, marked?.mark, ...[...snapshots.values()].map((snapshot) => snapshot.head)]) {
    if (!point) continue;
    if (known.has(point.sequence) && known.get(point.sequence) !== point.hash)
      throw damaged(vaultFile, `two hashes of line ${point.sequence}`);
    known.set(point.sequence, point.hash);
  }
  return known;
}
