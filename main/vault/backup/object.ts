import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { isRecord, parseJson } from '../bytes.ts';
import { writingAside, type Files, type OpenFile } from '../files.ts';
import { wipe, type KeyPair } from '../keys.ts';
import { damaged, Refusal, systemCode } from '../refusal.ts';
import { seal, unseal, type AssociatedData } from '../seal.ts';
import { sodium } from '../sodium.ts';
import type { VaultTools } from '../tools.ts';
import { objectFile } from './layout.ts';
import type { Entry } from './manifest.ts';
import { assertGoing, pieceLength, pieces } from './pieces.ts';

/*
 * A file of the vault, sealed once more for staff:  note LF sealed key (80 bytes) · frame · frame …
 * The note is clear JSON and names the hash of all that follows it, so that anybody can tell a whole object. The key is
 * fresh and sealed to what only staff read: a mentor's keys open the house as it is now, and a plain copy of an older one
 * would let them read the people who have left since. A frame is the seal of up to 1 MiB of the file; its associated data
 * is  ["cairn/1/backup", vault id, hash of the file, frame, frames]
 */
const format = 'cairn backup object';
const version = 1;

const noteSchema = z.looseObject({
  format: z.literal(format),
  version: z.literal(version),
  vault: z.string(),
  /** Of the file as it lay in the vault. */
  hash: z.string(),
  length: z.int().nonnegative(),
  /** SHA-256 of all that follows the note. */
  sealed: z.string(),
});

const lineFeed = 10;
const longestNote = 1024;
const sealedKeyLength = 32 + 48;
const frameLength = 12 + pieceLength + 16;

/** An object in a place of backups of a vault. */
export interface ObjectAt {
  readonly files: Files;
  /** The place of backups. */
  readonly place: string;
  readonly vaultId: string;
  readonly entry: Pick<Entry, 'hash' | 'length' | 'object'>;
}

const pathOf = ({ place, entry }: ObjectAt): string => join(place, objectFile(entry.object));
const frames = (length: number): number => Math.ceil(length / pieceLength);
const associated = ({ vaultId, entry }: ObjectAt, frame: number): AssociatedData => [
  'cairn/1/backup',
  vaultId,
  entry.hash,
  frame,
  frames(entry.length),
];

/** The first line of an object, as long whatever hash it names. */
const openingOf = ({ vaultId, entry: { hash, length } }: ObjectAt, sealed: string): Buffer =>
  Buffer.from(
    `${JSON.stringify({ format, version, vault: vaultId, hash, length, sealed } satisfies z.infer<typeof noteSchema>)}\n`,
  );

/** Writes an object, durable with its name, from the pieces of a file; damage when they are not the file it should hold. */
export async function writeObject(
  at: ObjectAt,
  file: string,
  source: AsyncIterable<Uint8Array>,
  publicKey: Uint8Array,
  randomBytes: VaultTools['randomBytes'],
): Promise<void> {
  const start = openingOf(at, '0'.repeat(64)).length;
  const key = randomBytes(32);
  try {
    await writingAside(at.files, pathOf(at), async (open) => {
      const [plain, sealed] = [createHash('sha256'), createHash('sha256')];
      let position = start;
      const put = async (bytes: Uint8Array): Promise<void> => {
        sealed.update(bytes);
        await open.write(bytes, position);
        position += bytes.length;
      };
      await put(sodium.crypto_box_seal(key, publicKey));
      let frame = 0;
      for await (const piece of source) {
        plain.update(piece);
        await put(seal(piece, key, associated(at, frame), randomBytes));
        frame += 1;
      }
      if (plain.digest('hex') !== at.entry.hash) throw damaged(file, 'changed while it was copied');
      await open.write(openingOf(at, sealed.digest('hex')), 0);
    });
  } finally {
    wipe(key);
  }
}

/** Reads an object as far as that needs no key; throws damage unless it is whole. */
export async function checkObject(at: ObjectAt, signal: AbortSignal | undefined): Promise<void> {
  const file = objectFile(at.entry.object);
  const hash = createHash('sha256');
  let promised: string | undefined;
  for await (const piece of piecesOf(at, signal)) {
    if (promised === undefined) {
      const { sealed, start } = noteOf(piece, at);
      promised = sealed;
      hash.update(piece.subarray(start));
    } else hash.update(piece);
  }
  if (hash.digest('hex') !== promised) throw damaged(file, 'sealed bytes changed');
}

