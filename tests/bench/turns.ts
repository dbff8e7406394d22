/*
 * Figures that can be put side by side: the steps of a round take turns, so that whatever else the machine does falls
 * on all of them alike, and what is concluded is the median over rounds of what happened within one. What is found goes
 * to build/scripts/bench.mjs, which prints it.
 */
export interface Sample {
  /** Milliseconds. */
  readonly took: number;
  /** Processor time of the whole process, which waiting for the disk or for other programs does not lengthen. */
  readonly worked: number;
}
type Steps = Readonly<Record<string, () => unknown>>;
type Take = keyof Sample;

interface Row {
  readonly what: string;
  readonly first: number;
  readonly fastest: number;
  readonly median: number;
  readonly slowest: number;
  readonly worked: number;
}

export interface Conclusion {
  readonly what: string;
  readonly measured: string;
  readonly budget: string;
  readonly verdict: string;
}

const all: Turns[] = [];
const conclusions: Conclusion[] = [];

/** What some steps took, round by round; each step is a row of the table. */
export class Turns {
  readonly #name: string;
  readonly #samples = new Map<string, Sample[]>();

  constructor(name: string) {
    this.#name = name;
    all.push(this);
  }

  add(step: string, sample: Sample): void {
    const samples = this.#samples.get(step) ?? [];
    samples.push(sample);
    this.#samples.set(step, samples);
  }

  async time(step: string, run: () => unknown): Promise<void> {
    this.add(step, await timed(run));
  }

  /** Median over the rounds, the first left out, of what is made of the steps of one round. */
  median(make: (of: (step: string) => number) => number, take: Take = 'took'): number {
    const rounds = Math.min(...[...this.#samples.values()].map(({ length }) => length));
    return median(Array.from({ length: rounds - 1 }, (_, at) => make((step) => this.#sample(step, at + 1)[take])));
  }

  /** The longest a step took, the first time left out. */
  slowest(step: string, take: Take = 'took'): number {
    return Math.max(...this.#later(step).map((sample) => sample[take]));
  }

  get rows(): readonly Row[] {
    return [...this.#samples.keys()].map((step) => {
      const later = this.#later(step);
      const took = later.map((sample) => sample.took);
      return {
        what: `${this.#name}: ${step}`,
        first: this.#sample(step, 0).took,
        fastest: Math.min(...took),
        median: median(took),
        slowest: Math.max(...took),
        worked: median(later.map(({ worked }) => worked)),
      };
    });
  }

  #later(step: string): readonly Sample[] {
    return this.#samples.get(step)?.slice(1) ?? [];
  }

  #sample(step: string, at: number): Sample {
    const sample = this.#samples.get(step)?.[at];
    if (!sample) throw new Error(`no round ${at} of ${this.#name}: ${step}`);
    return sample;
  }
}

/** Times the steps in turn, so many rounds. */
export async function inTurns(name: string, rounds: number, steps: Steps): Promise<Turns> {
  const turns = new Turns(name);
  for (let round = 0; round < rounds; round += 1) {
    for (const [step, run] of Object.entries(steps)) await turns.time(step, run);
  }
  return turns;
}

export async function timed(run: () => unknown): Promise<Sample> {
  const [start, usedBefore] = [performance.now(), process.cpuUsage()];
  await run();
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(usedBefore);
  return { took, worked: (user + system) / 1000 };
}

const median = (times: readonly number[]): number =>
  [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;

/** Collects what earlier steps left behind, so that the next does not pay for it. */
export function tidy(): void {
  if (!globalThis.gc) throw new Error('run by `npm run bench`, which exposes the garbage collector');
  globalThis.gc();
}

interface Budget {
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly unit: string;
}

/**
 * Puts a figure beside its budget. `worked` is the same figure from processor time alone: what a busy machine makes
 * longer than the budget may be within it there.
 */
export function conclude(what: string, { unit, ...budget }: Budget, took: number, worked?: number): void {
  const isMet = (figure: number): boolean =>
    figure <= (budget.atMost ?? Infinity) && figure >= (budget.atLeast ?? -Infinity);
  const figure = (value: number): string => `${value.toFixed(value < 20 ? 2 : 0)} ${unit}`;
  conclusions.push({
    what,
    measured: worked === undefined ? figure(took) : `${figure(took)} (at work ${figure(worked)})`,
    budget: budget.atLeast === undefined ? `≤ ${budget.atMost} ${unit}` : `≥ ${budget.atLeast} ${unit}`,
    verdict: isMet(took) ? 'met' : worked !== undefined && isMet(worked) ? 'missed, met at work' : 'missed',
  });
}

/** Says why a figure could not be had on this machine. */
export function concludeNothing(what: string, why: string): void {
  conclusions.push({ what, measured: why, budget: '', verdict: 'not measured' });
}

/** Hands over what was found, as the last thing a part does. */
export function tell(): void {
  process.send?.({ rows: all.flatMap(({ rows }) => rows), conclusions });
}
