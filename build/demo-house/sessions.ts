import type { Id } from '../../shared/records/primitives.ts';
import type { Mark, Session } from '../../shared/records/sessions.ts';
import { weekday } from '../../shared/rules/calendar.ts';
import { inNameOrder } from '../../shared/rules/attendance.ts';
import { displayName } from '../../shared/rules/names.ts';
import { untouchedSession } from '../../shared/rules/weekly-groups.ts';
import { demoStaff } from './sign-ins.ts';
import type { WeeklySlot } from './week.ts';
import { dayAt, numberOf, ownIn } from './world.ts';
import type { Living, World } from './world.ts';

/** The office has printed its sheets with Cairn for this many days. */
const printingDays = 45;

/** The groups of one past day: who led them, who was there. Groups of today and later are still only planned. */
export function sessionsToday(world: World, slots: readonly WeeklySlot[], day: number): void {
  const today = dayAt(day);
  const onThisDay = slots.filter(({ group }) => group.weekday === weekday(today));
  for (const [index, slot] of onThisDay.entries()) {
    giveLeader(world, slot, slots);
    if (today < world.today) putSession(world, slot, sessionOn(world, slot, day, stateOf(world, day, index)));
  }
}

type RollState = 'done' | 'half-taken' | 'on-paper';

/** Yesterday's first roll was left half taken; two sheets of the days before still lie in the office tray. */
function stateOf({ today }: World, day: number, indexThatDay: number): RollState {
  const before = numberOf(today) - day;
  if (indexThatDay > 0) return 'done';
  return before === 1 ? 'half-taken' : before === 2 || before === 3 ? 'on-paper' : 'done';
}

/** A group keeps its leader while they are a mentor; then somebody who is free at that hour takes it over. */
function giveLeader(world: World, { group, byStaff }: WeeklySlot, slots: readonly WeeklySlot[]): void {
  const [leader] = group.leaderIds;
  if (byStaff || (leader !== undefined && world.mentors.has(leader))) return;
  const load = (personId: Id): number => slots.filter((other) => other.group.leaderIds.includes(personId)).length;
  const isBusy = (personId: Id): boolean =>
    slots.some(
      (other) =>
        other.group.leaderIds.includes(personId) &&
        other.group.weekday === group.weekday &&
        other.group.startsAt === group.startsAt,
    );
  const free = [...world.mentors.values()].filter(({ role, endsOn }) => endsOn === undefined && !isBusy(role.personId));
  const [next] = free.map(({ role }) => role.personId).sort((one, other) => load(one) - load(other));
  group.leaderIds = next === undefined ? [] : [next];
}

function sessionOn(world: World, slot: WeeklySlot, day: number, state: RollState): Session {
  const { random } = world;
  const session = untouchedSession(slot.group, dayAt(day));
  const before = numberOf(world.today) - day;
  if (before <= printingDays) printSheet(world, session, slot, day);
  if (state === 'done' && random.chance(0.025)) return { ...session, status: 'cancelled' };
  if (state === 'on-paper') return session;
  session.status = 'held';
  session.marks = Object.fromEntries(
    expectedOn(world, slot, day).map((living) => [living.stay.personId, markOf(world, living, day)]),
  );
  if (random.chance(0.12)) {
    const walkIn = [...world.living.keys()].find((id) => !session.marks[id] && !session.leaderIds.includes(id));
    if (walkIn !== undefined) session.marks[walkIn] = { mark: 'present', walkIn: true };
  }
  if (state === 'half-taken') for (const id of Object.keys(session.marks).slice(-3)) session.marks[id] = {};
  else session.finished = { by: demoStaff.id, at: `${dayAt(day)}T23:40:00.000Z`, fromPaper: random.chance(0.7) };
  return session;
}

function expectedOn({ living }: World, { group, phaseIds }: WeeklySlot, day: number): readonly Living[] {
  const today = dayAt(day);
  return [...living.values()].filter(({ stay }) => {
    const phaseId = stay.phases.at(-1)?.phaseId;
    const isExpected = phaseIds === undefined || (phaseId !== undefined && phaseIds.has(phaseId));
    return isExpected && stay.admittedOn < today && !group.leaderIds.includes(stay.personId);
  });
}

const excuses = ['Court date.', 'Doctor’s appointment.', 'Work shift.', 'Family visit.'];

function markOf({ random }: World, { attends, leavesOn, exit }: Living, day: number): Mark {
  // Before people leave they are often seen less.
  const isLeaving = exit.dischargeReason === 'left' && leavesOn - day < 14;
  const chance = random.next();
  if (chance < (isLeaving ? attends - 0.25 : attends))
    return random.chance(0.05) ? { mark: 'present', late: true } : { mark: 'present' };
  return random.weighted([
    [{ mark: 'absent' } as const, 58],
    [{ mark: 'excused' } as const, 36],
    [{}, 6],
  ]);
}

function printSheet(world: World, session: Session, slot: WeeklySlot, day: number): void {
  const number = (world.house.lastSheetNumber ?? 0) + 1;
  world.house.lastSheetNumber = number;
  const { formerPeople } = world.confidential;
  const nameOf = (id: Id): string | undefined => {
    const name = formerPeople[id];
    return name && displayName(name);
  };
  const lines = inNameOrder(
    expectedOn(world, slot, day).map(({ stay }) => stay.personId),
    nameOf,
  );
  session.sheet = { number, printedAt: `${dayAt(day)}T12:30:00.000Z`, lines: [...lines] };
}

function putSession(world: World, slot: WeeklySlot, session: Session): void {
  const place = slot.isSensitive ? world.confidential : world.house;
  const month = session.startsAt.slice(0, 7);
  (place.sessions[month] ??= {})[session.id] = session;
  for (const [personId, mark] of Object.entries(session.marks)) {
    if (mark.mark !== 'excused' || !world.random.chance(0.06)) continue;
    const ofMonth = (world.confidential.markNotes[month] ??= {});
    (ofMonth[session.id] ??= {})[personId] = world.random.pick(excuses);
  }
  if (!slot.isSensitive || session.status !== 'held') return;
  const { id, startsAt, minutes } = session;
  for (const leaderId of session.leaderIds) (ownIn(world, leaderId).led[month] ??= {})[id] = { id, startsAt, minutes };
}
