import type { Roll } from '../../../shared/contract/sessions.ts';
import type { Choice } from './choices.ts';
import { afterAnswer, afterFailure } from './outcomes.ts';
import {
  type Change,
  type Line,
  type NewJob,
  type RollState,
  touchedBy,
  unmarkedLines,
  walkInLine,
  withStates,
} from './roll.ts';

/** What a person does to a roll, and what the facility answers. */
export type Step =
  | { readonly type: 'choose'; readonly choice: Choice | undefined; readonly at?: number; readonly stay?: boolean }
  | { readonly type: 'note'; readonly at: number; readonly note: string | undefined }
  | { readonly type: 'rest' }
  | { readonly type: 'walk-in'; readonly personId: string }
  | { readonly type: 'undo' }
  | { readonly type: 'take-back'; readonly at: number }
  | { readonly type: 'finish' }
  | { readonly type: 'save-again' }
  | { readonly type: 'digit'; readonly digit: string }
  | { readonly type: 'clear-digits' }
  | { readonly type: 'focus'; readonly at: number }
  | { readonly type: 'move'; readonly by: number }
  | { readonly type: 'sending' }
  | { readonly type: 'answered'; readonly roll?: Roll; readonly commit?: number }
  | { readonly type: 'failed'; readonly sentence: string; readonly how: Failure; readonly roll?: Roll };
/** `refused` will be refused again; `not-saved` certainly changed nothing; of the `unknown` nobody can say. */
export type Failure = 'refused' | 'not-saved' | 'unknown';

/** The roll after one step. Marks stand on the screen at once; what still has to be saved stands in the queue. */
export function afterStep(state: RollState, step: Step): RollState {
  switch (step.type) {
    case 'choose':
      return choose(state, step.choice, step.at ?? state.focus, step.stay ?? false);
    case 'note':
      return note(state, step.at, step.note);
    case 'rest':
      return rest(state);
    case 'walk-in':
      return walkIn(state, step.personId);
    case 'undo':
      return undo(state);
    case 'take-back':
      return takeBack(state, step.at);
    case 'finish':
      return hasRefused(state) ? { ...state, notice: firstThis } : queued(state, { kind: 'finish' });
    case 'save-again':
      return saveAgain(state);
    case 'digit':
      return digit(state, step.digit);
    case 'clear-digits':
      return state.digits === '' ? state : { ...state, digits: '' };
    case 'focus':
      return focusAt(state, step.at);
    case 'move':
      return focusAt(state, state.focus + step.by);
    case 'sending':
      return { ...state, underWay: true };
    case 'answered':
      return afterAnswer(state, step.roll, step.commit);
    case 'failed':
      return afterFailure(state, step.sentence, step.how, step.roll);
  }
}

const firstThis = 'Some lines are not saved. Save them again or take them back first.';
const hasRefused = (state: RollState): boolean => state.lines.some((line) => line.refused !== undefined);
/** A walk-in the facility has not taken in yet; it knows no line to mark. */
const isComing = (state: RollState, line: Line): boolean =>
  line.walkIn &&
  [...state.queue, ...state.refused].some((job) => job.kind === 'walk-in' && job.personId === line.personId);
const word = (choice: Choice | undefined): string => choice ?? 'not marked';

function focusAt(state: RollState, at: number): RollState {
  const focus = Math.max(0, Math.min(state.lines.length - 1, at));
  return focus === state.focus && state.digits === '' ? state : { ...state, focus, digits: '' };
}

/** Digits make one number while a line's number begins so; the digit that no longer fits begins a new one. */
function digit(state: RollState, typed: string): RollState {
  for (const digits of [state.digits + typed, typed]) {
    if (!state.lines.some(({ number }) => String(number).startsWith(digits))) continue;
    const at = state.lines.findIndex(({ number }) => number === Number(digits));
    return { ...state, digits, focus: at < 0 ? state.focus : at };
  }
  return { ...state, digits: '' };
}

/** Puts a save at the end of the queue; a queue that stood still tries again. */
function queued(state: RollState, job: NewJob): RollState {
  return withStates({
    ...state,
    queue: [...state.queue, { ...job, id: state.nextJob }],
    nextJob: state.nextJob + 1,
    halted: undefined,
    notice: undefined,
  });
}

function changed(state: RollState, job: NewJob, change: Omit<Change, 'job'>, lines: readonly Line[]): RollState {
  return queued({ ...state, lines, history: [...state.history, { ...change, job: state.nextJob }], digits: '' }, job);
}

function choose(state: RollState, choice: Choice | undefined, at: number, stay: boolean): RollState {
  const line = state.lines[at];
  if (!line) return state;
  if (choice === undefined && line.refused !== undefined) return takeBack(state, at);
  if (isComing(state, line))
    return { ...state, notice: `${line.name} is still being added. Mark the line once it is saved.` };
  const focus = stay ? at : Math.min(at + 1, state.lines.length - 1);
  const moved = { ...state, focus, digits: '', said: `${line.name}: ${word(choice)}` };
  if (line.choice === choice && line.refused === undefined) return moved;
  return changed(
    moved,
    { kind: 'mark', personId: line.personId, choice },
    { kind: 'mark', before: [line], label: `${line.name}: ${word(choice)}` },
    state.lines.with(at, { ...line, choice, refused: undefined }),
  );
}

