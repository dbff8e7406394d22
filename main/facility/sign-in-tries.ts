/** Counts wrong sign-ins, whoever they were for, and says how long the next try has to wait. */
export class SignInTries {
  #wrong = 0;
  #waitUntil = 0;
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** Whole seconds until the next try is taken; 0 when it is taken now. */
  secondsToWait(): number {
    return Math.max(0, Math.ceil((this.#waitUntil - this.#clock().getTime()) / 1000));
  }

  /** From the fifth wrong try on the wait doubles with each: ten seconds, twenty, forty … at most a quarter of an hour. */
  wrong(): void {
    this.#wrong += 1;
    if (this.#wrong < 5) return;
    const seconds = Math.min(900, 10 * 2 ** (this.#wrong - 5));
    this.#waitUntil = this.#clock().getTime() + seconds * 1000;
  }

  right(): void {
    this.#wrong = 0;
    this.#waitUntil = 0;
  }
}
