import { join } from 'node:path';
import type { Access } from '../access.ts';
import { canonical } from '../bytes.ts';
import type { Core } from '../core.ts';
import { decodeHeader, encodeHeader, type Header } from '../header.ts';
import type { Head } from '../journal.ts';
import { blobsFolder, journalFolder, snapshotsFolder, vaultFile } from '../layout.ts';
import { diskReason, Refusal } from '../refusal.ts';
import type { SourceFile } from './source.ts';
import { staffKeys, type StaffKey } from './staff-keys.ts';
import type { Damage } from './types.ts';

/** A moment of the vault: which files it is made of, and how far the last of them counts. */
export interface Captured {
  readonly at: Date;
  /** User id. */
  readonly by: string;
  readonly vaultId: string;
  readonly head: Head;
  readonly header: Header;
  /** The text of vault.json. */
  readonly headerText: string;
  readonly files: readonly SourceFile[];
  readonly keys: readonly StaffKey[];
  readonly damage: readonly Damage[];
}

/**
 * Captures the vault as it is between two commits. Must run in the core's queue, inside its upkeep: until the upkeep is
 * left again nothing captured changes, but for what is appended behind it, and commits go on.
 */
export async function capture<State extends object>(core: Core<State>, access: Access): Promise<Captured> {
  const { tools, folder, journal, shape } = core;
  const { header, vaultId } = access;
  const files: SourceFile[] = [];
  for (const inside of [journalFolder, snapshotsFolder, blobsFolder]) {
    if ((await tools.files.kind(join(folder, inside))) === 'none') continue;
    for (const name of await tools.files.list(join(folder, inside))) {
      const path = `${inside}/${name}`;
      if (!/^\w[\w.-]*$/.test(name) || name.endsWith('.aside')) continue;
      files.push({
        files: tools.files,
        folder,
        access,
        path,
        ...(path === journal.file ? { end: { length: journal.length, head: journal.head } } : {}),
      });
    }
  }
  return {
    at: tools.now(),
    by: access.keys.userId,
    vaultId,
    head: journal.head,
    header,
    ...(await headerText(core, header)),
    files,
    keys: staffKeys(header, shape.staff),
  };
}

/** vault.json as it lies on disk, which an older program may have written; from memory when the disk has lost it. */
async function headerText<State extends object>(
  { tools, folder }: Core<State>,
  header: Header,
): Promise<Pick<Captured, 'headerText' | 'damage'>> {
  const inMemory = encodeHeader(header).toString();
  try {
    const bytes = await tools.files.read(join(folder, vaultFile));
    if (canonical(decodeHeader(bytes).header) === canonical(header))
      return { headerText: Buffer.from(bytes).toString(), damage: [] };
  } catch (error) {
    if (!(error instanceof Refusal) && diskReason(error) === undefined) throw error;
  }
  return { headerText: inMemory, damage: [{ file: vaultFile, detail: 'not what was read when the house was opened' }] };
}
