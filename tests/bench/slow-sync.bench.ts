import { oldHouse } from './houses.ts';
import { commitMark, floorOf, rollOf } from './marks.ts';
import { openRows, openRowsBeside } from './sqlite.ts';
import { conclude, concludeNothing, inTurns, tell } from './turns.ts';

/* A mark and a row of SQLite where every sync takes 5 ms longer (slow-sync.c), as on the disks houses have. */
const house = await oldHouse('ten');
await house.signIn();
const roll = await rollOf(house);
const floor = await floorOf(roll);
const rows = await openRows(house, floor);
const rowsBeside = rows && (await openRowsBeside(house, floor));

const row = 'a row of the same bytes in SQLite';
const rowBeside = 'such a row, inserted by another thread';
const [synced, committed] = ['append + fdatasync of the same bytes', 'a mark committed, ten-year house'];
const turns = await inTurns('5 ms added to every sync', 400, {
  [synced]: () => floor.appendAndSync(),
  [committed]: () => commitMark(roll),
  ...(rows && { [row]: () => rows.insert() }),
  ...(rowsBeside && { [rowBeside]: () => rowsBeside.insert() }),
});

const what = `a mark ÷ a row in ${rows?.name ?? 'SQLite'}, 5 ms added to every sync`;
const isSlowed = (step: string): boolean => turns.median((of) => of(step)) >= 5;
if (!rows) concludeNothing(what, 'not here: better-sqlite3 was not built, and this Node has none');
else if (!isSlowed(synced) || !isSlowed(row))
  concludeNothing(what, 'not here: nothing slows syncs down (it takes Linux and a C compiler)');
else {
  const tenth = { atMost: 1.1, unit: '×' };
  conclude(
    what,
    tenth,
    turns.median((of) => of(committed) / of(row)),
  );
  conclude(
    'a mark ÷ such a row, inserted by another thread, 5 ms added to every sync',
    tenth,
    turns.median((of) => of(committed) / of(rowBeside)),
  );
}

await floor.close();
await rowsBeside?.close();
await house.close();
tell();
