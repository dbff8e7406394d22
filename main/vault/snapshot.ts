import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import { z } from 'zod';
import { isRecord, parseJson, sha256 } from './bytes.ts';
import type { KeyRing, OpenedKey } from './compartments.ts';
import { makeDurableFolder, writingAside, type Files } from './files.ts';
import { Breath, jsonPieces } from './json-pieces.ts';
import type { UserKeys } from './keys.ts';
import { snapshotName, snapshotsFolder } from './layout.ts';
import type { Head } from './journal.ts';
import { damaged, Refusal } from './refusal.ts';
import { sealing, unseal, type AssociatedData } from './seal.ts';
import { signText } from './signatures.ts';
import type { VaultTools } from './tools.ts';

/*
 * A compartment's state after line `sequence`, sealed:  note TAB signature LF sealed bytes
 * The note is clear JSON, signed with the hash of the sealed bytes in it, because every reader of a compartment has
 * the key to it and only staff is believed about what a whole compartment holds.
 */
const snapshotFormat = 'cairn snapshot';
const snapshotVersion = 1;

const noteSchema = z.looseObject({
  format: z.literal(snapshotFormat),
  version: z.literal(snapshotVersion),
  vault: z.string(),
  compartment: z.string(),
  generation: z.int().positive(),
  schema: z.int().positive(),
  sequence: z.int().positive(),
  /** Hash of line `sequence`. */
  hash: z.string(),
  /** Number of the user table it was written under: no line may be left that tells of a newer one. */
  users: z.int().positive().optional(),
  by: z.string(),
  /** SHA-256 of the sealed bytes. */
  sealed: z.string(),
});
type Note = z.infer<typeof noteSchema>;

export interface Snapshot {
  readonly head: Head;
  readonly state: object;
  /** Version of the state. */
  readonly schema: number;
  /** Number of the user table it was written under; 0 where it does not say. */
  readonly users: number;
  /** Length of the sealed bytes. */
  readonly bytes: number;
  /** Hash of the note and its signature. */
  readonly note: string;
}

export interface SnapshotPlace {
  readonly files: Files;
  readonly folder: string;
  readonly vaultId: string;
}

export interface SnapshotReader extends SnapshotPlace {
  /** The newest version of states that can be read. */
  readonly schema: number;
  readonly ring: KeyRing;
  /** The hash of the note that a believed mark names. */
  marked(compartment: string): string | undefined;
  /** Whether staff of that time signed it. */
  isSigned(note: Pick<Note, 'by' | 'sequence'>, text: string, signature: string, file: string): boolean;
  /** Whether who wrote it, after that line, is still believed about whole compartments. */
  isBelieved(userId: string, sequence: number): boolean;
}

export interface SnapshotWriter extends SnapshotPlace {
  readonly key: OpenedKey;
  readonly keys: UserKeys;
  readonly randomBytes: VaultTools['randomBytes'];
}

export const snapshotFile = (compartment: string): string => `${snapshotsFolder}/${snapshotName(compartment)}`;

const associated = (
  note: Pick<Note, 'vault' | 'compartment' | 'generation' | 'schema' | 'sequence' | 'hash'>,
): AssociatedData => [
  'cairn/1/snapshot',
  note.vault,
  note.compartment,
  note.generation,
  note.schema,
  note.sequence,
  note.hash,
];

export const noteHash = (text: string, signature: string): string => sha256(text, '\t', signature);

/**
 * lowdb's sealing adapter: what lies on disk is signed and sealed, what lowdb holds is in the clear. A session that
 * only reads has no `writer`.
 */
class SealedFile implements Adapter<Snapshot> {
  readonly #compartment: string;
  readonly #place: SnapshotReader | SnapshotWriter;
  /** What the file last written was. */
  written: WrittenSnapshot | undefined;

  constructor(compartment: string, place: SnapshotReader | SnapshotWriter) {
    this.#compartment = compartment;
    this.#place = place;
  }

