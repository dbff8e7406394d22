import { ownName } from '../../records/compartments.ts';
import type { OwnCompartment } from '../../records/compartments.ts';
import type { Contact } from '../../records/mentors.ts';
import { derivedHours } from '../../rules/report/derived-hours.ts';
import { cellText } from '../cells.ts';
import type { RowOf } from '../tables.ts';
import { sessionsOf } from './rows-of-sessions.ts';
import { ownCompartmentsOf } from './whole-house.ts';
import type { WholeHouse } from './whole-house.ts';

export function* mentorRows(state: WholeHouse): Generator<RowOf<'mentors'>> {
  for (const { id, personId, since, until, level, capacity } of Object.values(state.house.mentors)) {
    const strengths = state[ownName(personId)]?.strengths?.[id];
    yield { person_id: personId, since, until, level, capacity, strengths };
  }
}

export function* pairingRows({ house }: WholeHouse): Generator<RowOf<'pairings'>> {
  for (const { mentorId, residentId, since, until } of Object.values(house.pairings)) {
    yield { mentor_id: mentorId, resident_id: residentId, from: since, to: until };
  }
}

export function* contactRows(state: WholeHouse): Generator<RowOf<'contacts'>> {
  for (const [mentorId, own] of ownCompartmentsOf(state)) {
    for (const { id, personId, at, minutes, mode, reached, note } of contactsIn(own)) {
      yield { contact_id: id, mentor_id: mentorId, person_id: personId, at, minutes, mode, reached, note };
    }
  }
}

const contactsIn = ({ contacts }: OwnCompartment): readonly Contact[] =>
  Object.values(contacts).flatMap((ofMonth) => Object.values(ofMonth));

export function* enrollmentRows(state: WholeHouse): Generator<RowOf<'enrollments'>> {
  for (const [, { enrollments }] of ownCompartmentsOf(state)) {
    for (const enrollment of Object.values(enrollments)) {
      yield {
        enrollment_id: enrollment.id,
        person_id: enrollment.personId,
        program_id: enrollment.programId,
        started_on: enrollment.startedOn,
        status: enrollment.status,
        ended_on: enrollment.endedOn,
        certified_on: enrollment.certifiedOn,
        expires_on: enrollment.expiresOn,
      };
    }
  }
}

export function* hoursRows(state: WholeHouse): Generator<RowOf<'hours'>> {
  for (const [, { hours }] of ownCompartmentsOf(state)) {
    for (const entry of Object.values(hours)) {
      yield {
        hours_id: entry.id,
        enrollment_id: entry.enrollmentId,
        on: entry.on,
        kind: entry.kind,
        domain: entry.domain,
        hours: entry.hours,
        verified_by: entry.verifiedBy,
        verified_on: entry.verifiedOn,
        note: entry.note,
      };
    }
  }
}

export function* examRows(state: WholeHouse): Generator<RowOf<'exams'>> {
  for (const [, { exams }] of ownCompartmentsOf(state)) {
    for (const { id, enrollmentId, kind, on, result, score } of Object.values(exams)) {
      yield { exam_id: id, enrollment_id: enrollmentId, kind, on, result, score };
    }
  }
}

/** Every signature there is: also those under work that feeds the enrollment no hours, which no export shows. */
export function* signatureRows(state: WholeHouse): Generator<RowOf<'hours_derived'>> {
  for (const [, { signatures }] of ownCompartmentsOf(state)) {
    for (const { enrollmentId, source, verifiedBy, verifiedOn } of Object.values(signatures)) {
      yield { enrollment_id: enrollmentId, source, verified_by: verifiedBy, verified_on: verifiedOn };
    }
  }
}

/** The hours the program derives itself, each with its signature. */
export function* derivedRows(state: WholeHouse): Generator<RowOf<'hours_derived'>> {
  const own = [...ownCompartmentsOf(state)];
  const lines = derivedHours({
    sessions: sessionsOf(state),
    contacts: own.map(([mentorId, compartment]) => ({ mentorId, contacts: contactsIn(compartment) })),
    supervision: [],
    enrollments: own.flatMap(([, { enrollments }]) => Object.values(enrollments)),
    signatures: own.flatMap(([, { signatures }]) => Object.values(signatures)),
  });
  for (const { enrollmentId, source, on, kind, hours, signature } of lines) {
    yield {
      enrollment_id: enrollmentId,
      source,
      on,
      kind,
      hours: cellText(hours),
      verified_by: signature?.verifiedBy,
      verified_on: signature?.verifiedOn,
    };
  }
}
