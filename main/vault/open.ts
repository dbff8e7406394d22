import type { Result } from '../../shared/result.ts';
import type { Core } from './core.ts';
import { HeaderStore } from './header.ts';
import { Journal } from './journal.ts';
import { vaultFile } from './layout.ts';
import { holdLock, type LockOptions } from './lock.ts';
import { Queue } from './queue.ts';
import { damaged, outcome, Refusal } from './refusal.ts';
import { sodiumReady } from './sodium.ts';
import { vaultStage } from './stage.ts';
import type { VaultTools } from './tools.ts';
import type { Shape, Vault, VaultError } from './types.ts';
import { HeldVault } from './vault.ts';

export interface OpenOptions<State extends object> extends LockOptions {
  readonly folder: string;
  readonly shape: Shape<State>;
  readonly tools: VaultTools;
}

/** Holds the vault in a folder and reads what can be read before anybody signs in. Changes nothing on disk. */
export function openVault<State extends object>(
  options: OpenOptions<State>,
): Promise<Result<Vault<State>, VaultError>> {
  const { folder, tools } = options;
  return outcome(
    async () => {
      const stage = await vaultStage(folder, tools.files);
      if (!stage.ok) throw new Refusal(stage.error);
      if (stage.value === 'none') throw new Refusal({ code: 'missing', folder });
      const lock = await holdLock(await tools.files.realPath(folder), options);
      try {
        return new HeldVault(await openCore(options), lock);
      } catch (error) {
        await lock.release();
        throw error;
      }
    },
    (reason) => ({ code: 'folder-refused', folder, reason }),
  );
}

/** Reads vault.json and finds the journal's head. */
export async function openCore<State extends object>({
  folder,
  shape,
  tools,
}: OpenOptions<State>): Promise<Core<State>> {
  await sodiumReady();
  const header = await HeaderStore.open(tools.files, folder);
  if (!header) throw damaged(vaultFile, 'missing');
  const { id, head } = header.current;
  const journal = await Journal.open(tools, folder, id);
  if (head && head.mark.sequence > journal.head.sequence)
    throw damaged(journal.file, `cut: line ${head.mark.sequence} had been written`);
  return { folder, shape, tools, header, journal, queue: new Queue(), upkeep: new Queue(), listeners: new Set() };
}
