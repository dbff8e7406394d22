import type { StaffState } from '../../main/facility/context.ts';
import { emptySignIns } from '../../main/facility/shape.ts';
import type { NewUser } from '../../main/vault/types.ts';
import { ownName } from '../../shared/records/compartments.ts';
import type { Day, Id } from '../../shared/records/primitives.ts';
import { addDays, weekday } from '../../shared/rules/calendar.ts';
import { enrollMentors, signHours } from './certification.ts';
import { foundMentors, mentorsToday } from './mentors.ts';
import { residentsToday } from './residents.ts';
import { furnish } from './rooms.ts';
import { sessionsToday } from './sessions.ts';
import { demoAdministrator, demoMentor, demoPassphrase, demoStaff } from './sign-ins.ts';
import { drawWalls } from './walls.ts';
import { planWeek } from './week.ts';
import type { WeeklySlot } from './week.ts';
import { newWorld, numberOf, openedOn } from './world.ts';
import type { Mentoring, World } from './world.ts';

export { moveIn } from './move-in.ts';
export { demoAdministrator } from './sign-ins.ts';

export interface DemoOptions {
  readonly seed: number;
  /** The house is drawn as it stands in the morning of this day. */
  readonly today: Day;
  /** How long groups and check-ins are on record; stays go back a year further. */
  readonly years?: number;
}

export interface DemoHouse {
  /** The records by compartment: one commit of all of them fills an empty house. */
  readonly state: StaffState;
  /** Who can sign in: an administrator, somebody of the staff, and a mentor who lives here. */
  readonly signIns: readonly NewUser[];
  /** The one passphrase of all three. */
  readonly passphrase: string;
}

/** A believable, plainly made-up house; the same seed and day give the same one, to the letter. */
export function makeDemoHouse({ seed, today, years = 1.5 }: DemoOptions): DemoHouse {
  const world = newWorld(seed, today, years);
  furnish(world);
  foundMentors(world);
  const slots = planWeek(world);
  for (let day = numberOf(openedOn(world)); day <= numberOf(today); day += 1) {
    residentsToday(world, day);
    mentorsToday(world, day);
    if (day >= numberOf(world.recordedFrom)) sessionsToday(world, slots, day);
  }
  const mentor = mentorAtTheDoor(world, slots);
  enrollMentors(world, mentor.personId);
  signHours(world);
  drawWalls(world);
  const owns = [...world.owns].map(([personId, own]) => [ownName(personId), own] as const);
  return {
    state: {
      house: world.house,
      confidential: world.confidential,
      'sign-ins': emptySignIns(),
      ...Object.fromEntries(owns),
    },
    signIns: [demoAdministrator, demoStaff, { ...demoMentor, ...mentor }],
    passphrase: demoPassphrase,
  };
}

/** The mentor who signs in: lives here, walks with most people, and leads a group tonight. */
function mentorAtTheDoor(world: World, slots: readonly WeeklySlot[]): { readonly personId: Id; readonly name: string } {
  const [mentoring] = [...world.mentors.values()]
    .filter(({ role }) => world.living.has(role.personId))
    .sort((one, other) => standing(world, other) - standing(world, one));
  if (!mentoring) throw new Error('no resident of the demo house is a mentor');
  const { personId } = mentoring.role;
  const tonight = slots.filter(
    ({ group, isSensitive }) => !isSensitive && group.startsAt >= '15:00' && group.weekday === weekday(world.today),
  );
  const isLeading = tonight.some(({ group }) => group.leaderIds.includes(personId));
  const last = tonight.at(-1);
  if (!isLeading && last) last.group.leaderIds = [personId];
  return { personId, name: `${world.confidential.formerPeople[personId]?.preferredName ?? 'Mentor'} (mentor)` };
}

/** Whom they walk with; those who only just became mentors come last. */
const standing = (world: World, { role, pairs }: Mentoring): number =>
  pairs.length - (role.since > addDays(world.today, -40) ? 10 : 0);
