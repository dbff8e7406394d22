import type { CandidateRow, EnrollmentPage, HoursLine, Progress } from '../../../shared/contract/certification.ts';
import type { PersonRef } from '../../../shared/contract/views.ts';
import type { OwnCompartment } from '../../../shared/records/compartments.ts';
import type { Enrollment, Program } from '../../../shared/records/certification.ts';
import type { Day, Id } from '../../../shared/records/primitives.ts';
import { nextSteps } from '../../../shared/rules/certification-next-steps.ts';
import { hoursToGo, progressOf } from '../../../shared/rules/certification-progress.ts';
import type { CountedHours } from '../../../shared/rules/certification-progress.ts';
import { sumOfHours } from '../../../shared/rules/hours.ts';
import { programOf } from '../../../shared/rules/programs.ts';
import { isVerified } from '../../../shared/rules/report/derived-hours.ts';
import { groupedBy } from '../../../shared/rules/report/grouping.ts';
import type { HouseState } from '../context.ts';
import { ownCompartments, personRef } from '../people.ts';
import { addedHours, countedHours, hoursOf, takesMore } from './lines.ts';
import type { AddedHours, Candidate } from './lines.ts';

/** Everyone with an enrollment whose compartment this session can open. */
export const candidatesIn = (state: HouseState): readonly Candidate[] =>
  ownCompartments(state).filter(([, own]) => Object.keys(own.enrollments).length > 0);

const counted = (line: HoursLine): CountedHours & { readonly on: Day } => ({ ...line, isSigned: isVerified(line) });

function progressIn(
  state: HouseState,
  program: Program | undefined,
  enrollment: Enrollment,
  own: OwnCompartment,
  hours: readonly CountedHours[],
  today: Day,
): Progress[] {
  if (!program) return [];
  // Birth date and recovery date are staff's: a mentor looks without them.
  const details = state.confidential?.people[enrollment.personId];
  const exams = Object.values(own.exams).filter((exam) => exam.enrollmentId === enrollment.id);
  const { birthDate, recoveryDate } = details ?? {};
  return [...progressOf(program, enrollment, { hours, exams, birthDate, recoveryDate, today })];
}

/** What one person works towards, newest first, each with its progress, hours, exams and next steps. */
export function enrollmentPages(state: HouseState, [personId, own]: Candidate, today: Day): EnrollmentPage[] {
  const lines = hoursOf(state, [personId, own]);
  const pages = Object.values(own.enrollments).map((enrollment): EnrollmentPage => {
    const program = programOf(enrollment.programId);
    const ofEnrollment = lines.get(enrollment.id) ?? [];
    const hours = ofEnrollment.map(counted);
    const progress = progressIn(state, program, enrollment, own, hours, today);
    const steps = program ? nextSteps({ enrollment, program, progress, hours }) : [];
    return {
      enrollment,
      ...(program && { program }),
      progress,
      hours: [...ofEnrollment],
      exams: Object.values(own.exams)
        .filter((exam) => exam.enrollmentId === enrollment.id)
        .sort((one, other) => (one.on > other.on ? -1 : 1)),
      nextSteps: [...steps],
    };
  });
  return pages.sort((one, other) => (one.enrollment.startedOn > other.enrollment.startedOn ? -1 : 1));
}

/** Everyone who works or worked towards a certificate, one row per enrollment, the ones in progress first. */
export function candidateRows(state: HouseState, today: Day): CandidateRow[] {
  const rows = candidatesIn(state).flatMap(([personId, own]): CandidateRow[] => {
    const person = personRef(state, personId);
    if (!person) return [];
    const hours = groupedBy(addedHours(state, [personId, own]), ({ enrollmentId }) => enrollmentId);
    return Object.values(own.enrollments).map((enrollment) => ({
      person,
      ...candidateRow(state, enrollment, own, hours.get(enrollment.id) ?? [], today),
    }));
  });
  const rank = (row: CandidateRow): number => ['in-progress', 'certified', 'lapsed', 'withdrawn'].indexOf(row.status);
  return rows.sort((one, other) => rank(one) - rank(other) || (one.startedOn < other.startedOn ? -1 : 1));
}

