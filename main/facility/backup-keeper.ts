import type { Result } from '../../shared/result.ts';
import type { VaultError, Watch } from '../vault/index.ts';

export type BackupStep = 'making' | 'opening' | 'copying';

interface Running {
  readonly done: number;
  readonly of: number;
  readonly stop: AbortController;
}

/** What is being done about backups now, how far it is, and what could not be done the last time. */
export class BackupKeeper {
  readonly #running = new Map<BackupStep, Running>();
  readonly #troubles = new Map<BackupStep, VaultError>();
  /** Ends when all work of now has. */
  #settled: Promise<unknown> = Promise.resolve();
  /** The day of the house on which backups were last looked after. */
  lookedAfterOn: string | undefined;

  get running(): { readonly step: BackupStep; readonly done: number; readonly of: number } | undefined {
    for (const [step, { done, of }] of this.#running) return { step, done, of };
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
    const stop = new AbortController();
    this.#running.set(step, { done: 0, of: 0, stop });
    const running = this.#finish(
      step,
      work({ progress: (done, of) => void this.#running.set(step, { done, of, stop }), signal: stop.signal }),
    );
    this.#settled = Promise.allSettled([this.#settled, running]);
    return running;
  }

  async #finish<Value>(step: BackupStep, work: Promise<Result<Value, VaultError>>): Promise<Result<Value, VaultError>> {
    try {
      const result = await work;
      if (result.ok) this.#troubles.delete(step);
      else if (result.error.code !== 'cancelled' && result.error.code !== 'closed')
        this.#troubles.set(step, result.error);
      return result;
    } finally {
      this.#running.delete(step);
    }
  }

  /** Stops one step, or all of them. */
  cancel(step?: BackupStep): void {
    for (const [name, { stop }] of this.#running) if (step === undefined || name === step) stop.abort();
  }

  /** Waits until nothing is running. */
  async settled(): Promise<void> {
    await this.#settled;
  }
}
