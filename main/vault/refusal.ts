import { failure, success, type Result } from '../../shared/result.ts';
import type { DiskReason, VaultError } from './types.ts';

/**
 * An expected failure on its way out of the vault's inner functions. Reading a sealed file goes through a dozen
 * checks; each throws this, and `outcome` turns it into a value at the vault's face, but for what is only looked up in a
 * session that has ended (`closed`). Any other throw is a bug.
 */
export class Refusal extends Error {
  readonly error: VaultError;

  constructor(error: VaultError) {
    super('detail' in error ? `${error.code}: ${error.file}: ${error.detail}` : error.code);
    this.name = 'Refusal';
    this.error = error;
  }
}

/** The refusal to throw when a file is not what an honest program wrote. `detail` is for the log, not the screen. */
export const damaged = (file: string, detail: string): Refusal => new Refusal({ code: 'damaged', file, detail });

/** The system's code of a failed file operation (`ENOSPC`), or undefined when `error` is no such failure. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
    ? error.code
    : undefined;
}

const reasons: Readonly<Record<string, DiskReason>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EFBIG: 'too-large',
};

/** Why the disk refused, or undefined when `error` did not come from the disk. */
export function diskReason(error: unknown): DiskReason | undefined {
  const code = systemCode(error);
  return code === undefined ? undefined : (reasons[code] ?? 'unknown');
}

/** Runs what can wait for a better day of the disk. */
export async function unlessDiskRefuses(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (diskReason(error) === undefined) throw error;
  }
}

/** Runs `work` and answers with its value, its refusal, or what `onDisk` makes of a disk's refusal; bugs go on. */
export async function outcome<Value>(
  work: () => Promise<Value>,
  onDisk: (reason: DiskReason) => VaultError = (reason) => ({ code: 'not-saved', reason }),
): Promise<Result<Value, VaultError>> {
  try {
    return success(await work());
  } catch (error) {
    if (error instanceof Refusal) return failure(error.error);
    const reason = diskReason(error);
    if (reason !== undefined) return failure(onDisk(reason));
    throw error;
  }
}
