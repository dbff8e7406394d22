import type { Day, Id } from '../../shared/records/primitives.ts';
import type { SessionType, WeeklyGroup } from '../../shared/records/sessions.ts';
import { isMarked } from '../../shared/rules/attendance.ts';
import type { StaffState } from './context.ts';
import { os } from './gate.ts';
import { byName, knownPerson, personRef } from './people.ts';
import { refuse } from './refused.ts';
import { allTypes, allWeekly, dayOf, findType, findWeekly } from './sessions/find.ts';
import type { Groups, Place } from './sessions/find.ts';
import { groupsOf, keepLed, settleEach } from './sessions/store.ts';
import { mayMark, titleOf } from './sessions/view.ts';
import { peek } from './walls.ts';

/** The kinds of groups, and the groups that come back every week. */
export const weeklyGroupCalls = {
  types: os.sessions.types.handler(({ context: { desk } }) => ({
    types: [...allTypes(desk.houseState())].sort((one, other) => one.id.localeCompare(other.id)),
  })),

  saveType: os.sessions.saveType.handler(async ({ context: { desk }, input: type }) => {
    const deed = { action: 'sessions.saveType', label: `kind of group ${type.id}`, target: type.id };
    const saved = await desk.changeAsStaff(deed, (draft) => {
      const known = findType(draft, type.id);
      const place: Place = type.sensitive ? 'confidential' : 'house';
      if (known && known.place !== place) moveGroups(draft, type.id, known.place, place);
      draft[place].sessionTypes[type.id] = type;
    });
    return { saved };
  }),

  weekly: os.sessions.weekly.handler(({ context: { desk } }) => {
    const state = desk.houseState();
    const groups = allWeekly(state)
      .filter((group) => mayMark(desk, group))
      .map((group) => ({
        ...group,
        title: titleOf(group),
        leaders: group.leaderIds.flatMap((leaderId) => personRef(state, leaderId) ?? []).sort(byName),
      }));
    return { groups: groups.sort(byWeekdayAndTime) };
  }),

  saveWeekly: os.sessions.saveWeekly.handler(async ({ context: { desk }, input }) => {
    const { topic, until, ...rest } = input;
    const group: WeeklyGroup = {
      ...rest,
      id: input.id ?? desk.newId(),
      leaderIds: [...new Set(input.leaderIds)],
      ...(topic !== undefined && { topic }),
      ...(until !== undefined && { until }),
    };
    const deed = { action: 'sessions.saveWeekly', label: `weekly group ${titleOf(group)}`, target: group.id };
    const saved = await desk.changeAsStaff(deed, (draft) => {
      const known = findWeekly(draft, group.id);
      if (input.id !== undefined && !known) refuse('no-such-record');
      const { place } = findType(draft, group.typeId) ?? refuse('no-such-record', { field: 'typeId' });
      checkSpan(group, until, 'until');
      for (const personId of group.leaderIds) knownPerson(draft, personId);
      if (known && known.place !== place) delete draft[known.place].weeklyGroups[group.id];
      draft[place].weeklyGroups[group.id] = group;
      settleEach(draft, [...(known?.group.leaderIds ?? []), ...group.leaderIds], desk.today);
    });
    return { saved };
  }),

  endWeekly: os.sessions.endWeekly.handler(async ({ context: { desk }, input: { weeklyGroupId, until } }) => {
    const { group } = findWeekly(desk.staffState(), weeklyGroupId) ?? refuse('no-such-record');
    const deed = { action: 'sessions.endWeekly', label: `end of ${titleOf(group)}`, target: weeklyGroupId };
    const saved = await desk.changeAsStaff(deed, (draft) => {
      const { group, place } = findWeekly(draft, weeklyGroupId) ?? refuse('no-such-record');
      checkSpan(group, until, 'until');
      draft[place].weeklyGroups[weeklyGroupId] = { ...group, until };
      dropPlansAfter(draft[place], weeklyGroupId, until);
      settleEach(draft, group.leaderIds, desk.today);
    });
    return { saved };
  }),
};

function checkSpan({ since }: Pick<WeeklyGroup, 'since'>, until: Day | undefined, field: string): void {
  if (until !== undefined && until < since) refuse('until-before-since', { field, facts: { since } });
}

/** Sessions stored ahead (printed or changed) that the end takes away, as long as nobody is marked on them. */
function dropPlansAfter({ sessions }: Groups, weeklyGroupId: Id, until: Day): void {
  for (const [month, ofMonth] of Object.entries(peek(sessions))) {
    if (month < until.slice(0, 7)) continue;
    for (const session of Object.values(ofMonth)) {
      const isPlan = session.weeklyGroupId === weeklyGroupId && dayOf(session) > until && !isMarked(session.marks);
      if (isPlan) delete sessions[month]?.[session.id];
    }
  }
}

/** A kind of group became sensitive, or ceased to be: its groups, past ones too, move where they belong now. */
function moveGroups(draft: StaffState, typeId: SessionType['id'], from: Place, to: Place): void {
  const [left, entered] = [groupsOf(draft, from), groupsOf(draft, to)];
  delete left.sessionTypes[typeId];
  for (const group of Object.values(peek(left.weeklyGroups))) {
    if (group.typeId !== typeId) continue;
    delete left.weeklyGroups[group.id];
    entered.weeklyGroups[group.id] = group;
  }
  for (const [month, ofMonth] of Object.entries(peek(left.sessions))) {
    for (const session of Object.values(ofMonth)) {
      if (session.typeId !== typeId) continue;
      delete left.sessions[month]?.[session.id];
      (entered.sessions[month] ??= {})[session.id] = session;
      keepLed(draft, to, { session, place: from }, session);
    }
  }
}

const byWeekdayAndTime = (one: WeeklyGroup, other: WeeklyGroup): number =>
  one.weekday - other.weekday || one.startsAt.localeCompare(other.startsAt) || (one.id < other.id ? -1 : 1);

/** How many weekly groups that still meet after a day somebody leads. */
export const weeklyGroupsLedAfter = (groups: readonly WeeklyGroup[], personId: Id, day: Day): number =>
  groups.filter(({ leaderIds, until }) => leaderIds.includes(personId) && (until === undefined || until > day)).length;
