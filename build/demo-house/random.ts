/** Chance that can be repeated: the same seed gives the same house (mulberry32, 32 bits of state, public domain). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Whether something of this probability happens. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** A whole number around the middle of `low` to `high`: ends are rare. */
  around(low: number, high: number): number {
    return Math.round(low + ((this.next() + this.next() + this.next()) / 3) * (high - low));
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** One of the options, each as often as its weight says. */
  weighted<Item>(options: readonly (readonly [item: Item, weight: number])[]): Item {
    let left = this.next() * options.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of options) {
      left -= weight;
      if (left < 0) return item;
    }
    return this.pick(options)[0];
  }

  shuffled<Item>(items: readonly Item[]): readonly Item[] {
    return items
      .map((item) => [this.next(), item] as const)
      .sort(([one], [other]) => one - other)
      .map(([, item]) => item);
  }

  /** A record key; begins with a letter, so that maps keep the order it was added in. */
  id(): string {
    const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
    let id = letters[this.whole(0, 23)] ?? 'a';
    for (let length = 1; length < 12; length += 1) id += letters[this.whole(0, letters.length - 1)] ?? 'a';
    return id;
  }
}
