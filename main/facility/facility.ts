import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/index.ts';
import { success } from '../../shared/result.ts';
import { defaultSettings } from '../../shared/records/house.ts';
import {
  createVault,
  lastCopied,
  listBackups,
  openVault,
  Queue,
  opensBackup,
  restoreBackup,
  surveyVault,
  vaultStage,
} from '../vault/index.ts';
import type { LockOptions, VaultTools } from '../vault/index.ts';
import { BackupKeeper } from './backup-keeper.ts';
import { letGo, lookAfterBackups } from './backups.ts';
import type { Core, Door, Outside } from './context.ts';
import { LongWork } from './long-work.ts';
import { router } from './router.ts';
import { leave } from './session.ts';
import { shape } from './shape.ts';
import { SignInTries } from './sign-in-tries.ts';

export interface FacilityOptions {
  /** Where the house lies, or will lie. */
  readonly folder: string;
  readonly tools: VaultTools;
  readonly clock: () => Date;
  /** A new random record key. */
  readonly newId: () => string;
  /** The program's version, for Settings. */
  readonly version: string;
  /** The machine's time zone, until the house has named its own. */
  readonly timeZone?: string;
  /** The environment of the process: it says which folders are copied elsewhere. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What a second start is told, and what to do when there is one. */
  readonly lock?: LockOptions;
  /** A demo house shows its passphrase on the sign-in screen. */
  readonly demo?: { readonly passphrase: string };
}

/** The house behind the contract: what every shell holds, one per process. */
export interface Facility {
  readonly router: typeof router;
  /** Goes with every call a shell hands to the router: which load of a page it comes from. */
  contextOf(page: string): Outside;
  /** The same calls from inside the process: for the command line and the tests. */
  readonly client: ContractRouterClient<Contract>;
  /** Signs out whoever signed in from that page, when it is gone. */
  leave(page: string): Promise<void>;
  /** Signs out whoever is signed in when their page has not been heard of for longer than it would take to lock itself: it was closed. */
  leaveWhenSilent(): Promise<void>;
  /** Backs the house up when a new day has come, or the disk that backups are copied to. */
  lookAfterBackups(): Promise<void>;
  /** Signs out whoever is signed in and lets go of the folder. */
  close(): Promise<void>;
}

/** A facility for the folder; nothing on disk is opened until a call needs it. */
export function openFacility(options: FacilityOptions): Facility {
  const core: Core = {
    folder: options.folder,
    version: options.version,
    demoPassphrase: options.demo?.passphrase,
    clock: options.clock,
    newId: options.newId,
    timeZone: options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    door: doorTo(options),
    atTheDoor: new Queue(),
    environment: options.environment ?? {},
    tries: new SignInTries(options.clock),
    backups: new BackupKeeper(),
    reading: new LongWork(),
    vault: undefined,
    damagedFile: undefined,
    signedIn: undefined,
    heardAt: 0,
    shownRecoveryCode: undefined,
  };
  return {
    router,
    contextOf: (page) => ({ core, page }),
    client: createRouterClient(router, { context: { core, page: 'inside' } }),
    async leave(page) {
      if (core.signedIn?.page === page) await leave(core);
    },
    async leaveWhenSilent() {
      const idleMinutes = core.signedIn?.session.state.house?.settings.idleMinutes ?? defaultSettings.idleMinutes;
      if (core.signedIn && core.clock().getTime() - core.heardAt > (idleMinutes + 2) * 60_000) await leave(core);
    },
    lookAfterBackups: () => lookAfterBackups(core),
    close: () => core.atTheDoor.run(() => letGo(core)),
  };
}

const doorTo = ({ folder, tools, lock }: FacilityOptions): Door => ({
  stage: () => vaultStage(folder, tools.files),
  place: async () => ((await tools.files.kind(folder)) === 'none' ? folder : tools.files.realPath(folder)),
  create: (first) => createVault({ folder, tools, shape, ...lock, ...first }),
  open: () => openVault({ folder, tools, shape, ...lock }),
  survey: (damagedFile) => surveyVault(folder, tools.files, damagedFile),
  isFolder: async (path) => (await tools.files.kind(path)) === 'folder',
  backups: async (place) => {
    const nothing = { backups: [], unreadable: [] };
    return (await tools.files.kind(place)) === 'none' && place === folder
      ? success(nothing)
      : listBackups(place, tools.files);
  },
  lastCopied: () => lastCopied(folder, tools.files),
  opensBackup: (from, secret) => opensBackup({ from, secret, shape, tools }),
  restore: (from, secret) => restoreBackup({ from, folder, secret, shape, tools, ...lock }),
});