function note(state: RollState, at: number, text: string | undefined): RollState {
  const line = state.lines[at];
  if (!line || line.note === text || isComing(state, line)) return state;
  return changed(
    state,
    { kind: 'mark', personId: line.personId, choice: line.choice, note: text ?? null },
    { kind: 'mark', before: [line], label: `the note on ${line.name}` },
    state.lines.with(at, { ...line, note: text, refused: undefined }),
  );
}

function rest(state: RollState): RollState {
  if (hasRefused(state)) return { ...state, notice: firstThis };
  const before = unmarkedLines(state);
  if (before.length === 0) return state;
  const label = `the other ${before.length} present`;
  return changed(
    { ...state, said: `Marked ${label}` },
    { kind: 'rest', personIds: before.map((line) => line.personId) },
    { kind: 'rest', before, label },
    state.lines.map((line) => (line.choice === undefined ? { ...line, choice: 'present' } : line)),
  );
}

function walkIn(state: RollState, personId: string): RollState {
  const person = state.others.find((each) => each.id === personId);
  if (!person) return state;
  const line = walkInLine(person, Math.max(0, ...state.lines.map((each) => each.number)) + 1);
  const label = `${line.name}, walk-in: present`;
  return changed(
    { ...state, others: state.others.filter((each) => each.id !== personId), focus: state.lines.length, said: label },
    { kind: 'walk-in', personId },
    { kind: 'walk-in', before: [line], label },
    [...state.lines, line],
  );
}

/** The lines of a change as they stood before it; a walk-in leaves the roll again. */
function reverted(state: RollState, change: Change): RollState {
  if (change.kind === 'walk-in') {
    const gone = new Set(change.before.map((line) => line.personId));
    const lines = state.lines.filter((line) => !gone.has(line.personId));
    const people = change.before.flatMap((line) => line.person ?? []);
    return {
      ...state,
      lines,
      others: [...state.others, ...people],
      focus: Math.min(state.focus, Math.max(0, lines.length - 1)),
    };
  }
  const before = new Map(change.before.map((line) => [line.personId, line]));
  const lines = state.lines.map((line) => {
    const old = before.get(line.personId);
    return old ? { ...line, choice: old.choice, note: old.note, refused: old.refused } : line;
  });
  const at = lines.findIndex((line) => before.has(line.personId));
  return { ...state, lines, focus: change.kind === 'mark' && at >= 0 ? at : state.focus };
}

function undo(state: RollState): RollState {
  const change = state.history.at(-1);
  if (!change) return { ...state, said: 'Nothing to undo here' };
  const history = state.history.slice(0, -1);
  const back = { ...reverted(state, change), history, digits: '', notice: undefined, said: `Undone: ${change.label}` };
  const at = state.queue.findIndex((job) => job.id === change.job);
  const doubtful = state.doubtful.includes(change.job);
  const neverSent = !doubtful && (at > 0 || (at === 0 && !state.underWay));
  const neverDone = neverSent || (!doubtful && state.refused.some((job) => job.id === change.job));
  const undone = withStates({
    ...back,
    queue: neverSent ? state.queue.toSpliced(at, 1) : state.queue,
    halted: at === 0 && neverSent ? undefined : state.halted,
    refused: state.refused.filter((job) => job.id !== change.job),
  });
  // What was never done needs no undoing, unless an earlier save of the same line went wrong meanwhile.
  const waiting = new Set(undone.queue.flatMap(touchedBy));
  const asItWas = change.before.every(({ personId }) => {
    const line = undone.lines.find((each) => each.personId === personId);
    return line === undefined || (waiting.has(personId) ? neverSent : line.choice === line.saved);
  });
  return neverDone && asItWas ? undone : queued(undone, { kind: 'undo', of: change.job, before: change.before });
}

/** Gives a refused line back the mark that is on disk; a walk-in that was never saved leaves the roll. */
function takeBack(state: RollState, at: number): RollState {
  const line = state.lines[at];
  if (line?.refused === undefined) return state;
  const before = { ...line, choice: line.saved, note: line.savedNote, refused: undefined };
  const neverThere = isComing(state, line);
  const lines = neverThere ? state.lines.toSpliced(at, 1) : state.lines.with(at, before);
  const others = neverThere && line.person ? [...state.others, line.person] : state.others;
  const focus = Math.min(state.focus, Math.max(0, lines.length - 1));
  const back = withStates({
    ...state,
    lines,
    others,
    focus,
    notice: undefined,
    said: `${line.name}: ${word(line.saved)}`,
  });
  const doubtful = state.refused.find(({ id }) => state.doubtful.includes(id));
  return doubtful ? queued(back, { kind: 'undo', of: doubtful.id, before: [before] }) : back;
}

/** Sends what stands still once more, in the order it was made: the queue, and every job a line was refused for. */
function saveAgain(state: RollState): RollState {
  const refused = new Set(state.lines.flatMap((line) => (line.refused === undefined ? [] : [line.personId])));
  const again = state.refused.filter((job) => touchedBy(job).some((personId) => refused.has(personId)));
  const [underWay, waiting] = state.underWay ? [state.queue.slice(0, 1), state.queue.slice(1)] : [[], state.queue];
  return withStates({
    ...state,
    lines: state.lines.map((line) => (line.refused === undefined ? line : { ...line, refused: undefined })),
    queue: [...underWay, ...[...waiting, ...again].toSorted((a, b) => a.id - b.id)],
    refused: state.refused.filter((each) => !again.includes(each)),
    halted: undefined,
    notice: undefined,
  });
}
