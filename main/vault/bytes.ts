import { createHash } from 'node:crypto';
import { damaged } from './refusal.ts';

/** Standard base64. */
export const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** The bytes of standard base64; anything `toBase64` would not have written is damage of `file`. */
export function fromBase64(text: string, file: string, length?: number): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw damaged(file, 'not base64');
  if (length !== undefined && bytes.length !== length) throw damaged(file, `${length} bytes expected`);
  return bytes;
}

/** SHA-256 as hex, 64 characters. */
export const sha256 = (...pieces: readonly (Uint8Array | string)[]): string => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
};

/** True for an object with string keys that is no array. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON with the keys of every object in order, so that equal values have equal text. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );

/** Parses JSON of `file`; text that is none is damage. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(file, 'not JSON');
  }
}
