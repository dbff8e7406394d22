import { join } from 'node:path';
import { JSONFile } from 'lowdb/node';
import { Low } from 'lowdb';
import { addDays } from '../../shared/rules/calendar.ts';
import type { BenchHouse } from './houses.ts';
import { newHouse, oldHouse, today } from './houses.ts';
import { callMark, commitMark, floorOf, rollOf } from './marks.ts';
import { openRows, openRowsBeside } from './sqlite.ts';
import { conclude, concludeNothing, inTurns, tell } from './turns.ts';

/* What is typed, until it is answered as saved. */
const houses = { empty: await newHouse(), demo: await oldHouse('demo'), ten: await oldHouse('ten') };
await houses.demo.signIn();
await houses.ten.signIn();
const [empty, demo, ten] = [await rollOf(houses.empty), await rollOf(houses.demo), await rollOf(houses.ten)];
const floor = await floorOf(ten);
const rows = await openRows(houses.ten, floor);
const rowsBeside = rows && (await openRowsBeside(houses.ten, floor));

const marks = await inTurns('a mark committed', 400, {
  'append + fdatasync of the same bytes': () => floor.appendAndSync(),
  'empty house': () => commitMark(empty),
  'demo house': () => commitMark(demo),
  'ten-year house': () => commitMark(ten),
  ...(rows && { 'a row of the same bytes in SQLite': () => rows.insert() }),
  ...(rowsBeside && { 'such a row, inserted by another thread': () => rowsBeside.insert() }),
});

await inTurns('a mark called', 200, {
  'empty house': () => callMark(empty),
  'demo house': () => callMark(demo),
  'ten-year house': () => callMark(ten),
});

const leaving = new Map<BenchHouse, string>();
let admitted = 0;
async function admit(house: BenchHouse): Promise<void> {
  const person = { preferredName: 'Sam', legalLast: `Bench ${(admitted += 1)}` };
  const { stayId } = await house.client.residents.admit({ person, admittedOn: addDays(today, -2) });
  leaving.set(house, stayId);
}
const discharge = (house: BenchHouse) =>
  house.client.residents.discharge({ stayId: leaving.get(house) ?? '', lastNight: addDays(today, -1) });
await inTurns('a stay', 60, {
  'admitted, empty house': () => admit(houses.empty),
  'discharged, empty house': () => discharge(houses.empty),
  'admitted, ten-year house': () => admit(houses.ten),
  'discharged, ten-year house': () => discharge(houses.ten),
});

const json = new Low(new JSONFile<object>(join(houses.ten.folder, '..', 'lowdb.json')), {});
const whole = await inTurns('lowdb', 6, {
  'a mark committed': () => commitMark(ten),
  'JSONFile writes the whole ten-year state': () => {
    json.data = houses.ten.session().state;
    return json.write();
  },
});

type Figure = (of: (step: string) => number) => number;
const own: Figure = (of) => of('ten-year house') - of('append + fdatasync of the same bytes');
const grown: Figure = (of) => of('ten-year house') / of('empty house');
const rewritten: Figure = (of) => of('JSONFile writes the whole ten-year state') / of('a mark committed');
const asRow: Figure = (of) => of('ten-year house') / of('a row of the same bytes in SQLite');
const asRowBeside: Figure = (of) => of('ten-year house') / of('such a row, inserted by another thread');

const ms = { atMost: 0.5, unit: 'ms' };
const bytes = `${floor.line.length} bytes`;
conclude(`our own work on a mark (${bytes}), ten-year house`, ms, marks.median(own), marks.median(own, 'worked'));
const times = { atMost: 1.2, unit: '×' };
conclude('a mark, ten-year ÷ empty house', times, marks.median(grown), marks.median(grown, 'worked'));
conclude('lowdb rewriting the whole state ÷ a mark', { atLeast: 100, unit: '×' }, whole.median(rewritten));
if (rows) {
  const twice = { atMost: 2, unit: '×' };
  conclude(`a mark ÷ a row in ${rows.name}, as syncs are here`, twice, marks.median(asRow));
  conclude('a mark ÷ such a row, inserted by another thread', twice, marks.median(asRowBeside));
} else concludeNothing('a mark ÷ a row in SQLite', 'not here: better-sqlite3 was not built, and this Node has none');

await floor.close();
await rowsBeside?.close();
for (const house of Object.values(houses)) await house.close();
tell();
