import { basename } from 'node:path';
import { z } from 'zod';
import { instantSchema } from '../../../shared/records/primitives.ts';
import { fromBase64 } from '../bytes.ts';
import { isStaff } from '../compartments.ts';
import { writeAside, type Files } from '../files.ts';
import type { Header } from '../header.ts';
import type { UserKeys } from '../keys.ts';
import { vaultFile } from '../layout.ts';
import { diskReason, Refusal } from '../refusal.ts';
import { signValue, verifiesValue } from '../signatures.ts';
import { authorAt, authorNow, type UserEntry, type UserTable } from '../user-table.ts';
import { decodeChecked, encodeChecked } from './checked-json.ts';
import { proofOf } from './layout.ts';
import type { ReadManifest } from './manifest.ts';
import type { BackupProof } from './types.ts';

/* Beside a manifest: what somebody on staff found who opened the backup and walked it, signed with the manifest's hash. */
const kind = { format: 'cairn backup proof', version: 1 } as const;

const statementSchema = z.looseObject({
  /** SHA-256 of the manifest's file. */
  manifest: z.string(),
  at: instantSchema,
  by: z.string(),
  lines: z.int().positive(),
  counts: z.record(z.string(), z.int()),
});
const proofSchema = z.looseObject({ statement: statementSchema, signature: z.string() });

/** Writes the proof of a backup. */
export async function writeProof(
  { path, hash, manifest }: ReadManifest,
  proof: BackupProof,
  keys: UserKeys,
  files: Files,
): Promise<void> {
  const statement = { ...proof, manifest: hash };
  const signature = signValue('backup', manifest.vault, statement, keys.signKey.secretKey);
  await writeAside(files, proofOf(path), encodeChecked({ ...kind, statement, signature }));
}

/**
 * The proof of a backup; undefined when there is none that somebody signed who was on staff in it. Anybody can write a
 * manifest with people of their own making: the house that is open, when it is the same, has to know whoever signed.
 */
export async function readProof(backup: ReadManifest, files: Files, house?: Header): Promise<BackupProof | undefined> {
  const path = proofOf(backup.path);
  try {
    if ((await files.kind(path)) !== 'file') return undefined;
    const { statement, signature } = decodeChecked(await files.read(path), basename(path), kind, proofSchema);
    const { manifest, at, by, lines, counts } = statement;
    const entry = backup.header.users.table.users.find(({ id }) => id === by);
    const holds =
      manifest === backup.hash &&
      entry !== undefined &&
      isStaff(authorNow(entry)) &&
      (house?.id !== backup.manifest.vault || isKnownTo(house.users.table, entry, backup.manifest.head.sequence)) &&
      verifiesValue(
        'backup',
        backup.manifest.vault,
        statement,
        signature,
        fromBase64(entry.signKey, vaultFile, 32),
        vaultFile,
      );
    return holds ? { at, by, lines, counts } : undefined;
  } catch (error) {
    // A proof that cannot be read proves nothing.
    if (error instanceof Refusal || diskReason(error) !== undefined) return undefined;
    throw error;
  }
}

/** Whether somebody was on staff when line `sequence` was the newest, by a key that was theirs then. */
function isKnownTo(table: UserTable, { id, signKey }: UserEntry, sequence: number): boolean {
  const known = table.users.find((entry) => entry.id === id);
  const keys = [known?.signKey, ...(known?.earlier ?? []).flatMap((key) => (sequence <= key.until ? key.signKey : []))];
  // The backup may know already what holds from the next line on.
  const authors = [sequence, sequence + 1].map((line) => authorAt(table, id, line));
  return keys.includes(signKey) && authors.some((author) => author !== undefined && isStaff(author));
}
