import type { HoursLine } from '../../../shared/contract/certification.ts';
import type { OwnCompartment } from '../../../shared/records/compartments.ts';
import type { Enrollment, HoursEntry, HoursKind } from '../../../shared/records/certification.ts';
import type { Contact } from '../../../shared/records/mentors.ts';
import type { Id, LocalTime, Month } from '../../../shared/records/primitives.ts';
import type { Session } from '../../../shared/records/sessions.ts';
import { oddHours } from '../../../shared/rules/certification-odd-hours.ts';
import type { CountedHours } from '../../../shared/rules/certification-progress.ts';
import { derivedWork, isVerified, signatureKey } from '../../../shared/rules/report/derived-hours.ts';
import type { DerivedHours } from '../../../shared/rules/report/derived-hours.ts';
import { groupedBy } from '../../../shared/rules/report/grouping.ts';
import type { LedSessionFacts } from '../../../shared/rules/report/input.ts';
import { callName } from '../people.ts';
import type { HouseState } from '../context.ts';
import { heldBy } from '../sessions/find.ts';
import { titleOf } from '../sessions/view.ts';

/** One person's own compartment, for whom hours are asked. */
export type Candidate = readonly [personId: Id, own: OwnCompartment];

/** In an old house there is much work: which enrollments it is gone through for. */
type Wanted = (enrollment: Enrollment) => boolean;
const all: Wanted = () => true;

/** An hour as progress counts it, and the enrollment it counts for. */
export type EnrollmentHours = CountedHours & { readonly enrollmentId: Id };

/** Every line of one person's hours, entered by hand or derived from their work, without its words: for adding up. */
export function countedHours(state: HouseState, candidate: Candidate, isWanted = all): readonly EnrollmentHours[] {
  const [, own] = candidate;
  const enrollments = Object.values(own.enrollments).filter(isWanted);
  const lines: EnrollmentHours[] = Object.values(own.hours).map(
    ({ enrollmentId, kind, domain, hours, ...signature }) => ({
      enrollmentId,
      kind,
      domain,
      hours,
      isSigned: isVerified(signature),
    }),
  );
  for (const line of derivedLines(candidate, enrollments, workOf(state, candidate, enrollments))) {
    const { enrollmentId, kind, hours, signature } = line;
    lines.push({ enrollmentId, kind, hours, isSigned: isVerified(signature) });
  }
  return lines;
}

/** Lines that count alike for an enrollment, added up. */
export type AddedHours = EnrollmentHours & { readonly lines: number };

const added = new WeakMap<OwnCompartment, { readonly led: readonly Led[]; readonly hours: readonly AddedHours[] }>();

/** All of one person's hours added up by what progress asks of them; kept until their records or a group they led change. */
export function addedHours(state: HouseState, candidate: Candidate): readonly AddedHours[] {
  const [, own] = candidate;
  const { led } = workOf(state, candidate, Object.values(own.enrollments));
  const known = added.get(own);
  if (known?.led.length === led.length && known.led.every((session, index) => session === led[index])) {
    return known.hours;
  }
  const alike = groupedBy(
    countedHours(state, candidate),
    ({ enrollmentId, kind, isSigned, domain = '' }) => `${enrollmentId};${kind};${isSigned};${domain}`,
  );
  const hours = [...alike.values()].flatMap((lines) => {
    const [first] = lines;
    return first ? [{ ...first, hours: lines.reduce((sum, line) => sum + line.hours, 0), lines: lines.length }] : [];
  });
  if (Object.isFrozen(own)) added.set(own, { led, hours });
  return hours;
}

