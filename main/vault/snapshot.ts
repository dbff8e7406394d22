import { join } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import { z } from 'zod';
import { isRecord, parseJson, sha256 } from './bytes.ts';
import type { KeyRing, OpenedKey } from './compartments.ts';
import { writeAside, type Files } from './files.ts';
import type { UserKeys } from './keys.ts';
import { snapshotName, snapshotsFolder } from './layout.ts';
import type { Head } from './journal.ts';
import { damaged, Refusal } from './refusal.ts';
import { seal, unseal, type AssociatedData } from './seal.ts';
import { signText, verifiesText } from './signatures.ts';
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
  by: z.string(),
  /** SHA-256 of the sealed bytes. */
  sealed: z.string(),
});
type Note = z.infer<typeof noteSchema>;

export interface Snapshot {
  readonly head: Head;
  readonly state: object;
  /** Length of the sealed bytes. */
  readonly bytes: number;
}

export interface SnapshotPlace {
  readonly files: Files;
  readonly folder: string;
  readonly vaultId: string;
  /** Version of the states. */
  readonly schema: number;
}

export interface SnapshotReader extends SnapshotPlace {
  readonly ring: KeyRing;
  /** The public signing key of someone believed about whole compartments, at that time and now. */
  trustedKey(userId: string, sequence: number): Uint8Array | undefined;
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

const pathOf = (compartment: string, place: SnapshotPlace): string => join(place.folder, snapshotFile(compartment));

/**
 * lowdb's sealing adapter: what lies on disk is signed and sealed, what lowdb holds is in the clear. A session that
 * only reads has no `writer`.
 */
class SealedFile implements Adapter<Snapshot> {
  readonly #compartment: string;
  readonly #place: SnapshotReader | SnapshotWriter;
  /** Length of the file last written. */
  written = 0;

  constructor(compartment: string, place: SnapshotReader | SnapshotWriter) {
    this.#compartment = compartment;
    this.#place = place;
  }

  async read(): Promise<Snapshot | null> {
    const place = this.#place;
    const path = pathOf(this.#compartment, place);
    if (!('ring' in place)) throw new Error('opened for writing only');
    if ((await place.files.kind(path)) === 'none') return null;
    return decode(Buffer.from(await place.files.read(path)), this.#compartment, place) ?? null;
  }

  async write(snapshot: Snapshot): Promise<void> {
    const place = this.#place;
    if (!('keys' in place)) throw new Error('opened for reading only');
    const bytes = encode(snapshot, this.#compartment, place);
    // Copying a vault may lose a folder that was empty.
    await place.files.makeFolder(join(place.folder, snapshotsFolder));
    await writeAside(place.files, pathOf(this.#compartment, place), bytes);
    this.written = bytes.length;
  }
}

function encode(snapshot: Snapshot, compartment: string, writer: SnapshotWriter): Buffer {
  const unsealed = {
    format: snapshotFormat,
    version: snapshotVersion,
    vault: writer.vaultId,
    compartment,
    generation: writer.key.generation,
    schema: writer.schema,
    ...snapshot.head,
    by: writer.keys.userId,
  } as const;
  const sealed = seal(JSON.stringify(snapshot.state), writer.key.snapshot, associated(unsealed), writer.randomBytes);
  const note = JSON.stringify({ ...unsealed, sealed: sha256(sealed) } satisfies Note);
  const signature = signText('snapshot', writer.vaultId, note, writer.keys.signKey.secretKey);
  return Buffer.concat([Buffer.from(`${note}\t${signature}\n`), sealed]);
}

/** The snapshot in a file's bytes; nothing when its writer is not, or no longer, believed: the lines then tell all. */
function decode(bytes: Buffer, compartment: string, reader: SnapshotReader): Snapshot | undefined {
  const file = snapshotFile(compartment);
  const { note, noteText, signature, sealed } = splitFile(bytes, file);
  if (note.vault !== reader.vaultId || note.compartment !== compartment) throw damaged(file, 'of another compartment');
  const publicKey = reader.trustedKey(note.by, note.sequence);
  const key = reader.ring.current(compartment);
  if (!publicKey || key?.generation !== note.generation) return undefined;
  if (!verifiesText('snapshot', reader.vaultId, noteText, signature, publicKey, file)) throw damaged(file, 'signature');
  if (note.schema > reader.schema) throw new Refusal({ code: 'newer-version', file, version: note.schema });
  const state = parseJson(unseal(sealed, key.snapshot, associated(note), file).toString(), file);
  if (!isRecord(state)) throw damaged(file, 'no state');
  return { head: { sequence: note.sequence, hash: note.hash }, state, bytes: sealed.length };
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
  const [noteText, signature] = bytes.toString('utf8', 0, Math.max(0, end)).split('\t');
  if (noteText === undefined || signature === undefined) throw damaged(file, 'no note');
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

/** Reads a compartment's snapshot; undefined when there is none to be believed. */
export const readSnapshot = async (compartment: string, reader: SnapshotReader): Promise<Snapshot | undefined> =>
  (await new SealedFile(compartment, reader).read()) ?? undefined;

/** Writes a compartment's snapshot in place of the one before; the length of its file. */
export async function writeSnapshot(
  compartment: string,
  head: Head,
  state: object,
  writer: SnapshotWriter,
): Promise<number> {
  const file = new SealedFile(compartment, writer);
  await new Low<Snapshot>(file, { head, state, bytes: 0 }).write();
  return file.written;
}
