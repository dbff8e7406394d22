import type { Line } from './line.ts';
import type { HeaderStore } from './header.ts';
import type { Journal } from './journal.ts';
import type { Queue } from './queue.ts';
import type { VaultTools } from './tools.ts';
import type { Shape } from './types.ts';

/** A held, opened folder: what all sessions in it share. */
export interface Core<State extends object> {
  readonly folder: string;
  readonly shape: Shape<State>;
  readonly tools: VaultTools;
  readonly header: HeaderStore;
  readonly journal: Journal;
  /** Everything that writes, or must not meet a write, goes through here. */
  readonly queue: Queue;
  /**
   * Everything that replaces files other than the journal's end and vault.json: snapshots, archives, backups. Commits go on
   * meanwhile; what waits in here may wait for the queue, never the other way round.
   */
  readonly upkeep: Queue;
  /** Told of every appended line. */
  readonly listeners: Set<Listener>;
}

/** A session that keeps up with what other sessions write. */
export interface Listener {
  receive(line: Line): Promise<void>;
  /** What was done up to a line is told no more. */
  forget(upTo: number): void;
  /** Writes what is due of snapshots. */
  snapshot(): Promise<unknown>;
  close(): Promise<unknown>;
}

/**
 * Has the disk take back what it took by halves and nobody was told is saved, before anything else is written. The line
 * goes first: one that names a newer table of users than vault.json has would be damage.
 */
export async function settled<State extends object>({ journal, header }: Core<State>): Promise<void> {
  await journal.settle();
  await header.settle();
}
