import type { BackupView } from '../../shared/contract/backups.ts';
import type { Compartments } from '../../shared/records/compartments.ts';
import { todayIn } from '../../shared/rules/calendar.ts';
import { isStaff } from '../../shared/rules/permissions.ts';
import { success, type Result } from '../../shared/result.ts';
import type { Backup, Backups, BackupProof, Restored, Secret, VaultError, VaultSession } from '../vault/index.ts';
import { valueOf, vaultOf } from './context.ts';
import type { Core } from './context.ts';
import { os } from './gate.ts';
import { factsOf, refuse } from './refused.ts';
import { leave } from './session.ts';

type Session = VaultSession<Compartments>;

const secondPlaceOf = ({ state }: Session): string | undefined => state.house?.settings.secondPlace;
const timeZoneOf = (core: Core, { state }: Session): string => state.house?.house?.timeZone ?? core.timeZone;

export const backupsCalls = {
  list: os.backups.list.handler(async ({ context: { core, desk } }) => {
    const folder = secondPlaceOf(desk.session);
    const { running, troubles } = core.backups;
    return {
      ...viewOf(valueOf(await vaultOf(core).backups())),
      ...(running ? { running } : {}),
      troubles: troubles.map(factsOf),
      ...(folder === undefined ? {} : { secondPlace: await secondPlace(core, folder) }),
    };
  }),

  make: os.backups.make.handler(async ({ context: { core, desk } }) => {
    const made = valueOf(await makeBackup(core, desk.session, false));
    if (!made) throw new Error('a backup was asked for');
    const proof = valueOf(await proveBackup(core, desk.session, made.path));
    const folder = secondPlaceOf(desk.session);
    if (folder !== undefined) valueOf(await copyBackups(core, folder, timeZoneOf(core, desk.session)));
    return { backup: backupView({ ...made, proof }) };
  }),

  prove: os.backups.prove.handler(async ({ context: { core, desk }, input }) => {
    const { path } = await listed(core, core.folder, input.path);
    return { provenAt: valueOf(await proveBackup(core, desk.session, path)).at };
  }),

  cancel: os.backups.cancel.handler(({ context: { core } }) => {
    core.backups.cancel();
    return { cancelled: true as const };
  }),

  setSecondPlace: os.backups.setSecondPlace.handler(async ({ context: { core, desk }, input: { folder } }) => {
    if (folder !== undefined && !(await core.door.isFolder(folder)))
      refuse('place-missing', { field: 'folder', facts: { folder } });
    const deed = { action: 'backups.setSecondPlace', label: 'where backups are copied to' };
    const saved = await desk.change(deed, ({ house: { settings } }) => {
      if (folder === undefined) delete settings.secondPlace;
      else settings.secondPlace = folder;
    });
    // What the disk refuses is told with the list.
    await makeBackup(core, desk.session, true);
    if (folder !== undefined) await copyBackups(core, folder, timeZoneOf(core, desk.session));
    return { saved };
  }),

  goBack: os.backups.goBack.handler(async ({ context: { core }, input: { path, secret } }) => {
    const backup = await listed(core, core.folder, path);
    // Nobody is signed out, and nothing moved, for a backup that does not open.
    valueOf(await core.door.opensBackup(backup.path, secret));
    return core.atTheDoor.run(() => goBack(core, backup.path, secret));
  }),
};

/** Signs out whoever is signed in and lets go of the folder. */
export async function letGo(core: Core): Promise<void> {
  await leave(core);
  core.backups.cancel();
  await core.backups.settled();
  await core.vault?.release();
  core.vault = undefined;
}

/** Puts a backup in the place of the house. At the door. */
export async function goBack(core: Core, path: string, secret: Secret): Promise<Pick<Restored, 'setAside'>> {
  await letGo(core);
  core.damagedFile = undefined;
  const { setAside } = valueOf(await core.door.restore(path, secret));
  return setAside === undefined ? {} : { setAside };
}

/**
 * What a day needs: a backup when something has changed since the last, copied to the second place, and the newest one
 * opened by somebody on staff. Once a day while somebody is signed in; the copy also when the second place comes back.
 */
export async function lookAfterBackups(core: Core): Promise<void> {
  const { signedIn, vault, backups } = core;
  if (!signedIn || !vault || backups.running) return;
  const { session } = signedIn;
  if (session.mustChangePassphrase) return;
  const timeZone = timeZoneOf(core, session);
  const folder = secondPlaceOf(session);
  const today = todayIn(timeZone, core.clock().toISOString());
  if (backups.lookedAfterOn === today) {
    const missed = backups.troubles.some(({ code }) => code === 'place-missing');
    if (missed && folder !== undefined && (await core.door.isFolder(folder))) await copyBackups(core, folder, timeZone);
    return;
  }
  backups.lookedAfterOn = today;
  await makeBackup(core, session, true);
  if (folder !== undefined) await copyBackups(core, folder, timeZone);
  if (core.signedIn !== signedIn || !isStaff(session.user.role)) return;
  const found = await vault.backups();
  const newest = found.ok ? found.value.backups.at(0) : undefined;
  if (newest && !newest.proof) await proveBackup(core, session, newest.path);
}

/** The backup of a sign-out, when something has changed; what goes wrong is told at the next sign-in. */
export async function backUpAtSignOut(core: Core, session: Session): Promise<void> {
  core.backups.cancel('opening');
  if (session.mustChangePassphrase) return;
  await makeBackup(core, session, true);
}

const makeBackup = (
  core: Core,
  session: Session,
  onlyIfChanged: boolean,
): Promise<Result<Backup | undefined, VaultError>> =>
  core.backups.run('making', async (watch) => {
    const { vault } = core;
    return vault
      ? vault.backUp(session, { timeZone: timeZoneOf(core, session), onlyIfChanged, ...watch })
      : success(undefined);
  });

const proveBackup = (core: Core, session: Session, path: string): Promise<Result<BackupProof, VaultError>> =>
  core.backups.run('opening', async (watch) => vaultOf(core).proveBackup(session, path, watch));

const copyBackups = (core: Core, folder: string, timeZone: string): Promise<Result<Backup, VaultError>> =>
  core.backups.run('copying', async (watch) => vaultOf(core).copyBackups(folder, { timeZone, ...watch }));

async function secondPlace(core: Core, folder: string) {
  const copied = await core.door.lastCopied();
  return { folder, isThere: await core.door.isFolder(folder), ...(copied ? { copiedAt: copied.at } : {}) };
}

/** The backup at a path, where the folder's list has it: a page names no other file. */
export async function listed(core: Core, folder: string, path: string): Promise<Backup> {
  const { backups } = valueOf(await core.door.backups(folder));
  return backups.find((backup) => backup.path === path) ?? refuse('no-such-backup');
}

/** The backups of a folder in the contract's words. */
export const viewOf = ({ backups, unreadable }: Backups) => ({
  backups: backups.map(backupView),
  unreadable: unreadable.map(({ path }) => path),
});

const backupView = ({ path, at, by, bytes, lines, signIns, recoveryCode, proof, problem }: Backup): BackupView => ({
  path,
  at,
  by,
  bytes,
  lines,
  signIns: signIns.map((signIn) => ({ ...signIn })),
  recoveryCode,
  ...(proof ? { proof: { at: proof.at, counts: { ...proof.counts } } } : {}),
  ...(problem ? { problem: factsOf(problem) } : {}),
});
