import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHouse } from '../../../support/house.ts';
import type { TestHouse } from '../../../support/house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
});

const bed = (index: number): string => house.beds[index]?.id ?? '';
const due = async () =>
  (await house.client.today.get()).due.map(({ kind, text, count }) => `${kind} ${count}: ${text}`);

/** A mentor Mo who leads Wednesday's group at nine, and walks with Dana. */
async function withMentor(): Promise<{ mo: string; dana: string }> {
  const { personId: mo } = await house.admit('Mo', { bedId: bed(0) });
  const { personId: dana } = await house.admit('Dana', { bedId: bed(1) });
  await house.client.mentors.appoint({ personId: mo, since: '2026-10-01' });
  await house.client.mentors.pair({ mentorId: mo, residentId: dana, since: '2026-10-01' });
  await house.client.sessions.saveType({ id: 'Morning group', sensitive: false });
  await house.client.sessions.saveWeekly({
    typeId: 'Morning group',
    weekday: 3,
    startsAt: '09:00',
    minutes: 60,
    leaderIds: [mo],
    expected: { who: 'everyone' },
    since: '2026-10-14',
  });
  return { mo, dana };
}

test('an empty house has tonight’s beds and one thing to do', async () => {
  const today = await house.client.today.get();
  expect(today).toMatchObject({ today: '2026-10-14', groups: [], unfinished: [], dueMore: 0 });
  expect(today.tonight).toMatchObject({ in: 0, beds: 6, arrivedToday: [], leftToday: [] });
  expect(today.tonight?.free).toHaveLength(6);
  expect(await due()).toEqual(['second-administrator 1: Add a second administrator, so that nobody is locked out']);
});

test('tonight counts who sleeps here, who came and who left', async () => {
  const { stayId } = await house.admit('Dana', { bedId: bed(0) });
  await house.admit('Sam', { admittedOn: '2026-10-14', bedId: bed(1) });
  await house.client.residents.discharge({ stayId, lastNight: '2026-10-13' });
  const { tonight } = await house.client.today.get();
  expect(tonight).toMatchObject({
    in: 1,
    arrivedToday: [{ preferredName: 'Sam' }],
    leftToday: [{ preferredName: 'Dana' }],
  });
  expect(tonight?.free.map(({ id }) => id)).not.toContain(bed(1));
});

test('what is due is said by name where there is one, and counted where there are more', async () => {
  await withMentor();
  await house.admit('Sam');
  await house.admit('Al', { phaseId: house.phases[0]?.id ?? '', admittedOn: '2026-08-01' });
  expect(await due()).toEqual([
    'unfinished-roll 1: Take or finish the roll of Morning group',
    'resident-without-bed 2: 2 residents have no bed tonight',
    'second-administrator 1: Add a second administrator, so that nobody is locked out',
    'resident-without-mentor 2: 2 residents walk with nobody yet',
    'phase-length-passed 1: Al is past the usual length of their phase',
  ]);
  await house.signIn('Sue', 'administrator');
  expect((await due()).some((line) => line.startsWith('second-administrator'))).toBe(false);
});

test('a mentor sees their groups, their people and nothing of the house', async () => {
  const { mo } = await withMentor();
  await house.signIn('Mo', 'mentor', mo);
  const today = await house.client.today.get();
  expect(today.tonight).toBeUndefined();
  expect(today.groups.map(({ title }) => title)).toEqual(['Morning group']);
  expect(today.walks?.map(({ resident }) => resident.preferredName)).toEqual(['Dana']);
  expect(await due()).toEqual([
    'unfinished-roll 1: Take or finish the roll of Morning group',
    'quiet-walk 1: You and Dana last talked 13 days ago. A short hello counts.',
  ]);
});

test('search finds people by any of their names, beds and groups, and a mentor only their own', async () => {
  const { mo } = await withMentor();
  await house.admit('Jo', { person: { preferredName: 'Jo', legalFirst: 'Josephine', legalLast: 'Müller' } });
  const found = async (text: string) =>
    (await house.client.search.everything({ text })).found.map(({ kind, title }) => `${kind} ${title}`);
  expect(await found('josephine')).toEqual(['resident Jo M.']);
  expect(await found('muller jo')).toEqual(['resident Jo M.']);
  expect(await found('room 1 low')).toEqual(['bed Room 1 lower']);
  expect(await found('mo')).toEqual(expect.arrayContaining(['resident Mo', 'mentor Mo', 'group Morning group']));
  expect(await found('')).toEqual([]);
  await house.signIn('Mo', 'mentor', mo);
  expect(await found('dana')).toEqual(['resident Dana']);
  expect(await found('jo')).toEqual([]);
  expect(await found('room')).toEqual([]);
  expect(await found('morning')).toEqual(['group Morning group']);
});

test('the timeline tells a stay from admission to discharge, newest first', async () => {
  const { mo, dana } = await withMentor();
  const contact = {
    mentorId: mo,
    personId: dana,
    at: '2026-10-05T10:00',
    mode: 'phone' as const,
    reached: true,
    note: 'Well.',
  };
  await house.client.contacts.log(contact);
  const [row] = (await house.client.residents.list({ who: 'present' })).rows;
  await house.client.residents.discharge({ stayId: row?.stayId ?? '', lastNight: '2026-10-12', reason: 'completed' });
  const { timeline, timelineTotal } = await house.client.residents.get({ personId: dana });
  expect(timelineTotal).toBe(timeline.length);
  expect(timeline.map(({ at, text, detail = '' }) => [at, text, detail].join(' | '))).toEqual([
    '2026-10-13 | Discharged | completed the program',
    '2026-10-05T10:00 | Check-in with Mo, by phone | Well.',
    '2026-10-01 | Began to walk with Mo | ',
    '2026-10-01 | Sleeps in Room 1 upper | ',
    '2026-10-01 | Admitted | ',
  ]);
});
