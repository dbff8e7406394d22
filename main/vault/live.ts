import type { Access } from './access.ts';
import type { Core } from './core.ts';
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
