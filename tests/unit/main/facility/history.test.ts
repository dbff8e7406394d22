import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { factsOf, openHouse, refusalOf } from '../../../support/house.ts';
import type { TestHouse } from '../../../support/house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
});

const bed = (index: number): string => house.beds[index]?.id ?? '';
const undo = (commit: number | undefined) => house.client.history.undo({ commit: commit ?? -1 });
const present = async () =>
  (await house.client.residents.list({ who: 'present' })).rows.map(({ person }) => person.preferredName);

describe('undo', () => {
  test('of a discharge names it, and the person is in their bed again', async () => {
    const { personId, stayId } = await house.admit('Dana', { bedId: bed(0) });
    const { saved } = await house.client.residents.discharge({ stayId, lastNight: '2026-10-12', reason: 'left' });
    const { saved: undone } = await undo(saved.commit);
    expect(undone.label).toBe('Undone: discharge of Dana');
    const page = await house.client.residents.get({ personId });
    expect(page.present).toMatchObject({ bed: { room: 'Room 1', name: 'lower' } });
    expect(page.stays[0]).not.toHaveProperty('dischargeReason');
    expect(await present()).toEqual(['Dana']);
    const { saved: again } = await undo(undone.commit);
    expect(again.label).toBe('Done again: discharge of Dana');
    expect(await present()).toEqual([]);
  });

  test('is refused when the bed is taken by now, and says by whom', async () => {
    const { stayId } = await house.admit('Dana', { bedId: bed(0) });
    const { saved } = await house.client.residents.discharge({ stayId, lastNight: '2026-10-12' });
    await house.admit('Sam', { bedId: bed(0), admittedOn: '2026-10-13' });
    expect(await refusalOf(undo(saved.commit))).toBe('undo-blocked');
    expect(await factsOf(undo(saved.commit))).toEqual({ because: 'Room 1 lower is Sam’s that night' });
    expect(await present()).toEqual(['Sam']);
  });

  test('is refused when what it changed was changed since, until the later change is undone', async () => {
    const { stayId } = await house.admit('Dana', { bedId: bed(0) });
    const first = await house.client.residents.moveBed({ stayId, bedId: bed(1), from: '2026-10-05' });
    const second = await house.client.residents.moveBed({ stayId, bedId: bed(2), from: '2026-10-08' });
    expect(await refusalOf(undo(first.saved.commit))).toBe('undo-changed-since');
    await undo(second.saved.commit);
    await undo(first.saved.commit);
    const { beds } = await house.client.residents.bedBoard({});
    expect(beds.find(({ occupant }) => occupant)?.bed.id).toBe(bed(0));
  });

  test('of an admission takes a new person away and leaves others as they are', async () => {
    const dana = await house.client.residents.admit({ person: { preferredName: 'Dana' }, admittedOn: '2026-10-01' });
    await house.admit('Sam');
    await undo(dana.saved.commit);
    expect(await present()).toEqual(['Sam']);
    expect(await refusalOf(house.client.residents.get({ personId: dana.personId }))).toBe('no-such-person');
  });

  test('of an admission is refused once other records refer to the person', async () => {
    const dana = await house.client.residents.admit({ person: { preferredName: 'Dana' }, admittedOn: '2026-10-01' });
    const { personId } = await house.admit('Sam');
    await house.client.mentors.appoint({ personId, since: '2026-10-02' });
    await house.client.mentors.pair({ mentorId: personId, residentId: dana.personId, since: '2026-10-02' });
    expect(await refusalOf(undo(dana.saved.commit))).toBe('undo-blocked');
    expect(await factsOf(undo(dana.saved.commit))).toEqual({ because: 'other records refer to it by now' });
  });

  test('of new beds is refused while somebody sleeps in one', async () => {
    const beds = { rooms: 1, perRoom: 1 };
    const { saved } = await house.client.house.addBeds({ beds, availableFrom: '2026-10-01' });
    const { beds: all } = await house.client.house.beds();
    await house.admit('Dana', { bedId: all.find(({ room }) => room === 'Room 4')?.id ?? '' });
    expect(await refusalOf(undo(saved.commit))).toBe('undo-blocked');
  });

  test('of a changed name follows the person who has left since', async () => {
    const { personId, stayId } = await house.admit('Dana');
    const { saved } = await house.client.residents.changePerson({ personId, person: { preferredName: 'Day' } });
    await house.client.residents.discharge({ stayId, lastNight: '2026-10-12' });
    await undo(saved.commit);
    expect((await house.client.residents.get({ personId })).person.preferredName).toBe('Dana');
  });

  test('works after the program was closed and opened', async () => {
    const { stayId } = await house.admit('Dana', { bedId: bed(0) });
    const { saved } = await house.client.residents.discharge({ stayId, lastNight: '2026-10-12' });
    house = await house.reopen();
    await undo(saved.commit);
    expect(await present()).toEqual(['Dana']);
  });

  test('of setting the house up is not offered', async () => {
    expect(await refusalOf(undo(1))).toBe('nothing-to-undo');
    expect(await refusalOf(undo(9999))).toBe('nothing-to-undo');
  });

  test('of a first check-in, which made the mentor’s own records, leaves the later ones', async () => {
    const { personId: mentorId } = await house.admit('Mo');
    const { personId } = await house.admit('Dana');
    await house.client.mentors.appoint({ personId: mentorId, since: '2026-10-02' });
    await house.client.mentors.pair({ mentorId, residentId: personId, since: '2026-10-02' });
    const contact = { mentorId, personId, at: '2026-10-14T09:00', mode: 'phone' as const, reached: true };
    const first = await house.client.contacts.log(contact);
    await house.client.contacts.log({ ...contact, at: '2026-10-14T10:00' });
    const logged = async () => (await house.client.mentors.get({ personId: mentorId })).contacts.map(({ at }) => at);
    expect(await logged()).toEqual(['2026-10-14T10:00', '2026-10-14T09:00']);
    const { saved } = await undo(first.saved.commit);
    expect(await logged()).toEqual(['2026-10-14T10:00']);
    await undo(saved.commit);
    expect(await logged()).toEqual(['2026-10-14T10:00', '2026-10-14T09:00']);
  });

  test('by a mentor reaches what they did themselves and nothing else', async () => {
    const { personId } = await house.admit('Mo');
    const { personId: residentId } = await house.admit('Dana');
    await house.client.mentors.appoint({ personId, since: '2026-10-02' });
    const pairing = await house.client.mentors.pair({ mentorId: personId, residentId, since: '2026-10-02' });
    await house.signIn('Mo', 'mentor', personId);
    const contact = { personId: residentId, at: '2026-10-14T09:00', mode: 'phone' as const, reached: true };
    const first = await house.client.contacts.log(contact);
    await house.client.contacts.log({ ...contact, at: '2026-10-14T10:00' });
    expect(await refusalOf(undo(pairing.saved.commit))).toBe('nothing-to-undo');
    await undo(first.saved.commit);
    const { contacts } = await house.client.contacts.mine({ personId: residentId });
    expect(contacts.map(({ at }) => at)).toEqual(['2026-10-14T10:00']);
  });
});

