import { ownName } from '../../records/compartments.ts';
import type { RowOf } from '../tables.ts';
import { known } from './plain.ts';
import type { Target } from './target.ts';
import { changedIn, ownIn, putInMonth } from './target.ts';

/** Mentor roles and pairings; their keys are not ids of their own, so a new one gets a random id. */
export function applyMentors(target: Target): void {
  const { house, before, draft, newId } = target;
  const roles = idsBy(before.house.mentors, (role) => roleKey(role.personId, role.since));
  for (const { row } of changedIn(house.mentors)) {
    const { person_id: personId, since, until, level, capacity, strengths } = row;
    const id = roles.get(roleKey(personId, since)) ?? newId();
    draft.house.mentors[id] = known({ ...before.house.mentors[id], id, personId, since, until, level, capacity });
    if (strengths !== undefined) (ownIn(target, personId).strengths ??= {})[id] = strengths;
    else delete draft[ownName(personId)]?.strengths?.[id];
  }
  const pairs = idsBy(before.house.pairings, (pair) => pairKey(pair.mentorId, pair.residentId, pair.since));
  for (const { row } of changedIn(house.pairings)) {
    const { mentor_id: mentorId, resident_id: residentId, from: since, to: until } = row;
    const id = pairs.get(pairKey(mentorId, residentId, since)) ?? newId();
    draft.house.pairings[id] = known({ ...before.house.pairings[id], id, mentorId, residentId, since, until });
  }
}

const roleKey = (personId: string, since: string): string => `${personId};${since}`;
const pairKey = (mentorId: string, residentId: string, since: string): string => `${mentorId};${residentId};${since}`;

function idsBy<Item extends { readonly id: string; readonly until?: string | undefined }>(
  items: Readonly<Record<string, Item>>,
  keyOf: (item: Item) => string,
): ReadonlyMap<string, string> {
  // Of two with one key the last to end is the one that was exported.
  const inOrder = Object.values(items).sort((one, other) => ((one.until ?? '9999') < (other.until ?? '9999') ? -1 : 1));
  return new Map(inOrder.map((item) => [keyOf(item), item.id]));
}

/** Check-ins, each with the mentor who made it. */
export function applyContacts(target: Target): void {
  for (const { row, before } of changedIn(target.house.contacts)) {
    const { contact_id: id, person_id: personId, at, minutes, mode, reached, note } = row;
    if (before && !isSamePlace(before, row)) {
      delete target.draft[ownName(before.mentor_id)]?.contacts[before.at.slice(0, 7)]?.[id];
    }
    const contact = known({ id, personId, at, minutes, mode, reached, note });
    putInMonth(ownIn(target, row.mentor_id).contacts, at.slice(0, 7), id, contact);
  }
}

const isSamePlace = (one: RowOf<'contacts'>, other: RowOf<'contacts'>): boolean =>
  one.mentor_id === other.mentor_id && one.at.slice(0, 7) === other.at.slice(0, 7);
