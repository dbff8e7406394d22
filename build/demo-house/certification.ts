import type { Enrollment } from '../../shared/records/certification.ts';
import type { MentorRole } from '../../shared/records/mentors.ts';
import type { Day, Id } from '../../shared/records/primitives.ts';
import { addDays, daysBetween } from '../../shared/rules/calendar.ts';
import { countedKind } from '../../shared/rules/certification-progress.ts';
import { programOf } from '../../shared/rules/programs.ts';
import { derivedHours, signatureKey } from '../../shared/rules/report/derived-hours.ts';
import { demoStaff } from './sign-ins.ts';
import { ownIn } from './world.ts';
import type { World } from './world.ts';

/** How far somebody has come: every step is there among the mentors of today. */
type Step =
  | 'just-begun'
  | 'in-training'
  | 'exam-failed'
  | 'exam-passed'
  | 'certified'
  | 'expiring'
  | 'certified-and-on'
  | 'lapsed'
  | 'withdrawn';

const stepsOfToday: readonly Step[] = [
  'expiring',
  'certified-and-on',
  'lapsed',
  'certified',
  'exam-passed',
  'in-training',
  'exam-failed',
  'just-begun',
  'withdrawn',
];

/** Enrolls most of the people who were ever mentors, as far as their time allows; the one who signs in is in the midst of it. */
export function enrollMentors(world: World, signsIn: Id): void {
  const roles = Object.values(world.house.mentors).sort((one, other) => (one.since < other.since ? -1 : 1));
  const present = roles.filter(({ until }) => until === undefined);
  for (const [index, role] of present.entries()) {
    if (role.personId === signsIn) {
      takeStep(world, role, 'in-training', radpss);
      continue;
    }
    const step = stepsOfToday[index % stepsOfToday.length] ?? 'just-begun';
    // The one person without any enrollment has the offer before them.
    if (index % 11 !== 10) takeStep(world, role, isLongEnough(world, role, step) ? step : 'in-training');
  }
  for (const role of roles) {
    const enrollments = ownIn(world, role.personId).enrollments;
    if (role.until === undefined || Object.keys(enrollments).length > 0) continue;
    const isShort = daysBetween(role.since, role.until) < 110;
    if (world.random.chance(isShort ? 0.65 : 0.25)) continue;
    takeStep(world, role, isShort ? 'withdrawn' : world.random.pick(['certified', 'certified', 'lapsed', 'withdrawn']));
  }
}

/** A certificate takes about four months, and one that runs out soon was given eleven months ago. */
function isLongEnough({ today }: World, { since }: MentorRole, step: Step): boolean {
  const days = daysBetween(since, today);
  switch (step) {
    case 'expiring':
    case 'lapsed':
      return days > 520;
    case 'certified':
    case 'certified-and-on':
      return days > 200;
    case 'exam-passed':
    case 'exam-failed':
      return days > 90;
    case 'withdrawn':
      return days > 60;
    case 'in-training':
    case 'just-begun':
      return true;
  }
}

const apss = 'ky-apss';
const radpss = 'ky-radpss';

function takeStep(world: World, role: MentorRole, step: Step, programId?: Id): void {
  const { random, today } = world;
  const lastDay = role.until ?? today;
  const begins = (days: number): Day => {
    const day = addDays(lastDay, -days);
    return day > role.since ? day : role.since;
  };
  switch (step) {
    case 'just-begun':
      enroll(world, role.personId, apss, begins(random.whole(2, 9)));
      return;
    case 'in-training': {
      const enrollment = enroll(
        world,
        role.personId,
        programId ?? random.pick([apss, radpss]),
        begins(random.whole(40, 70)),
      );
      train(world, enrollment, random.whole(2, 4));
      meet(world, enrollment, 2);
      return;
    }
    case 'exam-failed':
    case 'exam-passed': {
      const enrollment = enroll(world, role.personId, apss, begins(random.whole(70, 88)));
      train(world, enrollment, 5);
      meet(world, enrollment, 4);
      examine(world, enrollment, addDays(enrollment.startedOn, 52), step === 'exam-passed' ? 'pass' : 'fail');
      return;
    }
    case 'withdrawn': {
      const enrollment = enroll(world, role.personId, apss, begins(random.whole(30, 60)));
      train(world, enrollment, 1);
      Object.assign(enrollment, { status: 'withdrawn', endedOn: lastDay });
      return;
    }
    case 'certified':
      certify(world, role.personId, begins(random.whole(150, 190)));
      return;
    case 'expiring':
      certify(world, role.personId, begins(100 + 365 - random.whole(12, 50)));
      return;
    case 'lapsed':
      certify(world, role.personId, begins(100 + 365 + random.whole(10, 40)), 'lapsed');
      return;
    case 'certified-and-on': {
      certify(world, role.personId, begins(random.whole(180, 198)));
      const next = enroll(world, role.personId, radpss, begins(random.whole(50, 70)));
      train(world, next, 4);
      meet(world, next, 3);
      return;
    }
  }
}

