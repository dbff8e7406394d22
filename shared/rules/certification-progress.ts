import type { Progress } from '../contract/certification.ts';
import type { Enrollment, Exam, HoursKind, Program, Requirement } from '../records/certification.ts';
import type { Day } from '../records/primitives.ts';
import { addMonths } from './calendar.ts';
import { roundedHours, sumOfHours } from './hours.ts';

/** One line of hours as progress counts it. */
export interface CountedHours {
  readonly kind: HoursKind;
  readonly domain?: string | undefined;
  readonly hours: number;
  /** Both who and when stand under it. */
  readonly isSigned: boolean;
}

/** What is known of the person; the two dates are staff's and may be missing (a mentor looks without them). */
export interface ProgressFacts {
  readonly hours: readonly CountedHours[];
  readonly exams: readonly Pick<Exam, 'kind' | 'on' | 'result'>[];
  readonly birthDate?: Day | undefined;
  readonly recoveryDate?: Day | undefined;
  readonly today: Day;
}

const hoursKindOf = {
  training_hours: 'training',
  experience_hours: 'experience',
  supervision_hours: 'supervision',
} as const satisfies Partial<Record<Requirement['kind'], HoursKind>>;

/** The kind of hours a requirement counts, or undefined when it is a yes or no (days, months, no amount stated). */
export function countedKind(requirement: Requirement): HoursKind | undefined {
  const { kind, amount, unit } = requirement;
  const isHours = kind === 'training_hours' || kind === 'experience_hours' || kind === 'supervision_hours';
  return isHours && unit === 'hours' && typeof amount === 'number' ? hoursKindOf[kind] : undefined;
}

/** How far an enrollment is with each requirement of its program, in the program's order. */
export function progressOf(
  program: Program,
  enrollment: Pick<Enrollment, 'requirementsMet'>,
  facts: ProgressFacts,
): readonly Progress[] {
  return program.requirements.map((requirement) => {
    const kind = countedKind(requirement);
    return kind
      ? hoursProgress(requirement, linesFor(program, requirement, kind, facts.hours))
      : dayProgress(requirement, enrollment.requirementsMet[requirement.label] ?? knownDay(requirement, facts));
  });
}

/** The hours still to be worked for a kind, over all requirements that count it; undefined where none does. */
export function hoursToGo(progress: readonly Progress[], kind: HoursKind): number | undefined {
  const counting = progress.filter((line) => line.kind === `${kind}_hours` && line.toGo !== undefined);
  return counting.length === 0 ? undefined : sumOfHours(counting.map((line) => line.toGo ?? 0));
}

function about(requirement: Requirement): Pick<Progress, 'label' | 'kind' | 'amount' | 'unit' | 'note'> {
  const { label, kind, amount, unit, note } = requirement;
  return {
    label,
    kind,
    ...(typeof amount === 'number' && { amount }),
    ...(typeof unit === 'string' && { unit }),
    ...(note !== undefined && { note }),
  };
}

function dayProgress(requirement: Requirement, metOn: Day | undefined): Progress {
  return { ...about(requirement), domains: [], met: metOn !== undefined, ...(metOn !== undefined && { metOn }) };
}

/**
 * Topics with a minimum of their own are each to be reached, even where they add up to more than the amount stated
 * (Kentucky: 51 against 40); and hours beyond one topic's minimum do nothing for another. What waits for a
 * signature is worked already: to go is what remains beside it.
 */
function hoursProgress(requirement: Requirement, lines: readonly CountedHours[]): Progress {
  const domains = (requirement.breakdown ?? []).map(({ domain, hours }) => ({
    domain,
    hours,
    ...signedAndWaiting(
      hours,
      lines.filter((line) => isSame(line.domain, domain)),
    ),
  }));
  const whole = signedAndWaiting(requirement.amount ?? 0, lines);
  const signedToGo = (hours: number, signed: number): number => Math.max(0, roundedHours(hours - signed));
  return {
    ...about(requirement),
    signed: whole.signed,
    waiting: whole.waiting,
    toGo: Math.max(whole.toGo, sumOfHours(domains.map((domain) => domain.toGo))),
    domains,
    met:
      signedToGo(requirement.amount ?? 0, whole.signed) === 0 &&
      domains.every((domain) => signedToGo(domain.hours, domain.signed) === 0),
  };
}

function signedAndWaiting(
  amount: number,
  lines: readonly CountedHours[],
): { readonly signed: number; readonly waiting: number; readonly toGo: number } {
  const signed = sumOfHours(lines.filter((line) => line.isSigned).map((line) => line.hours));
  const waiting = sumOfHours(lines.filter((line) => !line.isSigned).map((line) => line.hours));
  return { signed, waiting, toGo: Math.max(0, roundedHours(amount - signed - waiting)) };
}

const isSame = (one: string | undefined, other: string): boolean =>
  one?.trim().toLowerCase() === other.trim().toLowerCase();

/**
 * The lines a requirement counts. Where a program asks for several of one kind, a line's domain says which it is
 * for (a topic of it, or its label); a line that names none goes to the first.
 */
function linesFor(
  program: Program,
  requirement: Requirement,
  kind: HoursKind,
  hours: readonly CountedHours[],
): readonly CountedHours[] {
  const ofKind = hours.filter((line) => line.kind === kind);
  const rivals = program.requirements.filter((other) => countedKind(other) === kind);
  if (rivals.length === 1) return ofKind;
  const names = (other: Requirement, line: CountedHours): boolean =>
    isSame(line.domain, other.label) || (other.breakdown ?? []).some(({ domain }) => isSame(line.domain, domain));
  return ofKind.filter((line) => (rivals.find((other) => names(other, line)) ?? rivals[0]) === requirement);
}

/** The day a requirement is met by what is known anyway: age, months of recovery, exams passed. */
function knownDay(requirement: Requirement, facts: ProgressFacts): Day | undefined {
  const { kind, amount } = requirement;
  const reached = (since: Day | undefined, months: number): Day | undefined => {
    const day = since === undefined ? undefined : addMonths(since, months);
    return day !== undefined && day <= facts.today ? day : undefined;
  };
  switch (kind) {
    case 'minimum_age':
      return typeof amount === 'number' ? reached(facts.birthDate, amount * 12) : undefined;
    case 'recovery_months':
      return typeof amount === 'number' ? reached(facts.recoveryDate, amount) : undefined;
    case 'exam':
      return passedOn(facts.exams);
    case 'training_hours':
    case 'experience_hours':
    case 'supervision_hours':
    case 'education':
    case 'references':
    case 'background_check':
    case 'document':
    case 'fee':
      return undefined;
  }
}

/** The day the last test was passed, where every kind of test that was taken (written, oral) has been passed. */
function passedOn(exams: ProgressFacts['exams']): Day | undefined {
  const firstPass = new Map<string, Day | undefined>();
  for (const { kind, on, result } of exams) {
    const known = firstPass.get(kind);
    firstPass.set(kind, result === 'pass' && (known === undefined || on < known) ? on : known);
  }
  const days = [...firstPass.values()];
  return days.includes(undefined)
    ? undefined
    : days
        .filter((day) => day !== undefined)
        .sort()
        .at(-1);
}
