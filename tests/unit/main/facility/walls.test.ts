import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHouse } from '../../../support/house.ts';
import type { TestHouse } from '../../../support/house.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
});

/** The names a mentor's keys open: what is in memory of a mentor's session, whatever the calls would show of it. */
function namesKnownToSession(): readonly string[] {
  const state = house.facility.contextOf('inside').core.signedIn?.session.state;
  return Object.values(state?.house?.people ?? {}).map(({ preferredName }) => preferredName);
}

const end = (stayId: string) => house.client.residents.discharge({ stayId, lastNight: '2026-10-12' });

describe('a mentor knows the name of', () => {
  test('residents, and nobody who has left', async () => {
    const { personId } = await house.admit('Mo');
    await house.client.mentors.appoint({ personId, since: '2026-10-02' });
    await house.admit('Dana');
    const { stayId } = await house.admit('Sam');
    await end(stayId);
    await house.signIn('Mo', 'mentor', personId);
    expect(namesKnownToSession().toSorted()).toEqual(['Dana', 'Mo']);
    const signedIn = house.facility.contextOf('inside').core.signedIn;
    expect(signedIn?.session.state.confidential).toBeUndefined();
    expect(JSON.stringify(signedIn?.session.state)).not.toContain('Sam');
  });

  test('somebody who comes back', async () => {
    const { personId, stayId } = await house.admit('Dana');
    await end(stayId);
    expect(namesKnownToSession()).toEqual([]);
    await house.client.residents.admit({ personId, admittedOn: '2026-10-13' });
    expect(namesKnownToSession()).toEqual(['Dana']);
  });

  test('somebody who has left and still walks with a mentor, until that ends', async () => {
    const mentor = await house.admit('Mo');
    const { personId, stayId } = await house.admit('Dana');
    await house.client.mentors.appoint({ personId: mentor.personId, since: '2026-10-02' });
    await house.client.mentors.pair({ mentorId: mentor.personId, residentId: personId, since: '2026-10-02' });
    await end(stayId);
    expect(namesKnownToSession()).toContain('Dana');
    const state = house.facility.contextOf('inside').core.signedIn?.session.state;
    const pairingId = Object.keys(state?.house?.pairings ?? {})[0] ?? '';
    await house.client.mentors.endPairing({ pairingId, until: '2026-10-14' });
    expect(namesKnownToSession()).toContain('Dana');
    house.goTo('2026-10-15');
    await house.signIn('Ruth');
    expect(namesKnownToSession()).toEqual(['Mo']);
  });

  test('a graduate while the mentor role holds', async () => {
    const { personId, stayId } = await house.admit('Mo');
    await house.client.mentors.appoint({ personId, since: '2026-10-02' });
    await end(stayId);
    expect(namesKnownToSession()).toEqual(['Mo']);
    const [row] = (await house.client.mentors.list({ who: 'present' })).rows;
    await house.client.mentors.endRole({ roleId: row?.role.id ?? '', until: '2026-10-13' });
    expect(namesKnownToSession()).toEqual([]);
  });
});

test('of a stay mentors know today’s phase and bed and no earlier ones', async () => {
  const [first, second] = house.phases;
  const { stayId } = await house.admit('Dana', { bedId: house.beds[0]?.id ?? '', phaseId: first?.id ?? '' });
  await house.client.residents.changePhase({ stayId, phaseId: second?.id ?? '', from: '2026-10-10' });
  const state = house.facility.contextOf('inside').core.signedIn?.session.state;
  expect(Object.values(state?.house?.stays ?? {})).toEqual([
    {
      id: stayId,
      personId: Object.keys(state?.house?.people ?? {})[0],
      admittedOn: '2026-10-01',
      phaseId: second?.id,
      bedId: house.beds[0]?.id,
    },
  ]);
});

test('a staff sign-in on a day that changes nothing writes nothing', async () => {
  await house.admit('Dana');
  const before = (await house.client.history.list({ limit: 1 })).commits[0]?.sequence;
  await house.signIn('Ruth');
  expect((await house.client.history.list({ limit: 1 })).commits[0]?.sequence).toBe(before);
});
