import type { ArrivalsInput, ArrivalsPreview } from '../../contract/arrivals.ts';
import type { PersonRef } from '../../contract/views.ts';
import { displayName } from '../../rules/names.ts';
import { isLikeNameOf, isNameOf, splitName } from './names.ts';
import type { KnownName } from './names.ts';
import { plain } from './words.ts';

/** Somebody who can be meant by a mentor's name: known already, or on another line of the paste. */
export interface MentorCandidate {
  readonly ref: PersonRef;
  readonly name: KnownName;
}

type MentorQuestion = Extract<ArrivalsPreview['questions'][number], { about: 'mentor' }>;

/** Who every written mentor is; undefined while that is asked, null for nobody. */
export interface FoundMentors {
  readonly byName: ReadonlyMap<string, MentorCandidate | null | undefined>;
  readonly questions: readonly MentorQuestion[];
}

/** Matches mentor names with people; a name that is not plainly one person's is asked. */
export function findMentors(
  written: Iterable<string>,
  people: readonly MentorCandidate[],
  answers: ArrivalsInput['mentors'],
): FoundMentors {
  const byName = new Map<string, MentorCandidate | null | undefined>();
  const questions: MentorQuestion[] = [];
  for (const name of new Set(written)) {
    if (name === '') continue;
    const answer = answers?.[name];
    const found =
      answer === null || isNobody(name) ? null : (people.find(({ ref }) => ref.id === answer) ?? onlyOne(name, people));
    byName.set(name, found);
    if (found === undefined) {
      const candidates = people.filter((person) => isLikeNameOf(name, person.name)).map(({ ref }) => ref);
      questions.push({ about: 'mentor', written: name, candidates });
    }
  }
  return { byName, questions };
}

const isNobody = (name: string): boolean => /^(none|n ?a|no|nobody|tbd|unassigned|open)?$/u.test(plain(name));

function onlyOne(written: string, people: readonly MentorCandidate[]): MentorCandidate | undefined {
  const readings = (['first-last', 'last-first'] as const).map((order) => splitName(written, order));
  const found = people.filter(
    ({ ref, name }) =>
      plain(displayName(ref)) === plain(written) ||
      readings.some((reading) => reading?.legalLast !== undefined && isNameOf(reading, name)),
  );
  return found.length === 1 ? found[0] : undefined;
}
