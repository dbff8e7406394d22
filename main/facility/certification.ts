import { ORPCError } from '@orpc/server';
import type { OwnCompartment } from '../../shared/records/compartments.ts';
import { ownName } from '../../shared/records/compartments.ts';
import type { Enrollment, Exam, HoursEntry } from '../../shared/records/certification.ts';
import type { Day, Id } from '../../shared/records/primitives.ts';
import { countedKind } from '../../shared/rules/certification-progress.ts';
import { sumOfHours } from '../../shared/rules/hours.ts';
import { programOf, programsFor } from '../../shared/rules/programs.ts';
import { isVerified, signatureKey } from '../../shared/rules/report/derived-hours.ts';
import { hoursOf, takesMore } from './certification/lines.ts';
import { candidateRows, enrollmentPages, linesToSign } from './certification/pages.ts';
import type { Desk, HouseState } from './context.ts';
import { os } from './gate.ts';
import { callName, knownPerson, ownOf } from './people.ts';
import { refuse } from './refused.ts';
import { emptyOwn } from './shape.ts';
import { peek } from './walls.ts';

export { countToSign, hoursWaiting } from './certification/pages.ts';

const hoursInADay = 24;

/** Working towards a certificate: enrollments, hours, signatures, exams. */
export const certificationCalls = {
  programs: os.certification.programs.handler(({ context: { desk } }) => {
    const houseState = desk.houseState().house.house?.state ?? '';
    return { programs: [...programsFor(houseState)], houseState };
  }),

  list: os.certification.list.handler(({ context: { desk } }) => ({
    rows: candidateRows(desk.staffState(), desk.today),
  })),

  get: os.certification.get.handler(({ context: { desk }, input: { personId } }) => pageOf(desk, personId)),

  mine: os.certification.mine.handler(({ context: { desk } }) =>
    desk.personId === undefined ? null : pageOf(desk, desk.personId),
  ),

  enroll: os.certification.enroll.handler(async ({ context: { desk }, input: { personId, programId, startedOn } }) => {
    const program = programOf(programId) ?? refuse('no-such-program', { field: 'programId' });
    const name = callName(desk.staffState(), personId);
    const enrollment: Enrollment = {
      id: desk.newId(),
      personId,
      programId,
      programAsOf: program.as_of,
      startedOn,
      status: 'in-progress',
      requirementsMet: {},
    };
    const label = `${name} working towards ${program.credential}`;
    const saved = await desk.changeAsStaff({ action: 'certification.enroll', label, target: personId }, (draft) => {
      knownPerson(draft, personId);
      if (startedOn > desk.today) refuse('day-in-future', { field: 'startedOn' });
      const own = ownOf(draft, personId);
      const isEnrolled = Object.values(own.enrollments).some(
        (other) => other.programId === programId && other.status === 'in-progress',
      );
      if (isEnrolled) refuse('already-enrolled', { field: 'programId', facts: { name, program: program.credential } });
      own.enrollments[enrollment.id] = enrollment;
    });
    return { saved };
  }),

  addHours: os.certification.addHours.handler(
    async ({ context: { desk }, input: { personId, domain, note, ...rest } }) => {
      const entry: HoursEntry = {
        ...rest,
        id: desk.newId(),
        ...(domain !== undefined && { domain }),
        ...(note !== undefined && { note }),
      };
      const saved = await desk.change(
        { action: 'certification.addHours', label: labelOf(entry), target: personId },
        (draft) => {
          const own = ownFor(desk, draft, personId);
          enrollmentIn(own, entry.enrollmentId);
          if (entry.on > desk.today) refuse('day-in-future', { field: 'on' });
          const hours = sumOfHours([entry, ...enteredOn(own, entry.on)].map((line) => line.hours));
          if (hours > hoursInADay) refuse('too-many-hours', { field: 'hours', facts: { hours, on: entry.on } });
          own.hours[entry.id] = entry;
        },
      );
      return { saved };
    },
  ),

  removeHours: os.certification.removeHours.handler(async ({ context: { desk }, input: { personId, hoursId } }) => {
    const deed = { action: 'certification.removeHours', label: 'removal of hours', target: personId };
    const saved = await desk.change(deed, (draft) => {
      const own = ownFor(desk, draft, personId);
      const entry = own.hours[hoursId] ?? refuse('no-such-record');
      if (isVerified(entry)) refuse('hours-signed');
      delete own.hours[hoursId];
    });
    return { saved };
  }),

  signHours: os.certification.signHours.handler(async ({ context: { desk }, input }) => {
    const { personId, enrollmentId, hoursId, source, signed } = input;
    const whose = callName(desk.staffState(), personId);
    const label = signed ? `signature under hours of ${whose}` : `removal of a signature under hours of ${whose}`;
    const signature = signed ? { verifiedBy: desk.user.name, verifiedOn: desk.today } : {};
    const saved = await desk.changeAsStaff({ action: 'certification.signHours', label, target: personId }, (draft) => {
      const own = ownFor(desk, draft, personId);
      if (!own.enrollments[enrollmentId]) refuse('no-such-record');
      if (hoursId !== undefined) {
        const entry = own.hours[hoursId] ?? refuse('no-such-record');
        delete entry.verifiedBy;
        delete entry.verifiedOn;
        Object.assign(entry, signature);
      } else if (source !== undefined) {
        const key = signatureKey({ enrollmentId, source });
        if (!signed) delete own.signatures[key];
        else if (isDerived(draft, personId, own, enrollmentId, source)) {
          own.signatures[key] = { enrollmentId, source, ...signature };
        } else refuse('no-such-record');
      } else refuse('no-such-record');
    });
    return { saved };
  }),

  toSign: os.certification.toSign.handler(({ context: { desk } }) => ({ lines: linesToSign(desk.staffState()) })),

  meetRequirement: os.certification.meetRequirement.handler(async ({ context: { desk }, input }) => {
    const { personId, enrollmentId, label: requirement, metOn } = input;
    const deed = { action: 'certification.meetRequirement', label: requirement, target: personId };
    const saved = await desk.changeAsStaff(deed, (draft) => {
      const enrollment = enrollmentIn(ownFor(desk, draft, personId), enrollmentId);
      const isAsked = programOf(enrollment.programId)?.requirements.some(
        (known) => known.label === requirement && countedKind(known) === undefined,
      );
      if (!isAsked) refuse('no-such-record', { field: 'label' });
      if (metOn === null) {
        delete enrollment.requirementsMet[requirement];
        return;
      }
      if (metOn > desk.today) refuse('day-in-future', { field: 'metOn' });
      enrollment.requirementsMet[requirement] = metOn;
    });
    return { saved };
  }),

  recordExam: os.certification.recordExam.handler(
    async ({ context: { desk }, input: { personId, score, ...rest } }) => {
      const exam: Exam = { ...rest, id: desk.newId(), ...(score !== undefined && { score }) };
      const deed = {
        action: 'certification.recordExam',
        label: `exam of ${callName(desk.staffState(), personId)}`,
        target: personId,
      };
      const saved = await desk.changeAsStaff(deed, (draft) => {
        const own = ownFor(desk, draft, personId);
        enrollmentIn(own, exam.enrollmentId);
        if (exam.on > desk.today) refuse('day-in-future', { field: 'on' });
        own.exams[exam.id] = exam;
      });
      return { saved };
    },
  ),

  setStatus: os.certification.setStatus.handler(async ({ context: { desk }, input: { personId, ...input } }) => {
    const label = `certification of ${callName(desk.staffState(), personId)}`;
    const saved = await desk.changeAsStaff({ action: 'certification.setStatus', label, target: personId }, (draft) => {
      const own = ownFor(desk, draft, personId);
      const enrollment = own.enrollments[input.enrollmentId] ?? refuse('no-such-record');
      setStatus(enrollment, input, desk.today);
    });
    return { saved };
  }),
};

