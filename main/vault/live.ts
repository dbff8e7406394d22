import type { Access } from './access.ts';
import type { Core } from './core.ts';
import { deepFreeze } from './frozen.ts';
import type { RecentCommits } from './recent.ts';
import { damaged } from './refusal.ts';
import { readStates } from './replay.ts';
import { SnapshotProgress } from './snapshot-round.ts';

/** Everything that must leave memory when a session ends. */
export interface Live<State> {
  access: Access;
  state: State;
  sequence: number;
  progress: SnapshotProgress;
  readonly recent: RecentCommits;
}

/** Reads all that a user's keys open. */
export async function readLive<State extends object>(core: Core<State>, access: Access): Promise<Live<State>> {
  const read = await readStates(access, core, { upTo: core.journal.head });
  const states = deepFreeze(read.states);
  if (!core.shape.accepts(states)) throw damaged(core.journal.file, 'states of another shape');
  const { head, recent } = read;
  return { access, state: states, sequence: head.sequence, recent, progress: new SnapshotProgress(read) };
}
