import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach } from 'vitest';
import { openBox } from '../../main/vault/box.ts';
import { HeaderStore } from '../../main/vault/header.ts';
import { createVault, nodeFiles, openVault } from '../../main/vault/index.ts';
import type { CreatedVault, Vault, VaultError, VaultSession, VaultTools } from '../../main/vault/index.ts';
import type { UserKeys } from '../../main/vault/keys.ts';
import { sodiumReady } from '../../main/vault/sodium.ts';
import { success, type Result } from '../../shared/result.ts';
import { passphrases, smallShape, testTools, type SmallState } from './small-house.ts';

/* Small vaults for tests, opened by keys that cost nothing (see small-house.ts). */

export { fixedNow, passphrases, smallShape, testTools, type SmallState } from './small-house.ts';

/** The value of a result that must be one; a refusal fails the test with its code. */
export function valueOf<Value>(result: Result<Value, VaultError>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.error)}`);
}

/** The refusal of a result that must be one. */
export function errorOf(result: Result<unknown, VaultError>): VaultError {
  if (result.ok) throw new Error('expected a refusal');
  return result.error;
}

/** In memory, where the system has a file system there: as real as any, and its syncs wait for nothing. */
export const quickPlace = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Lets what was begun meanwhile get as far as it can. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 2000; turn += 1) await setImmediate();
}

/** A folder for each test of the file, removed after it. */
export function temporaryFolder(place = tmpdir()): { readonly path: string } {
  const folder = { path: '' };
  beforeEach(async () => {
    folder.path = await mkdtemp(join(place, 'cairn-test-'));
  });
  afterEach(() => rm(folder.path, { recursive: true, force: true }));
  return folder;
}

/** Every file below a folder, by its path inside it. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** What a user's passphrase opens: for attacking a vault with somebody's own keys. */
export async function keysOf(folder: string, who: keyof typeof passphrases): Promise<UserKeys> {
  await sodiumReady();
  const store = await HeaderStore.open(nodeFiles, join(folder, 'vault'));
  const box = store?.current.boxes[who];
  if (!store || !box) throw new Error(`no box of ${who}`);
  return (await openBox(box, who, passphrases[who], store.current.id, testTools())).keys;
}

/** Makes the vault `folder/vault` with the administrator Ada, signed in. */
export const createSmallVault = async (
  folder: string,
  changed: Partial<VaultTools> = {},
  initial?: (draft: SmallState) => void,
): Promise<CreatedVault<SmallState>> =>
  valueOf(
    await createVault({
      folder: join(folder, 'vault'),
      shape: smallShape,
      tools: testTools(changed),
      administrator: { id: 'ada', name: 'Ada' },
      passphrase: passphrases.ada,
      ...(initial ? { initial } : {}),
    }),
  );

/** Opens `folder/vault` again, by another shape for a program that keeps other rules. */
export const openSmallVault = async (
  folder: string,
  changed: Partial<VaultTools> = {},
  shape = smallShape,
): Promise<Vault<SmallState>> =>
  valueOf(await openVault({ folder: join(folder, 'vault'), shape, tools: testTools(changed) }));

/** Opens `folder/vault` and signs somebody in, in one step that answers with the first refusal. */
export async function enter(
  folder: string,
  who: keyof typeof passphrases,
): Promise<Result<{ readonly vault: Vault<SmallState>; readonly session: VaultSession<SmallState> }, VaultError>> {
  const vault = await openVault({ folder: join(folder, 'vault'), shape: smallShape, tools: testTools() });
  if (!vault.ok) return vault;
  const session = await vault.value.signIn(who, passphrases[who]);
  if (session.ok) return success({ vault: vault.value, session: session.value });
  await vault.value.release();
  return session;
}

/** Signs somebody of `passphrases` in. */
export const signIn = async (
  vault: Vault<SmallState>,
  who: keyof typeof passphrases,
): Promise<VaultSession<SmallState>> => valueOf(await vault.signIn(who, passphrases[who]));

/** A house with staff Ben, mentor Mo (person `p-mo`), a few records in every compartment, and nobody signed in. */
export async function createPeopledVault(
  folder: string,
  changed: Partial<VaultTools> = {},
): Promise<Vault<SmallState>> {
  const { vault, session } = await createSmallVault(folder, changed);
  valueOf(await session.addUser({ id: 'ben', name: 'Ben', role: 'staff' }, passphrases.ben));
  valueOf(await session.addUser({ id: 'mo', name: 'Mo', role: 'mentor', personId: 'p-mo' }, passphrases.mo));
  valueOf(
    await session.commit({ action: 'test.fill', label: 'first records' }, (draft) => {
      draft.house = { notes: { door: 'blue' }, sessions: { '2026-11': { s1: { marks: { 'p-1': 'unmarked' } } } } };
      draft.confidential = { notes: { secret: 'only staff' }, refusals: {} };
      draft['own:p-mo'] = { hours: { h1: 2 }, signatures: {} };
      draft['own:p-other'] = { hours: { h9: 9 }, signatures: {} };
    }),
  );
  valueOf(await session.close());
  return vault;
}
