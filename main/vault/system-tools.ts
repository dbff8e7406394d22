import { randomBytes } from 'node:crypto';
import { nodeFiles } from './node-files.ts';
import { usualSizes, type KeyDerivation, type VaultTools } from './tools.ts';

/** The real disk, clock and random numbers. */
export const systemTools = (keyDerivation: KeyDerivation): VaultTools => ({
  files: nodeFiles,
  keyDerivation,
  now: () => new Date(),
  randomBytes: (length) => randomBytes(length),
  sizes: usualSizes,
});
