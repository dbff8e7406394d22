import { reopen, type Look } from './after-a-cut.ts';
import { fingerprint, Platter } from './power-cut.ts';
import { seeded } from './seeded.ts';
import type { ModelDisk } from './model-disk.ts';
import type { Step, World } from './told-world.ts';

/*
 * Replays a history up to each of its operations in turn, cuts the power there, and starts the program again.
 */

/** What was replayed, for telling. */
export interface Counts {
  /** Operations of the histories after each of which the power was cut. */
  operations: number;
  /** Different disks that were opened. */
  disks: number;
  /** Those among them that a cut during the reopening left. */
  duringReopening: number;
  /** What was asked of a disk that refused it. */
  refused: number;
  /** Mentors who came first and had to wait for staff. */
  waited: number;
}

export const noCounts = (): Counts => ({ operations: 0, disks: 0, duringReopening: 0, refused: 0, waited: 0 });

/** One line of what was replayed. */
export const summary = (what: string, { operations, disks, duringReopening, refused, waited }: Counts): string =>
  `power cuts, ${what}: ${disks} disks from ${operations} operations, ` +
  `${duringReopening} of them during a reopening; ${refused} requests refused, ${waited} mentors waited for staff`;

export interface Cutting {
  readonly seed: string;
  /** Disks by chance at each operation, besides the plain cases. */
  readonly more: number;
  /** One disk in so many is opened; all when it is 1. */
  readonly onceIn: number;
  /** One reopening in so many is cut short in its turn, and always the first one that set a torn line aside. */
  readonly againOnceIn: number;
}

/** What was done on a disk, and what was told meanwhile. */
export interface History {
  readonly disk: ModelDisk;
  readonly steps: readonly Step[];
}

/** The worlds a disk may hold after so many operations: what was answered, and what was on its way. */
function allowedAt(at: number, { steps }: History, before: World): readonly World[] {
  const answered = steps.filter((step) => step.answered <= at);
  const lastTaken = answered.findLastIndex((step) => !step.isRefused);
  const mayReturn = answered.slice(lastTaken + 1).filter((step) => step.mayReturn);
  const onItsWay = steps.filter((step) => step.asked < at && step.answered > at);
  return [answered.at(-1)?.after ?? before, ...[...mayReturn, ...onItsWay].map(({ to }) => to)];
}

const looks: readonly Look[] = ['mentor first', 'everybody', 'ada'];

/** Whether an opening found a torn line and set it aside. */
const setsAside = ({ log }: ModelDisk): boolean =>
  log.some((operation) => operation.kind === 'rename' && operation.name.includes('.torn-'));

/** Cuts the power after every operation of a house's history, which began with the world `before`. */
export async function cutEverywhere(history: History, before: World, cutting: Cutting, counts: Counts): Promise<void> {
  const { log, start } = history.disk;
  const chance = seeded(cutting.seed);
  const platter = new Platter(start, chance);
  const seen = new Set<string>();
  let hasCutTorn = false;
  counts.operations += log.length;
  counts.refused += history.steps.filter((step) => step.isRefused).length;
  for (let at = 0; at <= log.length; at += 1) {
    const operation = log[at - 1];
    if (operation) platter.take(operation);
    const allowed = allowedAt(at, history, before);
    const answered = history.steps.filter((step) => step.answered <= at).length;
    for (const [index, image] of platter.cuts(cutting.more).entries()) {
      const disk = `${fingerprint(image)} ${answered}`;
      if (seen.has(disk)) continue;
      seen.add(disk);
      // The end is always looked at: what the whole history comes to.
      if (at < log.length && !chance.onceIn(cutting.onceIn)) continue;
      counts.disks += 1;
      const seed = `${cutting.seed}, disk ${index} after operation ${at}`;
      const look = looks[seen.size % looks.length] ?? 'ada';
      const again = await reopen(image, allowed, seed, look).catch((error: unknown) => {
        const near = history.steps.findLast((step) => step.asked < at)?.what ?? 'the beginning';
        throw new Error(`power cut, seed “${seed}” (${operation?.kind}, ${near}): ${String(error)}`, { cause: error });
      });
      if (again?.waitedForStaff) counts.waited += 1;
      if (!again || !Number.isFinite(cutting.againOnceIn)) continue;
      const isFirstTorn: boolean = !hasCutTorn && setsAside(again.disk);
      hasCutTorn ||= isFirstTorn;
      if (!isFirstTorn && !chance.onceIn(cutting.againOnceIn)) continue;
      const soFar = counts.disks;
      const inside = { seed, more: 0, onceIn: 2 * cutting.onceIn, againOnceIn: Infinity };
      await cutEverywhere(again, again.found, inside, counts);
      counts.duringReopening += counts.disks - soFar;
    }
  }
}
