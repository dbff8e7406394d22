import type { Roll, RollLine } from '../../../shared/contract/sessions.ts';
import type { PersonRef } from '../../../shared/contract/views.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { type Choice, choiceOf } from './choices.ts';

/** `saving` is on its way; `unsaved` was tried and did not get there: it stays until it does, or until somebody takes it back. */
export type LineState = 'none' | 'saved' | 'saving' | 'unsaved';

export interface Line {
  readonly number: number;
  readonly personId: string;
  readonly name: string;
  readonly person: PersonRef | undefined;
  readonly walkIn: boolean;
  /** What the screen shows, saved or not. */
  readonly choice: Choice | undefined;
  readonly note: string | undefined;
  /** What the facility last answered. */
  readonly saved: Choice | undefined;
  readonly savedNote: string | undefined;
  readonly state: LineState;
  /** Why this line was refused, as a sentence. */
  readonly refused: string | undefined;
}

/** One save. They go out one after another, in the order they were made. */
export type NewJob =
  | {
      readonly kind: 'mark';
      readonly personId: string;
      readonly choice: Choice | undefined;
      readonly note?: string | null;
    }
  | { readonly kind: 'rest'; readonly personIds: readonly string[] }
  | { readonly kind: 'walk-in'; readonly personId: string }
  | { readonly kind: 'undo'; readonly of: number; readonly before: readonly Line[] }
  | { readonly kind: 'finish' };
export type Job = NewJob & { readonly id: number };

/** What *undo* takes back: the lines one save touched, as they stood before it; a walk-in had none. */
export interface Change {
  readonly job: number;
  readonly kind: 'mark' | 'rest' | 'walk-in';
  readonly before: readonly Line[];
  readonly label: string;
}

export interface RollState {
  readonly lines: readonly Line[];
  /** People of the house who are not on the roll. */
  readonly others: readonly PersonRef[];
  /** Index of the line the keys mark. */
  readonly focus: number;
  /** The line number being typed. */
  readonly digits: string;
  readonly queue: readonly Job[];
  /** Whether the first job of the queue has been handed to the facility and has not been answered. */
  readonly underWay: boolean;
  /** Jobs that may have been done although no answer came. */
  readonly doubtful: readonly number[];
  /** Why the queue stands still, as a sentence; the next save, or *Save again*, sets it going. */
  readonly halted: string | undefined;
  /** Something that could not be done and belongs to no line. */
  readonly notice: string | undefined;
  readonly history: readonly Change[];
  /** Job → the commit it became, for undo. */
  readonly commits: Readonly<Record<number, number>>;
  /** Jobs the facility refused, to be tried again or taken back. */
  readonly refused: readonly Job[];
  readonly nextJob: number;
  /** The last thing worth saying to somebody who does not see the screen. */
  readonly said: string;
  readonly finished: boolean;
}

/** The roll as it was read: everything on it is saved. `rowId` is the line to begin at, else the first unmarked one. */
export function openedRoll(roll: Roll, rowId?: string): RollState {
  const lines = roll.lines.map(lineOf);
  const remembered = lines.findIndex((line) => line.personId === rowId);
  const unmarked = lines.findIndex((line) => line.choice === undefined);
  return {
    lines,
    others: roll.others,
    focus: remembered >= 0 ? remembered : Math.max(0, unmarked),
    digits: '',
    queue: [],
    underWay: false,
    doubtful: [],
    halted: undefined,
    notice: undefined,
    history: [],
    commits: {},
    refused: [],
    nextJob: 1,
    said: '',
    finished: false,
  };
}

function lineOf(line: RollLine): Line {
  const choice = choiceOf(line.mark);
  return {
    number: line.number,
    personId: line.personId,
    name: line.person ? displayName(line.person) : 'Someone who has left',
    person: line.person,
    walkIn: line.mark.walkIn === true,
    choice,
    note: line.note,
    saved: choice,
    savedNote: line.note,
    state: choice === undefined ? 'none' : 'saved',
    refused: undefined,
  };
}

/** Somebody who came without being expected, as the line they get before the facility has answered. */
export const walkInLine = (person: PersonRef, number: number): Line => ({
  ...lineOf({ number, personId: person.id, person, mark: { mark: 'present', walkIn: true } }),
  saved: undefined,
});

/** The people whose lines a job changes. */
export function touchedBy(job: Job): readonly string[] {
  switch (job.kind) {
    case 'finish':
      return [];
    case 'rest':
      return job.personIds;
    case 'undo':
      return job.before.map((line) => line.personId);
    case 'mark':
    case 'walk-in':
      return [job.personId];
  }
}

/** Lines nobody has marked. */
export const unmarkedLines = (state: RollState): readonly Line[] =>
  state.lines.filter((line) => line.choice === undefined);

/** Lines whose mark on the screen is not on disk and is not on its way there. */
export const unsavedLines = (state: RollState): readonly Line[] =>
  state.lines.filter((line) => line.state === 'unsaved');

/** Takes over what the facility answered, except where something is still unsaved; lines that did not change stay the same objects. */
export function withAnswer(state: RollState, roll: Roll): RollState {
  const waiting = new Set(state.queue.flatMap(touchedBy));
  const held = new Map(state.lines.map((line) => [line.personId, line]));
  const answered = roll.lines.flatMap((answer) => {
    const next = lineOf(answer);
    const line = held.get(answer.personId);
    if (!waiting.has(next.personId) && line?.refused === undefined) return [keepSame(line, next)];
    // A walk-in being taken back has left the screen already.
    return line ? [keepSame(line, { ...line, number: next.number, saved: next.saved, savedNote: next.savedNote })] : [];
  });
  const known = new Set(roll.lines.map((line) => line.personId));
  const coming = state.lines
    .filter((line) => !known.has(line.personId) && (waiting.has(line.personId) || line.refused !== undefined))
    .map((line) => keepSame(line, { ...line, saved: undefined, savedNote: undefined }));
  const lines = [...answered, ...coming];
  const listed = new Set(lines.map((line) => line.personId));
  return {
    ...state,
    lines,
    others: roll.others.filter((person) => !listed.has(person.id)),
    focus: Math.min(state.focus, Math.max(0, lines.length - 1)),
  };
}

/** Says of each line whether it is saved, on its way or stuck, after the queue has changed. */
export function withStates(state: RollState): RollState {
  const waiting = new Set(state.queue.flatMap(touchedBy));
  const onItsWay: LineState = state.halted === undefined ? 'saving' : 'unsaved';
  const lines = state.lines.map((line) => {
    const settled: LineState = line.choice === undefined ? 'none' : 'saved';
    const next = waiting.has(line.personId) ? onItsWay : line.refused === undefined ? settled : 'unsaved';
    return next === line.state ? line : { ...line, state: next };
  });
  return { ...state, lines };
}

function keepSame(before: Line | undefined, after: Line): Line {
  if (!before) return after;
  const same =
    before.number === after.number &&
    before.name === after.name &&
    before.walkIn === after.walkIn &&
    before.choice === after.choice &&
    before.note === after.note &&
    before.saved === after.saved &&
    before.savedNote === after.savedNote &&
    before.refused === after.refused;
  return same ? before : { ...after, state: before.state };
}
