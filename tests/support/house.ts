import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { openFacility } from '../../main/facility/facility.ts';
import type { Facility } from '../../main/facility/facility.ts';
import { nodeFiles, usualSizes } from '../../main/vault/index.ts';
import type { VaultTools } from '../../main/vault/index.ts';
import { refusalSchema } from '../../shared/contract/call.ts';
import type { Role } from '../../shared/records/users.ts';

/*
 * A small house in a real folder, opened fast: everything is as in the shells but the key derivation, which is a
 * plain hash here (Argon2id is the vault's own subject), and the clock, which stands still until it is set.
 */
export const passphrase = 'a lantern on the stairs';

export interface TestHouse {
  readonly facility: Facility;
  readonly client: Facility['client'];
  readonly folder: string;
  readonly recoveryCode: string;
  readonly beds: readonly { readonly id: string; readonly room: string; readonly name: string }[];
  readonly phases: readonly { readonly id: string; readonly name: string }[];
  /** Sets the clock to noon in Kentucky on that day. */
  goTo(day: string): void;
  wait(seconds: number): void;
  /** Signs somebody in under this name, who is added by the administrator where there is no such sign-in yet. */
  signIn(name: string, role?: Role, personId?: string): Promise<void>;
  /** Admits somebody and answers who it is and which stay. */
  admit(preferredName: string, more?: Partial<Admission>): Promise<{ personId: string; stayId: string }>;
  /** Closes the facility and opens it anew on the same folder, as a start of the program does. */
  reopen(): Promise<TestHouse>;
  close(): Promise<void>;
}

type Admission = Parameters<Facility['client']['residents']['admit']>[0];

/** Tools with the real disk and a key derivation that costs nothing. */
export const quickTools = (clock: () => Date): VaultTools => ({
  files: nodeFiles,
  sizes: usualSizes,
  keyDerivation: {
    calibrate: () => Promise.resolve({ memory: 64 * 1024 * 1024, passes: 3 }),
    derive: (typed, salt) => Promise.resolve(new Uint8Array(createHash('sha256').update(typed).update(salt).digest())),
  },
  now: clock,
  randomBytes: (length) => randomBytes(length),
});

/** Opens a facility on a folder, with a clock that is set by hand. */
export function openTestFacility(folder: string, clock: () => Date): Facility {
  return openFacility({
    folder,
    clock,
    tools: quickTools(clock),
    newId: () => randomBytes(9).toString('base64url'),
    version: '0.0.0-test',
    timeZone: 'America/New_York',
  });
}

/** A house of two-bed rooms with two phases, whose administrator is signed in on 14 October 2026. */
export async function openHouse({ rooms = 3 } = {}): Promise<TestHouse> {
  const parent = await mkdtemp(join(tmpdir(), 'cairn-house-'));
  const folder = join(parent, 'house');
  const time = { now: noon('2026-10-14') };
  const facility = openTestFacility(folder, () => new Date(time.now));
  const { recoveryCode } = await facility.client.setUp.begin({
    house: { name: 'Cedar House', state: 'KY', timeZone: 'America/New_York', recordsCompleteSince: '2024-01-01' },
    beds: [{ rooms, perRoom: 2 }],
    phases: [{ name: 'Phase I', typicalDays: 60 }, { name: 'Phase II' }],
    administrator: { name: 'Ruth', passphrase },
    paper: 'letter',
  });
  await facility.client.setUp.proveRecoveryCode({ typed: recoveryCode });
  return testHouse(facility, parent, folder, recoveryCode, time);
}

async function testHouse(
  facility: Facility,
  parent: string,
  folder: string,
  recoveryCode: string,
  time: { now: number },
): Promise<TestHouse> {
  const { client } = facility;
  const { beds } = await client.house.beds();
  const { phases } = await client.house.get();
  const signIn = async (name: string): Promise<void> => {
    const stage = await client.setUp.stage();
    const known = stage.stage === 'ready' ? stage.names.find((user) => user.name === name) : undefined;
    if (!known) throw new Error(`nobody signs in as ${name}`);
    await client.session.signIn({ userId: known.id, passphrase });
  };
  return {
    facility,
    client,
    folder,
    recoveryCode,
    beds,
    phases,
    goTo: (day) => (time.now = noon(day)),
    wait: (seconds) => (time.now += seconds * 1000),
    async signIn(name, role, personId) {
      if (role) {
        await signIn('Ruth');
        await client.users.add({ name, role, passphrase, ...(personId !== undefined && { personId }) });
      }
      await signIn(name);
    },
    async admit(preferredName, more = {}) {
      const { personId, stayId } = await client.residents.admit({
        person: { preferredName },
        admittedOn: '2026-10-01',
        ...more,
      });
      return { personId, stayId };
    },
    async reopen() {
      await facility.close();
      const opened = openTestFacility(folder, () => new Date(time.now));
      const stage = await opened.client.setUp.stage();
      const ruth = stage.stage === 'ready' ? stage.names.find(({ name }) => name === 'Ruth') : undefined;
      await opened.client.session.signIn({ userId: ruth?.id ?? '', passphrase });
      return testHouse(opened, parent, folder, recoveryCode, time);
    },
    async close() {
      await facility.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

/** Noon in Kentucky, in summer time or not: far from midnight either way. */
const noon = (day: string): number => Date.parse(`${day}T16:30:00Z`);

/** The refusal a call answers with, as `code` or `code at field`; what it resolves to where it does not refuse. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    return `not refused: ${JSON.stringify(await call)}`;
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    const refusal = refusalSchema.safeParse(error.data);
    if (error.code !== 'REFUSED' || !refusal.success) return String(error.code);
    const { code, field } = refusal.data;
    return field === undefined ? code : `${code} at ${field}`;
  }
}

/** The facts a refusal carries for its sentence. */
export async function factsOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return error instanceof ORPCError ? refusalSchema.parse(error.data).facts : undefined;
  }
}
