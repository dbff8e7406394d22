import { beforeEach, describe, expect, it } from 'vitest';
import type { StaffState } from '../../../../main/facility/context.ts';
import { emptyOwn } from '../../../../main/facility/shape.ts';
import { addResident, memoryHouse, refusalOf } from '../../../support/memory-house.ts';
import type { MemoryClient, MemoryHouse } from '../../../support/memory-house.ts';

function fill(state: StaffState): void {
  addResident(state, { id: 'lee', preferredName: 'Lee' });
  addResident(state, { id: 'kim', preferredName: 'Kim' });
  addResident(state, { id: 'dana', preferredName: 'Dana' });
  addResident(state, { id: 'ari', preferredName: 'Ari' });
  for (const personId of ['lee', 'kim']) {
    state.house.mentors[`role-${personId}`] = { id: `role-${personId}`, personId, since: '2026-09-01' };
    state[`own:${personId}`] = emptyOwn();
  }
  state.house.pairings['p1'] = { id: 'p1', mentorId: 'lee', residentId: 'dana', since: '2026-09-10' };
  state.house.pairings['p2'] = { id: 'p2', mentorId: 'lee', residentId: 'ari', since: '2026-10-01' };
}

let house: MemoryHouse;
let staff: MemoryClient;
let lee: MemoryClient;
beforeEach(() => {
  house = memoryHouse(fill);
  staff = house.as({ name: 'Morgan', role: 'staff' });
  lee = house.as({ name: 'lee', role: 'mentor', personId: 'lee' });
});

const checkIn = { personId: 'dana', at: '2026-10-10T20:00', minutes: 15, mode: 'phone', reached: true } as const;

describe('a check-in', () => {
  it('lies with its mentor, in its month', async () => {
    const { contactId, saved } = await lee.contacts.log({ ...checkIn, note: 'Steady.' });
    expect(saved.label).toBe('check-in with Dana');
    expect(house.state['own:lee']?.contacts).toEqual({
      '2026-10': { [contactId]: { ...checkIn, id: contactId, note: 'Steady.' } },
    });
    const kim = house.as({ name: 'kim', role: 'mentor', personId: 'kim' });
    expect(kim && house.deskOf({ name: 'kim', role: 'mentor', personId: 'kim' }).own('lee')).toBeUndefined();
  });

  it('is a mentor’s own only, and staff’s for any mentor', async () => {
    expect(await refusalOf(lee.contacts.log({ ...checkIn, mentorId: 'kim' }))).toBe('NOT_ALLOWED');
    await staff.contacts.log({ ...checkIn, mentorId: 'kim' });
    expect(Object.keys(house.state['own:kim']?.contacts ?? {})).toEqual(['2026-10']);
    expect(await refusalOf(staff.contacts.log({ ...checkIn, mentorId: 'dana' }))).toBe('not-a-mentor');
  });

  it('has been, in the time they were a mentor, at an hour there was', async () => {
    const at = (time: string) => refusalOf(staff.contacts.log({ ...checkIn, at: time, mentorId: 'lee' }));
    expect(await at('2026-10-14T18:31')).toBe('day-in-future');
    expect(await at('2026-08-31T10:00')).toBe('not-a-mentor');
    expect(await at('2026-03-08T02:30')).toBe('time-does-not-exist');
    expect(await refusalOf(lee.contacts.log({ ...checkIn, personId: 'nobody' }))).toBe('no-such-person');
  });

  it('moves to another month when its time is corrected, and stays one', async () => {
    const { contactId } = await lee.contacts.log(checkIn);
    await lee.contacts.change({ ...checkIn, id: contactId, at: '2026-09-30T20:00', reached: false });
    expect(house.state['own:lee']?.contacts['2026-10']).toEqual({});
    expect(house.state['own:lee']?.contacts['2026-09']?.[contactId]).toMatchObject({ reached: false });
    expect(await refusalOf(lee.contacts.change({ ...checkIn, id: 'unknown' }))).toBe('no-such-record');
  });
});

describe('my people', () => {
  it('come most quiet days first, with when they last talked and tried', async () => {
    await lee.contacts.log(checkIn);
    await lee.contacts.log({ ...checkIn, at: '2026-10-12T09:00', reached: false });
    const { walks } = await lee.contacts.myPeople();
    expect(walks.map(({ resident, quietDays }) => `${resident.preferredName} ${quietDays}`)).toEqual([
      'Ari 13',
      'Dana 4',
    ]);
    expect(walks[1]).toMatchObject({
      lastReached: '2026-10-10T20:00',
      lastTried: { at: '2026-10-12T09:00', reached: false },
    });
  });

  it('open one by one, for the mentor who walks with them', async () => {
    await lee.contacts.log(checkIn);
    const page = await lee.contacts.mine({ personId: 'dana' });
    expect(page.contacts).toMatchObject([{ at: '2026-10-10T20:00', person: { preferredName: 'Dana' } }]);
    const kim = house.as({ name: 'kim', role: 'mentor', personId: 'kim' });
    expect(await refusalOf(kim.contacts.mine({ personId: 'dana' }))).toBe('no-such-record');
    expect((await staff.contacts.myPeople()).walks).toEqual([]);
  });
});
