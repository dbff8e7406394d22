import type { Id, Month } from '../../records/primitives.ts';
import { dayNumber } from '../calendar.ts';
import type {
  AssessmentFacts,
  ContactFacts,
  EmploymentFacts,
  EnrollmentFacts,
  ExamFacts,
  FeedbackFacts,
  GoalFacts,
  HoursFacts,
  ReportInput,
  ReturnToUseFacts,
  ScreenFacts,
  SessionFacts,
  StayFacts,
  SupervisionFacts,
} from './input.ts';
import { signatureKey } from './derived-hours.ts';
import type { SignatureFacts } from './input.ts';

/** From this day number on until that one, both inclusive; an end not set lies at infinity. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether a bed, role, pairing or job holds on a day. */
export const holdsOn = (span: Span, day: number): boolean => span.from <= day && day <= span.to;

/** A stay with its days as numbers; `discharged` is infinite while it is open. */
export interface IndexedStay {
  readonly facts: StayFacts;
  readonly personId: Id;
  readonly admitted: number;
  readonly discharged: number;
}

/** A stay holds the night of day d when admitted by then and discharged later. */
export const isInHouseAtEndOf = (stay: IndexedStay, day: number): boolean =>
  stay.admitted <= day && stay.discharged > day;

/** A person is of the house on the day of discharge too. */
export const isOfHouseOn = (stay: IndexedStay, day: number): boolean => stay.admitted <= day && stay.discharged >= day;

export interface ContactOfMentor {
  readonly mentorId: Id;
  readonly contact: ContactFacts;
}

export interface PersonSpan extends Span {
  readonly personId: Id;
}

/** The facts, each laid where the figures look for it: built once, shared by all periods asked about the same house. */
export interface FactsIndex {
  readonly recordsCompleteSince: number;
  readonly stays: readonly IndexedStay[];
  /** Each person's stays, earliest first. */
  readonly staysOf: ReadonlyMap<Id, readonly IndexedStay[]>;
  readonly beds: readonly Span[];
  readonly mentors: readonly PersonSpan[];
  readonly mentorsById: ReadonlyMap<Id, readonly PersonSpan[]>;
  readonly pairedResidents: readonly PersonSpan[];
  readonly employment: readonly (PersonSpan & Pick<EmploymentFacts, 'site'>)[];
  readonly contacts: ReadonlyMap<Month, readonly ContactOfMentor[]>;
  readonly sessions: ReadonlyMap<Month, readonly SessionFacts[]>;
  readonly supervision: ReadonlyMap<Month, readonly SupervisionFacts[]>;
  readonly feedback: ReadonlyMap<Month, readonly FeedbackFacts[]>;
  readonly hours: ReadonlyMap<Month, readonly HoursFacts[]>;
  readonly exams: ReadonlyMap<Month, readonly ExamFacts[]>;
  readonly returnsToUse: ReadonlyMap<Month, readonly ReturnToUseFacts[]>;
  readonly screens: ReadonlyMap<Month, readonly ScreenFacts[]>;
  /** The screen that settles the one of this id. */
  readonly screenSettling: ReadonlyMap<Id, ScreenFacts>;
  /** Complete BARC-10s of each person, earliest first. */
  readonly barc10Of: ReadonlyMap<Id, readonly ScoredDay[]>;
  readonly goals: readonly GoalFacts[];
  readonly enrollments: readonly EnrollmentFacts[];
  readonly signatures: ReadonlyMap<string, SignatureFacts>;
}