function candidateRow(
  state: HouseState,
  enrollment: Enrollment,
  own: OwnCompartment,
  hours: readonly AddedHours[],
  today: Day,
): Omit<CandidateRow, 'person'> {
  const { id, programId, status, startedOn, certifiedOn, expiresOn } = enrollment;
  const program = programOf(programId);
  const progress = progressIn(state, program, enrollment, own, hours, today);
  const [training, experience, supervision] = (['training', 'experience', 'supervision'] as const).map((kind) =>
    hoursToGo(progress, kind),
  );
  return {
    enrollmentId: id,
    programId,
    credential: program?.credential ?? programId,
    status,
    startedOn,
    ...(certifiedOn !== undefined && { certifiedOn }),
    ...(expiresOn !== undefined && { expiresOn }),
    ...(training !== undefined && { trainingToGo: training }),
    ...(experience !== undefined && { experienceToGo: experience }),
    ...(supervision !== undefined && { supervisionToGo: supervision }),
    linesToSign: hours.reduce((sum, each) => sum + (waitsForSignature(enrollment, each) ? each.lines : 0), 0),
    requirementsMet: progress.filter((line) => line.met).length,
    requirements: progress.length,
  };
}

/** A line waits while it can still help: until the certificate, and continuing education after it. */
const waitsForSignature = (
  { status }: Pick<Enrollment, 'status'>,
  { kind, isSigned }: Pick<CountedHours, 'kind' | 'isSigned'>,
): boolean => !isSigned && (status === 'in-progress' || (status === 'certified' && kind === 'ce'));

/** Only for these is work in the house gone through when lines that wait are looked for: it is never continuing education. */
const isInProgress = ({ status }: Enrollment): boolean => status === 'in-progress';

const mayWait = (state: HouseState): readonly Candidate[] =>
  candidatesIn(state).filter(([, own]) => Object.values(own.enrollments).some(takesMore));

/** How many lines wait for a signature. */
export function countToSign(state: HouseState): number {
  let count = 0;
  for (const [personId, own] of mayWait(state)) {
    for (const line of countedHours(state, [personId, own], isInProgress)) {
      const enrollment = own.enrollments[line.enrollmentId];
      if (enrollment && waitsForSignature(enrollment, line)) count += 1;
    }
  }
  return count;
}

/** Every line that waits for a signature, the odd ones first, then the oldest. */
export function linesToSign(state: HouseState): (HoursLine & { person: PersonRef; credential: string })[] {
  return mayWait(state)
    .flatMap(([personId, own]) => {
      const person = personRef(state, personId);
      if (!person) return [];
      const lines = hoursOf(state, [personId, own], isInProgress);
      return Object.values(own.enrollments).flatMap((enrollment) => {
        const credential = programOf(enrollment.programId)?.credential ?? enrollment.programId;
        const waiting = (lines.get(enrollment.id) ?? []).filter((line) => waitsForSignature(enrollment, counted(line)));
        return waiting.map((line) => ({ ...line, person, credential }));
      });
    })
    .sort((one, other) => Number(other.odd !== undefined) - Number(one.odd !== undefined) || order(one.on, other.on));
}

const order = (one: Day, other: Day): number => (one < other ? -1 : one > other ? 1 : 0);

/** Hours of one person that wait for a signature, each piece of work once however many certificates it feeds. */
export function hoursWaiting(state: HouseState, personId: Id, own: OwnCompartment): number {
  const lines = hoursOf(state, [personId, own], isInProgress);
  const waiting = new Map<string, number>();
  for (const enrollment of Object.values(own.enrollments)) {
    for (const line of lines.get(enrollment.id) ?? []) {
      if (waitsForSignature(enrollment, counted(line))) waiting.set(line.source ?? line.hoursId ?? '', line.hours);
    }
  }
  return sumOfHours([...waiting.values()]);
}
