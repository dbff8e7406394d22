import type { Id } from '../records/primitives.ts';
import type { Mark, MarkValue } from '../records/sessions.ts';

export type Marks = Readonly<Record<Id, Mark>>;

export interface AttendanceCounts {
  readonly expected: number;
  readonly present: number;
  readonly absent: number;
  readonly excused: number;
  readonly unmarked: number;
}

/** How many lines of a roll are marked how; `expected` is all of them but the walk-ins. */
export function countMarks(marks: Marks): AttendanceCounts {
  const lines = Object.values(marks);
  const marked = (value: MarkValue): number => lines.filter((line) => line.mark === value).length;
  const [present, absent, excused] = [marked('present'), marked('absent'), marked('excused')];
  return {
    expected: lines.filter((line) => !line.walkIn).length,
    present,
    absent,
    excused,
    unmarked: lines.length - present - absent - excused,
  };
}

/** Whether anybody on the roll carries a mark. */
export const isMarked = (marks: Marks): boolean => Object.values(marks).some((line) => line.mark !== undefined);

/** Present marks ÷ (present + absent), or undefined where there is nothing to divide by (REPORT, `groups.attendance`). */
export function attendanceRate({ present, absent }: AttendanceCounts): number | undefined {
  return present + absent === 0 ? undefined : present / (present + absent);
}

export interface NumberedLine {
  readonly number: number;
  readonly personId: Id;
}

/**
 * The lines of a roll as they are read down: a printed line keeps its number on paper (a gap stays where somebody
 * left before the group met), the other people expected follow by name, the nameless after them, then the walk-ins
 * in the order they came.
 */
export function numberedLines(
  marks: Marks,
  printed: readonly Id[],
  nameOf: (personId: Id) => string | undefined,
): readonly NumberedLine[] {
  const onPaper = printed.flatMap((personId, index) => (marks[personId] ? [{ number: index + 1, personId }] : []));
  const isOnPaper = new Set(printed);
  const rest = Object.keys(marks).filter((personId) => !isOnPaper.has(personId));
  const expected = inNameOrder(
    rest.filter((personId) => !marks[personId]?.walkIn),
    nameOf,
  );
  const walkIns = rest.filter((personId) => marks[personId]?.walkIn);
  const afterPaper = [...expected, ...walkIns].map((personId, index) => ({
    number: printed.length + index + 1,
    personId,
  }));
  return [...onPaper, ...afterPaper];
}

const collator = new Intl.Collator('en-US');

/** People by the name that is shown; those without one last. */
export function inNameOrder(personIds: Iterable<Id>, nameOf: (personId: Id) => string | undefined): readonly Id[] {
  return Array.from(personIds, (personId) => ({ personId, name: nameOf(personId) }))
    .sort(
      (one, other) =>
        Number(one.name === undefined) - Number(other.name === undefined) ||
        collator.compare(one.name ?? '', other.name ?? '') ||
        (one.personId < other.personId ? -1 : 1),
    )
    .map(({ personId }) => personId);
}

/** A line with a new mark: coming late goes with present only, minutes only with somebody who was there. */
export function remarked(
  line: Mark | undefined,
  change: {
    readonly mark: MarkValue | null;
    readonly late?: boolean | undefined;
    readonly minutes?: number | undefined;
  },
): Mark {
  const walkIn = line?.walkIn ? { walkIn: true } : {};
  if (change.mark === null) return walkIn;
  if (change.mark !== 'present') return { mark: change.mark, ...walkIn };
  const minutes = change.minutes ?? line?.minutes;
  return {
    mark: 'present',
    ...(change.late && { late: true }),
    ...(minutes !== undefined && { minutes }),
    ...walkIn,
  };
}
