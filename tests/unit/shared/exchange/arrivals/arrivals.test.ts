import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import type { ArrivalsInput } from '../../../../../shared/contract/arrivals.ts';
import { applyArrivals } from '../../../../../shared/exchange/arrivals/apply.ts';
import { planArrivals } from '../../../../../shared/exchange/arrivals/plan.ts';
import type { ArrivalsPlan } from '../../../../../shared/exchange/arrivals/plan.ts';
import type { WholeHouse } from '../../../../../shared/exchange/state/whole-house.ts';
import { folder, imported, today } from '../random-folder.ts';

/** A house that set-up just made: three phases, six beds, nobody in it. */
const newHouse = imported(
  folder({
    'house.csv': 'name,state,time_zone,records_complete_since\nHope House,KY,America/New_York,2026-11-01\n',
    'phases.csv': 'phase_id,name,order\nsos,SOS,1\nmt1,Motivational Track I,2\np1,Phase I,3\n',
    'beds.csv':
      'bed_id,room,name,available_from\n1L,Room 1,lower,2026-11-01\n1U,Room 1,upper,2026-11-01\n2L,Room 2,lower,2026-11-01\n2U,Room 2,upper,2026-11-01\n',
  }),
);

function read(text: string, more: Partial<ArrivalsInput> = {}, house: WholeHouse = newHouse): ArrivalsPlan {
  const plan = planArrivals({ text, ...more }, house, today);
  if (!plan) throw new Error('no table');
  return plan;
}

function broughtIn(text: string, more: Partial<ArrivalsInput> = {}, house: WholeHouse = newHouse): WholeHouse {
  const plan = read(text, more, house);
  expect(plan.preview.questions).toEqual([]);
  expect(plan.preview.rows.filter(({ status }) => status === 'refused')).toEqual([]);
  let id = 0;
  return produce(house, (draft) => applyArrivals(plan, draft, today, () => `id${(id += 1)}-${text.length}`));
}

const table = (...rows: string[]): string =>
  rows.map((row) => row.replaceAll(' | ', '\t').replaceAll('|', '\t')).join('\n');

describe('columns', () => {
  it('are found by their headings under merged titles, without totals and repeated headings', () => {
    const { preview } = read(
      table(
        'Hope House|||||',
        'Census as of 11/20/2026|||||',
        '|||||',
        'Resident Name|D.O.B.|Admit Date|Room/Bed|Phase|Peer Mentor',
        'Dana Reyes|5/14/1985|9/30/2026|1 lower|SOS|',
        'Resident Name|D.O.B.|Admit Date|Room/Bed|Phase|Peer Mentor',
        'Sam Tully|1/2/1990|10/1/2026|1U|Phase 1|',
        'Total|2||||',
      ),
    );
    expect(preview.columns.map(({ field }) => field)).toEqual([
      'name',
      'birth-date',
      'admitted-on',
      'bed',
      'phase',
      'mentor',
    ]);
    expect(preview.leftOut.map(({ line, why }) => [line, why])).toEqual([
      [1, 'title'],
      [2, 'title'],
      [6, 'repeated-heading'],
      [8, 'total'],
    ]);
    expect(preview.rows.map(({ line, status, bed, phase }) => [line, status, bed, phase])).toEqual([
      [5, 'new', 'Room 1 lower', 'SOS'],
      [7, 'new', 'Room 1 upper', 'Phase I'],
    ]);
  });

  it.each([
    [
      'Last Name|First Name|Nickname|Birth Date|Intake',
      ['last-name', 'first-name', 'preferred-name', 'birth-date', 'admitted-on'],
    ],
    ['Last, First|DOB|Date of Entry|Rm|Bed', ['name', 'birth-date', 'admitted-on', 'room', 'bed']],
    [
      'Client|Phone|Emergency contact|Move-in date|Bunk|Bed since|Phase since',
      ['name', 'ignore', 'ignore', 'admitted-on', 'bed', 'bed-since', 'phase-since'],
    ],
    [
      'Name|Age|Sobriety date|Case manager|Admitted|Discharge date',
      ['name', 'ignore', 'ignore', 'ignore', 'admitted-on', 'ignore'],
    ],
  ])('%s', (headings, fields) => {
    const row = headings
      .split('|')
      .map(() => 'x')
      .join('|');
    expect(read(table(headings, row)).preview.columns.map(({ field }) => field)).toEqual(fields);
  });

  it('under one heading merged over two names are both names, and can be turned', () => {
    const text = table('Name||DOB|Admitted', 'Dana|Reyes|1985-05-14|2026-09-30', 'Sam|Tully|1990-01-02|2026-10-01');
    expect(read(text).preview.rows[0]).toMatchObject({ preferredName: 'Dana', legalName: 'Dana Reyes' });
    expect(read(text, { nameOrder: 'last-first' }).preview.rows[0]).toMatchObject({ preferredName: 'Reyes' });
    expect(
      read(text, { columns: { '0': 'preferred-name', '1': 'ignore' } }).preview.rows[0]?.legalName,
    ).toBeUndefined();
  });

  it('without headings are guessed from their cells', () => {
    const { preview } = read(table('Dana Reyes|5/14/1985|9/30/2026', 'Sam Tully|1/22/1990|10/1/2026'));
    expect(preview.columns.map(({ field }) => field)).toEqual(['name', 'birth-date', 'admitted-on']);
    expect(preview.rows).toHaveLength(2);
  });

  it.each([',', ';'])('may be separated by %s', (mark) => {
    const rows = [
      ['Name', 'DOB', 'Admitted'],
      ['"Reyes, Dana"', '1985-05-14', '2026-09-30'],
    ];
    const { preview } = read(rows.map((row) => row.join(mark)).join('\r\n'));
    expect(preview.rows).toMatchObject([{ line: 2, status: 'new', preferredName: 'Dana', legalName: 'Dana Reyes' }]);
  });

  it('without names are said so, and nobody is guessed', () => {
    const plan = read(table('Room|Admitted|Phase', '1|2026-10-01|SOS'));
    expect(plan.hasNames).toBe(false);
    expect(plan.preview.questions).toContainEqual({ about: 'names' });
    expect(plan.preview.rows.map(({ status }) => status)).toEqual(['refused']);
  });
});

