import type { z } from 'zod';
import type { searchContract } from '../../shared/contract/everyday.ts';
import { byRoom } from '../../shared/rules/beds.ts';
import { addDays } from '../../shared/rules/calendar.ts';
import { bedLabel, displayName } from '../../shared/rules/names.ts';
import { programsFor } from '../../shared/rules/programs.ts';
import { holdsOn, isInHouseAtEndOf } from '../../shared/rules/stays.ts';
import type { Desk, HouseState, StaffState } from './context.ts';
import { os } from './gate.ts';
import { anyPerson } from './people.ts';
import { legalName } from './residents/rows.ts';
import { sessionsBetween } from './sessions.ts';

type Found = z.infer<NonNullable<(typeof searchContract)['everything']['~orpc']['outputSchema']>>['found'][number];

/** Something that can be found: what is shown, and other words it is known by. */
interface Findable extends Found {
  readonly alsoKnownAs?: string | undefined;
}

const mostFound = 20;

export const searchCalls = {
  everything: os.search.everything.handler(({ context: { desk }, input }) => {
    const words = wordsOf(input.text);
    if (words.length === 0) return { found: [] };
    const found = findables(desk)
      .map((findable) => ({ findable, score: scoreOf(findable, words) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.findable.title < b.findable.title ? -1 : 1))
      .slice(0, mostFound)
      .map(({ findable: { kind, id, title, detail, path } }) => ({ kind, id, title, detail, path }));
    return { found };
  }),
};

/** Everything this reader may open: a mentor their own people and groups, staff the whole house. */
function findables(desk: Desk): Findable[] {
  const state = desk.houseState();
  const programs = programsFor(state.house.house?.state ?? '').map(({ id, credential, name, state: where }) => ({
    kind: 'program' as const,
    id,
    title: credential,
    detail: `${name}, ${where}`,
    path: desk.isStaff ? '/certification' : '/my-certification',
  }));
  const people = desk.isStaff
    ? [...everyone(desk.staffState(), desk.today), ...beds(desk.staffState(), desk.today)]
    : ownPeople(desk, state);
  return [...people, ...groups(desk), ...programs];
}

function everyone(state: StaffState, today: string): Findable[] {
  const { house, confidential } = state;
  const present = new Set(
    Object.values(confidential.stays)
      .filter((stay) => isInHouseAtEndOf(stay, today))
      .map(({ personId }) => personId),
  );
  const stayed = new Set(Object.values(confidential.stays).map(({ personId }) => personId));
  const residents = [...Object.values(house.people), ...Object.values(confidential.formerPeople)]
    .filter(({ id }) => stayed.has(id))
    .map((name): Findable => ({
      kind: present.has(name.id) ? 'resident' : 'former-resident',
      id: name.id,
      title: displayName(name),
      detail: present.has(name.id) ? 'Lives here' : 'Lived here',
      path: `/residents/${encodeURIComponent(name.id)}`,
      alsoKnownAs: legalName(confidential.people[name.id]),
    }));
  const mentors = Object.values(house.mentors)
    .filter((role) => holdsOn(role, today))
    .map(({ personId }): Findable => ({
      kind: 'mentor',
      id: personId,
      title: displayName(anyPerson(state, personId)),
      detail: 'Mentor',
      path: `/mentors/${encodeURIComponent(personId)}`,
      alsoKnownAs: legalName(confidential.people[personId]),
    }));
  return [...residents, ...mentors];
}

function beds(state: StaffState, today: string): Findable[] {
  const occupants = new Map(
    Object.values(state.house.stays).flatMap(({ bedId, personId }) => (bedId === undefined ? [] : [[bedId, personId]])),
  );
  return Object.values(state.house.beds)
    .filter(({ availableTo }) => availableTo === undefined || availableTo >= today)
    .sort(byRoom)
    .map((bed): Findable => {
      const occupant = occupants.get(bed.id);
      const detail = occupant === undefined ? 'Free tonight' : displayName(anyPerson(state, occupant));
      return { kind: 'bed', id: bed.id, title: bedLabel(bed), detail, path: '/residents/beds' };
    });
}

/** A mentor opens the pages of those they walk with, and of nobody else. */
function ownPeople(desk: Desk, state: HouseState): Findable[] {
  return Object.values(state.house.pairings)
    .filter((pairing) => pairing.mentorId === desk.personId && holdsOn(pairing, desk.today))
    .map(({ residentId }): Findable => ({
      kind: 'resident',
      id: residentId,
      title: displayName(anyPerson(state, residentId)),
      detail: 'You walk together',
      path: `/my-people/${encodeURIComponent(residentId)}`,
    }));
}

/** The groups of the next days, each once, at its next meeting. */
function groups(desk: Desk): Findable[] {
  const seen = new Set<string>();
  return sessionsBetween(desk, desk.today, addDays(desk.today, 7)).flatMap((session): Findable[] => {
    const key = session.weeklyGroupId ?? session.id;
    if (seen.has(key) || session.status === 'cancelled') return [];
    seen.add(key);
    const { id, title, startsAt } = session;
    const path = `/groups/${encodeURIComponent(id)}`;
    return [{ kind: 'group', id, title, detail: `${dayFormat.format(new Date(`${startsAt}Z`))}`, path }];
  });
}

const dayFormat = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'UTC',
});

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Every word must be found: 3 for a word of the title, 2 for the beginning of one, 1 for the other name's or inside. */
function scoreOf({ title, alsoKnownAs = '' }: Findable, words: readonly string[]): number {
  const titleWords = wordsOf(title);
  const otherWords = wordsOf(alsoKnownAs);
  const scores = words.map((word) => {
    if (titleWords.includes(word)) return 3;
    if (titleWords.some((known) => known.startsWith(word))) return 2;
    return otherWords.some((known) => known.startsWith(word)) || titleWords.some((known) => known.includes(word))
      ? 1
      : 0;
  });
  return scores.some((score) => score === 0) ? 0 : scores.reduce<number>((sum, score) => sum + score, 0) / words.length;
}
