import type { Enrollment, Exam, HoursEntry, HoursSignature } from '../../records/certification.ts';
import type { Bed } from '../../records/house.ts';
import type { Contact, MentorRole, Pairing } from '../../records/mentors.ts';
import type { Stay } from '../../records/people.ts';
import type { Day, Id } from '../../records/primitives.ts';
import type { Mark, Session } from '../../records/sessions.ts';

/*
 * What the report looks at, and nothing else: whole records fit where only these of their fields are asked for.
 * Every iterable is read once, when the index is built, and never copied or changed.
 */
export type StayFacts = Readonly<
  Pick<
    Stay,
    'personId' | 'admittedOn' | 'dischargedOn' | 'dischargeReason' | 'destination' | 'employedAtExit' | 'arrestedDuring'
  >
>;
export type BedFacts = Readonly<Pick<Bed, 'availableFrom' | 'availableTo'>>;
export type MentorRoleFacts = Readonly<Pick<MentorRole, 'personId' | 'since' | 'until'>>;
export type PairingFacts = Readonly<Pick<Pairing, 'residentId' | 'since' | 'until'>>;
export type ContactFacts = Readonly<Pick<Contact, 'id' | 'personId' | 'at' | 'minutes' | 'reached'>>;

/** The contacts of one mentor, as they lie in that mentor's compartment. */
export interface MentorContacts {
  readonly mentorId: Id;
  readonly contacts: Iterable<ContactFacts>;
}

export interface ContactOfMentor {
  readonly mentorId: Id;
  readonly contact: ContactFacts;
}

export type MarkFacts = Readonly<Pick<Mark, 'mark' | 'minutes'>>;

export interface LedSessionFacts extends Readonly<Pick<Session, 'id' | 'startsAt' | 'minutes' | 'status'>> {
  readonly leaderIds: readonly Id[];
}

export interface SessionFacts extends LedSessionFacts {
  readonly marks: Readonly<Record<Id, MarkFacts>>;
}

export type EnrollmentFacts = Readonly<
  Pick<Enrollment, 'id' | 'personId' | 'startedOn' | 'endedOn' | 'certifiedOn' | 'expiresOn'>
>;
export type HoursFacts = Readonly<Pick<HoursEntry, 'on' | 'kind' | 'hours' | 'verifiedBy' | 'verifiedOn'>>;
export type SignatureFacts = Readonly<HoursSignature>;
export type ExamFacts = Readonly<Pick<Exam, 'on' | 'result'>>;

/** A drug test; `overturns` names the one it settles. */
export interface ScreenFacts {
  readonly id: Id;
  readonly personId: Id;
  readonly on: Day;
  readonly result: 'negative' | 'positive' | 'refused' | 'pending';
  readonly overturns?: Id;
}

export interface ReturnToUseFacts {
  readonly personId: Id;
  readonly on: Day;
}

/** One filled-in questionnaire; an unanswered item is undefined. */
export interface AssessmentFacts {
  readonly personId: Id;
  readonly instrument: Id;
  readonly on: Day;
  readonly answers: readonly (number | undefined)[];
}

export interface GoalFacts {
  readonly personId: Id;
  readonly openedOn: Day;
  readonly state: 'open' | 'met' | 'dropped';
  readonly closedOn?: Day;
}

/** A job, or with `none` a time known to be without one. */
export interface EmploymentFacts {
  readonly personId: Id;
  readonly site: 'on-site' | 'off-site' | 'none';
  readonly from: Day;
  readonly to?: Day;
}

export interface SupervisionFacts {
  readonly id: Id;
  readonly mentorId: Id;
  readonly on: Day;
  readonly minutes: number;
}

export interface FeedbackFacts {
  readonly on: Day;
  /** Whether a peer helped stop a return to use at least once; undefined: not answered. */
  readonly stoppedReturn?: boolean;
}

/** All the facts a report is computed from. */
export interface ReportInput {
  /** Since this day every stay is in Cairn; absent: nothing is blanked. */
  readonly recordsCompleteSince?: Day;
  readonly stays: Iterable<StayFacts>;
  readonly beds: Iterable<BedFacts>;
  readonly mentors: Iterable<MentorRoleFacts>;
  readonly pairings: Iterable<PairingFacts>;
  readonly contacts: Iterable<MentorContacts>;
  readonly sessions: Iterable<SessionFacts>;
  readonly enrollments: Iterable<EnrollmentFacts>;
  readonly hours: Iterable<HoursFacts>;
  readonly signatures: Iterable<SignatureFacts>;
  readonly exams: Iterable<ExamFacts>;
  readonly screens: Iterable<ScreenFacts>;
  readonly returnsToUse: Iterable<ReturnToUseFacts>;
  readonly assessments: Iterable<AssessmentFacts>;
  readonly goals: Iterable<GoalFacts>;
  readonly employment: Iterable<EmploymentFacts>;
  readonly supervision: Iterable<SupervisionFacts>;
  readonly feedback: Iterable<FeedbackFacts>;
}

/** A house of which nothing is known yet: spread the facts there are over it. */
export const emptyReportInput: ReportInput = {
  stays: [],
  beds: [],
  mentors: [],
  pairings: [],
  contacts: [],
  sessions: [],
  enrollments: [],
  hours: [],
  signatures: [],
  exams: [],
  screens: [],
  returnsToUse: [],
  assessments: [],
  goals: [],
  employment: [],
  supervision: [],
  feedback: [],
};
