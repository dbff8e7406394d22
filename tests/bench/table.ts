import { bench } from 'vitest';

/*
 * Figures that can be put side by side: the steps of a round take turns, so that whatever else the machine does falls
 * on all of them alike. Vitest's own lines time whole rounds; what counts is the table printed at the end.
 */
type Steps = Readonly<Record<string, () => unknown>>;

interface Sample {
  readonly took: number;
  /** Processor time of the whole process, which waiting for the disk or for other programs does not lengthen. */
  readonly worked: number;
}

const rows = new Map<string, Sample[]>();

/** Times the steps in turn, so many rounds; each step is a row of the table. */
export function inTurns(name: string, rounds: number, steps: Steps): void {
  const round = async (): Promise<void> => {
    for (const [step, run] of Object.entries(steps)) {
      const [start, usedBefore] = [performance.now(), process.cpuUsage()];
      await run();
      const { user, system } = process.cpuUsage(usedBefore);
      const sample = { took: performance.now() - start, worked: (user + system) / 1000 };
      const what = `${name}: ${step}`;
      rows.set(what, [...(rows.get(what) ?? []), sample]);
    }
  };
  bench(name, round, { iterations: rounds, time: 0, warmupIterations: 0, warmupTime: 0 });
}

/** Median of a step in milliseconds, the first time left out. */
export const medianOf = (what: string): number => median(later(what).map(({ took }) => took));

const later = (what: string): readonly Sample[] => rows.get(what)?.slice(1) ?? [];

const median = (times: readonly number[]): number =>
  [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;

/** The table as Markdown, in milliseconds, and below it the lines given. */
export function printTable(conclusions: readonly string[]): void {
  const lines = [...rows].map(([what, [first]]) => {
    const others = later(what);
    const fastest = Math.min(...others.map(({ took }) => took));
    const times = [first?.took ?? Number.NaN, fastest, medianOf(what), median(others.map(({ worked }) => worked))];
    return `| ${[what, ...times.map((time) => time.toFixed(2))].join(' | ')} |`;
  });
  const table = ['| milliseconds | first | fastest | median | of it at work |', '|---|---:|---:|---:|---:|', ...lines];
  process.stdout.write(`\n${[...table, '', ...conclusions.map((line) => `- ${line}`)].join('\n')}\n\n`);
}
