import { cp, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createDemoHouse } from '../../build/demo-house/create.ts';
import { demoAdministrator, demoPassphrase, demoStaff } from '../../build/demo-house/sign-ins.ts';
import type { Core } from '../../main/facility/context.ts';
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

/** In the folder the parts run in (`.out/bench`): on the disk, which a folder for temporary files need not be. */
const houses = 'houses';
const years = { demo: 1.5, ten: 10 } as const;
type HouseName = keyof typeof years;

export interface BenchHouse {
  readonly client: Facility['client'];
  readonly folder: string;
  session(): VaultSession<Compartments>;
  /** Signs the administrator in. */
  signIn(): Promise<void>;
  /** Signs somebody on staff in as well, in the same vault. */
  signStaffIn(): Promise<VaultSession<Compartments>>;
  close(): Promise<void>;
}

/** Makes the houses that later parts open copies of, snapshots and all. */
export async function makeHouses(): Promise<void> {
  for (const [name, span] of Object.entries(years)) await makeHouse(join(houses, name), span);
}

async function makeHouse(folder: string, span: number): Promise<void> {
  const made = await createDemoHouse({ folder, tools: quickTools(clock), today, years: span });
  if (!made.ok) throw new Error(made.error.code);
}

/** A copy of a house with so many years behind it, nobody signed in. */
export async function oldHouse(name: HouseName): Promise<BenchHouse> {
  const parent = await newFolder();
  await cp(join(houses, name), join(parent, 'house'), { recursive: true });
  const house = benchHouse(parent);
  await house.client.setUp.stage();
  return house;
}

/** A house set up today, with people enough for one roll and nothing behind it, its administrator signed in. */
export async function newHouse(): Promise<BenchHouse> {
  const house = benchHouse(await newFolder());
  const { client } = house;
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
  return house;
}

async function newFolder(): Promise<string> {
  await mkdir(houses, { recursive: true });
  return mkdtemp(join(houses, 'copy-'));
}

function benchHouse(parent: string): BenchHouse {
  const folder = join(parent, 'house');
  const facility = openTestFacility(folder, clock);
  const core = (): Core => facility.contextOf('inside').core;
  return {
    client: facility.client,
    folder,
    session() {
      const { signedIn } = core();
      if (!signedIn) throw new Error('nobody is signed in');
      return signedIn.session;
    },
    async signIn() {
      await facility.client.session.signIn({ userId: demoAdministrator.id, passphrase: demoPassphrase });
    },
    async signStaffIn() {
      const signedIn = await core().vault?.signIn(demoStaff.id, demoPassphrase);
      if (!signedIn?.ok) throw new Error(signedIn?.error.code ?? 'no vault is open');
      return signedIn.value;
    },
    async close() {
      await facility.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

/** Bytes of the journal's files. */
export async function journalLength({ folder }: BenchHouse): Promise<number> {
  const journal = join(folder, 'journal');
  const sizes = await Promise.all((await readdir(journal)).map(async (name) => (await stat(join(journal, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
