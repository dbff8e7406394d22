import { join } from 'node:path';
import { z } from 'zod';
import type { Access } from './access.ts';
import { isRecord, sha256 } from './bytes.ts';
import type { Core } from './core.ts';
import type { KeyRing } from './compartments.ts';
import { makeDurableFolder, writeAside, type Files } from './files.ts';
import type { Header } from './header.ts';
import { blobsFolder } from './layout.ts';
import type { Line, PartNote } from './line.ts';
import { damaged, Refusal, systemCode } from './refusal.ts';
import { seal, unseal, type AssociatedData } from './seal.ts';

/*
 * A part too long for its line, in a file of its own named by the part's SHA-256. Once its line is archived, it is sealed
 * again for staff under the same name:  note LF sealed bytes
 */
const blobFormat = 'cairn blob';
const blobVersion = 1;

const noteSchema = z.looseObject({
  format: z.literal(blobFormat),
  version: z.literal(blobVersion),
  vault: z.string(),
  compartment: z.string(),
  generation: z.int().positive(),
  hash: z.string(),
  /** SHA-256 of the sealed bytes: a backup that nobody on staff makes has to tell a whole file. */
  sealed: z.string().optional(),
});
type BlobNote = z.infer<typeof noteSchema>;

const associated = (note: BlobNote): AssociatedData => [
  'cairn/1/blob',
  note.vault,
  note.compartment,
  note.generation,
  note.hash,
];

export const blobFile = (hash: string): string => `${blobsFolder}/${hash}`;

/** Writes a part to its blob, durable. */
export async function writeBlob(hash: string, bytes: Uint8Array, files: Files, folder: string): Promise<void> {
  // Copying a vault may lose a folder that was empty.
  await makeDurableFolder(files, join(folder, blobsFolder));
  await writeAside(files, join(folder, blobFile(hash)), bytes);
}

/** The bytes of a part that lies in a blob, not yet checked. Sealed for staff and the key not there: `staff-first`. */
export async function readBlob(
  { hash, length }: Pick<PartNote, 'hash' | 'length'>,
  files: Files,
  folder: string,
  ring: KeyRing,
): Promise<Uint8Array> {
  const file = blobFile(hash);
  const bytes = await bytesOf(file, files, folder);
  if (bytes.length === length) return bytes;
  const { note, start } = noteOf(bytes, file);
  const key = ring.get(note.compartment, note.generation);
  if (!key)
    throw ring.isOthers(note.compartment, note.generation)
      ? new Refusal({ code: 'staff-first' })
      : damaged(file, 'no such key');
  return unseal(bytes.subarray(start), key.archive, associated(note), file);
}

async function bytesOf(file: string, files: Files, folder: string): Promise<Uint8Array> {
  try {
    return await files.read(join(folder, file));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') throw damaged(file, 'missing');
    throw error;
  }
}

function noteOf(bytes: Uint8Array, file: string): { readonly note: BlobNote; readonly start: number } {
  const end = bytes.indexOf(10);
  const text = Buffer.from(bytes.subarray(0, Math.max(0, end))).toString();
  const value = jsonOf(text);
  const version = isRecord(value) && value['format'] === blobFormat ? value['version'] : undefined;
  if (typeof version === 'number' && version > blobVersion) throw new Refusal({ code: 'newer-version', file, version });
  const note = noteSchema.safeParse(value);
  if (!note.success) throw damaged(file, 'another length than its line says');
  return { note: note.data, start: end + 1 };
}

/** Whether a note speaks of the blob of that name in this vault, as far as that shows without a key. */
export function isNoteOf(note: unknown, name: string, { id, compartments }: Header): boolean {
  const { data } = noteSchema.safeParse(note);
  if (data?.vault !== id || data.hash !== name || !Object.hasOwn(compartments, data.compartment)) return false;
  return data.generation <= (compartments[data.compartment]?.length ?? 0);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seals the blobs of a line for staff, in place; those that are already stay as they are. */
export async function sealBlobForStaff<State extends object>(
  line: Line,
  access: Access,
  { tools, folder, shape }: Core<State>,
): Promise<void> {
  const key = access.ring.current(shape.staff);
  for (const { in: compartment, blob, hash, length } of line.header.parts) {
    if (!blob || compartment === shape.staff || !key) continue;
    const file = blobFile(hash);
    const bytes = await bytesOf(file, tools.files, folder);
    if (bytes.length !== length) continue;
    if (sha256(bytes) !== hash) throw damaged(file, `part of line ${line.header.sequence} changed`);
    const unsealed: BlobNote = {
      format: blobFormat,
      version: blobVersion,
      vault: access.vaultId,
      compartment: key.compartment,
      generation: key.generation,
      hash,
    };
    const sealed = seal(bytes, key.archive, associated(unsealed), tools.randomBytes);
    const note: BlobNote = { ...unsealed, sealed: sha256(sealed) };
    await writeAside(
      tools.files,
      join(folder, file),
      Buffer.concat([Buffer.from(`${JSON.stringify(note)}\n`), sealed]),
    );
  }
}
