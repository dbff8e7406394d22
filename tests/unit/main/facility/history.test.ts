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

describe('the history', () => {
  const labels = async (wanted: Parameters<TestHouse['client']['history']['list']>[0]) =>
    (await house.client.history.list(wanted)).commits.map(({ label }) => label);

  test('keeps the name of who has left, and names the recovery code as itself', async () => {
    await house.signIn('Casey', 'staff');
    await house.admit('Dana');
    await house.signIn('Ruth');
    const { users } = await house.client.users.list();
    await house.client.users.remove({ userId: users.find(({ name }) => name === 'Casey')?.id ?? '' });
    const { commits } = await house.client.history.list({ limit: 3 });
    expect(commits.map(({ who, label }) => [who, label])).toEqual([
      ['Ruth', 'removal of Casey’s sign-in'],
      ['Casey', 'admission of Dana'],
      ['Ruth', 'a sign-in for Casey'],
    ]);
    const { authors } = await house.client.history.authors();
    expect(authors.map(({ name }) => name)).toEqual(['Ruth', 'the recovery code', 'Casey']);
  });

  test('is looked through by who, by what, by words and by dates', async () => {
    const dana = await house.admit('Dana');
    await house.signIn('Casey', 'staff');
    house.goTo('2026-10-20');
    await house.admit('Sam');
    await house.client.mentors.appoint({ personId: dana.personId, since: '2026-10-02' });
    const { authors } = await house.client.history.authors();
    const who = authors.find(({ name }) => name === 'Casey')?.id ?? '';
    expect(await labels({ limit: 9, who })).toEqual(['Dana as a mentor', 'admission of Sam']);
    expect(await labels({ limit: 9, area: 'residents' })).toEqual(['admission of Sam', 'admission of Dana']);
    expect(await labels({ limit: 9, words: 'DANA adm' })).toEqual(['admission of Dana']);
    expect(await labels({ limit: 9, area: 'residents', to: '2026-10-14' })).toEqual(['admission of Dana']);
    expect(await labels({ limit: 9, from: '2026-10-20' })).toEqual(['Dana as a mentor', 'admission of Sam']);
    expect(await labels({ limit: 1, area: 'residents', who })).toEqual(['admission of Sam']);
  });

  test('goes on where it stopped, to the very first line', async () => {
    for (const name of ['Ana', 'Ben', 'Cy']) await house.admit(name);
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const page = await house.client.history.list({ limit: 2, ...(before !== undefined && { before }) });
      seen.push(...page.commits.map(({ sequence }) => sequence));
      before = page.next?.before;
    } while (before !== undefined);
    const { of } = await house.client.history.list({ limit: 1 });
    expect(seen).toEqual(Array.from({ length: of }, (_, at) => of - at));
  });

  test('tells what is undone on every page, also when it is done again', async () => {
    const { stayId } = await house.admit('Dana');
    const { saved } = await house.client.residents.discharge({ stayId, lastNight: '2026-10-12' });
    const undone = async () => {
      const { commits } = await house.client.history.list({ limit: 1, before: (saved.commit ?? 0) + 1 });
      return commits[0]?.undone;
    };
    expect(await undone()).toBe(false);
    const first = await undo(saved.commit);
    expect(await undone()).toBe(true);
    const second = await undo(first.saved.commit);
    expect(await undone()).toBe(false);
    await undo(second.saved.commit);
    expect(await undone()).toBe(true);
  });

  test('shows one line as records before and after, in names', async () => {
    const { stayId } = await house.admit('Dana', { bedId: bed(0) });
    const moved = await house.client.residents.moveBed({ stayId, bedId: bed(1), from: '2026-10-05' });
    const { line, changes, inTheWay } = await house.client.history.get({ commit: moved.saved.commit ?? 0 });
    expect(line).toMatchObject({ who: 'Ruth', label: 'move of Dana to Room 1 upper', undone: false });
    expect(inTheWay).toBeUndefined();
    expect(changes).toEqual([
      {
        noun: 'stays',
        about: 'Dana',
        fields: [
          { path: ['beds', '0', 'to'], after: '2026-10-04' },
          { path: ['beds', '1', 'from'], after: '2026-10-05' },
          { path: ['beds', '1', 'bedId'], after: 'Room 1 upper' },
        ],
      },
    ]);
    const { personId } = await house.admit('Sam');
    const renamed = await house.client.residents.changePerson({ personId, person: { preferredName: 'Sammy' } });
    const { changes: names } = await house.client.history.get({ commit: renamed.saved.commit ?? 0 });
    expect(names).toEqual([
      { noun: 'people', about: 'Sammy', fields: [{ path: ['preferredName'], before: 'Sam', after: 'Sammy' }] },
    ]);
  });

  test('says what stands in the way of undoing a line before anybody tries', async () => {
    const { stayId } = await house.admit('Dana', { bedId: bed(0) });
    const { saved } = await house.client.residents.discharge({ stayId, lastNight: '2026-10-12' });
    await house.admit('Sam', { bedId: bed(0), admittedOn: '2026-10-13' });
    const { inTheWay } = await house.client.history.get({ commit: saved.commit ?? 0 });
    expect(inTheWay).toEqual({ code: 'undo-blocked', facts: { because: 'Room 1 lower is Sam’s that night' } });
    const setUp = await house.client.history.get({ commit: 1 });
    expect(setUp.inTheWay?.code).toBe('nothing-to-undo');
    expect(setUp.line.label).toBe('the house begun by Ruth');
  });

  test('is proven line by line, and the walk can be stopped', async () => {
    await house.admit('Dana');
    const { of } = await house.client.history.list({ limit: 1 });
    expect(await house.client.history.verify()).toMatchObject({ lines: of, segments: 1 });
    const walk = refusalOf(house.client.history.verify());
    while (!(await house.client.history.reading()).running);
    await house.client.history.cancelReading();
    expect(await walk).toBe('cancelled');
    expect(await house.client.history.reading()).toEqual({});
  });

  test('is closed to mentors', async () => {
    const { personId } = await house.admit('Mo');
    await house.client.mentors.appoint({ personId, since: '2026-10-02' });
    await house.signIn('Mo', 'mentor', personId);
    expect(await refusalOf(house.client.history.list({ limit: 1 }))).toBe('NOT_ALLOWED');
    expect(await refusalOf(house.client.history.get({ commit: 2 }))).toBe('NOT_ALLOWED');
    expect(await refusalOf(house.client.history.verify())).toBe('NOT_ALLOWED');
  });
});

