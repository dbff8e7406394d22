import { z } from 'zod';
import { blobFile, readBlob } from './blob.ts';
import { fromBase64, isRecord, parseJson, sha256, toBase64 } from './bytes.ts';
import type { KeyRing, OpenedKey } from './compartments.ts';
import type { Files } from './files.ts';
import { wipe } from './keys.ts';
import type { Line, LineHeader, PartNote } from './line.ts';
import { damaged } from './refusal.ts';
import { seal, unseal, type AssociatedData } from './seal.ts';
import { sodium } from './sodium.ts';
import type { VaultTools } from './tools.ts';

/*
 * What one line does to one compartment, sealed. Patch paths are relative to the compartment, so that a part can
 * reach no other. The deed and the inverse patches of all compartments lie in one part of the line.
 */
const patchSchema = z.object({
  op: z.enum(['add', 'replace', 'remove']),
  path: z.array(z.union([z.string(), z.int().nonnegative()])),
  value: z.unknown().optional(),
});
export type StoredPatch = z.infer<typeof patchSchema>;

const deedSchema = z.object({
  action: z.string(),
  label: z.string(),
  target: z.string().optional(),
  undoes: z.int().positive().optional(),
});

export const payloadSchema = z.object({
  patches: z.array(patchSchema).default([]),
  /** Records put in by someone who cannot read the compartment. */
  dropIns: z.array(z.object({ collection: z.string(), id: z.string(), record: z.looseObject({}) })).default([]),
  deed: deedSchema.optional(),
  /** Compartment → the patches that take this line back. */
  inverse: z.record(z.string(), z.array(patchSchema)).optional(),
});
export type Payload = z.infer<typeof payloadSchema>;

const sealedKeyLength = 32 + 48;

export interface SealedPart {
  readonly note: PartNote;
  readonly bytes: Uint8Array;
}

type Place = Pick<LineHeader, 'schema' | 'sequence' | 'previous'>;

const associated = (vaultId: string, note: Pick<PartNote, 'in' | 'generation'>, place: Place): AssociatedData => [
  'cairn/1/part',
  vaultId,
  note.in,
  note.generation,
  place.schema,
  place.sequence,
  place.previous,
];

const sealedPart = (
  note: Pick<PartNote, 'in' | 'generation' | 'how'>,
  bytes: Uint8Array,
  { sizes }: VaultTools,
): SealedPart => ({
  note: {
    in: note.in,
    generation: note.generation,
    how: note.how,
    hash: sha256(bytes),
    length: bytes.length,
    ...(bytes.length > sizes.part ? { blob: true as const } : {}),
  },
  bytes,
});

/** Seals a payload under a compartment's key. */
export function sealPart(text: string, key: OpenedKey, place: Place, vaultId: string, tools: VaultTools): SealedPart {
  const note = { in: key.compartment, generation: key.generation, how: 'sealed' as const };
  return sealedPart(note, seal(text, key.lines, associated(vaultId, note, place), tools.randomBytes), tools);
}

/** Seals a payload for a compartment the writer cannot read: under a fresh key, sealed to the compartment. */
export function sealDropIn(
  text: string,
  to: { readonly compartment: string; readonly generation: number; readonly publicKey: Uint8Array },
  place: Place,
  vaultId: string,
  tools: VaultTools,
): SealedPart {
  const note = { in: to.compartment, generation: to.generation, how: 'drop-in' as const };
  const key = tools.randomBytes(32);
  const sealed = seal(text, key, associated(vaultId, note, place), tools.randomBytes);
  const bytes = Buffer.concat([sodium.crypto_box_seal(key, to.publicKey), sealed]);
  wipe(key);
  return sealedPart(note, bytes, tools);
}

/** What stands in the line for a part: its bytes in base64, or nothing when they lie in a blob. */
export const inLine = (part: SealedPart): string => (part.note.blob ? '' : toBase64(part.bytes));

/** The bytes of a line's part, from the line or from its blob, after checking their hash. */
export async function partBytes(
  line: Line,
  index: number,
  files: Files,
  folder: string,
  ring: KeyRing,
): Promise<Uint8Array> {
  const note = line.header.parts[index];
  const text = line.parts[index];
  if (!note || text === undefined) throw damaged(line.file, 'part missing');
  const file = note.blob ? blobFile(note.hash) : line.file;
  if (!/^[0-9a-f]{64}$/.test(note.hash) || (note.blob && text !== '')) throw damaged(line.file, 'part note');
  const bytes = note.blob ? await readBlob(note, files, folder, ring) : fromBase64(text, file);
  if (bytes.length !== note.length || sha256(bytes) !== note.hash)
    throw damaged(file, `part of line ${line.header.sequence} changed`);
  return bytes;
}

/** The payload of a part, or undefined when its compartment is not in the key ring. */
export function openPart(
  line: Line,
  note: PartNote,
  bytes: Uint8Array,
  ring: KeyRing,
  vaultId: string,
): Payload | undefined {
  if (!ring.has(note.in)) return undefined;
  const key = ring.get(note.in, note.generation);
  if (!key) throw damaged(line.file, `line ${line.header.sequence} uses an unknown key of ${note.in}`);
  const data = associated(vaultId, note, line.header);
  if (note.how === 'sealed') return parsePayload(unseal(bytes, key.lines, data, line.file).toString(), line.file);
  const fresh = openFreshKey(bytes.subarray(0, sealedKeyLength), key, line.file);
  const text = unseal(bytes.subarray(sealedKeyLength), fresh, data, line.file).toString();
  wipe(fresh);
  const payload = parsePayload(text, line.file);
  // A drop-in only ever adds records.
  if (payload.patches.length > 0) throw damaged(line.file, 'a drop-in with patches');
  return payload;
}

function openFreshKey(sealed: Uint8Array, key: OpenedKey, file: string): Uint8Array {
  try {
    return sodium.crypto_box_seal_open(sealed, key.pair.publicKey, key.pair.secretKey);
  } catch {
    throw damaged(file, 'drop-in does not open');
  }
}

/** Reads the JSON of a payload; also run on what is about to be written, so that memory gets what the disk gets. */
export function parsePayload(text: string, file: string): Payload {
  const value = parseJson(text, file);
  if (holdsPrototype(value)) throw damaged(file, 'a key no record may have');
  const payload = payloadSchema.safeParse(value);
  if (!payload.success) throw damaged(file, 'part of another kind');
  return payload.data;
}

/** Whether some object has `__proto__` as a key: copied into a state it would change more than that key. */
function holdsPrototype(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsPrototype);
  return isRecord(value) && Object.entries(value).some(([key, part]) => key === '__proto__' || holdsPrototype(part));
}
