import { afterEach, beforeEach, expect, it } from 'vitest';
import { openHouse } from '../../../support/house.ts';
import type { TestHouse } from '../../../support/house.ts';

/*
 * Answers about an unchanged month, compartment or collection are kept from one question to the next. After every
 * deed the house must answer as one that was opened just now and has kept nothing.
 */
let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

it('are never the answers of yesterday: after each deed the house answers as if just opened', async () => {
  const [lee, dana] = [await house.admit('Lee'), await house.admit('Dana', { bedId: house.beds[0]?.id })];
  const ask = async ({ client }: TestHouse): Promise<object> => ({
    today: await client.today.get(),
    groups: await client.sessions.calendar({ from: '2026-09-01', to: '2026-11-20' }),
    sheets: await client.sessions.missingSheets(),
    candidates: await client.certification.list(),
    toSign: await client.certification.toSign(),
    hours: await client.certification.get({ personId: lee.personId }),
    lee: await client.residents.get({ personId: lee.personId }),
    dana: await client.residents.get({ personId: dana.personId }),
    former: await client.residents.list({ who: 'former' }),
    mentors: await client.mentors.list({ who: 'present' }),
    report: await client.reports.month({ month: '2026-10', months: 1, edition: 'internal' }),
  });

  const weekly = { weekday: 1, startsAt: '18:00', minutes: 60, leaderIds: [lee.personId], since: '2026-10-01' };
  const group = async (client: TestHouse['client']): Promise<string> => {
    const { sessions } = await client.sessions.calendar({ from: '2026-10-05', to: '2026-10-05' });
    return sessions[0]?.id ?? '';
  };
  const contact = { mentorId: lee.personId, personId: dana.personId, at: '2026-10-06T10:00', mode: 'phone' } as const;
  const expected = { who: 'everyone' } as const;
  const plan = { typeId: 'Step study', minutes: 30, leaderIds: [lee.personId], expected };
  const deeds: readonly ((client: TestHouse['client']) => Promise<unknown>)[] = [
    (client) => client.mentors.appoint({ personId: lee.personId, since: '2026-10-01' }),
    (client) =>
      client.certification.enroll({ personId: lee.personId, programId: 'ky-radpss', startedOn: '2026-10-01' }),
    (client) => client.sessions.saveType({ id: 'Step study', sensitive: false }),
    (client) => client.sessions.saveWeekly({ ...weekly, typeId: 'Step study', expected }),
    async (client) => client.sessions.printSheets({ sessionIds: [await group(client)] }),
    async (client) =>
      client.sessions.mark({ sessionId: await group(client), personId: dana.personId, mark: 'present' }),
    async (client) => client.sessions.change({ ...plan, sessionId: await group(client), startsAt: '2026-10-05T17:00' }),
    (client) => client.contacts.log({ ...contact, minutes: 15, reached: true }),
    async (client) => {
      const line = (await client.certification.toSign()).lines.find(({ source }) => source?.startsWith('session:'));
      if (!line) throw new Error('no hours to sign');
      const { enrollmentId, source } = line;
      return client.certification.signHours({ personId: lee.personId, enrollmentId, source, signed: true });
    },
    async (client) => {
      const { sessions } = await client.sessions.calendar({ from: '2026-10-19', to: '2026-10-19' });
      return client.sessions.change({ ...plan, sessionId: sessions[0]?.id ?? '', startsAt: '2026-11-03T18:00' });
    },
    (client) => client.residents.discharge({ stayId: dana.stayId, lastNight: '2026-10-10', reason: 'completed' }),
  ];
  for (const deed of deeds) {
    await ask(house);
    await deed(house.client);
    const kept = await ask(house);
    const anew = await house.reopen();
    expect(kept).toEqual(await ask(anew));
    house = anew;
  }
  // The group that was moved to another month has not come back in its own.
  const left = await house.client.sessions.calendar({ from: '2026-10-19', to: '2026-10-19' });
  expect(left.sessions).toEqual([]);
});
