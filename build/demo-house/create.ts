import { rename, rm, rmdir } from 'node:fs/promises';
import { costFloor, createVault, vaultStage } from '../../main/vault/index.ts';
import type { VaultError, VaultTools } from '../../main/vault/index.ts';
import { shape } from '../../main/facility/shape.ts';
import type { Day } from '../../shared/records/primitives.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { demoAdministrator, makeDemoHouse, moveIn } from './index.ts';

export interface CreateDemoOptions {
  /** Empty or not there yet. */
  readonly folder: string;
  readonly tools: VaultTools;
  readonly today: Day;
  readonly seed?: number;
  readonly years?: number;
  /** Sign-in name of the administrator, where it is not to be the demo's own. */
  readonly administrator?: string;
  /** Passphrase of all sign-ins, where it is not to be the demo's own. */
  readonly passphrase?: string;
}

/**
 * Makes the demo house in the folder and lets go of it; answers its sign-in names and their passphrase. It is made beside
 * its place and takes it as the last step, so that a start killed meanwhile leaves no half of a house.
 */
export async function createDemoHouse(
  options: CreateDemoOptions,
): Promise<Result<{ readonly signInNames: readonly string[]; readonly passphrase: string }, VaultError>> {
  const { folder, today, seed = 1, years, administrator = demoAdministrator.name } = options;
  const tools = options.passphrase === undefined ? cheaply(options.tools) : options.tools;
  const stage = await vaultStage(folder, tools.files);
  if (!stage.ok) return stage;
  if (stage.value === 'ready') return failure({ code: 'exists', folder });
  const demo = makeDemoHouse({ seed, today, ...(years === undefined ? {} : { years }) });
  const passphrase = options.passphrase ?? demo.passphrase;
  const first = { ...demoAdministrator, name: administrator };
  const aside = `${folder}.being-made`;
  await rm(aside, { recursive: true, force: true });
  const made = await createVault({ folder: aside, tools, shape, administrator: first, passphrase });
  if (!made.ok) return made;
  const { vault, session } = made.value;
  try {
    const filled = await moveIn(session, demo, passphrase);
    if (!filled.ok) return filled;
    const closed = await session.close();
    if (!closed.ok) return closed;
  } finally {
    await vault.release();
  }
  // An empty folder may stand in the place already.
  await rmdir(folder).catch(() => undefined);
  await rename(aside, folder);
  return success({ signInNames: [administrator, ...demo.signIns.slice(1).map(({ name }) => name)], passphrase });
}

/** A passphrase that is shown at the door is not guarded by being slow to try. */
const cheaply = (tools: VaultTools): VaultTools => ({
  ...tools,
  keyDerivation: {
    calibrate: () => Promise.resolve(costFloor),
    derive: (...what) => tools.keyDerivation.derive(...what),
  },
});
