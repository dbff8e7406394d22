import { bench } from 'vitest';

/*
 * Figures that can be put side by side: the steps of a round take turns, so that whatever else the machine does falls
 * on all of them alike. Vitest's own lines time whole rounds; what counts is the table printed at the end.
 */
type Steps = Readonly<Record<string, () => unknown>>;

interface Row {
  readonly what: string;
  readonly times: number[];
}

const rows = new Map<string, Row>();

/** Times the steps in turn, so many rounds; each step is a row of the table. */
export function inTurns(name: string, rounds: number, steps: Steps): void {
  const round = async (): Promise<void> => {
    for (const [step, run] of Object.entries(steps)) {
      const what = `${name}: ${step}`;
      const start = performance.now();
      await run();
      const took = performance.now() - start;
      const known = rows.get(what);
      if (known) known.times.push(took);
      else rows.set(what, { what, times: [took] });
    }
  };
  bench(name, round, { iterations: rounds, time: 0, warmupIterations: 0, warmupTime: 0 });
}

/** Median of a step in milliseconds, the first time left out. */
export function medianOf(what: string): number {
  const times = rows.get(what)?.times.slice(1) ?? [];
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** The table as Markdown: first time, fastest and median of the others, in milliseconds, and then the lines given. */
export function printTable(conclusions: readonly string[]): void {
  const lines = [...rows.values()].map(({ what, times: [first = Number.NaN, ...others] }) => {
    const cells = [first, Math.min(...others), medianOf(what)].map((time) => time.toFixed(2));
    return `| ${[what, ...cells].join(' | ')} |`;
  });
  const table = ['| milliseconds | first | fastest | median |', '|---|---:|---:|---:|', ...lines];
  process.stdout.write(`\n${[...table, '', ...conclusions.map((line) => `- ${line}`)].join('\n')}\n\n`);
}
