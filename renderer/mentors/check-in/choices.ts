import type { MentorRow, Walk } from '../../../shared/contract/mentors.ts';
import type { PersonRef } from '../../../shared/contract/views.ts';
import { displayName } from '../../../shared/rules/names.ts';

interface Choice {
  value: string;
  label: string;
}

/** Whom a check-in can be with, and for staff: whose it can be. */
export interface CheckInChoices {
  readonly people: Choice[];
  readonly mentors: Choice[];
  /** Person → the mentors who walk with them. */
  readonly walks: ReadonlyMap<string, readonly string[]>;
}

const choice = (person: PersonRef): Choice => ({ value: person.id, label: displayName(person) });

/** A mentor's choices: the people they walk with. */
export const ownChoices = (walks: readonly Walk[]): CheckInChoices => ({
  people: walks.map(({ resident }) => choice(resident)),
  mentors: [],
  walks: new Map(),
});

/** Staff's choices: everybody in the house and everybody somebody walks with, for any mentor. */
export function staffChoices(roster: readonly PersonRef[], mentors: readonly MentorRow[]): CheckInChoices {
  const people = new Map(roster.map((person) => [person.id, choice(person)]));
  const walks = new Map<string, string[]>();
  for (const { person: mentor, walksWith } of mentors) {
    for (const { resident } of walksWith) {
      if (!people.has(resident.id)) people.set(resident.id, choice(resident));
      walks.set(resident.id, [...(walks.get(resident.id) ?? []), mentor.id]);
    }
  }
  return { people: [...people.values()], mentors: mentors.map(({ person }) => choice(person)), walks };
}

/** The mentor whose check-in it most likely is: the only one who walks with this person. */
export function likelyMentor({ walks }: CheckInChoices, personId: string | undefined): string | undefined {
  const mentors = personId === undefined ? [] : (walks.get(personId) ?? []);
  return mentors.length === 1 ? mentors[0] : undefined;
}