/** The page of one person: staff of anyone, a mentor of themselves. */
function pageOf(desk: Desk, personId: Id) {
  const state = desk.houseState();
  const own = desk.own(personId) ?? emptyOwn();
  return { person: knownPerson(state, personId), enrollments: enrollmentPages(state, [personId, own], desk.today) };
}

/** A person's own compartment in a draft: a mentor's own only. */
function ownFor(desk: Desk, draft: HouseState, personId: Id): OwnCompartment {
  if (!desk.isStaff && personId !== desk.personId) throw new ORPCError('NOT_ALLOWED', { status: 403 });
  return draft[ownName(personId)] ?? refuse('no-such-record');
}

/** An enrollment that still takes hours and exams. */
function enrollmentIn(own: OwnCompartment, enrollmentId: Id): Enrollment {
  const enrollment = own.enrollments[enrollmentId] ?? refuse('no-such-record', { field: 'enrollmentId' });
  return takesMore(enrollment) ? enrollment : refuse('not-in-progress');
}

const enteredOn = (own: OwnCompartment, on: Day): readonly HoursEntry[] =>
  Object.values(own.hours).filter((entry) => entry.on === on);

const labelOf = ({ hours, kind }: HoursEntry): string => `${hours} ${hours === 1 ? 'hour' : 'hours'} of ${kind}`;

/** Whether the work exists and feeds the enrollment: a signature is never put under nothing. */
function isDerived(draft: HouseState, personId: Id, own: OwnCompartment, enrollmentId: Id, source: string): boolean {
  const state: HouseState = {
    house: peek(draft.house),
    ...(draft.confidential && { confidential: peek(draft.confidential) }),
  };
  return (hoursOf(state, [personId, peek(own)]).get(enrollmentId) ?? []).some((line) => line.source === source);
}

/** Gives an enrollment its status and the days that go with it; refuses a certificate without its day. */
function setStatus(
  enrollment: Enrollment,
  { status, endedOn, certifiedOn, expiresOn }: Pick<Enrollment, 'status' | 'endedOn' | 'certifiedOn' | 'expiresOn'>,
  today: Day,
): void {
  const isOver = status === 'lapsed' || status === 'withdrawn';
  if (status === 'certified' && certifiedOn === undefined) refuse('certified-needs-day', { field: 'certifiedOn' });
  const days =
    status === 'in-progress' ? {} : { certifiedOn, expiresOn, endedOn: isOver ? (endedOn ?? today) : undefined };
  for (const field of ['certifiedOn', 'endedOn', 'expiresOn'] as const) {
    const day = days[field];
    const since = field === 'expiresOn' ? (certifiedOn ?? enrollment.startedOn) : enrollment.startedOn;
    if (day !== undefined && day < since) refuse('until-before-since', { field, facts: { since } });
    if (day !== undefined && day > today && field !== 'expiresOn') refuse('day-in-future', { field });
    if (day === undefined) delete enrollment[field];
    else enrollment[field] = day;
  }
  enrollment.status = status;
}
