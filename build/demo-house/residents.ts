import type { Destination, DischargeReason } from '../../shared/records/people.ts';
import type { Stay } from '../../shared/records/people.ts';
import type { Id } from '../../shared/records/primitives.ts';
import { lastInitialOf } from '../../shared/rules/names.ts';
import { endedOn } from '../../shared/rules/stays.ts';
import { freeBeds, phases } from './rooms.ts';
import { dayAt, numberOf, openedOn } from './world.ts';
import type { Living, World } from './world.ts';

/** About a hundred beds, a few of them free on most nights. */
const fullHouse = 97;
const daysToFill = 150;
const readmissions = 0.21;

/** How stays end, as often as in the field (TEDS-D, long-term residential: DOMAIN B), and after how many days. */
const endings = [
  ['completed', 47, [0, 0]],
  ['transferred', 12, [20, 190]],
  ['left', 25, [2, 110]],
  ['asked-to-leave', 7, [15, 160]],
  ['incarcerated', 3, [10, 150]],
  ['medical', 2, [5, 120]],
  ['died', 0.3, [30, 250]],
  ['other', 2, [10, 200]],
  [undefined, 1.7, [5, 120]],
] as const satisfies readonly (readonly [DischargeReason | undefined, number, readonly [number, number]])[];

/** The day's discharges, then its moves between phases and beds, then who arrives. */
export function residentsToday(world: World, day: number): void {
  for (const living of [...world.living.values()]) {
    if (living.leavesOn <= day) discharge(world, living);
    else moveOn(world, living, day);
  }
  if (dayAt(day) === world.today) admit(world, day, []);
  const sinceOpening = day - numberOf(openedOn(world));
  const wanted = Math.round(fullHouse * Math.min(1, (sinceOpening + 10) / daysToFill));
  for (let arrivals = 0; world.living.size < wanted && arrivals < 3; arrivals += 1) {
    if (world.random.chance(0.6)) admit(world, day);
  }
}

/** One newcomer; where no bed is given they wait for one. */
function admit(world: World, day: number, free = freeBeds(world)): void {
  const { random } = world;
  const personId = random.chance(readmissions)
    ? (comingBack(world, day) ?? newPerson(world, day))
    : newPerson(world, day);
  const admittedOn = dayAt(day);
  const stay: Stay = {
    id: random.id(),
    personId,
    admittedOn,
    referralSource: random.weighted([
      ['Court', 40],
      ['Department of Corrections', 25],
      ['Self', 20],
      ['Hospital', 8],
      ['Family', 7],
    ] as const),
    phases: [{ from: admittedOn, phaseId: phases.orientation.id }],
    beds: free.length === 0 ? [] : [{ from: admittedOn, bedId: random.pick(free.slice(0, 12)) }],
  };
  world.confidential.stays[stay.id] = stay;
  world.living.set(personId, whatComes(world, stay, day));
}

/** How this stay will go: through the phases, and out of the house in one of the ways stays end. */
function whatComes({ random }: World, stay: Stay, day: number): Living {
  const [reason, , [soonest, latest]] = random.weighted(endings.map((ending) => [ending, ending[1]] as const));
  const ahead: { on: number; phaseId: Id }[] = [];
  let on = day + random.around(9, 19);
  const goOn = (phaseId: Id, days: number): void => {
    ahead.push({ on, phaseId });
    on += days;
  };
  goOn(phases.track.id, random.around(42, 80));
  goOn(phases.phaseOne.id, random.around(125, 205));
  // Phase II is a choice.
  const goesToPhaseTwo = random.chance(0.72);
  const phaseTwoFrom = on;
  if (goesToPhaseTwo) goOn(phases.phaseTwo.id, random.around(90, 200));
  const leavesOn = reason === 'completed' ? on : day + random.around(soonest, latest);
  const becomesMentor = goesToPhaseTwo && reason === 'completed' && random.chance(0.5);
  return {
    stay,
    leavesOn,
    exit: exitOf(random, reason),
    ahead: ahead.filter((move) => move.on < leavesOn),
    attends: (reason === 'completed' ? 0.86 : 0.74) + random.next() * 0.12,
    mentorFrom: becomesMentor ? phaseTwoFrom + random.whole(8, 28) : undefined,
  };
}