  async read(): Promise<Snapshot | null> {
    const place = this.#place;
    if (!('ring' in place)) throw new Error('opened for writing only');
    const bytes = await place.files.read(join(place.folder, snapshotFile(this.#compartment)));
    return decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), this.#compartment, place) ?? null;
  }

  /** Written aside piece by piece, the note last, because it names the hash of what follows it. */
  async write(snapshot: Snapshot): Promise<void> {
    const place = this.#place;
    if (!('keys' in place)) throw new Error('opened for reading only');
    // Copying a vault may lose a folder that was empty.
    await makeDurableFolder(place.files, join(place.folder, snapshotsFolder));
    const { opening, unsealed } = openingOf(snapshot, this.#compartment, place);
    const start = opening('0'.repeat(64)).length;
    await writingAside(place.files, join(place.folder, snapshotFile(this.#compartment)), async (file) => {
      const hash = createHash('sha256');
      let position = start;
      const put = async (bytes: Uint8Array): Promise<void> => {
        hash.update(bytes);
        await file.write(bytes, position);
        position += bytes.length;
      };
      for await (const bytes of sealedPieces(snapshot.state, place, associated(unsealed))) await put(bytes);
      const note = opening(hash.digest('hex'));
      await file.write(note, 0);
      this.written = { bytes: position, note: sha256(note.subarray(0, -1)) };
    });
  }
}

/** The first line of a file, as a function of the hash it names; it is as long whatever the hash. */
function openingOf(snapshot: Snapshot, compartment: string, writer: SnapshotWriter) {
  const unsealed = {
    format: snapshotFormat,
    version: snapshotVersion,
    vault: writer.vaultId,
    compartment,
    generation: writer.key.generation,
    schema: snapshot.schema,
    ...snapshot.head,
    users: snapshot.users,
    by: writer.keys.userId,
  } as const;
  const opening = (sealed: string): Buffer => {
    const note = JSON.stringify({ ...unsealed, sealed } satisfies Note);
    return Buffer.from(`${note}\t${signText('snapshot', writer.vaultId, note, writer.keys.signKey.secretKey)}\n`);
  };
  return { unsealed, opening };
}

const pieceLength = 128 * 1024;

async function* sealedPieces(
  state: object,
  { key, randomBytes }: SnapshotWriter,
  data: AssociatedData,
): AsyncGenerator<Uint8Array> {
  const cipher = sealing(key.snapshot, data, randomBytes);
  const breath = new Breath();
  yield cipher.nonce;
  let text = '';
  for (const piece of jsonPieces(state)) {
    text += piece;
    if (text.length < pieceLength) continue;
    yield cipher.update(text);
    text = '';
    await breath.pause();
  }
  yield cipher.update(text);
  yield cipher.end();
}

/** The snapshot in a file's bytes; nothing when its writer is believed no longer: the lines then tell all. */
function decode(bytes: Buffer, compartment: string, reader: SnapshotReader): Snapshot | undefined {
  const file = snapshotFile(compartment);
  const { note, noteText, signature, sealed } = splitFile(bytes, file);
  if (note.vault !== reader.vaultId || note.compartment !== compartment) throw damaged(file, 'of another compartment');
  const hash = noteHash(noteText, signature);
  if (reader.marked(compartment) !== hash && !reader.isSigned(note, noteText, signature, file))
    throw damaged(file, 'signature');
  const key = reader.ring.current(compartment);
  if (key?.generation !== note.generation || !reader.isBelieved(note.by, note.sequence)) return undefined;
  if (note.schema > reader.schema) throw new Refusal({ code: 'newer-version', file, version: note.schema });
  const state = parseJson(unseal(sealed, key.snapshot, associated(note), file).toString(), file);
  if (!isRecord(state)) throw damaged(file, 'no state');
  const head = { sequence: note.sequence, hash: note.hash };
  return { head, state, schema: note.schema, users: note.users ?? 0, bytes: sealed.length, note: hash };
}

interface SnapshotFile {
  readonly note: Note;
  readonly noteText: string;
  readonly signature: string;
  readonly sealed: Uint8Array;
}

/** Takes a file apart and checks what can be checked without a key. */
export function splitFile(bytes: Buffer, file: string): SnapshotFile {
  const end = bytes.indexOf(10);
  const [noteText, signature, ...more] = bytes.toString('utf8', 0, Math.max(0, end)).split('\t');
  if (noteText === undefined || signature === undefined || more.length > 0) throw damaged(file, 'no note');
  const note = parseNote(noteText, file);
  const sealed = bytes.subarray(end + 1);
  if (sha256(sealed) !== note.sealed) throw damaged(file, 'sealed bytes changed');
  return { note, noteText, signature, sealed };
}

function parseNote(text: string, file: string): Note {
  const value = parseJson(text, file);
  const version = isRecord(value) && value['format'] === snapshotFormat ? value['version'] : undefined;
  if (typeof version === 'number' && version > snapshotVersion)
    throw new Refusal({ code: 'newer-version', file, version });
  const note = noteSchema.safeParse(value);
  if (!note.success) throw damaged(file, 'note');
  return note.data;
}

/** Reads a compartment's snapshot; undefined when there is none to be believed. The file must be there. */
export const readSnapshot = async (compartment: string, reader: SnapshotReader): Promise<Snapshot | undefined> =>
  (await new SealedFile(compartment, reader).read()) ?? undefined;

export interface WrittenSnapshot {
  /** Length of the file. */
  readonly bytes: number;
  /** Hash of the note and its signature. */
  readonly note: string;
}

/** Writes a compartment's snapshot in place of the one before, giving way to other work all along. */
export async function writeSnapshot(
  compartment: string,
  snapshot: Pick<Snapshot, 'head' | 'state' | 'schema' | 'users'>,
  writer: SnapshotWriter,
): Promise<WrittenSnapshot> {
  const file = new SealedFile(compartment, writer);
  await new Low<Snapshot>(file, { ...snapshot, bytes: 0, note: '' }).write();
  if (!file.written) throw new Error('lowdb wrote nothing');
  return file.written;
}
