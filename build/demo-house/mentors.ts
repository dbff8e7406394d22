import type { ContactMode } from '../../shared/records/mentors.ts';
import type { Id } from '../../shared/records/primitives.ts';
import { newPerson } from './residents.ts';
import { dayAt, numberOf, openedOn, ownIn } from './world.ts';
import type { Mentoring, Pair, World } from './world.ts';

const mostMentors = 17;
const founders = 4;
const aftercareDays = 84;

/** People who have walked the path elsewhere and mentor from the day the house opens. */
export function foundMentors(world: World): void {
  const day = numberOf(openedOn(world));
  for (let index = 0; index < founders; index += 1) appoint(world, newPerson(world, day - 900), day, 'Senior mentor');
}

/** Who becomes and ceases to be a mentor, who walks with whom, and the check-ins of the day. */
export function mentorsToday(world: World, day: number): void {
  for (const [personId, mentoring] of [...world.mentors]) endWhereDue(world, personId, mentoring, day);
  for (const [personId, living] of world.living) {
    const isDue = living.mentorFrom !== undefined && living.mentorFrom <= day && !world.mentors.has(personId);
    if (isDue && world.mentors.size < mostMentors) appoint(world, personId, day, 'Mentor');
  }
  pairResidents(world, day);
  if (dayAt(day) >= world.recordedFrom) {
    for (const [personId, mentoring] of world.mentors) checkIn(world, personId, mentoring, day);
  }
}

const strengths = [
  'Listens first. Good with people in their first weeks.',
  'Knows the bus lines and the job center by heart.',
  'Went through family court and came out whole.',
  'Calm in the evenings, when it gets hard.',
  'Parent of two; talks easily with parents.',
];

function appoint(world: World, personId: Id, day: number, level: string): void {
  const { random } = world;
  const role = { id: random.id(), personId, since: dayAt(day), level, capacity: random.whole(4, 7) };
  world.house.mentors[role.id] = role;
  world.mentors.set(personId, { role, endsOn: undefined, pairs: [] });
  const own = ownIn(world, personId);
  own.strengths = { ...own.strengths, [role.id]: random.pick(strengths) };
}

/** A resident's role ends with the stay, or some months later when they stay close to the house. */
function endWhereDue(world: World, personId: Id, mentoring: Mentoring, day: number): void {
  const { random, living } = world;
  const livesHere = living.has(personId);
  const isFounder = mentoring.role.level === 'Senior mentor';
  if (!livesHere && !isFounder && mentoring.endsOn === undefined) {
    mentoring.endsOn = random.chance(0.3) ? day + random.whole(60, 240) : day;
  }
  for (const pair of [...mentoring.pairs]) {
    if (pair.endsOn !== undefined && pair.endsOn <= day) endPair(mentoring, pair, day);
    else if (!living.has(pair.pairing.residentId) && pair.endsOn === undefined) {
      // After the stay they go on talking for twelve weeks, or stop that day.
      if (random.chance(staysInTouch(world, pair))) pair.endsOn = day + aftercareDays;
      else endPair(mentoring, pair, day);
    }
  }
  if (mentoring.endsOn !== undefined && mentoring.endsOn <= day) {
    for (const pair of [...mentoring.pairs]) endPair(mentoring, pair, day);
    mentoring.role.until = dayAt(day);
    world.mentors.delete(personId);
  }
}

/** How likely two people go on talking once the stay has ended. */
function staysInTouch({ endings }: World, { pairing }: Pair): number {
  const reason = endings.get(pairing.residentId);
  if (reason === 'completed') return 0.6;
  return reason === 'left' || reason === 'transferred' ? 0.25 : 0;
}

function endPair({ pairs }: Mentoring, pair: Pair, day: number): void {
  pair.pairing.until = dayAt(day);
  pairs.splice(pairs.indexOf(pair), 1);
}

const reasons = ['Same home county.', 'Both work early shifts.', 'Asked for each other.', 'Similar age, both parents.'];

function pairResidents(world: World, day: number): void {
  const { random, living, mentors, house, confidential } = world;
  const taken = new Set([...mentors.values()].flatMap(({ pairs }) => pairs.map(({ pairing }) => pairing.residentId)));
  for (const [personId, { stay }] of living) {
    if (taken.has(personId) || mentors.has(personId) || day - numberOf(stay.admittedOn) < 2 || !random.chance(0.3))
      continue;
    const open = [...mentors.values()].filter(
      ({ role, pairs, endsOn }) => endsOn === undefined && pairs.length < (role.capacity ?? 4),
    );
    if (open.length === 0) return;
    const mentoring = random.pick(open);
    const pairing = { id: random.id(), mentorId: mentoring.role.personId, residentId: personId, since: dayAt(day) };
    house.pairings[pairing.id] = pairing;
    if (random.chance(0.4)) confidential.pairingReasons[pairing.id] = random.pick(reasons);
    const quietFrom = numberOf(world.today) - (random.chance(0.15) ? random.whole(8, 16) : 0);
    mentoring.pairs.push({ pairing, nextContactOn: day + random.whole(0, 2), quietFrom, endsOn: undefined });
  }
}

/** Times between the groups of the day, so that a mentor is rarely in two places. */
const quietTimes = ['08:05', '12:05', '12:35', '14:10', '14:35', '16:15', '16:45', '11:35', '20:45', '21:10'];
const notes = [
  'Talked about the week. Sounds steady.',
  'Nervous about the job interview on Friday. Practised two questions.',
  'Called home for the first time in a month.',
  'Tired. Will walk together tomorrow morning.',
  'Asked about the meeting on Main Street. Going together.',
];

function checkIn(world: World, mentorId: Id, { pairs }: Mentoring, day: number): void {
  const { random } = world;
  let slot = random.whole(0, quietTimes.length - 1);
  for (const pair of pairs) {
    if (pair.nextContactOn > day) continue;
    const isAftercare = !world.living.has(pair.pairing.residentId);
    pair.nextContactOn = day + (isAftercare ? random.whole(5, 9) : random.whole(2, 8));
    // Today is still to come, and some have gone quiet.
    if (day >= pair.quietFrom || dayAt(day) >= world.today) continue;
    const mode = modeOf(random, isAftercare);
    const reached = random.chance(mode === 'in-person' ? 0.95 : mode === 'text' ? 0.8 : 0.66);
    // Now and then the time was remembered wrongly, and falls into a group.
    const time = random.chance(0.004) ? '20:10' : quietTimes[slot++ % quietTimes.length];
    const at = `${dayAt(day)}T${time ?? '12:05'}`;
    const contact = {
      id: random.id(),
      personId: pair.pairing.residentId,
      at,
      mode,
      reached,
      ...(reached && { minutes: random.pick([5, 10, 10, 15, 15, 20, 25]) }),
      ...(reached && random.chance(0.1) && { note: random.pick(notes) }),
    };
    const { contacts } = ownIn(world, mentorId);
    (contacts[at.slice(0, 7)] ??= {})[contact.id] = contact;
  }
}

const modeOf = (random: World['random'], isAftercare: boolean): ContactMode =>
  isAftercare
    ? random.weighted([
        ['phone', 55],
        ['text', 35],
        ['in-person', 7],
        ['video', 3],
      ] as const)
    : random.weighted([
        ['in-person', 78],
        ['phone', 10],
        ['text', 10],
        ['video', 2],
      ] as const);