const destinationsAfter = (
  reason: DischargeReason | undefined,
): readonly (readonly [Destination | undefined, number])[] => {
  switch (reason) {
    case 'completed':
      return [
        ['permanent', 70],
        ['temporary', 22],
        ['other', 4],
        [undefined, 4],
      ];
    case 'transferred':
      return [
        ['institution', 45],
        ['temporary', 40],
        ['other', 15],
      ];
    case 'incarcerated':
    case 'medical':
      return [
        ['institution', 95],
        [undefined, 5],
      ];
    case 'died':
      return [[undefined, 1]];
    case 'left':
    case 'asked-to-leave':
    case 'other':
    case undefined:
      return [
        ['temporary', 34],
        ['homeless', 20],
        ['permanent', 14],
        ['other', 6],
        [undefined, 26],
      ];
  }
};

function exitOf(random: World['random'], reason: DischargeReason | undefined): Living['exit'] {
  const destination = random.weighted(destinationsAfter(reason));
  const isKnown = reason !== 'died' && random.chance(reason === 'completed' ? 0.96 : 0.7);
  return {
    ...(reason !== undefined && { dischargeReason: reason }),
    ...(destination !== undefined && { destination }),
    ...(isKnown && { employedAtExit: random.chance(reason === 'completed' ? 0.72 : 0.3) }),
    ...(isKnown && { arrestedDuring: reason === 'incarcerated' || random.chance(0.05) }),
  };
}

function discharge(world: World, { stay, leavesOn, exit }: Living): void {
  Object.assign(stay, endedOn(stay, dayAt(leavesOn)), exit);
  world.living.delete(stay.personId);
  world.endings.set(stay.personId, exit.dischargeReason);
  if (exit.dischargeReason !== 'died') world.mayReturn.push({ personId: stay.personId, leftOn: leavesOn });
}

function moveOn(world: World, { stay, ahead }: Living, day: number): void {
  const next = ahead[0];
  if (!next || next.on > day) return;
  ahead.shift();
  stay.phases.push({ from: dayAt(day), phaseId: next.phaseId });
  const bed = stay.beds.at(-1);
  if (world.random.chance(0.55)) moveBed(world, stay, day, bed);
}

function moveBed(world: World, stay: Stay, day: number, bed: Stay['beds'][number] | undefined): void {
  const free = freeBeds(world);
  const from = dayAt(day);
  if (free.length === 0 || (bed && bed.from >= from)) return;
  if (bed) bed.to = dayAt(day - 1);
  stay.beds.push({ from, bedId: world.random.pick(free) });
}

/** Somebody who left some time ago and comes back, or nobody. */
function comingBack({ random, mayReturn, mentors }: World, day: number): Id | undefined {
  if (mayReturn.length === 0) return undefined;
  const index = random.whole(0, mayReturn.length - 1);
  const former = mayReturn[index];
  if (!former || former.leftOn > day - 25 || mentors.has(former.personId)) return undefined;
  mayReturn.splice(index, 1);
  return former.personId;
}

/** Somebody the house has never met. Their name lies with the former people until the end, when walls are drawn. */
export function newPerson({ random, names, confidential }: World, day: number): Id {
  const name = names.next().value;
  const id = random.id();
  const recoveryDate = dayAt(day - random.whole(1, 40));
  const phone = random.chance(0.6) ? `(555) 555-0${random.whole(100, 199)}` : undefined;
  const lastInitial = lastInitialOf(name.last);
  confidential.people[id] = {
    id,
    legalFirst: name.first,
    legalLast: name.last,
    birthDate: dayAt(day - random.around(20 * 365, 60 * 365)),
    gender: random.weighted([
      ['man', 62],
      ['woman', 36],
      ['nonbinary', 2],
    ] as const),
    ...(random.chance(0.85) && { veteran: random.chance(0.09) }),
    ...(phone !== undefined && { phone }),
    ...(random.chance(0.85) && { recoveryDate }),
  };
  confidential.formerPeople[id] = { id, preferredName: name.first, ...(lastInitial !== undefined && { lastInitial }) };
  return id;
}
