import { placed } from './changes.ts';
import type { OpenedLine } from './open-line.ts';
import { lineLength } from './line.ts';
import type { Commit, CommitPatches } from './types.ts';

/** What a session knows of one line; `commit` is missing when the deed lies in a part it cannot read. */
export interface ReadCommit {
  readonly sequence: number;
  readonly known: CommitPatches | undefined;
  readonly bytes: number;
}

/** What a line did, as far as it could be opened; paths begin with the compartment. */
export function readCommit({ line, changes }: OpenedLine): ReadCommit {
  const { header } = line;
  const sequence = header.sequence;
  const home = changes.find(({ payload }) => payload.deed !== undefined)?.payload;
  if (!home?.deed) return { sequence, known: undefined, bytes: 0 };
  const { action, label, target, undoes } = home.deed;
  const commit: Commit = {
    sequence,
    at: header.at,
    authorId: header.author,
    action,
    label,
    ...(target === undefined ? {} : { target }),
    ...(undoes === undefined ? {} : { undoes }),
  };
  const inverse = Object.entries(home.inverse ?? {}).filter(([name]) =>
    changes.some(({ compartment }) => compartment === name),
  );
  return {
    sequence,
    known: {
      commit,
      patches: Object.fromEntries(
        changes.map(({ compartment, payload }) => [compartment, placed(compartment, payload.patches)]),
      ),
      inverse: Object.fromEntries(inverse.map(([name, patches]) => [name, placed(name, patches)])),
    },
    bytes: lineLength(line),
  };
}

const keptCommits = 200;
const keptBytes = 8 * 1024 * 1024;

/** The newest commits without a gap, in memory: undo and the first page of the history read no file. */
export class RecentCommits {
  #commits: ReadCommit[] = [];
  #bytes = 0;

  add(commit: ReadCommit): void {
    this.#commits.push(commit);
    this.#bytes += commit.bytes;
    while (this.#commits.length > keptCommits || this.#bytes > keptBytes) {
      this.#bytes -= this.#commits.shift()?.bytes ?? 0;
    }
  }

  get(sequence: number): ReadCommit | undefined {
    return this.#commits.find((commit) => commit.sequence === sequence);
  }

  /** Newest first, those before a sequence number. */
  before(sequence: number): readonly ReadCommit[] {
    return this.#commits.filter((commit) => commit.sequence < sequence).reverse();
  }

  /** Sequence number of the oldest commit kept. */
  get oldest(): number {
    return this.#commits[0]?.sequence ?? Infinity;
  }

  /** Lets go of what was done up to a line. */
  forget(upTo: number): void {
    this.#commits = this.#commits.filter(({ sequence }) => sequence > upTo);
    this.#bytes = this.#commits.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  clear(): void {
    this.#commits = [];
    this.#bytes = 0;
  }
}
