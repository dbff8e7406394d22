import type { Id, Month } from '../../records/primitives.ts';
import { dayNumber } from '../calendar.ts';
import { signatureKey } from './derived-hours.ts';
import type { ByMonth } from './grouping.ts';
import { contactsOfAll, groupedBy, monthOf } from './grouping.ts';
import type {
  AssessmentFacts,
  ContactOfMentor,
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
  SignatureFacts,
  SupervisionFacts,
} from './input.ts';
import type { PersonSpan, Span, StaySpan } from './spans.ts';
import { dayOrNever, spanOf } from './spans.ts';

/** The facts, each laid where the figures look for it. Built once and shared by every period asked about one house. */
export interface HouseFacts {
  /** Day number; −∞ where nothing is blanked. */
  readonly recordsCompleteSince: number;
  readonly stays: readonly StaySpan[];
  readonly staysOf: ReadonlyMap<Id, readonly StaySpan[]>;
  readonly beds: readonly Span[];
  readonly mentors: readonly PersonSpan[];
  readonly mentorSpansOf: ReadonlyMap<Id, readonly PersonSpan[]>;
  readonly pairedResidents: readonly PersonSpan[];
  readonly employment: readonly (PersonSpan & Pick<EmploymentFacts, 'site'>)[];
  readonly contacts: ByMonth<ContactOfMentor>;
  readonly sessions: ByMonth<SessionFacts>;
  readonly supervision: ReadonlyMap<Month, readonly SupervisionFacts[]>;
  readonly feedback: ReadonlyMap<Month, readonly FeedbackFacts[]>;
  readonly hours: ReadonlyMap<Month, readonly HoursFacts[]>;
  readonly exams: ReadonlyMap<Month, readonly ExamFacts[]>;
  readonly returnsToUse: ReadonlyMap<Month, readonly ReturnToUseFacts[]>;
  readonly screens: ReadonlyMap<Month, readonly ScreenFacts[]>;
  /** Screen id → the screen that settles it. */
  readonly settledBy: ReadonlyMap<Id, ScreenFacts>;
  readonly barc10Of: ReadonlyMap<Id, readonly ScoredDay[]>;
  readonly goals: readonly GoalFacts[];
  readonly enrollments: readonly EnrollmentFacts[];
  readonly enrollmentsOf: ReadonlyMap<Id, readonly EnrollmentFacts[]>;
  readonly signatures: ReadonlyMap<string, SignatureFacts>;
}

/** The sum score of one complete questionnaire. */
export interface ScoredDay {
  readonly personId: Id;
  readonly day: number;
  readonly score: number;
}

/** Reads every fact once and lays out the index all figures are computed from. */
export function houseFactsOf(input: ReportInput): HouseFacts {
  const stays = Array.from(input.stays, (facts) => ({
    facts,
    personId: facts.personId,
    admitted: dayNumber(facts.admittedOn),
    discharged: dayOrNever(facts.dischargedOn),
  }));
  const mentors = Array.from(input.mentors, ({ personId, since, until }) => ({ personId, ...spanOf(since, until) }));
  const screens = [...input.screens];
  const enrollments = [...input.enrollments];
  const { recordsCompleteSince } = input;
  return {
    recordsCompleteSince: recordsCompleteSince === undefined ? -Infinity : dayNumber(recordsCompleteSince),
    stays,
    staysOf: groupedBy(stays, (stay) => stay.personId),
    beds: Array.from(input.beds, (bed) => spanOf(bed.availableFrom, bed.availableTo)),
    mentors,
    mentorSpansOf: groupedBy(mentors, (mentor) => mentor.personId),
    pairedResidents: Array.from(input.pairings, ({ residentId, since, until }) => ({
      personId: residentId,
      ...spanOf(since, until),
    })),
    employment: Array.from(input.employment, ({ personId, site, from, to }) => ({
      personId,
      site,
      ...spanOf(from, to),
    })),
    contacts: groupedBy(contactsOfAll(input.contacts), ({ contact }) => monthOf(contact.at)),
    sessions: groupedBy(input.sessions, (session) => monthOf(session.startsAt)),
    supervision: groupedBy(input.supervision, (meeting) => monthOf(meeting.on)),
    feedback: groupedBy(input.feedback, (form) => monthOf(form.on)),
    hours: groupedBy(input.hours, (entry) => monthOf(entry.on)),
    exams: groupedBy(input.exams, (exam) => monthOf(exam.on)),
    returnsToUse: groupedBy(input.returnsToUse, (event) => monthOf(event.on)),
    screens: groupedBy(screens, (screen) => monthOf(screen.on)),
    settledBy: new Map(
      screens.flatMap((screen) => (screen.overturns === undefined ? [] : [[screen.overturns, screen]])),
    ),
    barc10Of: groupedBy(completeBarc10s(input.assessments), (scored) => scored.personId),
    goals: [...input.goals],
    enrollments,
    enrollmentsOf: groupedBy(enrollments, (enrollment) => enrollment.personId),
    signatures: new Map(Array.from(input.signatures, (signature) => [signatureKey(signature), signature])),
  };
}

/** Only a BARC-10 with all ten answers has a score. */
function* completeBarc10s(assessments: Iterable<AssessmentFacts>): Generator<ScoredDay> {
  for (const { personId, instrument, on, answers } of assessments) {
    const given = answers.filter((answer) => answer !== undefined);
    if (instrument !== 'barc10' || given.length !== 10) continue;
    yield { personId, day: dayNumber(on), score: given.reduce((score, answer) => score + answer, 0) };
  }
}
