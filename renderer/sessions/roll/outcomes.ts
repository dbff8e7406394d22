import type { Roll } from '../../../shared/contract/sessions.ts';
import { type Job, type Line, type RollState, touchedBy, withAnswer, withStates } from './roll.ts';
import type { Failure } from './steps.ts';

/** The roll after the first job of the queue was saved. */
export function afterAnswer(state: RollState, roll: Roll | undefined, commit: number | undefined): RollState {
  const [job, ...queue] = state.queue;
  if (!job) return state;
  const next: RollState = {
    ...state,
    queue,
    underWay: false,
    commits: commit === undefined ? state.commits : { ...state.commits, [job.id]: commit },
    finished: state.finished || job.kind === 'finish',
  };
  return withStates(roll ? withAnswer(next, roll) : next);
}

/**
 * The roll after the first job did not get through. What the disk did not take stands still, in its order, until
 * somebody tries again. What the rules refuse is put beside its line, and the saves behind it go on: except those
 * that speak for the whole roll, which would be wrong while a line is not what the screen says.
 */
export function afterFailure(state: RollState, sentence: string, how: Failure, roll: Roll | undefined): RollState {
  const [job, ...behind] = state.queue;
  if (!job) return state;
  if (how !== 'refused') {
    const doubtful = how === 'unknown' ? [...state.doubtful, job.id] : state.doubtful;
    return withStates({ ...state, underWay: false, doubtful, halted: sentence, said: sentence });
  }
  const dropped: readonly Job[] = behind.filter(({ kind }) => kind === 'rest' || kind === 'finish');
  const queue = behind.filter((each) => !dropped.includes(each));
  const settled: RollState = {
    ...state,
    queue,
    underWay: false,
    refused: [...state.refused, job, ...dropped],
    notice: isOfNoLine(job) ? sentence : (stopped(dropped) ?? state.notice),
    said: sentence,
  };
  const told = isOfNoLine(job) ? settled : { ...settled, lines: refusedLines(settled, job, sentence) };
  const unmarked = { ...told, lines: withoutRest(told, dropped) };
  return withStates(roll ? withAnswer(unmarked, roll) : unmarked);
}

const isOfNoLine = (job: Job): boolean => job.kind === 'undo' || job.kind === 'finish';

function stopped(dropped: readonly Job[]): string | undefined {
  if (dropped.some((job) => job.kind === 'rest'))
    return 'The others were not marked, because a line before them could not be saved.';
  if (dropped.some((job) => job.kind === 'finish'))
    return 'The roll is not finished, because a line of it could not be saved.';
  return undefined;
}

/** A line that somebody has marked again meanwhile waits for that later answer instead. */
function refusedLines(state: RollState, job: Job, sentence: string): readonly Line[] {
  const again = new Set(state.queue.flatMap(touchedBy));
  const touched = new Set(touchedBy(job));
  return state.lines.map((line) =>
    touched.has(line.personId) && !again.has(line.personId) ? { ...line, refused: sentence } : line,
  );
}

/** The rest was unmarked before it was marked, and is again, except where somebody has marked a line since. */
function withoutRest(state: RollState, dropped: readonly Job[]): readonly Line[] {
  const unmarked = new Set(
    dropped.flatMap((job) => {
      if (job.kind !== 'rest') return [];
      const since = new Set(state.queue.filter(({ id }) => id > job.id).flatMap(touchedBy));
      return job.personIds.filter((personId) => !since.has(personId));
    }),
  );
  return state.lines.map((line) => (unmarked.has(line.personId) ? { ...line, choice: undefined } : line));
}
