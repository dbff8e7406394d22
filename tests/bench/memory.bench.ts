import { oldHouse } from './houses.ts';
import { conclude, tell, tidy } from './turns.ts';

/* What signing in to the ten-year house takes of memory, in a process that has done nothing else. */
const house = await oldHouse('ten');
tidy();
const before = process.memoryUsage();
await house.signIn();
// The most the process ever held: at no time before did it hold as much.
const peak = process.resourceUsage().maxRSS * 1024 - before.rss;
tidy();
const after = process.memoryUsage();
const json = Buffer.byteLength(JSON.stringify(house.session().state));

const budget = { atMost: 6, unit: '×' };
const mebibytes = Math.round(json / 1024 / 1024);
conclude(
  `objects in memory after a sign-in ÷ the state's JSON (${mebibytes} MiB)`,
  budget,
  (after.heapUsed - before.heapUsed) / json,
);
conclude("the process's memory after a sign-in ÷ the state's JSON", budget, (after.rss - before.rss) / json);
conclude("its peak during the sign-in ÷ the state's JSON", budget, peak / json);

await house.close();
tell();
