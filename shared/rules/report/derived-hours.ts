import type { HoursKind, HoursSource } from '../../records/certification.ts';
import type { Day, Id } from '../../records/primitives.ts';
import { contactsOfAll, groupedBy } from './grouping.ts';
import type {
  ContactOfMentor,
  EnrollmentFacts,
  LedSessionFacts,
  ReportInput,
  SignatureFacts,
  SupervisionFacts,
} from './input.ts';

/** The work hours are derived from, and the enrollments it may feed. */
export interface WorkFacts {
  readonly enrollmentsOf: ReadonlyMap<Id, readonly EnrollmentFacts[]>;
  readonly sessions: Iterable<LedSessionFacts>;
  readonly contacts: Iterable<ContactOfMentor>;
  readonly supervision: Iterable<SupervisionFacts>;
}

/** One piece of one person's work, with the enrollments of theirs that were in progress that day: never none. */
export interface Work {
  readonly personId: Id;
  readonly source: HoursSource;
  readonly on: Day;
  readonly kind: HoursKind;
  readonly minutes: number;
  readonly enrollments: readonly EnrollmentFacts[];
}

/** One derived line of an enrollment: computed, never stored; only the signature under it is a record. */
export interface DerivedHours {
  readonly enrollmentId: Id;
  readonly personId: Id;
  readonly source: HoursSource;
  readonly on: Day;
  readonly kind: HoursKind;
  readonly hours: number;
  readonly signature?: SignatureFacts;
}

/** Whether an enrollment is in progress on a day: begun, and neither certified nor ended before it. */
export function isInProgress(enrollment: EnrollmentFacts, on: Day): boolean {
  const { startedOn, certifiedOn, endedOn } = enrollment;
  return (
    startedOn <= on && (certifiedOn === undefined || certifiedOn >= on) && (endedOn === undefined || endedOn >= on)
  );
}

/** Hours are verified when both who and when are there. */
export function isVerified(signed: Pick<SignatureFacts, 'verifiedBy' | 'verifiedOn'> | undefined): boolean {
  return signed?.verifiedBy !== undefined && signed.verifiedOn !== undefined;
}

/** The key of a signature in a map of them: no id holds a `;`. */
export const signatureKey = (line: { readonly enrollmentId: Id; readonly source: HoursSource }): string =>
  `${line.enrollmentId};${line.source}`;

/** Every held group led, reached check-in made and supervision meeting had, once per person, while they work towards anything. */
export function* derivedWork({ enrollmentsOf, sessions, contacts, supervision }: WorkFacts): Generator<Work> {
  const fed = (personId: Id, on: Day): readonly EnrollmentFacts[] =>
    enrollmentsOf.get(personId)?.filter((enrollment) => isInProgress(enrollment, on)) ?? [];

  for (const { id, startsAt, minutes, status, leaderIds } of sessions) {
    if (status !== 'held') continue;
    const on = startsAt.slice(0, 10);
    for (const personId of new Set(leaderIds)) {
      const enrollments = fed(personId, on);
      if (enrollments.length > 0)
        yield { personId, source: `session:${id}`, on, kind: 'experience', minutes, enrollments };
    }
  }
  for (const { mentorId: personId, contact } of contacts) {
    if (!contact.reached) continue;
    const on = contact.at.slice(0, 10);
    const enrollments = fed(personId, on);
    const { id, minutes = 0 } = contact;
    if (enrollments.length > 0)
      yield { personId, source: `contact:${id}`, on, kind: 'experience', minutes, enrollments };
  }
  for (const { id, mentorId: personId, on, minutes } of supervision) {
    const enrollments = fed(personId, on);
    if (enrollments.length > 0)
      yield { personId, source: `supervision:${id}`, on, kind: 'supervision', minutes, enrollments };
  }
}

/** What derived lines are made of; a whole `ReportInput` is one. */
export interface DerivedHoursInput extends Pick<
  ReportInput,
  'enrollments' | 'contacts' | 'supervision' | 'signatures'
> {
  readonly sessions: Iterable<LedSessionFacts>;
}

/** The derived lines: one per piece of work and enrollment in progress that day, with its signature where there is one. */
export function* derivedHours(input: DerivedHoursInput): Generator<DerivedHours> {
  const signatures = new Map(Array.from(input.signatures, (signature) => [signatureKey(signature), signature]));
  const work = derivedWork({
    enrollmentsOf: groupedBy(input.enrollments, ({ personId }) => personId),
    sessions: input.sessions,
    contacts: contactsOfAll(input.contacts),
    supervision: input.supervision,
  });
  for (const { minutes, enrollments, ...line } of work) {
    for (const { id: enrollmentId } of enrollments) {
      const signature = signatures.get(signatureKey({ enrollmentId, source: line.source }));
      yield { enrollmentId, ...line, hours: minutes / 60, ...(signature && { signature }) };
    }
  }
}
