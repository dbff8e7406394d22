import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHouse, passphrase, refusalOf } from '../../../support/house.ts';
import type { TestHouse } from '../../../support/house.ts';

let house: TestHouse;
let dana: { personId: string; stayId: string };
beforeEach(async () => {
  house = await openHouse();
  dana = await house.admit('Dana');
  await house.client.mentors.appoint({ personId: dana.personId, since: '2026-10-02' });
  await house.signIn('Casey', 'staff');
  await house.signIn('Dana M', 'mentor', dana.personId);
  await house.signIn('Ruth');
});
afterEach(() => house.close());

const idOf = async (name: string): Promise<string> => {
  const { users } = await house.client.users.list();
  return users.find((user) => user.name === name)?.id ?? '';
};
const stateOf = async (name: string) => (await house.client.users.list()).users.find((user) => user.name === name);

describe('a sign-in', () => {
  it('is closed at once by staff, and opened again by undo or by hand', async () => {
    const userId = await idOf('Dana M');
    await house.signIn('Casey');
    const { saved } = await house.client.users.close({ userId });
    expect(saved.label).toBe('closing of Dana M’s sign-in');
    expect((await stateOf('Dana M'))?.closed).toEqual({ since: '2026-10-14T16:30:00.000Z', because: 'closed' });
    expect(await refusalOf(house.signIn('Dana M'))).toBe('sign-in-closed');
    expect(await refusalOf(house.signIn('Dana M')), 'told only to who knows the passphrase').toBe('sign-in-closed');

    await house.client.history.undo({ commit: saved.commit ?? 0 });
    await house.signIn('Dana M');
    await house.signIn('Casey');
    await house.client.users.close({ userId });
    await house.client.users.open({ userId });
    await house.signIn('Dana M');
  });

  it('of an administrator, of oneself, and for staff of staff is not closed', async () => {
    const [ruth, casey] = [await idOf('Ruth'), await idOf('Casey')];
    expect(await refusalOf(house.client.users.close({ userId: ruth }))).toBe('own-sign-in');
    await house.signIn('Zoe', 'administrator');
    expect(await refusalOf(house.client.users.close({ userId: ruth }))).toBe('administrators-sign-in');
    await house.client.users.close({ userId: casey });
    await house.client.users.open({ userId: casey });
    await house.signIn('Ty', 'staff');
    await house.signIn('Ty');
    expect(await refusalOf(house.client.users.close({ userId: casey }))).toBe('staffs-sign-in');
    expect(await refusalOf(house.client.users.remove({ userId: casey }))).toBe('NOT_ALLOWED');
  });

  it('of a mentor ends with the stay, and comes back when the discharge is undone', async () => {
    const { saved } = await house.client.residents.discharge({ stayId: dana.stayId, lastNight: '2026-10-13' });
    expect((await stateOf('Dana M'))?.closed?.because).toBe('stay-ended');
    expect(await refusalOf(house.signIn('Dana M'))).toBe('sign-in-closed');
    await house.client.history.undo({ commit: saved.commit ?? 0 });
    expect((await stateOf('Dana M'))?.closed).toBeUndefined();
    await house.signIn('Dana M');
  });

  it('of a mentor goes on where staff say so', async () => {
    expect((await house.client.residents.get({ personId: dana.personId })).signInName).toBe('Dana M');
    const { stayId } = dana;
    await house.client.residents.discharge({ stayId, lastNight: '2026-10-13', keepSignIn: true });
    await house.signIn('Dana M');
  });

  it('changes its role, its name, and is removed, each of which the keys follow', async () => {
    const userId = await idOf('Dana M');
    await house.client.users.rename({ userId, name: 'D.' });
    await house.client.users.changeRole({ userId, role: 'staff' });
    await house.signIn('D.');
    expect((await house.client.residents.list({ who: 'present' })).rows).toHaveLength(1);
    await house.signIn('Ruth');
    await house.client.users.remove({ userId });
    expect((await house.client.users.list()).users.map(({ name }) => name)).toEqual(['Ruth', 'Casey']);
    const log = (await house.client.history.list({ limit: 3 })).commits.map(({ label }) => label);
    expect(log).toEqual(['removal of D.’s sign-in', 'another role for D.', 'change of D.’s sign-in']);
    expect((await house.client.exchange.verify()).broken).toEqual([]);
  });
});

describe('a passphrase for one sign-in', () => {
  const given = 'borrowed for an afternoon only';
  it('answers nothing but the choice of another', async () => {
    const userId = await idOf('Casey');
    expect(await refusalOf(house.client.users.resetPassphrase({ userId, passphrase: 'caseycasey' }))).toBe(
      'passphrase-common at passphrase',
    );
    await house.client.users.resetPassphrase({ userId, passphrase: given });
    expect(await refusalOf(house.signIn('Casey'))).toBe('wrong-sign-in at passphrase');
    const signedIn = await house.client.session.signIn({ userId, passphrase: given });
    expect(signedIn.mustChangePassphrase).toBe(true);
    expect(await refusalOf(house.client.residents.list({ who: 'present' }))).toBe('choose-passphrase-first');
    expect(await refusalOf(house.client.users.list())).toBe('choose-passphrase-first');
    await house.client.session.changePassphrase({ current: given, next: passphrase });
    expect((await house.client.session.current())?.mustChangePassphrase).toBe(false);
    expect((await house.client.residents.list({ who: 'present' })).rows).toHaveLength(1);
    await house.signIn('Casey');
  });
});
