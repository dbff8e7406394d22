import { createRouterClient, ORPCError } from '@orpc/server';
import { applyPatches, enablePatches, produceWithPatches } from 'immer';
import type { Patch } from 'immer';
import { certificationCalls } from '../../main/facility/certification.ts';
import { contactsCalls } from '../../main/facility/contacts.ts';
import { Desk } from '../../main/facility/context.ts';
import type { Core, StaffState } from '../../main/facility/context.ts';
import { mentorsCalls } from '../../main/facility/mentors.ts';
import { sessionsCalls } from '../../main/facility/sessions.ts';
import { emptyConfidential, emptyHouse, emptySignIns, shape } from '../../main/facility/shape.ts';
import { BackupKeeper } from '../../main/facility/backup-keeper.ts';
import { LongWork } from '../../main/facility/long-work.ts';
import { SignInTries } from '../../main/facility/sign-in-tries.ts';
import { Queue } from '../../main/vault/index.ts';
import type { Commit, Deed, VaultSession } from '../../main/vault/types.ts';
import type { Compartments } from '../../shared/records/compartments.ts';
import type { User } from '../../shared/records/users.ts';
import { success } from '../../shared/result.ts';

enablePatches();

/*
 * A house in memory behind the real commands, rules and vault policy: every session sees only the compartments its
 * role reads, and a commit that writes a path its role may not is a failing test. Only keys and files are missing.
 */
export interface MemoryHouse {
  /** Everything, whoever may read it. */
  readonly state: StaffState;
  /** What was committed, oldest first, each with the paths it touched. */
  readonly commits: readonly { readonly deed: Deed; readonly paths: readonly string[] }[];
  /** The house's clock, local time `YYYY-MM-DDTHH:MM` in Kentucky (summer time). */
  setClock(local: string): void;
  /** The calls as somebody makes them. */
  as(user: Pick<User, 'name' | 'role'> & { readonly personId?: string }): MemoryClient;
  deskOf(user: Pick<User, 'name' | 'role'> & { readonly personId?: string }): Desk;
}

const calls = {
  mentors: mentorsCalls,
  contacts: contactsCalls,
  sessions: sessionsCalls,
  certification: certificationCalls,
};
const clientOf = (core: Core) => createRouterClient(calls, { context: { core, page: 'test' } });
export type MemoryClient = ReturnType<typeof clientOf>;

export function memoryHouse(fill: (state: StaffState) => void, clock = '2026-10-14T18:30'): MemoryHouse {
  const first: StaffState = {
    house: emptyHouse(),
    confidential: emptyConfidential(),
    reports: {},
    'sign-ins': emptySignIns(),
  };
  first.house.house = { name: 'Cedar House', state: 'KY', timeZone: 'America/New_York' };
  fill(first);
  let state: StaffState = first;
  let now = clock;
  let made = 0;
  const commits: { deed: Deed; paths: string[] }[] = [];

  const sessionOf = (user: User): VaultSession<Compartments> => {
    const readable = (): Compartments =>
      Object.fromEntries(Object.entries(state).filter(([compartment]) => shape.reads(user, compartment)));
    const notHere = (): never => {
      throw new Error('not in a house in memory');
    };
    return {
      user,
      notices: [],
      get state() {
        return readable();
      },
      get sequence() {
        return commits.length;
      },
      commit: (deed, recipe) => {
        const [, patches] = produceWithPatches(readable(), recipe);
        for (const patch of patches) assertMayWrite(user, patch);
        if (patches.length === 0) return Promise.resolve(success(undefined));
        state = applyPatches(state, patches);
        commits.push({ deed, paths: patches.map(({ path }) => path.join('/')) });
        const commit: Commit = { ...deed, sequence: commits.length, at: '', authorId: user.id };
        return Promise.resolve(success(commit));
      },
      users: () => [],
      authors: () => [],
      history: notHere,
      patchesOf: notHere,
      addUser: notHere,
      changeUser: notHere,
      resetPassphrase: notHere,
      removeUser: notHere,
      mustChangePassphrase: false,
      changePassphrase: notHere,
      replaceRecoveryCode: notHere,
      snapshot: notHere,
      purge: notHere,
      purgedUpTo: 0,
      close: notHere,
    };
  };

  const coreOf = (user: User): Core => ({
    folder: '',
    version: '',
    demoPassphrase: undefined,
    clock: () => new Date(`${now}:00-04:00`),
    newId: () => `made-${(made += 1)}`,
    timeZone: 'America/New_York',
    door: {
      stage: unopened,
      place: unopened,
      create: unopened,
      open: unopened,
      survey: unopened,
      isFolder: unopened,
      backups: unopened,
      lastCopied: unopened,
      opensBackup: unopened,
      restore: unopened,
    },
    atTheDoor: new Queue(),
    backups: new BackupKeeper(),
    reading: new LongWork(),
    environment: {},
    tries: new SignInTries(() => new Date(0)),
    vault: undefined,
    damagedFile: undefined,
    signedIn: { page: 'test', session: sessionOf(user), byRecoveryCode: false },
    shownRecoveryCode: undefined,
    heardAt: 0,
  });
  const userOf = (who: Parameters<MemoryHouse['as']>[0]): User => ({ ...who, id: `user-${who.name}`, addedAt: '' });

  return {
    get state() {
      return state;
    },
    commits,
    setClock: (local) => {
      now = local;
    },
    as: (who) => clientOf(coreOf(userOf(who))),
    deskOf: (who) => new Desk(coreOf(userOf(who)), sessionOf(userOf(who))),
  };
}

