import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffState } from '../../../../main/facility/context.ts';
import { addResident, memoryHouse, refusalOf } from '../../../support/memory-house.ts';
import type { MemoryClient, MemoryHouse } from '../../../support/memory-house.ts';

const today = '2026-10-14';

function fill(state: StaffState): void {
  addResident(state, { id: 'lee', preferredName: 'Lee' });
  addResident(state, { id: 'dana', preferredName: 'Dana', lastInitial: 'W' });
  addResident(state, { id: 'ari', preferredName: 'Ari' });
  addResident(state, { id: 'gone', preferredName: 'Gail', dischargedOn: '2026-09-01' });
  state.house.sessionTypes['Step study'] = { id: 'Step study', sensitive: false };
}

let house: MemoryHouse;
let staff: MemoryClient;
beforeEach(() => {
  house = memoryHouse(fill);
  staff = house.as({ name: 'Morgan', role: 'staff' });
});

const appointLee = async (): Promise<string> => {
  await staff.mentors.appoint({ personId: 'lee', since: '2026-09-01', capacity: 1 });
  return Object.keys(house.state.house.mentors)[0] ?? '';
};
const pair = (residentId: string, since = '2026-09-10') => staff.mentors.pair({ mentorId: 'lee', residentId, since });
const pairings = () =>
  Object.values(house.state.house.pairings).map(
    ({ residentId, since, until }) => `${residentId} ${since} ${until ?? ''}`,
  );

describe('a mentor role', () => {
  it('makes the place that is theirs, and is there once at a time', async () => {
    await appointLee();
    expect(house.state['own:lee']).toMatchObject({ contacts: {}, hours: {} });
    expect(await refusalOf(staff.mentors.appoint({ personId: 'lee', since: '2026-10-01' }))).toBe('already-mentor');
    const { rows } = await staff.mentors.list({ who: 'present' });
    expect(rows).toMatchObject([{ person: { id: 'lee' }, inTheHouse: true, role: { capacity: 1 } }]);
  });

  it('keeps strengths with the mentor, and forgets what is left out', async () => {
    const id = await appointLee();
    await staff.mentors.changeRole({ id, level: 'Senior', strengths: 'Listens.' });
    expect(await staff.mentors.get({ personId: 'lee' })).toMatchObject({
      strengths: 'Listens.',
      roles: [{ level: 'Senior' }],
    });
    await staff.mentors.changeRole({ id });
    const page = await staff.mentors.get({ personId: 'lee' });
    expect(page).not.toHaveProperty('strengths');
    expect(page.roles[0]).toEqual({ id, personId: 'lee', since: '2026-09-01' });
  });

  it('ends with its pairings, on the same day', async () => {
    const roleId = await appointLee();
    await pair('dana');
    await pair('gone', '2026-11-01');
    await staff.mentors.endRole({ roleId, until: '2026-10-01' });
    expect(pairings()).toEqual(['dana 2026-09-10 2026-10-01']);
    expect((await staff.mentors.list({ who: 'present' })).rows).toEqual([]);
    expect((await staff.mentors.list({ who: 'former' })).rows).toMatchObject([
      { person: { id: 'lee' }, walksWith: [] },
    ]);
    expect(house.state.house.people).not.toHaveProperty('gone');
    expect(await refusalOf(staff.mentors.endRole({ roleId, until: '2026-08-01' }))).toBe('until-before-since');
  });

  it('does not end while groups would be left without their leader', async () => {
    const roleId = await appointLee();
    await staff.sessions.saveWeekly({
      typeId: 'Step study',
      weekday: 1,
      startsAt: '18:00',
      minutes: 60,
      leaderIds: ['lee'],
      expected: { who: 'everyone' },
      since: '2026-09-01',
    });
    expect(await refusalOf(staff.mentors.endRole({ roleId, until: today }))).toBe('still-leads-groups');
    const [weeklyGroupId = ''] = Object.keys(house.state.house.weeklyGroups);
    await staff.sessions.endWeekly({ weeklyGroupId, until: today });
    await staff.mentors.endRole({ roleId, until: today });
    expect(Object.values(house.state.house.mentors)[0]?.until).toBe(today);
  });
});

describe('walking with somebody', () => {
  it('needs a mentor on that day, two people, and not the same two again', async () => {
    expect(await refusalOf(pair('dana'))).toBe('not-a-mentor');
    await appointLee();
    expect(await refusalOf(pair('lee'))).toBe('paired-with-self');
    expect(await refusalOf(pair('dana', '2026-08-15'))).toBe('not-a-mentor');
    await pair('dana');
    expect(await refusalOf(pair('dana', '2026-10-01'))).toBe('already-paired');
    expect(pairings()).toEqual(['dana 2026-09-10 ']);
  });

  it('takes the number of people a mentor can walk with as advice', async () => {
    await appointLee();
    await pair('dana');
    await pair('ari');
    expect(pairings()).toHaveLength(2);
    expect((await staff.mentors.list({ who: 'present' })).residentsWithoutMentor).toEqual([]);
  });

  it('makes somebody who left known to mentors for as long as it goes on', async () => {
    await appointLee();
    await pair('gone');
    expect(house.state.house.people['gone']?.preferredName).toBe('Gail');
    const lee = house.as({ name: 'lee', role: 'mentor', personId: 'lee' });
    expect((await lee.contacts.myPeople()).walks).toMatchObject([
      { resident: { preferredName: 'Gail' }, inTheHouse: false },
    ]);
    const [pairingId = ''] = Object.keys(house.state.house.pairings);
    await staff.mentors.endPairing({ pairingId, until: '2026-10-13' });
    expect(house.state.house.people).not.toHaveProperty('gone');
    expect((await lee.contacts.myPeople()).walks).toEqual([]);
    expect((await staff.mentors.get({ personId: 'lee' })).pastWalks).toMatchObject([
      { resident: { preferredName: 'Gail' } },
    ]);
  });

  it('keeps the why with staff', async () => {
    await appointLee();
    await staff.mentors.pair({ mentorId: 'lee', residentId: 'dana', since: today, reason: 'Both parents.' });
    const [pairingId = ''] = Object.keys(house.state.house.pairings);
    expect(house.state.confidential.pairingReasons[pairingId]).toBe('Both parents.');
    expect(JSON.stringify(house.state.house)).not.toContain('Both parents');
  });
});