test('the history tells what was done by whom, newest first, and what was undone', async () => {
  const { stayId } = await house.admit('Dana');
  const { saved } = await house.client.residents.discharge({ stayId, lastNight: '2026-10-12' });
  await undo(saved.commit);
  const { commits } = await house.client.history.list({ limit: 3 });
  expect(commits.map(({ label, who, undone }) => ({ label, who, undone }))).toEqual([
    { label: 'Undone: discharge of Dana', who: 'Ruth', undone: false },
    { label: 'discharge of Dana', who: 'Ruth', undone: true },
    { label: 'admission of Dana', who: 'Ruth', undone: false },
  ]);
  const older = await house.client.history.list({ limit: 1, before: commits[1]?.sequence ?? 0 });
  expect(older.commits.map(({ label }) => label)).toEqual(['admission of Dana']);
});

describe('undo asks for the permission of what it takes back', () => {
  test('staff do not open a sign-in that only an administrator may close, nor close it again', async () => {
    await house.signIn('Casey', 'staff');
    await house.signIn('Ty', 'staff');
    await house.signIn('Ruth');
    const casey = (await house.client.users.list()).users.find(({ name }) => name === 'Casey')?.id ?? '';
    const { saved } = await house.client.users.close({ userId: casey });
    await house.signIn('Ty');
    expect(await refusalOf(undo(saved.commit))).toBe('staffs-sign-in');
    expect(await refusalOf(house.signIn('Casey'))).toBe('sign-in-closed');
    await house.signIn('Ruth');
    const { saved: undone } = await undo(saved.commit);
    await house.signIn('Ty');
    expect(await refusalOf(undo(undone.commit))).toBe('staffs-sign-in');
    await house.signIn('Casey');
  });

  test('staff do not take back what an administrator set, and what was undone of it', async () => {
    const settings = { idleMinutes: 9, smallestPrintedCount: 11, paper: 'letter' as const };
    const { saved } = await house.client.house.changeSettings(settings);
    const { saved: undone } = await undo(saved.commit);
    await house.signIn('Casey', 'staff');
    expect(await refusalOf(undo(undone.commit))).toBe('undo-not-yours');
    expect(await refusalOf(undo(saved.commit))).toBe('undo-not-yours');
  });
});