describe('names', () => {
  it.each([
    ['Dana Reyes', 'Dana', 'Dana Reyes'],
    ['Reyes, Dana', 'Dana', 'Dana Reyes'],
    ['Reyes, Robert (Bobby)', 'Bobby', 'Robert Reyes'],
    ['Robert "Bobby" de la Cruz', 'Bobby', 'Robert de la Cruz'],
    ['Smith, Jr., John', 'John', 'John Smith Jr.'],
    ['Cher', 'Cher', 'Cher'],
  ])('%s', (written, preferredName, legalName) => {
    const { preview } = read(table('Name|DOB|Admitted', `${written}|1985-05-14|2026-09-30`));
    expect(preview.rows[0]).toMatchObject({ preferredName, legalName });
  });
});

describe('dates that can be two days', () => {
  const rows = (other: string) => table('Name|DOB|Admitted', 'Dana Reyes|3/4/85|9/9/26', `Sam Tully|${other}|10/10/26`);

  it('are asked about, once for the table', () => {
    const { preview } = read(rows('5/6/90'));
    expect(preview.questions).toEqual([{ about: 'date-order', examples: ['3/4/85', '5/6/90'] }]);
    expect(read(rows('5/6/90'), { dateOrder: 'day-first' }).preview.rows[0]?.birthDate).toBe('1985-04-03');
  });

  it('are settled by another that can be only one', () => {
    expect(read(rows('5/16/90')).preview).toMatchObject({ questions: [], rows: [{ birthDate: '1985-03-04' }, {}] });
    expect(read(rows('16/5/90')).preview).toMatchObject({ questions: [], rows: [{ birthDate: '1985-04-03' }, {}] });
  });
});

