import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemoHouse } from '../../build/demo-house/create.ts';
import { demoAdministrator, demoPassphrase } from '../../build/demo-house/sign-ins.ts';
import type { Facility } from '../../main/facility/facility.ts';
import type { VaultSession } from '../../main/vault/index.ts';
import type { Compartments } from '../../shared/records/compartments.ts';
import { openTestFacility, quickTools } from '../support/house.ts';

/** The day every house of the benchmarks stands still on, and the month before it. */
export const today = '2026-10-14';
export const lastMonth = '2026-09';
const clock = (): Date => new Date(`${today}T22:30:00Z`);
const roomsOfTwo = 50;
const peopleOfNewHouse = 30;

export interface BenchHouse {
  readonly client: Facility['client'];
  readonly folder: string;
  session(): VaultSession<Compartments>;
  signIn(): Promise<void>;
  /** A group of tonight and everyone on its roll. */
  readonly sessionId: string;
  readonly personIds: readonly string[];
  close(): Promise<void>;
}

/** A house with so many years behind it, in a real folder, its administrator signed in. */
export const oldHouse = (years: number): Promise<BenchHouse> =>
  openBenchHouse(async (folder, { client }) => {
    const made = await createDemoHouse({ folder, tools: quickTools(clock), today, years });
    if (!made.ok) throw new Error(made.error.code);
    await client.setUp.stage();
    await client.session.signIn({ userId: demoAdministrator.id, passphrase: demoPassphrase });
  });

/** A house set up today, with people enough for one roll and nothing behind it. */
export const newHouse = (): Promise<BenchHouse> =>
  openBenchHouse(async (_, { client }) => {
    const { recoveryCode } = await client.setUp.begin({
      house: { name: 'Cedar House', state: 'KY', timeZone: 'America/New_York' },
      beds: [{ rooms: roomsOfTwo, perRoom: 2 }],
      phases: [{ name: 'Phase I' }],
      administrator: { name: 'Avery', passphrase: demoPassphrase },
      paper: 'letter',
    });
    await client.setUp.proveRecoveryCode({ typed: recoveryCode });
    for (let index = 0; index < peopleOfNewHouse; index += 1) {
      await client.residents.admit({ person: { preferredName: `Person ${index}` }, admittedOn: today });
    }
    const { types } = await client.sessions.types();
    const typeId = types[0]?.id ?? 'House meeting';
    if (types.length === 0) await client.sessions.saveType({ id: typeId, sensitive: false });
    const fields = { typeId, minutes: 60, leaderIds: [], expected: { who: 'everyone' as const } };
    await client.sessions.plan({ ...fields, startsAt: `${today}T17:00` });
  });

async function openBenchHouse(furnish: (folder: string, facility: Facility) => Promise<void>): Promise<BenchHouse> {
  const parent = await mkdtemp(join(tmpdir(), 'cairn-bench-'));
  const folder = join(parent, 'house');
  const facility = openTestFacility(folder, clock);
  const { client } = facility;
  await furnish(folder, facility);
  const { sessions } = await client.sessions.calendar({ from: today, to: today });
  const group = sessions.find(
    ({ status, counts, sensitive }) => status !== 'cancelled' && !sensitive && counts.expected > 20,
  );
  if (!group) throw new Error('nobody is expected tonight');
  const { roll } = await client.sessions.markRest({ sessionId: group.id, mark: 'present' });
  const userId = (await client.session.current())?.user.id ?? '';
  return {
    client,
    folder,
    sessionId: group.id,
    personIds: roll.lines.map(({ personId }) => personId),
    session() {
      const { signedIn } = facility.contextOf('inside').core;
      if (!signedIn) throw new Error('nobody is signed in');
      return signedIn.session;
    },
    async signIn() {
      await client.session.signIn({ userId, passphrase: demoPassphrase });
    },
    async close() {
      await facility.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}
