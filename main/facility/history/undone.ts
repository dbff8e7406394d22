import type { VaultSession } from '../../vault/index.ts';
import { valueOf } from '../context.ts';

/** Which commits were taken back and not done again. Remembers how far back it has read, so that pages cost once. */
export class UndoneCommits {
  readonly #session: Pick<VaultSession<object>, 'history' | 'sequence'>;
  /** Sequence number of an undo → what it took back. */
  readonly #undoing = new Map<number, number>();
  /** Everything from `oldest` to `newest` was read. */
  #read: { readonly oldest: number; readonly newest: number } | undefined;

  constructor(session: Pick<VaultSession<object>, 'history' | 'sequence'>) {
    this.#session = session;
  }

  /** Sequence numbers of the commits from `oldest` on that are undone now. */
  async since(oldest: number): Promise<ReadonlySet<number>> {
    const { sequence: newest } = this.#session;
    const read = this.#read ?? { oldest: newest + 1, newest };
    await this.#look(read.newest + 1, newest);
    await this.#look(oldest, read.oldest - 1);
    this.#read = { oldest: Math.min(oldest, read.oldest), newest };
    const undone = new Set<number>();
    // Newest first: an undo that was itself undone took nothing back.
    for (const [commit, undoes] of [...this.#undoing].sort(([a], [b]) => b - a))
      if (!undone.has(commit)) undone.add(undoes);
    return undone;
  }

  async #look(from: number, to: number): Promise<void> {
    if (from > to) return;
    for (const { sequence, undoes } of valueOf(await this.#session.history({ limit: to - from + 1, before: to + 1 })))
      if (undoes !== undefined) this.#undoing.set(sequence, undoes);
  }
}
