import type { Core } from './core.ts';
import { Breath } from './json-pieces.ts';
import type { Line } from './line.ts';
import type { Live } from './live.ts';
import { openLine, type OpenedLine } from './open-line.ts';
import { readCommit, type ReadCommit } from './recent.ts';

/** What was done before a line, newest first, from memory and then from disk, as far back as it is told. */
export async function* newestFirst<State extends object>(
  core: Core<State>,
  live: Live<State>,
  before: number,
): AsyncGenerator<ReadCommit> {
  yield* live.recent.before(before);
  const breath = new Breath();
  const lines = core.journal.linesBackwards(Math.min(before, live.recent.oldest), (note) =>
    live.access.archiveKeys(note),
  );
  for await (const line of lines) {
    await breath.pause();
    const opened = await openedOfThen(core, line, live);
    if (!opened) return;
    yield readCommit(opened);
  }
}

/** A line of the past; undefined when it was purged meanwhile. Another session may change the keys on the way. */
async function openedOfThen<State extends object>(
  core: Core<State>,
  line: Line,
  live: Live<State>,
): Promise<OpenedLine | undefined> {
  for (;;) {
    const { access } = live;
    try {
      const opened = await openLine(line, access, core);
      if (live.access === access) return opened;
    } catch (error) {
      if (line.header.sequence <= core.journal.purgedUpTo) return undefined;
      if (live.access === access) throw error;
    }
  }
}
