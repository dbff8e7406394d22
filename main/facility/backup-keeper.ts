import type { Result } from '../../shared/result.ts';
import { Queue, type VaultError, type Watch } from '../vault/index.ts';

export type BackupStep = 'making' | 'opening' | 'copying';

interface Asked {
  readonly step: BackupStep;
  readonly stop: AbortController;
  done: number;
  of: number;
}

/**
 * What is being done about backups now, how far it is, and what could not be done the last time. One thing at a time: a
 * backup that is made may take the place of another, which must not be open then.
 */
export class BackupKeeper {
  /** What is running, and behind it what waits. */
  readonly #asked = new Set<Asked>();
  readonly #troubles = new Map<BackupStep, VaultError>();
  readonly #queue = new Queue();
  /** The day of the house on which backups were last looked after. */
  lookedAfterOn: string | undefined;

  get running(): { readonly step: BackupStep; readonly done: number; readonly of: number } | undefined {
    for (const { step, done, of } of this.#asked) return { step, done, of };
    return undefined;
  }

  get troubles(): readonly VaultError[] {
    return [...this.#troubles.values()];
  }

  /** Runs one step; its trouble is remembered until the step succeeds, unless somebody cancelled it or signed out. */
  run<Value>(
    step: BackupStep,
    work: (watch: Watch) => Promise<Result<Value, VaultError>>,
  ): Promise<Result<Value, VaultError>> {
    const asked: Asked = { step, stop: new AbortController(), done: 0, of: 0 };
    this.#asked.add(asked);
    return this.#queue.run(() => this.#finish(asked, work));
  }

  async #finish<Value>(
    asked: Asked,
    work: (watch: Watch) => Promise<Result<Value, VaultError>>,
  ): Promise<Result<Value, VaultError>> {
    const { step, stop } = asked;
    try {
      const result = await work({
        progress: (done, of) => void Object.assign(asked, { done, of }),
        signal: stop.signal,
      });
      if (result.ok) this.#troubles.delete(step);
      else if (result.error.code !== 'cancelled' && result.error.code !== 'closed')
        this.#troubles.set(step, result.error);
      return result;
    } finally {
      this.#asked.delete(asked);
    }
  }

  /** Stops one step, or all of them. */
  cancel(step?: BackupStep): void {
    for (const asked of this.#asked) if (step === undefined || asked.step === step) asked.stop.abort();
  }

  /** Waits until nothing is running. */
  async settled(): Promise<void> {
    await this.#queue.run(() => Promise.resolve());
  }
}
