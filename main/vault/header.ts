import { join } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import { z } from 'zod';
import { instantSchema } from '../../shared/records/primitives.ts';
import { boxSchema } from './box.ts';
import { canonical, isRecord, parseJson, sha256 } from './bytes.ts';
import { compartmentsSchema } from './compartments.ts';
import { writeAside, type Files } from './files.ts';
import { houseKeysSchema } from './house-key.ts';
import { vaultFile } from './layout.ts';
import { migratedHeader } from './migrations/header.ts';
import { damaged, Refusal, unlessDiskRefuses } from './refusal.ts';
import { signedTableSchema } from './user-table.ts';

/*
 * vault.json: everything that must be read before anybody has signed in. Nothing in it is secret without a
 * passphrase. `check` is a SHA-256 of the rest, against accidents; against people everything is signed or sealed.
 */
export const vaultFormat = 'cairn vault';
export const vaultVersion = 2;

/** How far the journal reached when someone signed out: a journal that ends before this was cut. */
export const headMarkSchema = z.looseObject({
  mark: z.looseObject({ sequence: z.int().positive(), hash: z.string(), at: instantSchema, by: z.string() }),
  signature: z.string(),
});
export type HeadMark = z.infer<typeof headMarkSchema>;

/** Up to `sequence`, which line last touched each compartment: what a snapshot must hold to need no older line. */
export const snapshotMarkSchema = z.looseObject({
  mark: z.looseObject({
    sequence: z.int().positive(),
    hash: z.string(),
    by: z.string(),
    touched: z.record(z.string(), z.int().positive()),
    /** Compartment → hash of its snapshot's note. */
    notes: z.record(z.string(), z.string()).optional(),
  }),
  signature: z.string(),
});
export type SnapshotMark = z.infer<typeof snapshotMarkSchema>;

export const headerSchema = z.looseObject({
  format: z.literal(vaultFormat),
  version: z.literal(vaultVersion),
  id: z.string().regex(/^[0-9a-f]{32}$/),
  createdAt: instantSchema,
  /** Version of the states that lines may have by now. */
  schema: z.int().positive(),
  users: signedTableSchema,
  /** The house's signing keys after the first, oldest first. */
  houseKeys: houseKeysSchema.default([]),
  /** User id → the house's signing key, sealed to that administrator. */
  houseKeyHolders: z.record(z.string(), z.string()),
  /** User id → box. */
  boxes: z.record(z.string(), boxSchema),
  compartments: compartmentsSchema,
  head: headMarkSchema.optional(),
  snapshots: snapshotMarkSchema.optional(),
});
export type Header = z.infer<typeof headerSchema>;

export const encodeHeader = (header: Header): Buffer =>
  Buffer.from(`${JSON.stringify({ ...header, check: sha256(canonical({ ...header, check: undefined })) }, null, 1)}\n`);

/** The header in a file's bytes, brought to this version in memory. */
export function decodeHeader(bytes: Uint8Array): { readonly header: Header; readonly isOlder: boolean } {
  const value = parseJson(Buffer.from(bytes).toString(), vaultFile);
  if (!isRecord(value) || value['format'] !== vaultFormat) throw damaged(vaultFile, 'not a vault');
  const version = value['version'];
  if (typeof version === 'number' && version > vaultVersion)
    throw new Refusal({ code: 'newer-version', file: vaultFile, version });
  const { check, ...rest } = value;
  if (check !== sha256(canonical(rest))) throw damaged(vaultFile, 'check sum');
  const header = headerSchema.safeParse(migratedHeader(rest));
  if (!header.success) throw damaged(vaultFile, z.prettifyError(header.error));
  return { header: header.data, isOlder: version !== vaultVersion };
}

/** lowdb's adapter for vault.json: checked when read; written aside, synced and renamed, for this user alone. */
class HeaderFile implements Adapter<Header> {
  readonly #files: Files;
  readonly #path: string;
  /** The file is of an earlier version than this program writes. */
  isOlder = false;

  constructor(files: Files, folder: string) {
    this.#files = files;
    this.#path = join(folder, vaultFile);
  }

  async read(): Promise<Header | null> {
    if ((await this.#files.kind(this.#path)) !== 'file') return null;
    const { header, isOlder } = decodeHeader(await this.#files.read(this.#path));
    this.isOlder = isOlder;
    return header;
  }

  async write(header: Header): Promise<void> {
    const bytes = encodeHeader(header);
    // Nothing is written that this very program would refuse to read.
    if (canonical(decodeHeader(bytes).header) !== canonical(header))
      throw new Error('vault.json would not be read back as written');
    await writeAside(this.#files, this.#path, bytes);
    this.isOlder = false;
  }
}

/** vault.json in memory and on disk. */
export class HeaderStore {
  readonly #file: HeaderFile;
  #database: Low<Header>;
  /** The disk is known to have what memory has. */
  #isSettled = true;

  private constructor(file: HeaderFile, header: Header) {
    this.#file = file;
    this.#database = new Low(file, header);
  }

  /** Reads vault.json; undefined when there is none. */
  static async open(files: Files, folder: string): Promise<HeaderStore | undefined> {
    const file = new HeaderFile(files, folder);
    const header = await file.read();
    return header ? new HeaderStore(file, header) : undefined;
  }

  static async create(files: Files, folder: string, header: Header): Promise<HeaderStore> {
    const store = new HeaderStore(new HeaderFile(files, folder), header);
    await store.replace(header);
    return store;
  }

  get current(): Header {
    return this.#database.data;
  }

  /** The file was written by an earlier version: only staff may write it anew, after a backup. */
  get isOlder(): boolean {
    return this.#file.isOlder;
  }

  /** Writes a new header; memory changes only when the disk has it, and the disk keeps the old one otherwise. */
  async replace(next: Header): Promise<void> {
    const database = new Low(this.#file, next);
    const wasSettled = this.#isSettled;
    this.#isSettled = false;
    try {
      await database.write();
    } catch (error) {
      await this.#restore(wasSettled).catch(() => undefined);
      throw error;
    }
    this.#database = database;
    this.#isSettled = true;
  }

  /**
   * Puts the header before the last one back; false when the disk refuses and surely has the last one still. Where nobody
   * can tell what it has, memory goes back, and the disk follows before the next line.
   */
  async takeBack(before: Header): Promise<boolean> {
    await unlessDiskRefuses(() => this.replace(before));
    if (this.current !== before && this.#isSettled) return false;
    this.#database = new Low(this.#file, before);
    return true;
  }

  /** Sees to it that the disk has what memory has. No line may be written before: it would be judged by another header. */
  async settle(): Promise<void> {
    if (this.#isSettled) return;
    await this.#database.write();
    this.#isSettled = true;
  }

  /** When only the last sync failed the new header lies there: what was answered as refused must not come back. */
  async #restore(wasSettled: boolean): Promise<void> {
    const there = wasSettled ? await this.#file.read() : null;
    this.#isSettled = there !== null && canonical(there) === canonical(this.current);
    await this.settle();
  }
}
