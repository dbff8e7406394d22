import type { Access } from './access.ts';
import type { OpenedKey } from './compartments.ts';
import type { Core } from './core.ts';
import type { Header } from './header.ts';
import type { NewLine } from './write-line.ts';
import { freezeRecords } from './frozen.ts';
import type { RecentCommits } from './recent.ts';
import { damaged, Refusal } from './refusal.ts';
import { readStates } from './replay.ts';
import { SnapshotProgress } from './snapshot-round.ts';

/** Everything that must leave memory when a session ends. */
export interface Live<State> {
  access: Access;
  state: State;
  sequence: number;
  /** The passphrase was chosen by somebody else, for this one sign-in. */
  isTemporary: boolean;
  progress: SnapshotProgress;
  readonly recent: RecentCommits;
}

/** What a session lets its parts do. */
export interface Inside<State extends object> {
  readonly core: Core<State>;
  live(): Live<State>;
  /** Runs in the core's queue, on what is newest. */
  queued<Value>(work: (live: Live<State>) => Promise<Value>): Promise<Value>;
  write(live: Live<State>, line: NewLine): Promise<unknown>;
  replaceHeader(access: Access, header: Header, made?: readonly OpenedKey[]): Promise<void>;
}

/** Reads all that a user's keys open. */
export async function readLive<State extends object>(
  core: Core<State>,
  access: Access,
  isTemporary = false,
): Promise<Live<State>> {
  const read = await readStates(access, core, { upTo: core.journal.head });
  const states = freezeRecords(read.states);
  if (!core.shape.accepts(states)) throw damaged(core.journal.file, 'states of another shape');
  if (!core.shape.admits(states, access.author)) throw new Refusal({ code: 'sign-in-closed' });
  const { head, recent } = read;
  return {
    access,
    state: states,
    sequence: head.sequence,
    isTemporary,
    recent,
    progress: new SnapshotProgress(read, core.shape),
  };
}
