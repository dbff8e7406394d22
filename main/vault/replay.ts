import type { Access } from './access.ts';
import { applied, forbidden, type Change } from './changes.ts';
import type { VaultTools } from './tools.ts';
import type { Head, Journal } from './journal.ts';
import { vaultFile } from './layout.ts';
import { isSignedBy, lineLength, type Line } from './line.ts';
import { openPart, partBytes } from './part.ts';
import { readCommit, RecentCommits } from './recent.ts';
import { damaged, Refusal } from './refusal.ts';
import { readSnapshot, type Snapshot, type SnapshotReader } from './snapshot.ts';
import type { Author, Shape } from './types.ts';

/** A line after everything about it that this user can check has been checked. */
export interface OpenedLine {
  readonly line: Line;
  readonly author: Author;
  /** The parts this user can read. */
  readonly changes: readonly Change[];
}

/** Where lines are read from, and by what rules. */
export interface Source {
  readonly tools: Pick<VaultTools, 'files'>;
  readonly folder: string;
  readonly journal: Journal;
  readonly shape: Shape<object>;
}

/** Checks signature, author, versions and the hash of every part of a line, and opens the parts that can be read. */
export async function openLine(line: Line, access: Access, source: Source): Promise<OpenedLine> {
  const { header, file } = line;
  const wrong = (what: string): Refusal => damaged(file, `line ${header.sequence}: ${what}`);
  const author = access.authorAt(header.author, header.sequence);
  const publicKey = access.signKeyOf(header.author);
  if (!author || !publicKey) throw wrong('author unknown');
  if (!isSignedBy(line, publicKey, access.vaultId)) throw wrong('signature');
  if (header.users > access.table.number) throw damaged(vaultFile, `older than line ${header.sequence}`);
  if (header.schema > source.shape.version) throw new Refusal({ code: 'newer-version', file, version: header.schema });
  const changes: Change[] = [];
  for (const [index, note] of header.parts.entries()) {
    const generation = access.generationAt(note.in, header.sequence);
    if (generation === undefined) throw damaged(vaultFile, `no key of ${note.in}`);
    if (generation !== note.generation) throw wrong(`another key of ${note.in} than was in use`);
    const bytes = await partBytes(line, index, source.tools.files, source.folder);
    const payload = openPart(line, note, bytes, access.ring, access.vaultId);
    if (payload) changes.push({ compartment: note.in, payload });
  }
  return { line, author, changes };
}

/** The state after a line, or damage when its author may not have written it. */
export function replayed<State extends object>(
  state: State,
  opened: OpenedLine,
  changes: readonly Change[],
  shape: Shape<object>,
): State {
  const { line, author } = opened;
  const why = forbidden(state, author, changes, shape);
  if (why !== undefined) throw damaged(line.file, `line ${line.header.sequence}: ${why}`);
  try {
    return applied(state, changes);
  } catch {
    throw damaged(line.file, `line ${line.header.sequence}: patches do not fit`);
  }
}

export interface ReadStates {
  /** Compartment name → state. */
  readonly states: object;
  readonly head: Head;
  /** Compartment → the line that last touched it. */
  readonly touched: Readonly<Record<string, number>>;
  /** Compartment → the line its snapshot holds. */
  readonly snapshots: Readonly<Record<string, number>>;
  /** Compartment → length of its snapshot. */
  readonly snapshotBytes: Readonly<Record<string, number>>;
  /** Length of the lines replayed after the snapshots. */
  readonly tailBytes: number;
  readonly tailLines: number;
  /** Blobs the replayed lines refer to. */
  readonly blobs: number;
  /** The newest lines, as far as they were read. */
  readonly recent: RecentCommits;
}

/** The states of all readable compartments: their snapshots and the lines after them, or from the first line on. */
export async function readStates(
  access: Access,
  source: Source,
  { upTo: goal, useSnapshots = true }: { readonly upTo: Head; readonly useSnapshots?: boolean },
): Promise<ReadStates> {
  const { journal, shape } = source;
  const snapshots = useSnapshots ? await readSnapshots(access, source) : new Map<string, Snapshot>();
  const start = startOf(access, snapshots, useSnapshots);
  const touched = touchedBefore(start.marked, snapshots);
  for (const compartment of Object.keys(touched)) {
    if (!Object.hasOwn(access.header.compartments, compartment)) throw damaged(vaultFile, `no key of ${compartment}`);
  }
  const known = knownHashes(access, snapshots);

  let states: object = Object.fromEntries([...snapshots].map(([compartment, { state }]) => [compartment, state]));
  let head: Head | undefined = start.head;
  const recent = new RecentCommits();
  let tailBytes = 0;
  let blobs = 0;
  for await (const line of journal.lines((head?.sequence ?? 0) + 1, goal.sequence)) {
    if (head && line.header.previous !== head.hash) throw damaged(line.file, 'does not follow the snapshot');
    const opened = await openLine(line, access, source);
    const { sequence } = line.header;
    const fresh = opened.changes.filter(
      ({ compartment }) => sequence > (snapshots.get(compartment)?.head.sequence ?? 0),
    );
    states = replayed(states, opened, fresh, shape);
    head = { sequence, hash: line.hash };
    if (known.has(sequence) && known.get(sequence) !== line.hash)
      throw damaged(line.file, `line ${sequence} is not the one that was marked`);
    for (const note of line.header.parts) {
      touched[note.in] = sequence;
      if (note.blob) blobs += 1;
    }
    tailBytes += lineLength(line);
    recent.add(readCommit(opened));
  }
  const reached = head ?? goal;
  if (reached.sequence !== goal.sequence || reached.hash !== goal.hash)
    throw damaged(journal.file, 'journal ends before a snapshot');
  for (const sequence of [...known.keys(), access.newestFrom - 1]) {
    if (sequence > reached.sequence) throw damaged(journal.file, `cut: line ${sequence} had been written`);
  }
  return {
    states,
    head: reached,
    touched,
    snapshots: Object.fromEntries([...snapshots].map(([compartment, { head: at }]) => [compartment, at.sequence])),
    snapshotBytes: Object.fromEntries([...snapshots].map(([compartment, { bytes }]) => [compartment, bytes])),
    tailBytes,
    blobs,
    tailLines: reached.sequence - (start.head?.sequence ?? 0),
    recent,
  };
}

/** What is known of who touched what before replay begins. Without a mark, a snapshot is as new as its contents. */
const touchedBefore = (
  marked: Access['snapshotMark'],
  snapshots: ReadonlyMap<string, Snapshot>,
): Record<string, number> =>
  marked
    ? { ...marked.touched }
    : Object.fromEntries([...snapshots].map(([compartment, { head }]) => [compartment, head.sequence]));

async function readSnapshots(access: Access, source: Source): Promise<Map<string, Snapshot>> {
  const found = new Map<string, Snapshot>();
  const reader: SnapshotReader = {
    files: source.tools.files,
    folder: source.folder,
    vaultId: access.vaultId,
    schema: source.shape.version,
    ring: access.ring,
    trustedKey: (userId, sequence) => access.trustedKey(userId, sequence),
  };
  for (const compartment of access.ring.names()) {
    const snapshot = await readSnapshot(compartment, reader);
    if (snapshot) found.set(compartment, snapshot);
  }
  return found;
}

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

const later = (a: Head | undefined, b: Head): Head => (a && a.sequence > b.sequence ? a : { ...b });

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
