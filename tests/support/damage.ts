import { createHash } from 'node:crypto';
import { isSoak, rounds } from './soak.ts';

/* Ways to damage a file, chosen by a seed: the same in every run, and all of them in a soak. */

export interface Damaged {
  /** What was done, for the message of a failing test. */
  readonly what: string;
  readonly bytes: Buffer;
}

/** A number below `limit` that depends on the words alone. */
const drawn = (words: string, limit: number): number =>
  createHash('sha256').update(words).digest().readUInt32LE(0) % Math.max(1, limit);

/** Offsets of a file: its first and last few, and one out of each of `count` equal stretches between. */
function offsets(length: number, usually: number, words: string): readonly number[] {
  const count = rounds(usually, length);
  if (length <= count) return Array.from({ length }, (_, at) => at);
  const ends = count < 10 ? [0, length - 1] : [0, 1, 2, length - 3, length - 2, length - 1];
  const stretch = length / count;
  const between = Array.from({ length: count }, (_, at) => {
    const start = Math.floor(at * stretch);
    return start + drawn(`${words} ${at}`, Math.floor(stretch));
  });
  return [...new Set([...ends, ...between])].filter((at) => at >= 0 && at < length).sort((a, b) => a - b);
}

/** A file with one bit turned, at about `count` of its bytes. */
export function flips(bytes: Buffer, count: number, words: string): readonly Damaged[] {
  return offsets(bytes.length, count, words).flatMap((at) => {
    const bits = isSoak ? [0, 1, 2, 3, 4, 5, 6, 7] : [drawn(`${words} bit ${at}`, 8)];
    return bits.map((bit) => {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at);
      return { what: `bit ${bit} of byte ${at} of ${bytes.length}`, bytes: flipped };
    });
  });
}

/** A file cut short at about `count` lengths, among them just before, at and after the end of each line. */
export function cuts(bytes: Buffer, count: number, words: string): readonly Damaged[] {
  const lineEnds: number[] = [];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lineEnds.push(at);
  const few = isSoak || lineEnds.length <= 4 ? lineEnds : [...lineEnds.slice(0, 2), ...lineEnds.slice(-2)];
  const atLines = few.flatMap((end) => [end, end + 1, end + 2]);
  const lengths = [...new Set([...offsets(bytes.length, count, words), ...atLines])];
  return lengths
    .filter((length) => length < bytes.length)
    .map((length) => ({ what: `cut to ${length} of ${bytes.length}`, bytes: Buffer.from(bytes.subarray(0, length)) }));
}
