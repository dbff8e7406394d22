import type { BenchHouse } from './houses.ts';
import { oldHouse } from './houses.ts';
import { commitMark, rollOf } from './marks.ts';
import { conclude, tell, tidy, Turns } from './turns.ts';

/* A sign-in without its key derivation, beside the least that reading the same state can cost. */
const tailLines = 300;
const snapshots = await oldHouse('ten');
const tail = await oldHouse('ten');

const turns = new Turns('ten-year house');
const [whole, long, parsed] = [
  'opened from snapshots',
  `opened, ${tailLines} lines behind them`,
  'JSON.parse of its state',
];
/** Opens it and locks it again. */
async function open(house: BenchHouse, step: string): Promise<void> {
  tidy();
  await turns.time(step, () => house.signIn());
  await house.client.session.lock();
}

// The first opening is that of a program just started.
tidy();
await turns.time(whole, () => snapshots.signIn());
const text = JSON.stringify(snapshots.session().state);
await snapshots.client.session.lock();

await tail.signIn();
const roll = await rollOf(tail);
for (let line = 0; line < tailLines; line += 1) await commitMark(roll);
await tail.client.session.lock();

for (let round = 0; round < 8; round += 1) {
  if (round > 0) await open(snapshots, whole);
  await open(tail, long);
  tidy();
  await turns.time(parsed, () => void JSON.parse(text));
}

for (const step of [whole, long]) {
  const ratio = (of: (step: string) => number): number => of(step) / of(parsed);
  conclude(`${step} ÷ JSON.parse`, { atMost: 2, unit: '×' }, turns.median(ratio), turns.median(ratio, 'worked'));
}

await snapshots.close();
await tail.close();
tell();
