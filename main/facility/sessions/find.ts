import type { Day, Id, Month } from '../../../shared/records/primitives.ts';
import type { Session, SessionType, WeeklyGroup } from '../../../shared/records/sessions.ts';
import { addMonths, firstOfMonth } from '../../../shared/rules/calendar.ts';
import {
  meetingDays,
  meetsOn,
  untouchedSession,
  weeklySessionId,
  weeklySessionOf,
} from '../../../shared/rules/weekly-groups.ts';
import type { HouseState } from '../context.ts';
import { peek } from '../walls.ts';
import { aboutMonth } from './month.ts';

/*
 * Groups lie in two places: in the house, and, when their type is sensitive, with the confidential records. What a
 * reader cannot open is not there for them, so nothing below asks who is reading.
 */
export type Place = 'house' | 'confidential';

/** The nouns of groups, as both places hold them. */
export interface Groups {
  sessionTypes: Record<Id, SessionType>;
  weeklyGroups: Record<Id, WeeklyGroup>;
  sessions: Record<Month, Record<Id, Session>>;
}

export interface FoundSession {
  readonly session: Session;
  readonly place: Place;
  /** Not stored yet: it comes from its weekly group. */
  readonly isUntouched: boolean;
}

const places: readonly Place[] = ['house', 'confidential'];

/** The groups of one place, or undefined where this reader cannot open it. */
export const groupsIn = (state: HouseState, place: Place): Groups | undefined => state[place];

const readable = (state: HouseState): readonly (readonly [Place, Groups])[] =>
  places.flatMap((place) => {
    const groups = groupsIn(state, place);
    return groups ? [[place, groups] as const] : [];
  });

/** The month's bucket a session lies in. */
export const monthOf = (session: Pick<Session, 'startsAt'>): Month => session.startsAt.slice(0, 7);
/** The day a session begins on. */
export const dayOf = (session: Pick<Session, 'startsAt'>): Day => session.startsAt.slice(0, 10);

/** A session by its id, stored or still only planned by its weekly group. Looks at plain values, also of a draft. */
export function findSession(state: HouseState, sessionId: Id): FoundSession | undefined {
  const weekly = weeklySessionOf(sessionId);
  for (const [place, { sessions }] of readable(state)) {
    const stored = storedSession(peek(sessions), sessionId, weekly?.day.slice(0, 7));
    if (stored) return { session: stored, place, isUntouched: false };
  }
  if (!weekly) return undefined;
  for (const [place, { weeklyGroups }] of readable(state)) {
    const group = peek(weeklyGroups)[weekly.weeklyGroupId];
    if (group && meetsOn(group, weekly.day)) {
      return { session: untouchedSession(group, weekly.day), place, isUntouched: true };
    }
  }
  return undefined;
}

/** A weekly group's lies in the month its id names, unless it was moved; of the others, late ones are asked for most. */
function storedSession(sessions: Groups['sessions'], sessionId: Id, likely: Month | undefined): Session | undefined {
  const there = likely === undefined ? undefined : sessions[likely]?.[sessionId];
  if (there) return there;
  for (const month of Object.keys(sessions).reverse()) {
    const session = sessions[month]?.[sessionId];
    if (session) return session;
  }
  return undefined;
}

/** Every session that begins from `from` to `to`, both days inclusive, those of weekly groups included; by start. */
export function sessionsFrom(state: HouseState, from: Day, to: Day): readonly FoundSession[] {
  const found: FoundSession[] = [];
  for (const [place, { sessions }] of readable(state)) {
    for (const month of monthsBetween(from, to)) {
      for (const session of Object.values(sessions[month] ?? {})) {
        const day = dayOf(session);
        if (from <= day && day <= to) found.push({ session, place, isUntouched: false });
      }
    }
  }
  const isStored = storedOfWeekly(state);
  for (const [place, { weeklyGroups }] of readable(state)) {
    for (const group of Object.values(weeklyGroups)) {
      for (const day of meetingDays(group, from, to)) {
        if (!isStored(group.id, day)) found.push({ session: untouchedSession(group, day), place, isUntouched: true });
      }
    }
  }
  return found.sort(byStart);
}

const byStart = ({ session: one }: FoundSession, { session: other }: FoundSession): number =>
  one.startsAt === other.startsAt ? (one.id < other.id ? -1 : 1) : one.startsAt < other.startsAt ? -1 : 1;

/** Tells whether a meeting of a weekly group is stored, in its month or where somebody moved it. */
function storedOfWeekly(state: HouseState): (weeklyGroupId: Id, day: Day) => boolean {
  const places = readable(state).map(([, { sessions }]) => sessions);
  const moved = new Set(
    places.flatMap((sessions) => Object.values(sessions).flatMap((ofMonth) => aboutMonth(ofMonth).movedHere)),
  );
  return (weeklyGroupId, day) => {
    const sessionId = weeklySessionId(weeklyGroupId, day);
    return moved.has(sessionId) || places.some((sessions) => sessions[day.slice(0, 7)]?.[sessionId] !== undefined);
  };
}

function monthsBetween(from: Day, to: Day): readonly Month[] {
  const months: Month[] = [];
  for (let day = firstOfMonth(from); day <= to; day = addMonths(day, 1)) months.push(day.slice(0, 7));
  return months;
}

/** The groups somebody led that were held from one month to another, both inclusive. */
export const heldBy = (state: HouseState, leaderId: Id, from: Month, to: Month): readonly Session[] =>
  readable(state).flatMap(([, { sessions }]) =>
    Object.keys(sessions)
      .filter((month) => from <= month && month <= to)
      .flatMap((month) => aboutMonth(sessions[month] ?? {}).heldBy.get(leaderId) ?? []),
  );

/** Every group whose sheet was printed and that nobody has entered, past or still to come. */
export const withMissingSheet = (state: HouseState): readonly FoundSession[] =>
  readable(state).flatMap(([place, { sessions }]) =>
    Object.values(sessions).flatMap((ofMonth) =>
      aboutMonth(ofMonth).missingSheets.map((session) => ({ session, place, isUntouched: false })),
    ),
  );

/** A kind of group by its name, and the place its groups lie in. */
export function findType(
  state: HouseState,
  typeId: Id,
): { readonly type: SessionType; readonly place: Place } | undefined {
  for (const [place, { sessionTypes }] of readable(state)) {
    const type = peek(sessionTypes)[typeId];
    if (type) return { type, place };
  }
  return undefined;
}

/** A weekly group by its id, and the place it lies in. */
export function findWeekly(
  state: HouseState,
  weeklyGroupId: Id,
): { readonly group: WeeklyGroup; readonly place: Place } | undefined {
  for (const [place, { weeklyGroups }] of readable(state)) {
    const group = peek(weeklyGroups)[weeklyGroupId];
    if (group) return { group, place };
  }
  return undefined;
}

/** All weekly groups and all kinds of group this reader can open. */
export const allWeekly = (state: HouseState): readonly WeeklyGroup[] =>
  readable(state).flatMap(([, { weeklyGroups }]) => Object.values(weeklyGroups));
export const allTypes = (state: HouseState): readonly SessionType[] =>
  readable(state).flatMap(([, { sessionTypes }]) => Object.values(sessionTypes));
