import type { MentorRow } from '../../shared/contract/mentors.ts';
import { displayName } from '../../shared/rules/names.ts';
import { hasRoom, loadInWords } from './load.ts';

interface Choices {
  group: string;
  items: { value: string; label: string }[];
}

/** The mentors who could walk with somebody, who has room first and the least busy at the top; nobody walks with themselves. */
export function mentorsToChoose(rows: readonly MentorRow[], residentId: string): Choices[] {
  const possible = rows
    .filter(({ person }) => person.id !== residentId)
    .sort(
      (a, b) => a.walksWith.length - b.walksWith.length || displayName(a.person).localeCompare(displayName(b.person)),
    );
  const items = (room: boolean) =>
    possible
      .filter(({ walksWith, role }) => hasRoom(walksWith.length, role.capacity) === room)
      .map(({ person, walksWith, role }) => ({
        value: person.id,
        label: `${displayName(person)}, walks with ${loadInWords(walksWith.length, role.capacity)}`,
      }));
  return [
    { group: 'Has room', items: items(true) },
    { group: 'Walks with as many as set', items: items(false) },
  ].filter((choices) => choices.items.length > 0);
}
