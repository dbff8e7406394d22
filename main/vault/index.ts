/*
 * The vault's door: what the rest of the house may use. How it is kept on disk, and what is and is not protected:
 * README.md beside this file.
 */
export { lastCopied } from './backup/elsewhere.ts';
export { listBackups } from './backup/list.ts';
export { opensBackup, restoreBackup, type Restored, type RestoreOptions } from './backup/restore.ts';
export { finishRestore } from './backup/unfinished-restore.ts';
export { createVault, type CreatedVault, type CreateOptions } from './create.ts';
export { nodeFiles } from './node-files.ts';
export { costFloor, inThreadDerivation } from './key-derivation.ts';
export { openVault, type OpenOptions } from './open.ts';
export { vaultStage } from './stage.ts';
export { surveyVault, type Survey } from './survey.ts';
export { serveAsWorker } from './worker.ts';
export { workerTools } from './worker-tools.ts';
export type * from './backup/types.ts';
export type { Files, OpenFile } from './files.ts';
export type { LockOptions } from './lock.ts';
export { Refusal } from './refusal.ts';
export { Queue } from './queue.ts';
export { usualSizes } from './tools.ts';
export type { Secret } from './secret.ts';
export type { Cost, KeyDerivation, Sizes, VaultTools } from './tools.ts';
export type * from './types.ts';
