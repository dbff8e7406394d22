import type { Files } from '../files.ts';
import { Refusal } from '../refusal.ts';

export const pieceLength = 1024 * 1024;

/** Refuses with `cancelled` once somebody has asked for that. */
export function assertGoing(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Refusal({ code: 'cancelled' });
}

/**
 * The first `upTo` bytes of a file in pieces that are `pieceLength` long but for the last. Nothing waits for more than
 * one of them.
 */
export async function* pieces(
  files: Files,
  path: string,
  signal: AbortSignal | undefined,
  upTo = Infinity,
): AsyncGenerator<Uint8Array> {
  const file = await files.open(path, 'reading');
  try {
    for (let position = 0; position < upTo;) {
      assertGoing(signal);
      const piece = await file.read(position, Math.min(pieceLength, upTo - position));
      if (piece.length === 0) return;
      yield piece;
      position += piece.length;
    }
  } finally {
    await file.close();
  }
}