const unopened = (): never => {
  throw new Error('a house in memory has no door');
};

/** As the vault asks: about a whole map first, then key by key. */
const mayPut = (user: User, compartment: string, path: Patch['path'], value: unknown): boolean =>
  shape.mayWrite(user, compartment, path, value === undefined) ||
  (typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([key, part]) => mayPut(user, compartment, [...path, key], part)));

function assertMayWrite(user: User, { path, value }: Patch): void {
  const [compartment, ...rest] = path;
  // A compartment's first record makes it: staff's to do, as in the vault.
  if (rest.length === 0 && String(compartment).startsWith('own:') && user.role !== 'mentor') return;
  if (!mayPut(user, String(compartment), rest, value)) {
    throw new Error(`${user.role} ${user.name} may not write ${path.join('/')}`);
  }
}

/** Adds a resident with an open stay, known to mentors. */
export function addResident(
  { house, confidential }: StaffState,
  person: {
    readonly id: string;
    readonly preferredName: string;
    readonly lastInitial?: string;
    readonly admittedOn?: string;
    readonly phaseId?: string;
    readonly dischargedOn?: string;
  },
): void {
  const { id, admittedOn = '2026-08-01', phaseId, dischargedOn } = person;
  const name = {
    id,
    preferredName: person.preferredName,
    ...(person.lastInitial && { lastInitial: person.lastInitial }),
  };
  const stayId = `stay-${id}`;
  const phases = phaseId === undefined ? [] : [{ from: admittedOn, phaseId }];
  confidential.people[id] = { id };
  confidential.stays[stayId] = {
    id: stayId,
    personId: id,
    admittedOn,
    phases,
    beds: [],
    ...(dischargedOn !== undefined && { dischargedOn }),
  };
  if (dischargedOn === undefined) {
    house.people[id] = name;
    house.stays[stayId] = { id: stayId, personId: id, admittedOn, ...(phaseId !== undefined && { phaseId }) };
  } else confidential.formerPeople[id] = name;
}

/** The code a call was refused with, the name of another expected error, or whatever else it threw. */
export async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  const error = await call.then(() => undefined).catch((thrown: unknown) => thrown);
  if (!(error instanceof ORPCError)) return error;
  const data: unknown = error.data;
  return error.code === 'REFUSED' && typeof data === 'object' && data !== null && 'code' in data
    ? data.code
    : error.code;
}
