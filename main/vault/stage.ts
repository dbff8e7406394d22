import { join } from 'node:path';
import type { Result } from '../../shared/result.ts';
import { finishRestore } from './backup/unfinished-restore.ts';
import type { Files } from './files.ts';
import { vaultFile } from './layout.ts';
import { outcome, Refusal } from './refusal.ts';
import type { VaultError } from './types.ts';

/** Whether a folder holds a vault, once a restore that was cut short is ended. A folder with something else in it is refused as `unfinished`. */
export function vaultStage(folder: string, files: Files): Promise<Result<'none' | 'ready', VaultError>> {
  return outcome(
    async () => {
      await finishRestore(folder, files);
      const kind = await files.kind(folder);
      if (kind === 'none') return 'none';
      if (kind === 'file') throw new Refusal({ code: 'unfinished', folder });
      if ((await files.kind(join(folder, vaultFile))) === 'file') return 'ready';
      if ((await files.list(folder)).length === 0) return 'none';
      throw new Refusal({ code: 'unfinished', folder });
    },
    (reason) => ({ code: 'folder-refused', folder, reason }),
  );
}
