import { setImmediate } from 'node:timers/promises';
import { isRecord } from './bytes.ts';

/** Down to a record: compartment, noun, month or record. */
const pieceDepth = 3;

/** JSON of a value in many short pieces, so that a state of fifty megabytes is never written in one breath. */
export function* jsonPieces(value: unknown, depth = pieceDepth): Generator<string> {
  if (depth === 0 || !isRecord(value)) {
    yield JSON.stringify(value);
    return;
  }
  let before = '{';
  for (const [key, part] of Object.entries(value)) {
    if (part === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    yield* jsonPieces(part, depth - 1);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

const breathMilliseconds = 8;

/** Gives way to whatever else waits, a commit or the screen, once `breathMilliseconds` of work have gone by. */
export class Breath {
  #since = performance.now();

  async pause(): Promise<void> {
    if (performance.now() - this.#since < breathMilliseconds) return;
    await setImmediate();
    this.#since = performance.now();
  }
}
