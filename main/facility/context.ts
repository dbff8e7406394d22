import type { Draft } from 'immer';
import type { Saved } from '../../shared/contract/call.ts';
import type {
  Compartments,
  ConfidentialCompartment,
  HouseCompartment,
  OwnCompartment,
  OwnName,
  ReportsCompartment,
  SignInsCompartment,
} from '../../shared/records/compartments.ts';
import { ownName } from '../../shared/records/compartments.ts';
import type { Day, Instant, LocalTime } from '../../shared/records/primitives.ts';
import type { Role, User } from '../../shared/records/users.ts';
import type { Result } from '../../shared/result.ts';
import { localTimeIn } from '../../shared/rules/calendar.ts';
import { isStaff } from '../../shared/rules/permissions.ts';
import type { Backups, CreatedVault, Queue, Restored, Secret, Survey } from '../vault/index.ts';
import type { Deed, DropIn, Vault, VaultError, VaultSession } from '../vault/types.ts';
import type { BackupKeeper } from './backup-keeper.ts';
import type { LongWork } from './long-work.ts';
import { refuse, VaultTrouble } from './refused.ts';
import type { SignInTries } from './sign-in-tries.ts';

/** What everyone but a viewer can open: the house, and of the `own:` compartments those that are theirs. */
export interface HouseState {
  house: HouseCompartment;
  confidential?: ConfidentialCompartment;
  reports?: ReportsCompartment;
  'sign-ins'?: SignInsCompartment;
  [own: OwnName]: OwnCompartment | undefined;
}

/** What staff can open: everything. */
export interface StaffState extends HouseState {
  confidential: ConfidentialCompartment;
  'sign-ins': SignInsCompartment;
}

const isHouseState = (state: Compartments): state is HouseState => state.house !== undefined;
const isStaffState = (state: Compartments): state is StaffState =>
  state.house !== undefined && state.confidential !== undefined && state['sign-ins'] !== undefined;

/** The facility behind all calls: the folder, at most one open vault, at most one person signed in. */
export interface Core {
  readonly folder: string;
  readonly version: string;
  readonly demoPassphrase: string | undefined;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** The machine's zone, offered at set-up and used until the house has named its own. */
  readonly timeZone: string;
  readonly door: Door;
  /** Whoever opens the folder, comes in, or puts a backup in its place does so one after the other. */
  readonly atTheDoor: Queue;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly tries: SignInTries;
  readonly backups: BackupKeeper;
  /** Somebody has all lines read: to check them, or to forget some. */
  readonly reading: LongWork;
  vault: Vault<Compartments> | undefined;
  /** The file that kept the last person who tried from getting in. */
  damagedFile: string | undefined;
  signedIn: SignedInHere | undefined;
  /** When the page that is signed in last called, in milliseconds; an open page calls every minute. */
  heardAt: number;
  /** A recovery code that was shown in this session and is not yet proven to be written down. */
  shownRecoveryCode: string | undefined;
}

export interface SignedInHere {
  /** The load of the page that signed in. */
  readonly page: string;
  readonly session: VaultSession<Compartments>;
  readonly byRecoveryCode: boolean;
}

/** The vault's entry functions with the folder, tools and shape already given. */
export interface Door {
  /** What lies in the folder: nothing, a vault, or something that cannot be used. */
  stage(): Promise<Result<'none' | 'ready', VaultError>>;
  /** Where the folder really lies, or would. */
  place(): Promise<string>;
  create(first: FirstLine): Promise<Result<CreatedVault<Compartments>, VaultError>>;
  open(): Promise<Result<Vault<Compartments>, VaultError>>;
  isFolder(path: string): Promise<boolean>;
  /** What of a damaged house is whole; the file is one that is known not to be. */
  survey(damagedFile: string | undefined): Promise<Result<Survey, VaultError>>;
  /** The backups in a folder. */
  backups(folder: string): Promise<Result<Backups, VaultError>>;
  /** When they were last copied to another disk. */
  lastCopied(): Promise<{ readonly at: Instant } | undefined>;
  /** Whether somebody's passphrase or the recovery code opens a backup. */
  opensBackup(path: string, secret: Secret): Promise<Result<void, VaultError>>;
  /** Puts a backup in the place of the house, which must be let go of. */
  restore(path: string, secret: Secret): Promise<Result<Restored, VaultError>>;
}

/** A new house: its first administrator, and what it holds from its first line on. */
export interface FirstLine {
  readonly administrator: { readonly id: string; readonly name: string };
  readonly passphrase: string;
  /** Words an acquaintance would try as a passphrase. */
  readonly names: readonly string[];
  readonly initial: (draft: Draft<Compartments>) => void;
}

