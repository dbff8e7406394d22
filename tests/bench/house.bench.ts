import { stat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { JSONFile } from 'lowdb/node';
import { Low } from 'lowdb';
import { afterAll, describe } from 'vitest';
import { addDays } from '../../shared/rules/calendar.ts';
import { lastMonth, newHouse, oldHouse, today } from './houses.ts';
import type { BenchHouse } from './houses.ts';
import { inTurns, medianOf, printTable } from './table.ts';

/*
 * The budgets of DESIGN 7 on the ten-year house, in a real folder on this disk; the key derivation is left out. Every
 * ratio is of steps that took turns in one run.
 */
const [empty, demo, ten] = [await newHouse(), await oldHouse(1.5), await oldHouse(10)];
afterAll(async () => {
  printTable(conclusions());
  await floor.close();
  for (const house of [empty, demo, ten]) await house.close();
});

let turn = 0;
/** Another mark at every call, round the roll. */
function nextMark({ personIds }: BenchHouse): { readonly personId: string; readonly mark: 'absent' | 'excused' } {
  turn += 1;
  const personId = personIds[turn % personIds.length] ?? '';
  return { personId, mark: Math.floor(turn / personIds.length) % 2 === 0 ? 'absent' : 'excused' };
}

/** A mark and nothing else: the vault's share of it. */
async function commitMark(house: BenchHouse): Promise<void> {
  const { personId, mark } = nextMark(house);
  const saved = await house.session().commit({ action: 'sessions.mark', label: 'mark' }, (draft) => {
    const session = draft.house?.sessions[today.slice(0, 7)]?.[house.sessionId];
    if (session) session.marks[personId] = { mark };
  });
  if (!saved.ok || !saved.value) throw new Error('not saved');
}

/** The mark as a screen makes it: the gate, the rules, the commit, and the roll as it stands afterwards. */
const callMark = (house: BenchHouse) => house.client.sessions.mark({ sessionId: house.sessionId, ...nextMark(house) });

async function journalLength({ folder }: BenchHouse): Promise<number> {
  const journal = join(folder, 'journal');
  const sizes = await Promise.all((await readdir(journal)).map(async (name) => (await stat(join(journal, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const before = await journalLength(ten);
await commitMark(ten);
const line = Buffer.alloc((await journalLength(ten)) - before, 'x');
const floor = await open(join(ten.folder, '..', 'floor'), 'a');
const appendAndSync = async (): Promise<void> => {
  await floor.write(line);
  await floor.datasync();
};

describe('saved', () => {
  inTurns('a mark committed', 400, {
    'append + fdatasync of the same bytes': appendAndSync,
    'empty house': () => commitMark(empty),
    'demo house': () => commitMark(demo),
    'ten-year house': () => commitMark(ten),
  });

  inTurns('a mark called', 200, {
    'empty house': () => callMark(empty),
    'demo house': () => callMark(demo),
    'ten-year house': () => callMark(ten),
  });

  const admit = async ({ client }: BenchHouse): Promise<void> => {
    const person = { preferredName: 'Sam', legalLast: `Bench ${(turn += 1)}` };
    const { stayId } = await client.residents.admit({ person, admittedOn: addDays(today, -2) });
    leaving.set(client, stayId);
  };
  const discharge = ({ client }: BenchHouse) =>
    client.residents.discharge({ stayId: leaving.get(client) ?? '', lastNight: addDays(today, -1) });
  const leaving = new Map<BenchHouse['client'], string>();
  inTurns('a stay', 60, {
    'admitted, empty house': () => admit(empty),
    'discharged, empty house': () => discharge(empty),
    'admitted, ten-year house': () => admit(ten),
    'discharged, ten-year house': () => discharge(ten),
  });

  const json = new Low(new JSONFile<object>(join(ten.folder, '..', 'lowdb.json')), {});
  inTurns('lowdb', 5, {
    'JSONFile writes the whole ten-year state': () => {
      json.data = ten.session().state;
      return json.write();
    },
  });
});

const { rows: mentors } = await ten.client.mentors.list({ who: 'present' });
const { rows: residents } = await ten.client.residents.list({ who: 'present' });
const [mentorId = '', personId = ''] = [mentors[0]?.person.id, residents[0]?.person.id];
const name = residents[0]?.person.preferredName ?? '';

describe('asked, ten-year house', () => {
  const { client } = ten;
  inTurns('asked', 30, {
    Today: () => client.today.get(),
    'roll of tonight': () => client.sessions.roll({ sessionId: ten.sessionId }),
    'residents in the house': () => client.residents.list({ who: 'present' }),
    'everyone who lived here': () => client.residents.list({ who: 'former' }),
    'page of a resident': () => client.residents.get({ personId }),
    'page of a mentor, as a person': () => client.residents.get({ personId: mentorId }),
    'bed board': () => client.residents.bedBoard({}),
    mentors: () => client.mentors.list({ who: 'present' }),
    'page of a mentor': () => client.mentors.get({ personId: mentorId }),
    'groups of a week': () => client.sessions.calendar({ from: today, to: addDays(today, 6) }),
    'groups of 92 days': () => client.sessions.calendar({ from: addDays(today, -80), to: addDays(today, 11) }),
    'sheets to enter': () => client.sessions.missingSheets(),
    'working towards a certificate': () => client.certification.list(),
    'hours to sign': () => client.certification.toSign(),
    'certification of one': () => client.certification.get({ personId: mentorId }),
    'search: two letters': () => client.search.everything({ text: 'da' }),
    'search: a name': () => client.search.everything({ text: name }),
    'somebody alike': () => client.residents.lookAlikes({ preferredName: 'Dana' }),
  });

  const report = () => client.reports.month({ month: lastMonth, months: 1, edition: 'internal' });
  inTurns('report with its trend', 20, {
    'a mark in between': () => callMark(ten),
    'right after a commit': report,
    'once more': report,
    'twelve months': () => client.reports.month({ month: lastMonth, months: 12, edition: 'internal' }),
  });
});

describe('opened', () => {
  const text = JSON.stringify(ten.session().state);
  inTurns('ten-year house', 5, {
    'JSON.parse of its state': () => void JSON.parse(text),
    locked: () => ten.client.session.lock(),
    'opened, key derivation aside': () => ten.signIn(),
  });
});

function conclusions(): readonly string[] {
  const committed = (what: string): number => medianOf(`a mark committed: ${what}`);
  const [synced, now] = [committed('append + fdatasync of the same bytes'), committed('ten-year house')];
  const ratio = (one: number, other: number, digits = 2): string => (one / other).toFixed(digits);
  const opened = medianOf('ten-year house: opened, key derivation aside');
  return [
    `a mark, ten-year house: ${(now - synced).toFixed(2)} ms of our own work over the sync (budget 0.5), ${line.length} bytes`,
    `ten-year ÷ empty: ${ratio(now, committed('empty house'))} (budget 1.2)`,
    `lowdb ÷ a mark: ${ratio(medianOf('lowdb: JSONFile writes the whole ten-year state'), now, 0)} (budget at least 100)`,
    `opening ÷ JSON.parse: ${ratio(opened, medianOf('ten-year house: JSON.parse of its state'))} (budget 2)`,
  ];
}
