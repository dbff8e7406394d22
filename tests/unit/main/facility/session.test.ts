import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { factsOf, openHouse, openTestFacility, passphrase, refusalOf } from '../../../support/house.ts';
import type { TestHouse } from '../../../support/house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
});

const ruth = async (): Promise<string> => {
  const stage = await house.client.setUp.stage();
  return stage.stage === 'ready' ? (stage.names[0]?.id ?? '') : '';
};

describe('set-up', () => {
  const begin = {
    house: { name: 'Elm House', state: 'KY', timeZone: 'America/New_York' },
    beds: [{ rooms: 2, perRoom: 2 }],
    phases: [{ name: 'Phase I' }],
    administrator: { name: 'Ruth', passphrase },
    paper: 'letter' as const,
  };

  test('is open for an empty folder, makes the house, and is closed afterwards', async () => {
    const folder = join(house.folder, '..', 'elm');
    const facility = openTestFacility(folder, () => new Date('2026-10-14T16:00:00Z'));
    expect(await facility.client.setUp.stage()).toMatchObject({ stage: 'none', timeZone: 'America/New_York' });
    const { signedIn, recoveryCode } = await facility.client.setUp.begin(begin);
    expect(signedIn).toMatchObject({ role: 'administrator', today: '2026-10-14', administrators: 1 });
    expect(signedIn.settings.setUpFinishedAt).toBeUndefined();
    expect(
      (await facility.client.house.beds()).beds.map(
        ({ room, name, availableFrom }) => `${room} ${name} ${availableFrom}`,
      ),
    ).toEqual([
      'Room 1 lower 2026-10-14',
      'Room 1 upper 2026-10-14',
      'Room 2 lower 2026-10-14',
      'Room 2 upper 2026-10-14',
    ]);
    expect(await refusalOf(facility.client.setUp.proveRecoveryCode({ typed: 'ABCDEF' }))).toBe(
      'wrong-recovery-part at typed',
    );
    await facility.client.setUp.proveRecoveryCode({ typed: recoveryCode.slice(-7).toLowerCase() });
    expect((await facility.client.session.current())?.settings.setUpFinishedAt).toBeDefined();
    expect(await refusalOf(facility.client.setUp.begin(begin))).toBe('set-up-done');
    await facility.close();
  });

  test('that was interrupted before the code was proven goes on with a new code', async () => {
    const folder = join(house.folder, '..', 'elm');
    const clock = () => new Date('2026-10-14T16:00:00Z');
    const first = openTestFacility(folder, clock);
    const { recoveryCode: lost } = await first.client.setUp.begin(begin);
    await first.close();
    const second = openTestFacility(folder, clock);
    const { client } = second;
    const stage = await client.setUp.stage();
    const userId = stage.stage === 'ready' ? (stage.names[0]?.id ?? '') : '';
    const signedIn = await client.session.signIn({ userId, passphrase });
    expect(signedIn.settings.setUpFinishedAt).toBeUndefined();
    expect(await refusalOf(client.setUp.proveRecoveryCode({ typed: lost }))).toBe('wrong-recovery-part at typed');
    const { recoveryCode } = await client.setUp.replaceRecoveryCode();
    await client.setUp.proveRecoveryCode({ typed: recoveryCode.slice(0, 8) });
    expect((await client.session.current())?.settings.setUpFinishedAt).toBeDefined();
    expect(await refusalOf(client.session.signInWithRecoveryCode({ code: lost }))).toBe('wrong-sign-in at passphrase');
    await second.close();
  });

  test('refuses short and common passphrases at their field, and leaves nothing behind', async () => {
    const folder = join(house.folder, '..', 'elm');
    const facility = openTestFacility(folder, () => new Date());
    const withPassphrase = (typed: string) =>
      refusalOf(facility.client.setUp.begin({ ...begin, administrator: { name: 'Ruth', passphrase: typed } }));
    expect(await withPassphrase('short')).toBe('passphrase-too-short at administrator.passphrase');
    expect(await withPassphrase('password123')).toBe('passphrase-common at administrator.passphrase');
    expect(await facility.client.setUp.stage()).toMatchObject({ stage: 'none' });
    await facility.close();
  });

  test('refuses a folder with something else in it', async () => {
    const folder = join(house.folder, '..', 'taken');
    await mkdir(folder);
    await writeFile(join(folder, 'letter.txt'), 'not ours');
    const facility = openTestFacility(folder, () => new Date());
    expect(await facility.client.setUp.stage()).toMatchObject({ stage: 'refused', code: 'unfinished' });
    expect(await refusalOf(facility.client.setUp.begin(begin))).toBe('folder-not-empty');
    await facility.close();
  });

  test('of a house another start holds says so', async () => {
    const second = openTestFacility(house.folder, () => new Date());
    expect(await second.client.setUp.stage()).toMatchObject({ stage: 'refused', code: 'held' });
    await second.close();
  });
});

