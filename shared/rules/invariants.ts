import type { Refusal } from '../contract/call.ts';
import type { ConfidentialCompartment, HouseCompartment, OwnCompartment } from '../records/compartments.ts';
import type { Session } from '../records/sessions.ts';
import { displayName } from './names.ts';
import { checkBedDates, checkStay } from './stays.ts';

/** All records of a house, as staff hold them. */
export interface HouseRecords {
  readonly house: HouseCompartment;
  readonly confidential: ConfidentialCompartment;
  /** Person → their own compartment. */
  readonly own: Iterable<readonly [personId: string, OwnCompartment]>;
}

/** A rule that does not hold: on which record (`stays/ID`), and what the refusal would have said. */
export interface Broken {
  readonly record: string;
  readonly refusal: Refusal;
}

/**
 * Every rule that must hold whatever was done, in whatever order: nobody in two stays or two beds, no bed with two
 * people, every reference leads somewhere. Asked after an undo, after an import, and by `verify`. One pass over the
 * house: a few hundred milliseconds for ten years, so not for every commit.
 */
export function* brokenRules(records: HouseRecords): Generator<Broken> {
  yield* brokenStays(records);
  yield* brokenNames(records);
  yield* brokenMentoring(records);
  yield* brokenGroups(records);
  yield* brokenCertification(records);
}

const referredTo: Refusal = { code: 'still-referred-to' };

function* brokenStays({ house, confidential }: HouseRecords): Generator<Broken> {
  const around = {
    // Frozen, so that its index is built once and not for every stay.
    stays: Object.freeze({ ...confidential.stays }),
    beds: house.beds,
    phases: house.phases,
    nameOf: (personId: string) => {
      const name = house.people[personId] ?? confidential.formerPeople[personId];
      return name ? displayName(name) : personId;
    },
  };
  for (const stay of Object.values(confidential.stays)) {
    const refusal = checkStay(stay, around);
    if (refusal) yield { record: `stays/${stay.id}`, refusal: isDangling(refusal) ? referredTo : refusal };
  }
  for (const bed of Object.values(house.beds)) {
    const refusal = checkBedDates(bed, around);
    if (refusal) yield { record: `beds/${bed.id}`, refusal };
  }
}

const isDangling = ({ code }: Refusal): boolean => code === 'no-such-record';

/** Each person of any record has one name, in one place. */
function* brokenNames({ house, confidential, own }: HouseRecords): Generator<Broken> {
  const isNamed = (id: string): boolean => id in house.people || id in confidential.formerPeople;
  for (const id of Object.keys(house.people)) {
    if (id in confidential.formerPeople) yield { record: `people/${id}`, refusal: { code: 'named-twice' } };
  }
  const mentioned = [
    ...Object.keys(confidential.people).map((id) => [`people/${id}`, id] as const),
    ...Object.values(confidential.stays).map(({ id, personId }) => [`stays/${id}`, personId] as const),
    ...Object.values(house.mentors).map(({ id, personId }) => [`mentors/${id}`, personId] as const),
    ...Object.values(house.pairings).flatMap(({ id, mentorId, residentId }) =>
      [mentorId, residentId].map((person) => [`pairings/${id}`, person] as const),
    ),
    ...Array.from(own).flatMap(([personId, records]) =>
      // A compartment is made and emptied, never taken away: what is left of an undone import says nothing of anybody.
      isEmpty(records) ? [] : [[`own/${personId}`, personId] as const],
    ),
  ];
  for (const [record, id] of mentioned) if (!isNamed(id)) yield { record, refusal: referredTo };
}

const isEmpty = (own: OwnCompartment): boolean =>
  Object.values(own).every((records) => Object.values(records ?? {}).every((part) => isEmptyMap(part)));

const isEmptyMap = (part: unknown): boolean =>
  typeof part === 'object' && part !== null && Object.keys(part).length === 0;

function* brokenMentoring({ house, confidential, own }: HouseRecords): Generator<Broken> {
  const spans = [
    ...Object.values(house.mentors).map((role) => ({ record: `mentors/${role.id}`, ...role })),
    ...Object.values(house.pairings).map((pairing) => ({ record: `pairings/${pairing.id}`, ...pairing })),
  ];
  for (const { record, since, until } of spans) {
    if (until !== undefined && until < since) {
      yield { record, refusal: { code: 'until-before-since', facts: { since } } };
    }
  }
  for (const { id, mentorId, residentId } of Object.values(house.pairings)) {
    if (mentorId === residentId) yield { record: `pairings/${id}`, refusal: { code: 'paired-with-self' } };
  }
  for (const [, { contacts }] of own) {
    for (const ofMonth of Object.values(contacts)) {
      for (const { id, personId } of Object.values(ofMonth)) {
        if (!(personId in house.people) && !(personId in confidential.formerPeople)) {
          yield { record: `contacts/${id}`, refusal: referredTo };
        }
      }
    }
  }
}

function* brokenGroups({ house, confidential }: HouseRecords): Generator<Broken> {
  const isNamed = (id: string): boolean => id in house.people || id in confidential.formerPeople;
  for (const place of [house, confidential]) {
    const isType = (typeId: string): boolean => typeId in place.sessionTypes;
    for (const { id, typeId, leaderIds } of Object.values(place.weeklyGroups)) {
      if (!isType(typeId) || !leaderIds.every(isNamed)) yield { record: `weekly groups/${id}`, refusal: referredTo };
    }
    for (const ofMonth of Object.values(place.sessions)) {
      for (const session of Object.values(ofMonth)) {
        if (!isType(session.typeId) || !peopleOf(session).every(isNamed)) {
          yield { record: `sessions/${session.id}`, refusal: referredTo };
        }
      }
    }
  }
}

const peopleOf = ({ leaderIds, marks }: Session): readonly string[] => [...leaderIds, ...Object.keys(marks)];

function* brokenCertification({ own }: HouseRecords): Generator<Broken> {
  for (const [, { enrollments, hours, exams, signatures }] of own) {
    const towards: readonly (readonly [noun: string, Readonly<Record<string, { readonly enrollmentId: string }>>])[] = [
      ['hours', hours],
      ['exams', exams],
      ['signatures', signatures],
    ];
    for (const [noun, records] of towards) {
      for (const [key, { enrollmentId }] of Object.entries(records)) {
        if (!(enrollmentId in enrollments)) yield { record: `${noun}/${key}`, refusal: referredTo };
      }
    }
  }
}
