import type { HoursKind } from '../records/certification.ts';
import type { Day, LocalTime } from '../records/primitives.ts';
import { dayNumber } from './calendar.ts';
import type { Spell } from './pairing.ts';
import { holdsOn } from './stays.ts';

/** One line of one person's hours, as far as looking twice at it needs. */
export interface HoursToCheck {
  /** The same key for the same work, whichever enrollments it feeds. */
  readonly work: string;
  readonly on: Day;
  readonly kind: HoursKind;
  readonly hours: number;
  /** When it began, for work in the house. */
  readonly startsAt?: LocalTime | undefined;
}

const longTraining = 8;
const longWork = 4;

/**
 * Why staff may want to look twice at a line before they sign it, by its work: longer than anybody leads a group
 * (four hours) or sits in a class (eight), at the same time as another, or on a day outside the mentor role.
 */
export function oddHours(lines: readonly HoursToCheck[], roles: readonly Spell[]): ReadonlyMap<string, string> {
  const odd = new Map<string, string>();
  for (const line of lines) {
    const limit = line.kind === 'training' || line.kind === 'ce' ? longTraining : longWork;
    if (line.hours > limit) odd.set(line.work, `Longer than ${limit} hours.`);
    else if (line.startsAt !== undefined && !roles.some((role) => holdsOn(role, line.on))) {
      odd.set(line.work, 'On a day when they were not a mentor.');
    }
  }
  for (const work of workAtTheSameTime(lines)) {
    if (!odd.has(work)) odd.set(work, 'At the same time as other hours of theirs.');
  }
  return odd;
}

function workAtTheSameTime(lines: readonly HoursToCheck[]): ReadonlySet<string> {
  const spans = new Map<string, { readonly work: string; readonly from: number; readonly to: number }>();
  for (const { work, startsAt, hours } of lines) {
    if (startsAt !== undefined) {
      const from = minuteOf(startsAt);
      spans.set(work, { work, from, to: from + hours * 60 });
    }
  }
  const inOrder = [...spans.values()].sort((one, other) => one.from - other.from);
  const clashing = new Set<string>();
  let longest = inOrder[0];
  for (const span of inOrder.slice(1)) {
    if (longest && span.from < longest.to) {
      clashing.add(span.work);
      clashing.add(longest.work);
    }
    if (!longest || span.to > longest.to) longest = span;
  }
  return clashing;
}

const minuteOf = (at: LocalTime): number =>
  dayNumber(at.slice(0, 10)) * 1440 + Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));