function enroll(world: World, personId: Id, programId: Id, startedOn: Day): Enrollment {
  const asOf = programOf(programId)?.as_of;
  const enrollment: Enrollment = {
    id: world.random.id(),
    personId,
    programId,
    ...(asOf !== undefined && { programAsOf: asOf }),
    startedOn,
    status: 'in-progress',
    requirementsMet: {},
  };
  ownIn(world, personId).enrollments[enrollment.id] = enrollment;
  return enrollment;
}

/** Training comes in days of six hours, about ten days apart; staff have signed what is older than two weeks. */
function train(world: World, enrollment: Enrollment, days: number): void {
  const topics = topicsOf(enrollment.programId);
  for (let index = 0; index < days; index += 1) {
    const on = addDays(enrollment.startedOn, 6 + index * 10);
    if (on >= world.today) return;
    const domain = topics[index % topics.length];
    addHours(world, enrollment, on, 'training', 6, domain);
  }
}

function topicsOf(programId: Id): readonly (string | undefined)[] {
  const training = programOf(programId)?.requirements.find((requirement) => countedKind(requirement) === 'training');
  const topics = (training?.breakdown ?? []).filter(({ hours }) => hours >= 6).map(({ domain }) => domain);
  return topics.length > 0 ? topics : [undefined];
}

function addHours(
  world: World,
  { id: enrollmentId, personId }: Enrollment,
  on: Day,
  kind: 'training' | 'ce',
  hours: number,
  domain?: string,
): void {
  const isSigned = daysBetween(on, world.today) > 14;
  const id = world.random.id();
  ownIn(world, personId).hours[id] = {
    id,
    enrollmentId,
    on,
    kind,
    hours,
    ...(domain !== undefined && { domain }),
    ...(isSigned && { verifiedBy: demoStaff.name, verifiedOn: addDays(on, 7) }),
  };
}

/** The first so many of the requirements that are a yes. */
function meet(world: World, { programId, startedOn, requirementsMet }: Enrollment, count: number): void {
  const yes = (programOf(programId)?.requirements ?? []).filter(
    (requirement) =>
      countedKind(requirement) === undefined && requirement.kind !== 'exam' && requirement.kind !== 'minimum_age',
  );
  for (const [index, { label }] of yes.slice(0, count).entries()) {
    const on = addDays(startedOn, 3 + index * 4);
    if (on <= world.today) requirementsMet[label] = on;
  }
}

function examine(world: World, { id: enrollmentId, personId }: Enrollment, on: Day, result: 'pass' | 'fail'): void {
  if (on >= world.today) return;
  const id = world.random.id();
  const score = `${result === 'pass' ? world.random.whole(72, 96) : world.random.whole(52, 68)}%`;
  ownIn(world, personId).exams[id] = { id, enrollmentId, kind: 'Written and oral test', on, result, score };
}

/** The whole way to the APSS certificate, which runs for a year; renewed ones ran out and got another. */
function certify(world: World, personId: Id, startedOn: Day, outcome: 'certified' | 'lapsed' = 'certified'): void {
  const enrollment = enroll(world, personId, apss, startedOn);
  train(world, enrollment, 5);
  meet(world, enrollment, 99);
  if (world.random.chance(0.2)) examine(world, enrollment, addDays(startedOn, 60), 'fail');
  examine(world, enrollment, addDays(startedOn, 82), 'pass');
  const certifiedOn = addDays(startedOn, 100);
  let expiresOn = addDays(certifiedOn, 365);
  if (outcome === 'lapsed' && expiresOn < world.today) {
    Object.assign(enrollment, { status: 'lapsed', certifiedOn, expiresOn, endedOn: expiresOn });
    return;
  }
  for (; expiresOn < world.today; expiresOn = addDays(expiresOn, 365)) {
    for (const before of [200, 90]) addHours(world, enrollment, addDays(expiresOn, -before), 'ce', 3);
  }
  Object.assign(enrollment, { status: 'certified', certifiedOn, expiresOn });
}

/** Staff sign the hours of groups and check-ins about once a week; the last two weeks still wait, and a few older ones. */
export function signHours(world: World): void {
  const owns = [...world.owns].filter(([, own]) => Object.keys(own.enrollments).length > 0);
  const places = [world.house.sessions, world.confidential.sessions];
  const lines = derivedHours({
    enrollments: owns.flatMap(([, own]) => Object.values(own.enrollments)),
    signatures: [],
    sessions: places.flatMap((sessions) => Object.values(sessions)).flatMap((ofMonth) => Object.values(ofMonth)),
    contacts: owns.map(([mentorId, own]) => ({
      mentorId,
      contacts: Object.values(own.contacts).flatMap((ofMonth) => Object.values(ofMonth)),
    })),
    supervision: [],
  });
  for (const { enrollmentId, personId, source, on } of lines) {
    const isOver = ownIn(world, personId).enrollments[enrollmentId]?.status !== 'in-progress';
    if (!isOver && (daysBetween(on, world.today) <= 13 || world.random.chance(0.01))) continue;
    const signature = { enrollmentId, source, verifiedBy: demoStaff.name, verifiedOn: addDays(on, 6) };
    ownIn(world, personId).signatures[signatureKey(signature)] = signature;
  }
}