describe('a paste', () => {
  const text = table(
    'Name|DOB|Admitted|Room|Bed|Phase|Mentor',
    'Dana Reyes|1985-05-14|2026-09-30|1|lower|SOS|Sam Tully',
    'Sam Tully|1990-01-02|2026-08-15|1|upper|MT 1|',
    'Pat Lee||2026-10-01|7|A|Phase 1|Sam T.',
  );

  it('brings people in with bed and phase since admission, beds open early enough, and pairs from today', () => {
    const { preview } = read(text);
    expect(preview).toMatchObject({
      counts: { new: 3, same: 0, unsure: 0, refused: 0 },
      bedsToCreate: ['Room 7 A'],
      bedsSince: { day: '2026-08-15', movedBackFrom: '2026-11-01' },
      mentorsToAppoint: ['Sam T.'],
    });
    const house = broughtIn(text);
    const stays = Object.values(house.confidential.stays);
    expect(stays.map(({ admittedOn, beds, phases }) => [admittedOn, beds[0]?.from, phases[0]])).toEqual([
      ['2026-09-30', '2026-09-30', { from: '2026-09-30', phaseId: 'sos' }],
      ['2026-08-15', '2026-08-15', { from: '2026-08-15', phaseId: 'mt1' }],
      ['2026-10-01', '2026-10-01', { from: '2026-10-01', phaseId: 'p1' }],
    ]);
    expect(Object.values(house.house.beds).map(({ availableFrom }) => availableFrom)).toEqual(
      Array(5).fill('2026-08-15'),
    );
    expect(Object.values(house.house.mentors)).toMatchObject([{ since: today }]);
    expect(Object.values(house.house.pairings).map(({ since }) => since)).toEqual([today, today]);
  });

  it('pasted again finds everybody and changes nothing', () => {
    const house = broughtIn(text);
    const again = read(text, {}, house);
    expect(again.preview.counts).toEqual({ new: 0, same: 3, unsure: 0, refused: 0 });
    expect(again.preview.bedsToCreate).toEqual([]);
    expect(again.preview.bedsSince).toEqual({ day: '2026-08-15' });
    expect(broughtIn(text, {}, house)).toBe(house);
  });

  it('asks who is meant where a name is like somebody here, and takes the answer', () => {
    const house = broughtIn(text);
    const later = table('Name|DOB|Admitted', 'Dana Reyes|1985-05-14|2026-10-05');
    const [row] = read(later, {}, house).preview.rows;
    expect(row).toMatchObject({ status: 'unsure', candidates: [{ preferredName: 'Dana', lastInitial: 'R' }] });
    const personId = row?.candidates[0]?.id ?? '';
    const taken = read(later, { decisions: { '2': { take: 'known', personId } } }, house).preview.rows[0];
    expect(taken).toMatchObject({ status: 'refused', problems: [{ value: '2026-10-05' }] });
    expect(read(later, { decisions: { '2': { take: 'new' } } }, house).preview.rows[0]?.status).toBe('new');
    expect(read(later, { decisions: { '2': { take: 'skip' } } }, house).preview.rows[0]?.status).toBe('skipped');
    const namesake = table('Name|DOB|Admitted', 'Dana Reyes|1999-01-01|2026-10-05');
    expect(read(namesake, {}, house).preview.rows[0]?.status).toBe('new');
  });

  it('asks for mentors and phases it does not know', () => {
    const open = table(
      'Name|DOB|Admitted|Phase|Mentor',
      'Dana Reyes|1985-05-14|2026-09-30|Blue|Sam',
      'Sam Tully|1990-01-02|2026-08-15||None',
    );
    const { questions } = read(open).preview;
    expect(questions).toEqual([
      { about: 'phase', written: 'Blue' },
      { about: 'mentor', written: 'Sam', candidates: [{ id: 'line 3', preferredName: 'Sam', lastInitial: 'T' }] },
    ]);
    const answers = { phases: { Blue: 'p1' }, mentors: { Sam: 'line 3' } };
    expect(read(open, answers).preview).toMatchObject({ questions: [], mentorsToAppoint: ['Sam T.'] });
    const house = broughtIn(open, answers);
    expect(Object.values(house.house.pairings)).toHaveLength(1);
    expect(read(open, { phases: { Blue: null }, mentors: { Sam: null } }).preview).toMatchObject({
      questions: [],
      mentorsToAppoint: [],
    });
  });

  it.each([
    ['Dana Reyes|2027-05-14|2026-09-30|', 'DOB', '2027-05-14'],
    ['Dana Reyes|1985-05-14|2026-12-30|', 'Admitted', '2026-12-30'],
    ['Dana Reyes|1985-05-14||', 'Admitted', ''],
    ['Dana Reyes|1985-05-14|last week|', 'Admitted', 'last week'],
    ['|1985-05-14|2026-09-30|1L', 'Name', ''],
  ])('%s is refused at its field', (row, column, value) => {
    const [refused] = read(table('Name|DOB|Admitted|Bed', row)).preview.rows;
    expect(refused).toMatchObject({ status: 'refused', problems: [{ column, value }] });
  });

  it('refuses one bed for two, and gives the beds of a room in turn', () => {
    const two = read(
      table('Name|DOB|Admitted|Bed', 'Dana Reyes|1985-05-14|2026-09-30|1L', 'Sam Tully|1990-01-02|2026-10-01|1 lower'),
    );
    expect(two.preview.rows.map(({ status }) => status)).toEqual(['new', 'refused']);
    expect(two.preview.rows[1]?.problems[0]).toMatchObject({ column: 'Bed', value: '1 lower' });
    const inTurn = read(
      table(
        'Name|DOB|Admitted|Room',
        'Dana Reyes|1985-05-14|2026-09-30|1',
        'Sam Tully|1990-01-02|2026-10-01|1',
        'Pat Lee|1991-01-02|2026-10-01|9',
        'Jo Orr|1992-01-02|2026-10-01|9',
      ),
    );
    expect(inTurn.preview.rows.map(({ bed }) => bed)).toEqual(['Room 1 lower', 'Room 1 upper', 'Room 9 A', 'Room 9 B']);
  });

  it('that is no table is not one', () => {
    expect(planArrivals({ text: ' \n\t\n' }, newHouse, today)).toBeUndefined();
  });
});
