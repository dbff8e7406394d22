import { createVault } from '../../main/vault/index.ts';
import type { VaultError, VaultTools } from '../../main/vault/index.ts';
import { shape } from '../../main/facility/shape.ts';
import type { Day } from '../../shared/records/primitives.ts';
import { success } from '../../shared/result.ts';
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

/** Makes the demo house in the folder and lets go of it; answers its sign-in names and their passphrase. */
export async function createDemoHouse(
  options: CreateDemoOptions,
): Promise<Result<{ readonly signInNames: readonly string[]; readonly passphrase: string }, VaultError>> {
  const { folder, tools, today, seed = 1, years, administrator = demoAdministrator.name } = options;
  const demo = makeDemoHouse({ seed, today, ...(years === undefined ? {} : { years }) });
  const passphrase = options.passphrase ?? demo.passphrase;
  const first = { ...demoAdministrator, name: administrator };
  const made = await createVault({ folder, tools, shape, administrator: first, passphrase });
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
  return success({ signInNames: [administrator, ...demo.signIns.slice(1).map(({ name }) => name)], passphrase });
}
