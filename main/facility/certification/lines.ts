import type { HoursLine } from '../../../shared/contract/certification.ts';
import type { OwnCompartment } from '../../../shared/records/compartments.ts';
import type { Enrollment, HoursEntry, HoursKind } from '../../../shared/records/certification.ts';
import type { Day, Id, LocalTime } from '../../../shared/records/primitives.ts';
import { oddHours } from '../../../shared/rules/certification-odd-hours.ts';
import { derivedHours, isInProgress, isVerified } from '../../../shared/rules/report/derived-hours.ts';
import type { LedSessionFacts, MentorContacts } from '../../../shared/rules/report/input.ts';
import { callName } from '../people.ts';
import type { HouseState } from '../context.ts';
import { dayOf, storedSessions } from '../sessions/find.ts';
import { titleOf } from '../sessions/view.ts';

/** One person's own compartment, for whom hours are asked. */
export type Candidate = readonly [personId: Id, own: OwnCompartment];

/** Work in the house that hours are derived from: when it began, and what to call it. */
interface Work {
  readonly startsAt: LocalTime;
  from(): string;
}

type Wanted = (enrollment: Enrollment) => boolean;

/**
 * Lines of hours of these people by enrollment, newest first: entered by hand, and derived from their work. In an old
 * house there is much work: `isWanted` says for which enrollments it is gone through.
 */
export function hoursOf(
  state: HouseState,
  candidates: readonly Candidate[],
  isWanted: Wanted = () => true,
): ReadonlyMap<Id, readonly HoursLine[]> {
  const lines = new Map<Id, HoursLine[]>();
  const add = (line: HoursLine): void => {
    const known = lines.get(line.enrollmentId);
    if (known) known.push(line);
    else lines.set(line.enrollmentId, [line]);
  };
  for (const [, own] of candidates) for (const entry of Object.values(own.hours)) add(enteredLine(entry));

  const works = new Map<string, Work>();
  const working = new Map(
    candidates.map(([personId, own]) => [personId, Object.values(own.enrollments).filter(isWanted)]),
  );
  const derived = derivedHours({
    enrollments: [...working.values()].flat(),
    signatures: candidates.flatMap(([, own]) => Object.values(own.signatures)),
    sessions: ledSessions(state, candidates, working, works),
    contacts: contactsMade(state, candidates, working, works),
    supervision: [],
  });
  for (const { enrollmentId, source, on, kind, hours, signature } of derived) {
    if (hours === 0) continue;
    add({
      enrollmentId,
      source,
      on,
      kind,
      hours,
      from: works.get(source)?.from() ?? 'Work in the house',
      ...(signature?.verifiedBy !== undefined && { verifiedBy: signature.verifiedBy }),
      ...(signature?.verifiedOn !== undefined && { verifiedOn: signature.verifiedOn }),
    });
  }
  for (const candidate of candidates) sayWhatIsOdd(state, candidate, lines, works);
  for (const ofEnrollment of lines.values()) ofEnrollment.sort(newestFirst);
  return lines;
}

const newestFirst = (one: HoursLine, other: HoursLine): number => (one.on > other.on ? -1 : one.on < other.on ? 1 : 0);

const kindWords: Record<HoursKind, string> = {
  training: 'Training',
  experience: 'Experience',
  supervision: 'Supervision',
  ce: 'Continuing education',
};

function enteredLine({
  id,
  enrollmentId,
  on,
  kind,
  domain,
  hours,
  verifiedBy,
  verifiedOn,
  note,
}: HoursEntry): HoursLine {
  return {
    enrollmentId,
    hoursId: id,
    on,
    kind,
    hours,
    from: domain === undefined ? kindWords[kind] : `${kindWords[kind]}: ${domain}`,
    ...(domain !== undefined && { domain }),
    ...(note !== undefined && { note }),
    ...(verifiedBy !== undefined && { verifiedBy }),
    ...(verifiedOn !== undefined && { verifiedOn }),
  };
}

type Working = ReadonlyMap<Id, readonly Enrollment[]>;

const isWorking = (working: Working, personId: Id, on: Day): boolean =>
  working.get(personId)?.some((enrollment) => isInProgress(enrollment, on)) ?? false;

/**
 * The groups these people led while they worked towards something. Of a sensitive one a mentor's own compartment keeps
 * only when and how long; staff see the group itself instead, so that it counts once.
 */
function* ledSessions(
  state: HouseState,
  candidates: readonly Candidate[],
  working: Working,
  works: Map<string, Work>,
): Generator<LedSessionFacts> {
  const begun = [...working.values()].flat().map(({ startedOn }) => startedOn);
  if (begun.length === 0) return;
  const since = begun.reduce((first, day) => (day < first ? day : first)).slice(0, 7);
  for (const { session } of storedSessions(state, since)) {
    if (session.status !== 'held') continue;
    const on = dayOf(session);
    if (!session.leaderIds.some((leaderId) => isWorking(working, leaderId, on))) continue;
    works.set(`session:${session.id}`, { startsAt: session.startsAt, from: () => titleOf(session) });
    yield session;
  }
  if (state.confidential) return;
  for (const [personId, own] of candidates) {
    for (const led of Object.values(own.led).flatMap((ofMonth) => Object.values(ofMonth))) {
      works.set(`session:${led.id}`, { startsAt: led.startsAt, from: () => 'Group' });
      yield { ...led, status: 'held', leaderIds: [personId] };
    }
  }
}

function contactsMade(
  state: HouseState,
  candidates: readonly Candidate[],
  working: Working,
  works: Map<string, Work>,
): readonly MentorContacts[] {
  return candidates.map(([mentorId, own]) => {
    const contacts = Object.values(own.contacts)
      .flatMap((ofMonth) => Object.values(ofMonth))
      .filter(({ at, reached }) => reached && isWorking(working, mentorId, at.slice(0, 10)));
    for (const { id, at, personId } of contacts) {
      works.set(`contact:${id}`, { startsAt: at, from: () => `Check-in with ${callName(state, personId)}` });
    }
    return { mentorId, contacts };
  });
}

function sayWhatIsOdd(
  state: HouseState,
  [personId, own]: Candidate,
  lines: ReadonlyMap<Id, HoursLine[]>,
  works: ReadonlyMap<string, Work>,
): void {
  const ofPerson = Object.keys(own.enrollments).flatMap((enrollmentId) => lines.get(enrollmentId) ?? []);
  if (ofPerson.every(isVerified)) return;
  const work = ({ hoursId, source }: HoursLine): string => source ?? `entered:${hoursId ?? ''}`;
  const roles = Object.values(state.house.mentors).filter((role) => role.personId === personId);
  const odd = oddHours(
    ofPerson.map((line) => ({ ...line, work: work(line), startsAt: works.get(work(line))?.startsAt })),
    roles,
  );
  for (const line of ofPerson) {
    const why = odd.get(work(line));
    if (why !== undefined && !isVerified(line)) line.odd = why;
  }
}

/** Whether an enrollment can still take hours, exams and what else it asks for. */
export const takesMore = ({ status }: Pick<Enrollment, 'status'>): boolean =>
  status === 'in-progress' || status === 'certified';
