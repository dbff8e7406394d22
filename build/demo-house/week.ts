import type { Expected, WeeklyGroup } from '../../shared/records/sessions.ts';
import type { Id } from '../../shared/records/primitives.ts';
import { phases } from './rooms.ts';
import type { World } from './world.ts';

const { orientation, track, phaseOne, phaseTwo } = phases;

/** The kinds of groups; the last one reveals a health fact and is staff's. */
const kinds = [
  'Community meeting',
  'Recovery Dynamics',
  'Step study',
  'Orientation',
  'Big Book study',
  'Accountability group',
  'Work and money',
  'Peer circle',
];
export const sensitiveKind = 'Medication class';

/** One group of the week. */
interface Slot {
  readonly typeId: string;
  readonly topic?: string;
  readonly weekdays: readonly number[];
  readonly startsAt: string;
  readonly minutes: number;
  readonly who: readonly Id[] | 'everyone';
  /** Staff lead it; otherwise a mentor does. */
  readonly byStaff?: boolean;
}

/** Thirty groups a week, most of them led by peers. */
const week: readonly Slot[] = [
  { typeId: 'Community meeting', weekdays: [1], startsAt: '18:30', minutes: 45, who: 'everyone', byStaff: true },
  {
    typeId: 'Orientation',
    topic: 'The house',
    weekdays: [1, 3, 4, 5],
    startsAt: '10:30',
    minutes: 60,
    who: [orientation.id],
  },
  {
    typeId: 'Recovery Dynamics',
    topic: 'Track class',
    weekdays: [1, 2, 3, 4, 5],
    startsAt: '09:00',
    minutes: 75,
    who: [track.id],
  },
  {
    typeId: 'Recovery Dynamics',
    topic: 'Phase I class',
    weekdays: [1],
    startsAt: '13:00',
    minutes: 60,
    who: [phaseOne.id],
  },
  { typeId: 'Step study', weekdays: [2], startsAt: '19:00', minutes: 60, who: [phaseOne.id] },
  {
    typeId: 'Step study',
    topic: 'First three',
    weekdays: [2, 6],
    startsAt: '10:30',
    minutes: 60,
    who: [orientation.id, track.id],
  },
  { typeId: 'Big Book study', weekdays: [7], startsAt: '15:00', minutes: 60, who: [track.id] },
  { typeId: 'Accountability group', weekdays: [1, 3, 5], startsAt: '15:00', minutes: 60, who: [track.id] },
  {
    typeId: 'Accountability group',
    topic: 'Phase II',
    weekdays: [3],
    startsAt: '19:00',
    minutes: 60,
    who: [phaseTwo.id],
  },
  { typeId: 'Work and money', weekdays: [2, 4, 6], startsAt: '17:30', minutes: 45, who: [phaseTwo.id] },
  {
    typeId: 'Peer circle',
    topic: 'Evening',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    startsAt: '20:00',
    minutes: 30,
    who: [phaseTwo.id],
  },
];

/** Who takes part in which group, beside the record itself. */
export interface WeeklySlot {
  readonly group: WeeklyGroup;
  readonly phaseIds: ReadonlySet<Id> | undefined;
  readonly isSensitive: boolean;
  readonly byStaff: boolean;
}

/** Writes the week down: a weekly group for every slot and weekday. */
export function planWeek(world: World): readonly WeeklySlot[] {
  const { house, confidential } = world;
  for (const id of kinds) house.sessionTypes[id] = { id, sensitive: false };
  confidential.sessionTypes[sensitiveKind] = { id: sensitiveKind, sensitive: true, neutralTitle: 'Wellness class' };
  const open = week.flatMap((slot) => slot.weekdays.map((weekday) => planSlot(world, slot, weekday, false)));
  const medication = { typeId: sensitiveKind, weekdays: [4], startsAt: '13:00', minutes: 45, who: [phaseOne.id] };
  return [...open, planSlot(world, medication, 4, true)];
}

function planSlot(world: World, slot: Slot, weekday: number, isSensitive: boolean): WeeklySlot {
  const { typeId, topic, startsAt, minutes, who } = slot;
  const expected: Expected = who === 'everyone' ? { who } : { who: 'phases', phaseIds: [...who] };
  const group: WeeklyGroup = {
    id: world.random.id(),
    typeId,
    ...(topic !== undefined && { topic }),
    weekday,
    startsAt,
    minutes,
    leaderIds: [],
    expected,
    since: world.recordedFrom,
  };
  const groups = isSensitive ? world.confidential.weeklyGroups : world.house.weeklyGroups;
  groups[group.id] = group;
  return {
    group,
    phaseIds: who === 'everyone' ? undefined : new Set(who),
    isSensitive,
    byStaff: slot.byStaff ?? false,
  };
}
