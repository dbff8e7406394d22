import type { Day, Id, LocalTime } from '../records/primitives.ts';
import { isDay } from '../records/primitives.ts';
import type { Session, WeeklyGroup } from '../records/sessions.ts';
import { addDays, weekday } from './calendar.ts';

/*
 * A weekly group's sessions exist from the start, under `weeklyGroupId@day`, and are stored only once something
 * happens to them: a mark, a printed sheet, a change, a cancellation.
 */
export const weeklySessionId = (weeklyGroupId: Id, day: Day): Id => `${weeklyGroupId}@${day}`;

/** The weekly group and day an id speaks of, or undefined for a session of another kind. */
export function weeklySessionOf(sessionId: Id): { readonly weeklyGroupId: Id; readonly day: Day } | undefined {
  const at = sessionId.lastIndexOf('@');
  const day = sessionId.slice(at + 1);
  return at > 0 && isDay(day) ? { weeklyGroupId: sessionId.slice(0, at), day } : undefined;
}

/** The days from `from` to `to`, both inclusive, on which a weekly group meets. */
export function meetingDays(
  group: Pick<WeeklyGroup, 'weekday' | 'since' | 'until'>,
  from: Day,
  to: Day,
): readonly Day[] {
  const first = group.since > from ? group.since : from;
  const last = group.until !== undefined && group.until < to ? group.until : to;
  const days: Day[] = [];
  let day = addDays(first, (group.weekday - weekday(first) + 7) % 7);
  for (; day <= last; day = addDays(day, 7)) days.push(day);
  return days;
}

/** Whether a weekly group meets on a day. */
export const meetsOn = (group: Pick<WeeklyGroup, 'weekday' | 'since' | 'until'>, day: Day): boolean =>
  meetingDays(group, day, day).length > 0;

/** The session of a weekly group on a day, as it is before anything happens to it. */
export function untouchedSession(group: WeeklyGroup, day: Day): Session {
  const { typeId, topic, startsAt, minutes, leaderIds, expected } = group;
  return {
    id: weeklySessionId(group.id, day),
    startsAt: `${day}T${startsAt}`,
    minutes,
    typeId,
    ...(topic !== undefined && { topic }),
    status: 'planned',
    leaderIds: [...leaderIds],
    weeklyGroupId: group.id,
    expected,
    marks: {},
  };
}

/** The wall clock so many minutes after a local time; a change of summer time in between is not looked at. */
export const addMinutes = (at: LocalTime, minutes: number): LocalTime =>
  new Date(Date.parse(`${at}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);