/** The same lines ready to read, by enrollment, newest first. */
export function hoursOf(
  state: HouseState,
  candidate: Candidate,
  isWanted = all,
): ReadonlyMap<Id, readonly HoursLine[]> {
  const [personId, own] = candidate;
  const enrollments = Object.values(own.enrollments).filter(isWanted);
  const work = workOf(state, candidate, enrollments);
  const saidOf = wordsFor(state, work);
  const derived = Array.from(derivedLines(candidate, enrollments, work), ({ signature, ...line }): HoursLine => ({
    ...line,
    ...(signature?.verifiedBy !== undefined && { verifiedBy: signature.verifiedBy }),
    ...(signature?.verifiedOn !== undefined && { verifiedOn: signature.verifiedOn }),
    from: saidOf.get(line.source)?.from() ?? 'Work in the house',
  }));
  const lines = [...Object.values(own.hours).map(enteredLine), ...derived].sort(newestFirst);
  const odd = lines.every(isVerified)
    ? new Map<string, string>()
    : oddHours(
        lines.map((line) => ({ ...line, work: workOfLine(line), startsAt: saidOf.get(workOfLine(line))?.startsAt })),
        Object.values(state.house.mentors).filter((role) => role.personId === personId),
      );
  const withDoubts = lines.map((line) => {
    const why = isVerified(line) ? undefined : odd.get(workOfLine(line));
    return why === undefined ? line : { ...line, odd: why };
  });
  return groupedBy(withDoubts, ({ enrollmentId }) => enrollmentId);
}

const workOfLine = ({ hoursId, source }: HoursLine): string => source ?? `entered:${hoursId ?? ''}`;

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

/** What one person did that hours may be derived from. */
interface Work {
  readonly led: readonly Led[];
  readonly contacts: readonly Contact[];
}

/** A held group; of a sensitive one its leader knows only when it was and how long. */
type Led = LedSessionFacts & Partial<Pick<Session, 'typeId' | 'topic'>>;

/** One person's work in the months in which they worked towards one of these. */
function workOf(state: HouseState, [personId, own]: Candidate, enrollments: readonly Enrollment[]): Work {
  const begun = enrollments.map(({ startedOn }) => startedOn).sort();
  const over = enrollments.map(({ certifiedOn = never, endedOn = never }) =>
    certifiedOn < endedOn ? certifiedOn : endedOn,
  );
  const [from, to] = [(begun[0] ?? never).slice(0, 7), (over.sort().at(-1) ?? never).slice(0, 7)];
  // Staff see a sensitive group itself, and not what its leader keeps of it as well: it counts once.
  const kept = state.confidential ? [] : inMonths(own.led, from, to);
  return {
    led: [
      ...heldBy(state, personId, from, to),
      ...kept.map((led) => ({ ...led, status: 'held' as const, leaderIds: [personId] })),
    ],
    contacts: inMonths(own.contacts, from, to),
  };
}

const never = '9999-12';

const inMonths = <Item>(months: Readonly<Record<Month, Record<Id, Item>>>, from: Month, to: Month): readonly Item[] =>
  Object.keys(months)
    .filter((month) => from <= month && month <= to)
    .flatMap((month) => Object.values(months[month] ?? {}));

/** The work as lines of these enrollments, each with its signature where there is one. */
function* derivedLines(
  [personId, own]: Candidate,
  enrollments: readonly Enrollment[],
  { led, contacts }: Work,
): Generator<DerivedHours> {
  const work = derivedWork({
    enrollmentsOf: new Map([[personId, enrollments]]),
    sessions: led,
    contacts: contacts.map((contact) => ({ mentorId: personId, contact })),
    supervision: [],
  });
  for (const { source, on, kind, minutes, enrollments: fed } of work) {
    if (minutes === 0) continue;
    for (const { id: enrollmentId } of fed) {
      const signature = own.signatures[signatureKey({ enrollmentId, source })];
      const line = { enrollmentId, personId, source, on, kind, hours: minutes / 60 };
      yield signature ? { ...line, signature } : line;
    }
  }
}

/** When each piece of work began, and what to call it. */
function wordsFor(
  state: HouseState,
  { led, contacts }: Work,
): ReadonlyMap<string, { readonly startsAt: LocalTime; from(): string }> {
  return new Map([
    ...led.map(({ id, startsAt, typeId, topic }) => {
      const from = (): string => (typeId === undefined ? 'Group' : titleOf({ typeId, topic }));
      return [`session:${id}`, { startsAt, from }] as const;
    }),
    ...contacts.map(({ id, at, personId }) => {
      return [`contact:${id}`, { startsAt: at, from: () => `Check-in with ${callName(state, personId)}` }] as const;
    }),
  ]);
}

/** Whether an enrollment can still take hours, exams and what else it asks for. */
export const takesMore = ({ status }: Pick<Enrollment, 'status'>): boolean =>
  status === 'in-progress' || status === 'certified';