/** The context every call starts with. */
export interface Outside {
  readonly core: Core;
  /** Which load of a page is calling. */
  readonly page: string;
}

/** The sign-in of the page that calls: another page, even of the same browser, is signed in to nothing. */
export const signedInAt = ({ core, page }: Outside): SignedInHere | undefined =>
  core.signedIn?.page === page ? core.signedIn : undefined;

/** The open vault: whoever is signed in is in it. */
export const vaultOf = ({ vault }: Core): Vault<Compartments> => vault ?? refuse('not-set-up');

/** The vault, opened now where no page has asked for the stage yet. At the door. */
export const openedVault = async (core: Core): Promise<Vault<Compartments>> =>
  (core.vault ??= valueOf(await core.door.open()));

/** The value of a vault's answer; its errors go to the gate, which answers them in the contract's words. */
export function valueOf<Value>(result: Result<Value, VaultError>): Value {
  if (result.ok) return result.value;
  throw new VaultTrouble(result.error);
}

/** The same for what somebody typed into a field: a passphrase the vault refuses is refused at that field. */
export function valueAt<Value>(field: string, result: Result<Value, VaultError>): Value {
  if (result.ok) return result.value;
  const { code } = result.error;
  if (code === 'passphrase-too-short' || code === 'passphrase-common') return refuse(code, { field });
  throw new VaultTrouble(result.error);
}

/**
 * What a command or query works at when somebody is signed in: who they are, what they can open, what day it is,
 * and the one way to change something. State accessors read the newest state at every call.
 */
export class Desk {
  readonly session: VaultSession<Compartments>;
  readonly #core: Core;

  constructor(core: Core, session: VaultSession<Compartments>) {
    this.#core = core;
    this.session = session;
  }

  get user(): User {
    return this.session.user;
  }

  get role(): Role {
    return this.session.user.role;
  }

  /** The person the sign-in is linked to. */
  get personId(): string | undefined {
    return this.session.user.personId;
  }

  get isStaff(): boolean {
    return isStaff(this.role);
  }

  /** The instant of now, UTC. */
  get now(): Instant {
    return this.#core.clock().toISOString();
  }

  /** The zone all dates of the house are in. */
  get timeZone(): string {
    return this.session.state.house?.house?.timeZone ?? this.#core.timeZone;
  }

  /** The wall clock of the house now. */
  get localNow(): LocalTime {
    return localTimeIn(this.timeZone, this.#core.clock());
  }

  /** The calendar date of the house now. */
  get today(): Day {
    return this.localNow.slice(0, 10);
  }

  /** A new random record key. */
  newId(): string {
    return this.#core.newId();
  }

  /** What everyone but a viewer reads. Calling it for a viewer is a bug: their role has no permission that leads here. */
  houseState(): HouseState {
    const { state } = this.session;
    if (!isHouseState(state)) throw new Error(`the house is closed to a ${this.role}`);
    return state;
  }

  /** What staff read. Calling it for anyone else is a bug: ask `isStaff`, or need a permission only staff hold. */
  staffState(): StaffState {
    const { state } = this.session;
    if (!isStaffState(state)) throw new Error(`confidential records are closed to a ${this.role}`);
    return state;
  }

  /** A person's own compartment, where it was made already and this session may open it. */
  own(personId: string): OwnCompartment | undefined {
    return this.session.state[ownName(personId)];
  }

  /**
   * Commits one named deed and answers once it is on disk. The recipe checks its rules on the draft and throws
   * `Refused` (nothing is written then); a recipe that changes nothing writes nothing.
   */
  async change(deed: Deed, recipe: (draft: HouseState) => void, dropIns?: readonly DropIn[]): Promise<Saved> {
    return this.#commit(
      deed,
      (draft) => {
        if (!isHouseState(draft)) throw new Error(`the house is closed to a ${this.role}`);
        recipe(draft);
      },
      dropIns,
    );
  }

  /** The same for a deed only staff do: the draft holds the confidential records too. */
  async changeAsStaff(deed: Deed, recipe: (draft: StaffState) => void): Promise<Saved> {
    return this.#commit(deed, (draft) => {
      if (!isStaffState(draft)) throw new Error(`confidential records are closed to a ${this.role}`);
      recipe(draft);
    });
  }

  async #commit(deed: Deed, recipe: (draft: Draft<Compartments>) => void, dropIns?: readonly DropIn[]): Promise<Saved> {
    const commit = valueOf(await this.session.commit(deed, recipe, dropIns));
    return commit ? { commit: commit.sequence, label: deed.label } : { label: deed.label };
  }
}
