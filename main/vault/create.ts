import type { Draft } from 'immer';
import { dirname, join } from 'node:path';
import type { Result } from '../../shared/result.ts';
import { Access } from './access.ts';
import { makeUserKeys, sealBox } from './box.ts';
import { makeGeneration, sealTo, wipeOpenedKey, type Generation } from './compartments.ts';
import { immer } from './frozen.ts';
import { HeaderStore, vaultFormat, vaultVersion, type Header } from './header.ts';
import { createJournal } from './journal.ts';
import { signPair, wipe, wipeUserKeys, type UserKeys } from './keys.ts';
import { blobsFolder, journalFolder, snapshotsFolder, unfinishedFolder } from './layout.ts';
import { holdLock, placeOf, type LockOptions } from './lock.ts';
import { openCore } from './open.ts';
import type { StoredPatch } from './part.ts';
import { assertPassphrase } from './passphrase.ts';
import { outcome, Refusal } from './refusal.ts';
import { Session } from './session.ts';
import { sodiumReady } from './sodium.ts';
import { vaultStage } from './stage.ts';
import type { VaultTools } from './tools.ts';
import type { Shape, Vault, VaultError, VaultSession } from './types.ts';
import { newRecovery, recoveryCost, recoveryName } from './user-changes.ts';
import { newEntry, signTable } from './user-table.ts';
import { HeldVault } from './vault.ts';
import { writeLine } from './write-line.ts';

export interface CreateOptions<State extends object> extends LockOptions {
  readonly folder: string;
  readonly shape: Shape<State>;
  readonly tools: VaultTools;
  readonly administrator: { readonly id: string; readonly name: string };
  readonly passphrase: string;
  /** Words an acquaintance would try, besides the administrator's name: the house's. */
  readonly names?: readonly string[];
  /** What the vault holds from its first line on. */
  readonly initial?: (draft: Draft<State>) => void;
}

export interface CreatedVault<State extends object> {
  readonly vault: Vault<State>;
  /** The administrator, signed in. */
  readonly session: VaultSession<State>;
  /** To be shown once. */
  readonly recoveryCode: string;
}

/**
 * Makes a vault with its first administrator and recovery code. Everything is written in a folder beside the vault's
 * place, which takes that place as the last step: whatever was killed before leaves no vault at all.
 */
export function createVault<State extends object>(
  options: CreateOptions<State>,
): Promise<Result<CreatedVault<State>, VaultError>> {
  const { folder, tools, administrator, passphrase } = options;
  const { files } = tools;
  return outcome(
    async () => {
      assertPassphrase(passphrase, [administrator.name, ...(options.names ?? [])]);
      await sodiumReady();
      const place = await placeOf(folder, files);
      const lock = await holdLock(place, options);
      try {
        await assertFree(folder, tools);
        const { keys, recoveryCode, isPrivate } = await writeInPlace(options, place);
        const core = await openCore(options);
        const session = await core.queue.run(() => Session.open(core, keys));
        return { vault: new HeldVault(core, lock, isPrivate), session, recoveryCode };
      } catch (error) {
        await lock.release();
        throw error;
      }
    },
    (reason) => ({ code: 'folder-refused', folder, reason }),
  );
}

async function assertFree(folder: string, tools: VaultTools): Promise<void> {
  const stage = await vaultStage(folder, tools.files);
  if (!stage.ok) throw new Refusal(stage.error);
  if (stage.value === 'ready') throw new Refusal({ code: 'exists', folder });
}

interface Founder {
  readonly keys: UserKeys;
  readonly recoveryCode: string;
}

/** Writes the vault beside its place and moves it there. What an earlier attempt left beside it goes first. */
async function writeInPlace<State extends object>(
  options: CreateOptions<State>,
  place: string,
): Promise<Founder & { readonly isPrivate: boolean }> {
  const { files } = options.tools;
  const aside = unfinishedFolder(place);
  await files.remove(aside);
  try {
    await files.makeFolder(aside);
    const isPrivate = await files.keepPrivate(aside);
    const founder = await writeVault(options, aside);
    await files.removeEmptyFolder(place);
    await files.rename(aside, place);
    await files.syncFolder(dirname(place));
    return { ...founder, isPrivate };
  } catch (error) {
    await files.remove(aside).catch(() => undefined);
    throw error;
  }
}