describe('forgetting what was changed before a day', () => {
  const labels = async (): Promise<readonly string[]> =>
    (await house.client.history.list({ limit: 500 })).commits.map(({ label }) => label);
  const forget = (before: string) => house.client.history.forget({ before });

  test('leaves the records, ends the history there, and has no way back', async () => {
    const { personId, stayId } = await house.admit('Dana', { bedId: bed(0) });
    const { saved: discharge } = await house.client.residents.discharge({ stayId, lastNight: '2026-10-12' });
    house.goTo('2026-12-01');
    await undo(discharge.commit);
    await house.admit('Sam', { bedId: bed(1), admittedOn: '2026-12-01' });
    const page = await house.client.residents.get({ personId });
    const { saved } = await forget('2026-11-01');
    expect(saved).toEqual({ label: 'what was changed before Nov 1, 2026' });
    expect(await labels()).toEqual([
      'what was changed before Nov 1, 2026',
      'admission of Sam',
      'Undone: discharge of Dana',
    ]);
    expect(await house.client.residents.get({ personId })).toEqual(page);
    expect(await present()).toEqual(['Dana', 'Sam']);
    // The undo of what is forgotten could be done again only by knowing what it was.
    for (const { sequence, label } of (await house.client.history.list({ limit: 500 })).commits) {
      const { inTheWay } = await house.client.history.get({ commit: sequence });
      expect(inTheWay?.code, label).toBe(label === 'admission of Sam' ? undefined : 'nothing-to-undo');
    }
    expect(await refusalOf(undo(discharge.commit))).toBe('nothing-to-undo');
    const byHouse = await house.client.history.list({ limit: 500, area: 'house' });
    expect(byHouse.commits.map(({ label }) => label)).toContain('what was changed before Nov 1, 2026');
    const { lines } = await house.client.history.verify();
    expect(lines).toBeGreaterThan(5);
    house = await house.reopen();
    await house.signIn('Ruth');
    expect(await present()).toEqual(['Dana', 'Sam']);
    expect(await labels()).toHaveLength(3);
  });

  test('is refused for the last 30 days, for days before the history, and a second time', async () => {
    await house.admit('Dana');
    expect(await refusalOf(forget('2026-09-15'))).toBe('history-too-new at before');
    expect(await factsOf(forget('2026-10-14'))).toEqual({ latest: 'Sep 14, 2026' });
    expect(await refusalOf(forget('2026-09-14'))).toBe('nothing-to-forget at before');
    expect(await labels()).toContain('admission of Dana');
    house.goTo('2026-12-01');
    await forget('2026-11-01');
    expect(await refusalOf(forget('2026-11-01'))).toBe('nothing-to-forget at before');
    expect(await factsOf(forget('2026-11-01'))).toEqual({ before: 'Nov 1, 2026' });
  });

  test('is only for administrators', async () => {
    house.goTo('2026-12-01');
    await house.signIn('Sue', 'staff');
    await expect(forget('2026-11-01')).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
