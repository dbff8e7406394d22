import type { Watch } from '../vault/index.ts';

/** Something that takes long, one at a time: how far it is, and the way to stop it. */
export class LongWork {
  #running: { readonly done: number; readonly of: number; readonly stop: AbortController } | undefined;

  get running(): { readonly done: number; readonly of: number } | undefined {
    return this.#running && { done: this.#running.done, of: this.#running.of };
  }

  /** Runs it, in the place of what was running. */
  async run<Value>(work: (watch: Watch) => Promise<Value>): Promise<Value> {
    this.cancel();
    const stop = new AbortController();
    this.#running = { done: 0, of: 0, stop };
    try {
      return await work({
        progress: (done, of) => {
          if (this.#running?.stop === stop) this.#running = { done, of, stop };
        },
        signal: stop.signal,
      });
    } finally {
      if (this.#running?.stop === stop) this.#running = undefined;
    }
  }

  cancel(): void {
    this.#running?.stop.abort();
  }
}
