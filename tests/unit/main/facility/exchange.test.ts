import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse, refusalOf } from '../../../support/house.ts';
import type { TestHouse } from '../../../support/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));
const files = (tables: Readonly<Record<string, string>>) =>
  Object.entries(tables).map(([name, text]) => ({ name, bytes: bytes(text) }));

const tables = {
  'people.csv': 'person_id,preferred_name,legal_last,birth_date\nA,Ann,Lee,1990-01-01\nB,Bo,Orr,\nC,Cy,Poe,\n',
  'stays.csv':
    'stay_id,person_id,admitted_on,discharged_on,discharge_reason\nS1,A,2026-09-01,,\nS2,B,2026-01-01,2026-03-01,completed\n',
  'mentors.csv': 'person_id,since,strengths\nC,2026-01-01,listens\n',
  'contacts.csv': 'contact_id,mentor_id,person_id,at,mode,reached\nK1,C,A,2026-10-02T10:00,phone,yes\n',
  'session_types.csv': 'type,sensitive,neutral_title\nBook,no,\nHealth,yes,Group\n',
  'sessions.csv':
    'session_id,starts_at,minutes,type,status,leader_ids\nG1,2026-10-01T19:00,60,Book,held,C\nG2,2026-10-02T19:00,45,Health,held,C\n',
  'marks.csv': 'session_id,person_id,mark,note\nG1,A,excused,at work\nG2,A,present,\n',
};

const exported = async (name: string): Promise<string> => {
  const { files } = await house.client.exchange.export();
  return files.find((file) => file.name === name)?.text ?? '';
};

it('says what an import would do and changes nothing', async () => {
  const plan = await house.client.exchange.preview({ files: files(tables) });
  expect(plan.refusals).toEqual([]);
  expect(plan.tables.find(({ file }) => file === 'people.csv')).toMatchObject({ new: 3, same: 0 });
  expect(await exported('people.csv')).toBe(`${(await exported('people.csv')).split('\n')[0] ?? ''}\n`);
});

it('brings a folder in as one commit, everybody on their side of the wall', async () => {
  const { saved } = await house.client.exchange.import({ files: files(tables), source: 'old papers' });
  expect(saved).toMatchObject({ label: 'import of old papers' });
  const roster = await house.client.residents.roster();
  expect(roster.people.map(({ person }) => person.preferredName)).toEqual(['Ann']);
  expect((await house.client.history.imports()).imports).toMatchObject([
    { source: 'old papers', rows: 13, commit: saved?.commit },
  ]);
  const again = await house.client.exchange.import({ files: files(tables), source: 'old papers' });
  expect(again.saved).toEqual({ label: 'import of old papers' });
  expect(again.tables.map(({ same, new: fresh, changed }) => [same > 0, fresh, changed])).toEqual(
    again.tables.map(() => [true, 0, 0]),
  );
  expect((await house.client.history.imports()).imports).toHaveLength(1);
});

it('keeps from a mentor what is sensitive, and lets them know the hour they led it', async () => {
  await house.signIn('Cy', 'mentor', 'C');
  const { sessions } = await house.client.sessions.calendar({ from: '2026-10-01', to: '2026-10-03' });
  expect(sessions.map(({ id }) => id)).toEqual(['G1']);
  expect(await refusalOf(house.client.exchange.export())).toBe('NOT_ALLOWED');
  expect(await refusalOf(house.client.exchange.import({ files: [], source: 'x' }))).toBe('NOT_ALLOWED');
  await house.signIn('Ruth');
});

it('writes nothing at all when one row is refused, or a file is not UTF-8', async () => {
  const before = await exported('people.csv');
  const wrong = files({ 'people.csv': 'person_id,preferred_name\nD,Di\nE,\n' });
  const answer = await house.client.exchange.import({ files: wrong, source: 'x' });
  expect(answer.saved).toBeUndefined();
  expect(answer.refusals).toMatchObject([{ file: 'people.csv', line: 3, column: 'preferred_name' }]);
  const latin = [
    { name: 'people.csv', bytes: new Uint8Array([...bytes('person_id,preferred_name\nD,Ren'), 0xe9, 0x0a]) },
  ];
  expect((await house.client.exchange.preview({ files: latin })).refusals).toMatchObject([
    { file: 'people.csv', line: 2 },
  ]);
  expect(await exported('people.csv')).toBe(before);
});

it('records an export in the history and not in the export', async () => {
  const first = await house.client.exchange.export();
  const { commits } = await house.client.history.list({ limit: 1 });
  expect(commits).toMatchObject([{ action: 'exchange.export', who: 'Ruth' }]);
  expect(await house.client.exchange.export()).toEqual(first);
});

it('finds nothing wrong with itself', async () => {
  const { vault, tables, broken } = await house.client.exchange.verify();
  expect(broken).toEqual([]);
  expect(vault.lines).toBeGreaterThan(2);
  expect(tables.find(({ file }) => file === 'marks.csv')?.rows).toBe(2);
});

it('can be taken back whole', async () => {
  const [record] = (await house.client.history.imports()).imports;
  await house.client.history.undo({ commit: record?.commit ?? 0 });
  expect((await exported('sessions.csv')).split('\n')).toHaveLength(2);
  expect((await exported('people.csv')).split('\n')).toHaveLength(2);
  expect((await house.client.history.imports()).imports).toEqual([]);
  expect((await house.client.exchange.verify()).broken).toEqual([]);
});
