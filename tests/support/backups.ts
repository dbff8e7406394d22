import { join } from 'node:path';
import { listBackups, nodeFiles, restoreBackup } from '../../main/vault/index.ts';
import type {
  Backup,
  Backups,
  Restored,
  Secret,
  Vault,
  VaultError,
  VaultSession,
  VaultTools,
} from '../../main/vault/index.ts';
import type { Result } from '../../shared/result.ts';
import {
  createPeopledVault,
  fixedNow,
  passphrases,
  signIn,
  smallShape,
  testTools,
  valueOf,
  type SmallState,
} from './vault.ts';

/* Backups of the small vault at `folder/vault`. */

export const timeZone = 'America/New_York';

/** The house's own place of backups. */
export const ownBackups = (folder: string): string => join(folder, 'vault', 'backups');

/** A clock that is set by hand: it starts at the fixed moment of all tests, and `tomorrow` is a day later. */
export function settableClock(): { readonly now: () => Date; readonly tomorrow: () => void } {
  let now = Date.parse(fixedNow);
  return { now: () => new Date(now), tomorrow: () => void (now += 86_400_000) };
}

/** A house with snapshots, archived lines, a blob, lines after all of that, and nobody signed in; kept by Ben. */
export async function createGrownVault(
  folder: string,
  changed: Partial<VaultTools> = {},
): Promise<{ readonly vault: Vault<SmallState>; readonly state: SmallState }> {
  const vault = await createPeopledVault(folder, changed);
  const ben = await signIn(vault, 'ben');
  for (let count = 0; count < 60; count += 1) await addNote(ben, `k${count % 7}`, `text ${count}`);
  await addNote(ben, 'long', 'a long letter, '.repeat(100_000));
  valueOf(await ben.close());
  const again = await signIn(vault, 'ben');
  await addNote(again, 'after', 'the snapshots');
  const { state } = again;
  valueOf(await again.close());
  return { vault, state };
}

/** Writes a note that mentors see too. */
export const addNote = async (session: VaultSession<SmallState>, key: string, text: string): Promise<void> =>
  void valueOf(
    await session.commit({ action: 'notes.add', label: 'a note' }, (draft) => {
      if (draft.house) draft.house.notes[key] = text;
    }),
  );

/** Makes a backup, which must be made. */
export async function backUp(vault: Vault<SmallState>, session: VaultSession<SmallState>): Promise<Backup> {
  const made = valueOf(await vault.backUp(session, { timeZone }));
  if (!made) throw new Error('no backup was made');
  return made;
}

export const secretOf = (who: keyof typeof passphrases): Secret => ({ userId: who, passphrase: passphrases[who] });

/** Restores a backup to `folder/vault`. */
export const restore = (
  folder: string,
  from: string,
  secret: Secret = secretOf('ada'),
  changed: Partial<VaultTools> = {},
): Promise<Result<Restored, VaultError>> =>
  restoreBackup({ from, folder: join(folder, 'vault'), secret, shape: smallShape, tools: testTools(changed) });

export const listed = async (folder: string): Promise<Backups> => valueOf(await listBackups(folder, nodeFiles));