describe('sign-in', () => {
  test('says the same for a wrong name and a wrong passphrase', async () => {
    const wrong = refusalOf(house.client.session.signIn({ userId: await ruth(), passphrase: 'not the right one' }));
    const nobody = refusalOf(house.client.session.signIn({ userId: 'nobody', passphrase }));
    expect(await wrong).toBe('wrong-sign-in at passphrase');
    expect(await nobody).toBe('wrong-sign-in at passphrase');
  });

  test('is slowed from the fifth wrong try on, longer each time, for everyone until a right one', async () => {
    const userId = await ruth();
    const wrong = () => house.client.session.signIn({ userId, passphrase: 'not the right one' });
    for (let tries = 1; tries <= 4; tries += 1) expect(await refusalOf(wrong())).toBe('wrong-sign-in at passphrase');
    expect(await factsOf(wrong())).toEqual({ seconds: 10 });
    const right = () => house.client.session.signIn({ userId, passphrase });
    expect(await refusalOf(right())).toBe('sign-in-slowed');
    house.wait(4);
    expect(await factsOf(right())).toEqual({ seconds: 6 });
    house.wait(6);
    expect(await factsOf(wrong())).toEqual({ seconds: 20 });
    house.wait(20);
    expect((await right()).user.name).toBe('Ruth');
    expect(await refusalOf(wrong())).toBe('wrong-sign-in at passphrase');
  });

  test('by the recovery code opens the house as an administrator and says so', async () => {
    await house.client.session.lock();
    const signedIn = await house.client.session.signInWithRecoveryCode({ code: house.recoveryCode });
    expect(signedIn).toMatchObject({ role: 'administrator', byRecoveryCode: true });
    expect((await house.client.users.list()).users.map(({ name }) => name)).toEqual(['Ruth']);
  });
});

test('locking leaves nobody signed in and no call open', async () => {
  await house.client.session.lock();
  expect(await house.client.session.current()).toBeNull();
  expect(await refusalOf(house.client.residents.list({ who: 'present' }))).toBe('NOT_SIGNED_IN');
});

test('another load of the page is signed in to nothing', async () => {
  const { core } = house.facility.contextOf('inside');
  expect(core.signedIn?.page).toBe('inside');
  await house.facility.leave('another');
  expect(await house.client.session.current()).not.toBeNull();
  await house.facility.leave('inside');
  expect(await house.client.session.current()).toBeNull();
});

test('one’s own passphrase is changed with the present one', async () => {
  const next = 'four quiet herons wading';
  const change = (current: string, to: string) => house.client.session.changePassphrase({ current, next: to });
  expect(await refusalOf(change('wrong', next))).toBe('wrong-passphrase at current');
  expect(await refusalOf(change(passphrase, 'short'))).toBe('passphrase-too-short at next');
  await change(passphrase, next);
  await house.client.session.lock();
  const userId = await ruth();
  expect(await refusalOf(house.client.session.signIn({ userId, passphrase }))).toBe('wrong-sign-in at passphrase');
  await house.client.session.signIn({ userId, passphrase: next });
});

test('a name that is taken is refused at its field', async () => {
  const again = house.client.users.add({ name: 'Ruth', role: 'staff', passphrase });
  expect(await refusalOf(again)).toBe('name-taken at name');
});

test('an unfinished form outlives a lock', async () => {
  await house.client.drafts.save({
    key: 'admit',
    form: 'admit',
    title: 'Admit Dana',
    values: { preferredName: 'Dana' },
  });
  house = await house.reopen();
  expect(await house.client.drafts.get({ key: 'admit' })).toMatchObject({ values: { preferredName: 'Dana' } });
  expect((await house.client.today.get()).unfinished).toMatchObject([{ key: 'admit', title: 'Admit Dana' }]);
  await house.client.drafts.discard({ key: 'admit' });
  expect(await house.client.drafts.get({ key: 'admit' })).toBeNull();
});

test('no record lies in plain text on the disk', async () => {
  await house.admit('Wilhelmina', { person: { preferredName: 'Wilhelmina', legalLast: 'Featherstonehaugh' } });
  const files = await readdir(house.folder, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  );
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.join('')).not.toMatch(/Wilhelmina|Featherstonehaugh|Cedar House/u);
});

test('a page that was closed without locking is signed out; one that goes on calling is not', async () => {
  for (let minute = 1; minute <= 20; minute += 1) {
    house.wait(60);
    await house.client.session.current();
    await house.facility.leaveWhenSilent();
  }
  expect(await house.client.session.current()).not.toBeNull();
  house.wait(8 * 60);
  await house.facility.leaveWhenSilent();
  expect(await house.client.session.current()).toBeNull();
});
