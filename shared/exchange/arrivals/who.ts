import type { ArrivalRow, ArrivalsInput } from '../../contract/arrivals.ts';
import type { PersonRef } from '../../contract/views.ts';
import type { Stay } from '../../records/people.ts';
import type { Day } from '../../records/primitives.ts';
import type { WholeHouse } from '../state/whole-house.ts';
import { isNameOf } from './names.ts';
import type { KnownName } from './names.ts';
import type { Line } from './read-lines.ts';

/** Somebody in the records, with what a line is compared with. */
export interface KnownPerson {
  readonly ref: PersonRef;
  readonly name: KnownName;
  readonly birthDate?: Day | undefined;
  readonly stays: readonly Stay[];
}

/** Everybody in the records, present and former. */
export function knownPeople({ house, confidential }: WholeHouse): readonly KnownPerson[] {
  const stays = new Map<string, Stay[]>();
  for (const stay of Object.values(confidential.stays)) {
    stays.set(stay.personId, [...(stays.get(stay.personId) ?? []), stay]);
  }
  return [...Object.values(house.people), ...Object.values(confidential.formerPeople)].map((name) => {
    const { id, preferredName, lastInitial } = name;
    const { legalFirst, legalLast, birthDate } = confidential.people[id] ?? {};
    return {
      ref: { id, preferredName, ...(lastInitial !== undefined && { lastInitial }) },
      name: { preferredName, lastInitial, legalFirst, legalLast },
      birthDate,
      stays: stays.get(id) ?? [],
    };
  });
}

/** Whom a line is about, as far as the records and the person who pastes say. */
export interface Who {
  readonly status: ArrivalRow['status'];
  /** A known person; absent for somebody new. */
  readonly personId?: string;
  readonly candidates: readonly PersonRef[];
}

/** Matched by name, birth date and admission; a name and one of the two may be somebody else, so that is asked. */
export function whoIs(line: Line, people: readonly KnownPerson[], decisions: ArrivalsInput['decisions']): Who {
  const alike = people.filter((person) => isAlike(line, person));
  const same = alike.find((person) => person.birthDate === line.birthDate && hasStay(person, line));
  if (same) return { status: 'same', personId: same.ref.id, candidates: [] };
  const candidates = alike.map(({ ref }) => ref);
  const decision = decisions?.[String(line.line)];
  if (decision?.take === 'skip') return { status: 'skipped', candidates };
  if (line.problems.length > 0) return { status: 'refused', candidates };
  if (decision?.take === 'new') return { status: 'new', candidates };
  if (decision?.take === 'known') {
    const known = people.find(({ ref }) => ref.id === decision.personId);
    if (!known) return { status: 'unsure', candidates };
    return { status: hasStay(known, line) ? 'same' : 'new', personId: known.ref.id, candidates };
  }
  return { status: candidates.length > 0 ? 'unsure' : 'new', candidates };
}

/** The same name, and no birth date that says otherwise unless the admission is the same. */
function isAlike(line: Line, person: KnownPerson): boolean {
  if (!line.name || !isNameOf(line.name, person.name)) return false;
  const areBornApart =
    person.birthDate !== undefined && line.birthDate !== undefined && person.birthDate !== line.birthDate;
  return !areBornApart || hasStay(person, line);
}

const hasStay = ({ stays }: KnownPerson, { admittedOn }: Line): boolean =>
  stays.some((stay) => stay.admittedOn === admittedOn);