async function writeVault<State extends object>(options: CreateOptions<State>, folder: string): Promise<Founder> {
  const { files } = options.tools;
  for (const name of [journalFolder, snapshotsFolder, blobsFolder]) await files.makeFolder(join(folder, name));
  const { header, keys, recoveryCode } = await newHeader(options);
  await createJournal(files, folder, header.id);
  await HeaderStore.create(files, folder, header);
  const core = await openCore({ ...options, folder });
  const access = new Access(header, keys, options.shape);
  const patches = Object.entries(initialState(options)).map(
    ([name, value]: [string, unknown]): [string, StoredPatch[]] => [name, [{ op: 'replace', path: [], value }]],
  );
  const deed = { action: 'vault.create', label: options.administrator.name };
  try {
    await writeLine(core, access, {}, { deed, patches: Object.fromEntries(patches), inverse: {}, dropIns: [] });
  } finally {
    access.ring.wipe();
    await core.journal.close();
  }
  await files.syncFolder(folder);
  return { keys, recoveryCode };
}

/** The first vault.json: an administrator, a recovery code, and a key pair for every compartment of the shape. */
async function newHeader<State extends object>(
  options: CreateOptions<State>,
): Promise<Founder & { readonly header: Header }> {
  const { shape, tools, administrator, passphrase } = options;
  const id = Buffer.from(tools.randomBytes(16)).toString('hex');
  const createdAt = tools.now().toISOString();
  const houseSeed = tools.randomBytes(32);
  const house = signPair(houseSeed);

  const recovery = newRecovery({ tools });
  const first = makeUserKeys(administrator.id, house.publicKey, tools);
  const spare = makeUserKeys(recovery.id, house.publicKey, tools);
  const role = 'administrator' as const;
  const users = [
    newEntry({ kind: 'person', role, name: administrator.name, addedAt: createdAt }, first.keys, 1),
    newEntry({ kind: 'recovery', role, name: recoveryName, addedAt: createdAt }, spare.keys, 1),
  ];
  const compartments = shape.compartments.map((compartment): [string, Generation[]] => {
    const { made, opened } = makeGeneration(compartment, 1, 1, first.keys, users, shape, id, tools);
    wipeOpenedKey(opened);
    return [compartment, [made]];
  });
  const header: Header = {
    format: vaultFormat,
    version: vaultVersion,
    id,
    createdAt,
    schema: shape.version,
    users: signTable({ number: 1, users }, id, house.secretKey),
    houseKeys: [],
    houseKeyHolders: Object.fromEntries(users.map((user) => [user.id, sealTo(user, houseSeed)])),
    boxes: {
      [administrator.id]: await sealBox(first, passphrase, id, tools),
      [recovery.id]: await sealBox(spare, recovery.code, id, tools, { cost: recoveryCost }),
    },
    compartments: Object.fromEntries(compartments),
  };
  wipe(houseSeed, house.secretKey, first.seeds.box, first.seeds.sign, spare.seeds.box, spare.seeds.sign);
  wipeUserKeys(spare.keys);
  return { header, keys: first.keys, recoveryCode: recovery.code };
}

/** Every compartment of the shape, empty, with what the house brings along. */
function initialState<State extends object>({ shape, initial }: CreateOptions<State>): State {
  const empty: object = Object.fromEntries(
    shape.compartments.map((compartment) => [compartment, shape.empty(compartment)]),
  );
  if (!shape.accepts(empty)) throw new Error('the shape does not accept its own empty compartments');
  const state: State = empty;
  return immer.produce(state, (draft) => {
    initial?.(draft);
  });
}
