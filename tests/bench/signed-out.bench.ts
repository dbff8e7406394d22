import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { oldHouse } from './houses.ts';
import { commitMark, rollOf } from './marks.ts';
import type { Sample } from './turns.ts';
import { conclude, tell, tidy, timed, Turns } from './turns.ts';

/*
 * How long a page waits for an answer while snapshots and archives of the ten-year house are written: the longest time
 * between two ticks of a timer of a millisecond, beside the same while nothing happens.
 */
const house = await oldHouse('ten');
await house.signIn();
const roll = await rollOf(house);
const staff = await house.signStaffIn();
/** As many as make a snapshot due. */
const dueMarks = 1000;

const turns = new Turns('longest');
const [idle, signedOut] = ['block while nothing happens', 'block by a sign-out'];
const [marking, meanwhile] = ['block by a sign-out, somebody else marking', 'of those marks'];

async function makeDue(): Promise<void> {
  await house.signIn();
  for (let mark = 0; mark < dueMarks; mark += 1) await commitMark(roll);
  tidy();
}

async function signOut(): Promise<void> {
  const before = await lastSnapshot();
  await house.client.session.lock();
  if ((await lastSnapshot()) === before) throw new Error('no snapshot was written');
}

async function lastSnapshot(): Promise<number> {
  const snapshots = join(house.folder, 'snapshots');
  const names = await readdir(snapshots);
  return Math.max(...(await Promise.all(names.map(async (name) => (await stat(join(snapshots, name))).mtimeMs))));
}

/** The longest of what lay between two ticks while something was done. */
async function blockedBy(step: string, work: () => Promise<unknown>): Promise<void> {
  const longest = { took: 0, worked: 0 };
  let [at, used] = [performance.now(), process.cpuUsage()];
  const tick = (): void => {
    const { user, system } = process.cpuUsage(used);
    longest.took = Math.max(longest.took, performance.now() - at);
    longest.worked = Math.max(longest.worked, (user + system) / 1000);
    [at, used] = [performance.now(), process.cpuUsage()];
  };
  const timer = setInterval(tick, 1);
  await work();
  clearInterval(timer);
  tick();
  turns.add(step, longest);
}

/** Signs out while staff go on marking; the longest of their marks. */
async function signOutAmongMarks(): Promise<Sample> {
  const marks: Sample[] = [];
  let isOut = false;
  const out = signOut().finally(() => (isOut = true));
  while (!isOut) marks.push(await timed(() => commitMark(roll, staff)));
  await out;
  const longest = (take: keyof Sample): number => Math.max(...marks.map((mark) => mark[take]));
  return { took: longest('took'), worked: longest('worked') };
}

for (let round = 0; round < 6; round += 1) {
  await makeDue();
  await blockedBy(idle, () => setTimeout(500));
  await blockedBy(signedOut, signOut);
  await makeDue();
  await blockedBy(marking, async () => turns.add(meanwhile, await signOutAmongMarks()));
}

const budget = { atMost: 50, unit: 'ms' };
const sums = [
  ['a page blocked by a sign-out with snapshots due', signedOut],
  ['the same while somebody else marks a roll', marking],
  ['the longest of those marks', meanwhile],
] as const;
for (const [what, step] of sums) {
  const longest = (of: (step: string) => number): number => of(step);
  conclude(what, budget, turns.median(longest), turns.median(longest, 'worked'));
}

await house.close();
tell();
