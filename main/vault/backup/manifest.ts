import { basename } from 'node:path';
import { z } from 'zod';
import { instantSchema, type Instant } from '../../../shared/records/primitives.ts';
import { sha256 } from '../bytes.ts';
import type { Files } from '../files.ts';
import { decodeHeader, type Header } from '../header.ts';
import { damaged, Refusal, systemCode } from '../refusal.ts';
import { decodeChecked, encodeChecked } from './checked-json.ts';

/*
 * What a backup is made of. `header` is the text of vault.json: readable by anybody there, and needed before there is
 * any key. Every other file is an object, sealed for staff (`object.ts`).
 */
const kind = { format: 'cairn backup', version: 1 } as const;

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const entrySchema = z.looseObject({
  /** Restoring writes there: nothing that leads out of the vault's own folders. */
  path: z.string().regex(/^(journal|snapshots|blobs)\/\w[\w.-]*$/),
  /** Of the file as it lay in the vault. */
  hash: hashSchema,
  length: z.int().nonnegative(),
  /** Name of the object that holds it. */
  object: z.string().regex(/^[0-9a-f]{64}\.[0-9a-f]{16}$/),
});
export type Entry = z.infer<typeof entrySchema>;

const manifestSchema = z.looseObject({
  format: z.literal(kind.format),
  version: z.literal(kind.version),
  vault: z.string(),
  at: instantSchema,
  /** Stands for `at` in the order of backups, where the clock had gone back since the one before. */
  after: instantSchema.optional(),
  /** User id. */
  by: z.string(),
  head: z.looseObject({ sequence: z.int().positive(), hash: hashSchema }),
  header: z.string(),
  files: z.array(entrySchema),
  /** What was wrong with the vault when the backup was made. */
  damage: z.array(z.looseObject({ file: z.string(), detail: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export interface ReadManifest {
  readonly path: string;
  readonly manifest: Manifest;
  /** What `manifest.header` says. */
  readonly header: Header;
  /** Version of vault.json and of the records in it. */
  readonly version: string;
  /** SHA-256 of the manifest's file. */
  readonly hash: string;
}

/** When it was made, as far as the order of backups goes. */
export const placeInTime = ({ at, after }: Pick<Manifest, 'at' | 'after'>): Instant => after ?? at;

export const encodeManifest = (manifest: Omit<Manifest, 'format' | 'version'>): Buffer =>
  encodeChecked({ ...kind, ...manifest });

/** Reads a manifest; refuses with `no-such-backup`, `damaged` or `newer-version`. */
export async function readManifest(path: string, files: Files): Promise<ReadManifest> {
  const bytes = await bytesOf(path, files);
  const file = basename(path);
  const manifest = decodeChecked(bytes, file, kind, manifestSchema);
  const { header, isOlder } = decodeHeader(Buffer.from(manifest.header));
  if (header.id !== manifest.vault) throw damaged(file, 'vault.json of another vault');
  const version = `${isOlder ? 'older ' : ''}${header.schema}`;
  return { path, manifest, header, version, hash: sha256(bytes) };
}

async function bytesOf(path: string, files: Files): Promise<Uint8Array> {
  try {
    return await files.read(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') throw new Refusal({ code: 'no-such-backup', file: path });
    throw error;
  }
}
