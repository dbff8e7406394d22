import type { Access } from './access.ts';
import { isRecord } from './bytes.ts';
import { isStaff } from './compartments.ts';
import type { Core } from './core.ts';
import { lineLength, type Line } from './line.ts';
import type { ReadStates } from './replay.ts';
import { writeSnapshot } from './snapshot.ts';

/** How far the journal has grown past the snapshots. */
export class SnapshotProgress {
  /** Compartment → the line that last touched it. */
  readonly touched: Record<string, number>;
  /** Compartment → the line its snapshot holds. */
  readonly held: Record<string, number>;
  /** Compartment → length of its snapshot. */
  readonly heldBytes: Record<string, number>;
  tailLines: number;
  tailBytes: number;

  constructor(read: ReadStates) {
    this.touched = { ...read.touched };
    this.held = { ...read.snapshots };
    this.heldBytes = { ...read.snapshotBytes };
    this.tailLines = read.tailLines;
    this.tailBytes = read.tailBytes;
  }

  add(line: Line): void {
    for (const note of line.header.parts) this.touched[note.in] = line.header.sequence;
    this.tailLines += 1;
    this.tailBytes += lineLength(line);
  }
}

const compartmentOf = (state: object, compartment: string): object | undefined => {
  const value: unknown = isRecord(state) ? state[compartment] : undefined;
  return isRecord(value) ? value : undefined;
};

/** Replaying a line takes about as long as reading this many bytes of a snapshot, so short tails are left alone. */
const fewLines = 50;
const manyLines = 1000;

const total = (lengths: Readonly<Record<string, number>>): number =>
  Object.values(lengths).reduce((sum, length) => sum + length, 0);

/** Whether this user's snapshots would make the next opening notably faster. Only staff are believed about them. */
export const isDue = (access: Access, progress: SnapshotProgress): boolean =>
  isStaff(access.author) &&
  (progress.tailLines >= manyLines ||
    (progress.tailLines >= fewLines && progress.tailBytes * 4 >= total(progress.heldBytes)));

/**
 * Writes the snapshots of every readable compartment that changed since its last, then the mark that says so. It
 * removes nothing: a crash in between leaves newer snapshots under an older mark, and replay begins at the mark.
 */
export async function writeSnapshots<State extends object>(
  core: Core<State>,
  access: Access,
  state: State,
  progress: SnapshotProgress,
): Promise<void> {
  const { head } = core.journal;
  const { held, heldBytes } = progress;
  const { files, randomBytes } = core.tools;
  const { keys, vaultId } = access;
  const place = { files, folder: core.folder, vaultId, schema: core.shape.version, keys, randomBytes };
  for (const compartment of access.ring.names()) {
    const value = compartmentOf(state, compartment);
    const key = access.ring.current(compartment);
    if (!key || !value || (progress.touched[compartment] ?? 0) <= (held[compartment] ?? 0)) continue;
    heldBytes[compartment] = await writeSnapshot(compartment, head, value, { ...place, key });
    held[compartment] = head.sequence;
  }
  await core.header.replace({
    ...access.header,
    head: access.headMark(head, core.tools.now()),
    snapshots: access.makeSnapshotMark(head, progress.touched),
  });
  access.adopt(core.header.current);
  progress.tailLines = 0;
  progress.tailBytes = 0;
}