/** Whether an object is whole, as far as that needs no key. */
export async function isWhole(at: ObjectAt, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await checkObject(at, signal);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.error.code !== 'cancelled') return false;
    throw error;
  }
}

/** Copies an object to another place as it is, and checks what lies there. */
export async function copyObject(from: ObjectAt, to: ObjectAt, signal: AbortSignal | undefined): Promise<void> {
  await writingAside(to.files, pathOf(to), async (open) => {
    let position = 0;
    for await (const piece of piecesOf(from, signal)) {
      await open.write(piece, position);
      position += piece.length;
    }
  });
  await checkObject(to, signal);
}

async function* piecesOf(at: ObjectAt, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces(at.files, pathOf(at), signal);
  } catch (error) {
    throw isMissing(error) ? damaged(objectFile(at.entry.object), 'missing') : error;
  }
}

const isMissing = (error: unknown): boolean => systemCode(error) === 'ENOENT';

function noteOf(bytes: Uint8Array, { vaultId, entry }: ObjectAt): { readonly sealed: string; readonly start: number } {
  const file = objectFile(entry.object);
  const end = bytes.subarray(0, longestNote).indexOf(lineFeed);
  const value = parseJson(Buffer.from(bytes.subarray(0, Math.max(0, end))).toString(), file);
  const stated = isRecord(value) && value['format'] === format ? value['version'] : undefined;
  if (typeof stated === 'number' && stated > version)
    throw new Refusal({ code: 'newer-version', file, version: stated });
  const note = noteSchema.safeParse(value);
  if (!note.success) throw damaged(file, 'note');
  const { vault, hash, length, sealed } = note.data;
  if (vault !== vaultId || hash !== entry.hash || length !== entry.length) throw damaged(file, 'of another file');
  return { sealed, start: end + 1 };
}

/** An object whose key was opened. */
export class OpenedObject {
  readonly #at: ObjectAt;
  readonly #open: OpenFile;
  readonly #key: Uint8Array;
  /** Where the first frame begins. */
  readonly #start: number;

  private constructor(at: ObjectAt, open: OpenFile, key: Uint8Array, start: number) {
    this.#at = at;
    this.#open = open;
    this.#key = key;
    this.#start = start;
  }

  /** Opens an object with the key pair it is sealed to. */
  static async open(at: ObjectAt, pair: KeyPair): Promise<OpenedObject> {
    const open = await at.files.open(pathOf(at), 'reading').catch((error: unknown) => {
      throw isMissing(error) ? damaged(objectFile(at.entry.object), 'missing') : error;
    });
    try {
      const { start } = noteOf(await open.read(0, longestNote), at);
      const key = openedKey(await open.read(start, sealedKeyLength), pair, objectFile(at.entry.object));
      return new OpenedObject(at, open, key, start + sealedKeyLength);
    } catch (error) {
      await open.close();
      throw error;
    }
  }

  /** The file's bytes in pieces; damage when they are not those that were backed up. */
  async *pieces(signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    for (let frame = 0; frame < frames(this.#at.entry.length); frame += 1) {
      assertGoing(signal);
      const piece = await this.#frame(frame);
      hash.update(piece);
      yield piece;
    }
    if (hash.digest('hex') !== this.#at.entry.hash) throw damaged(objectFile(this.#at.entry.object), 'another file');
  }

  /** Up to `length` bytes from `position` on. */
  async read(position: number, length: number): Promise<Uint8Array> {
    const end = Math.min(position + length, this.#at.entry.length);
    if (position >= end) return new Uint8Array();
    const first = Math.floor(position / pieceLength);
    const found: Uint8Array[] = [];
    for (let frame = first; frame * pieceLength < end; frame += 1) found.push(await this.#frame(frame));
    const start = position - first * pieceLength;
    return Buffer.concat(found).subarray(start, start + end - position);
  }

  async close(): Promise<void> {
    wipe(this.#key);
    await this.#open.close();
  }

  async #frame(frame: number): Promise<Uint8Array> {
    const sealed = await this.#open.read(this.#start + frame * frameLength, frameLength);
    return unseal(sealed, this.#key, associated(this.#at, frame), objectFile(this.#at.entry.object));
  }
}

function openedKey(sealed: Uint8Array, { publicKey, secretKey }: KeyPair, file: string): Uint8Array {
  try {
    return sodium.crypto_box_seal_open(sealed, publicKey, secretKey);
  } catch {
    throw damaged(file, 'does not open');
  }
}
