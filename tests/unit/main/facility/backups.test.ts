import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHouse, openTestFacility, passphrase, refusalOf, type TestHouse } from '../../../support/house.ts';

let house: TestHouse;
let stick: string;
beforeEach(async () => {
  house = await openHouse();
  stick = await mkdtemp(join(tmpdir(), 'cairn-stick-'));
});
afterEach(async () => {
  await house.close();
  await rm(stick, { recursive: true, force: true });
});

const made = async (): Promise<readonly string[]> =>
  (await readdir(join(house.folder, 'backups'))).filter((name) => name.endsWith('.cairn-backup'));
const residents = async ({ client }: Pick<TestHouse, 'client'> = house): Promise<readonly string[]> =>
  (await client.residents.list({ who: 'present' })).rows.map(({ person }) => person.preferredName);
const ruth = async () => (await house.client.users.list()).users[0]?.id ?? '';

/** Waits until something is so, or too late for it. */
async function once(isSo: () => Promise<boolean>, isOver: Promise<unknown>): Promise<void> {
  let isLate = false;
  void isOver.then(() => (isLate = true));
  while (!isLate && !(await isSo()));
}

describe('a backup', () => {
  it('made on demand is opened and read whole, and the list says so', async () => {
    await house.admit('Dana');
    const { backup } = await house.client.backups.make();
    expect(backup.proof?.counts).toMatchObject({ people: 1, residents: 1 });
    const { backups, troubles } = await house.client.backups.list();
    expect(backups[0]).toMatchObject({ by: 'Ruth', recoveryCode: true, signIns: [{ name: 'Ruth' }] });
    expect(backups[0]?.proof).toEqual(backup.proof);
    expect(troubles).toEqual([]);
  });

  it('is made at sign-out when something has changed, and only then', async () => {
    await house.admit('Dana');
    await house.client.session.lock();
    const after = await made();
    expect(after.length).toBeGreaterThan(0);
    await house.signIn('Ruth');
    await house.client.session.lock();
    expect(await made()).toEqual(after);
  });

  it('is made on each new day while somebody is signed in, and proven by staff', async () => {
    await house.admit('Dana');
    house.goTo('2026-10-15');
    await house.facility.lookAfterBackups();
    expect(await made()).toHaveLength(1);
    const { backups } = await house.client.backups.list();
    expect(backups[0]?.proof).toBeDefined();
    await house.admit('Lee');
    await house.facility.lookAfterBackups();
    expect(await made()).toHaveLength(1);
  });

  it('is not taken away while it is opened by another that is asked for then', async () => {
    await house.client.backups.setSecondPlace({ folder: stick });
    for (let count = 0; count < 6; count += 1) {
      await house.admit(`Dana ${count}`);
      house.wait(60);
      // Leaving makes one that nobody has opened yet.
      await house.client.session.lock();
      await house.signIn('Ruth');
      await house.admit(`Lee ${count}`);
      house.wait(60);
      const [newest] = (await house.client.backups.list()).backups;
      const opened = refusalOf(house.client.backups.prove({ path: newest?.path ?? '' }));
      await once(async () => (await house.client.backups.list()).running?.step === 'opening', opened);
      const { backup } = await house.client.backups.make();
      expect(backup.proof).toBeDefined();
      expect(await opened).toMatch(/^not refused/u);
      expect(await house.client.backups.list()).toMatchObject({ troubles: [], unreadable: [] });
    }
  });

  it('is copied to the second place, whose absence is told until it is back', async () => {
    await house.client.backups.setSecondPlace({ folder: stick });
    await house.client.backups.make();
    expect((await house.client.backups.list()).secondPlace).toMatchObject({ folder: stick, isThere: true });
    expect((await house.client.backups.list()).secondPlace?.copiedAt).toBeDefined();
    await rm(stick, { recursive: true });
    expect(await refusalOf(house.client.backups.make())).toBe('place-missing');
    const { secondPlace, troubles } = await house.client.backups.list();
    expect(secondPlace?.isThere).toBe(false);
    expect(troubles).toEqual([{ code: 'place-missing', facts: { folder: stick } }]);
  });

  it('is no second place that is not there', async () => {
    const folder = join(stick, 'elsewhere');
    expect(await refusalOf(house.client.backups.setSecondPlace({ folder }))).toBe('place-missing at folder');
  });

  it('is nothing for a mentor', async () => {
    const { personId } = await house.admit('Mo');
    await house.signIn('Mo', 'mentor', personId);
    expect(await refusalOf(house.client.backups.list())).toBe('NOT_ALLOWED');
  });
});

describe('going back', () => {
  it('sets the present aside, and the house is as it was', async () => {
    await house.admit('Dana');
    const { backup } = await house.client.backups.make();
    await house.admit('Lee');
    const secret = { userId: await ruth(), passphrase };
    const { setAside } = await house.client.backups.goBack({ path: backup.path, secret });
    expect(setAside !== undefined && existsSync(join(setAside, 'vault.json'))).toBe(true);
    await house.signIn('Ruth');
    expect(await residents()).toEqual(['Dana']);
  });

  it('signs nobody out for a passphrase that does not open the backup', async () => {
    const { backup } = await house.client.backups.make();
    const secret = { userId: await ruth(), passphrase: 'another lantern there' };
    expect(await refusalOf(house.client.backups.goBack({ path: backup.path, secret }))).toBe(
      'wrong-sign-in at passphrase',
    );
    expect(await residents()).toEqual([]);
  });

  it('is not for the door of a house that opens', async () => {
    await house.client.session.lock();
    expect(await refusalOf(house.client.setUp.backups({}))).toBe('set-up-done');
    expect(await refusalOf(house.client.setUp.whatIsLeft())).toBe('set-up-done');
  });

  it('opens a house whose vault.json is damaged, from the door, with the recovery code', async () => {
    await house.admit('Dana');
    await house.client.backups.make();
    await house.facility.close();
    const header = join(house.folder, 'vault.json');
    await writeFile(header, (await readFile(header, 'utf8')).replace('Ruth', 'Rath'));
    const again = openTestFacility(house.folder, () => new Date('2026-10-14T20:00:00Z'));
    expect(await again.client.setUp.stage()).toMatchObject({ stage: 'refused', code: 'damaged' });
    expect(await again.client.setUp.whatIsLeft()).toEqual({ lines: 3, at: '2026-10-14T16:30:00.000Z', keys: false });
    const { backups } = await again.client.setUp.backups({});
    const [path = ''] = backups.map((each) => each.path);
    await again.client.setUp.goBack({ path, secret: { recoveryCode: house.recoveryCode } });
    expect(await again.client.setUp.stage()).toMatchObject({ stage: 'ready' });
    await again.close();
  });

  it('brings the house onto an empty PC from the second place', async () => {
    await house.client.backups.setSecondPlace({ folder: stick });
    await house.admit('Dana');
    await house.client.backups.make();
    const userId = await ruth();
    await house.facility.close();
    const elsewhere = join(stick, 'new PC', 'house');
    const again = openTestFacility(elsewhere, () => new Date('2026-10-14T20:00:00Z'));
    const { backups } = await again.client.setUp.backups({ folder: stick });
    const secret = { userId, passphrase };
    await again.client.setUp.goBack({ folder: stick, path: backups[0]?.path ?? '', secret });
    await again.client.session.signIn(secret);
    expect(await residents(again)).toEqual(['Dana']);
    await again.close();
  });
});
