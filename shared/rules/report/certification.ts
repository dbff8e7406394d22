import type { HoursKind } from '../../records/certification.ts';
import { fromDayNumber } from '../calendar.ts';
import { derivedWork, isVerified, signatureKey } from './derived-hours.ts';
import type { Fraction } from './exact.ts';
import { add, exactSum, nearestNumber } from './exact.ts';
import { inMonths } from './grouping.ts';
import type { HouseFacts } from './house-facts.ts';
import type { EnrollmentFacts } from './input.ts';
import type { Measure } from './measure.ts';
import { count, countOf, sum } from './measure.ts';
import type { Period } from './period.ts';

export const hoursFigureIds = [
  'cert.training-hours',
  'cert.experience-hours',
  'cert.supervision-hours',
  'cert.ce-hours',
] as const;

export const certificationFigureIds = [
  'cert.enrolled',
  'cert.started',
  ...hoursFigureIds,
  'cert.exams',
  'cert.exams-passed',
  'cert.certified',
  'cert.holders',
  'cert.expiring',
] as const;

/** A certification that runs out within this many days after the period counts as expiring. */
const expiringDays = 90;

/** Who works towards what, the hours signed, exams, and who holds a certification. */
export function certificationFigures(
  house: HouseFacts,
  period: Period,
): Record<(typeof certificationFigureIds)[number], Measure> {
  const [first, last] = [fromDayNumber(period.firstDay), fromDayNumber(period.lastDay)];
  const soon = fromDayNumber(period.lastDay + expiringDays);
  const hasBy = (day: string | undefined): boolean => day !== undefined && day <= last;
  const isInPeriod = (day: string | undefined): boolean => day !== undefined && first <= day && day <= last;
  const enrolled = ({ startedOn, certifiedOn, endedOn }: EnrollmentFacts): boolean =>
    hasBy(startedOn) && !hasBy(certifiedOn) && !hasBy(endedOn);
  const holders = house.enrollments.filter(
    ({ certifiedOn, expiresOn, endedOn }) =>
      hasBy(certifiedOn) && (expiresOn === undefined || expiresOn >= last) && !hasBy(endedOn),
  );
  const exams = [...inMonths(house.exams, period.months)];
  return {
    'cert.enrolled': count(countOf(house.enrollments, enrolled)),
    'cert.started': count(countOf(house.enrollments, ({ startedOn }) => isInPeriod(startedOn))),
    ...hoursFigures(house, period),
    'cert.exams': count(exams.length),
    'cert.exams-passed': count(countOf(exams, ({ result }) => result === 'pass')),
    'cert.certified': count(countOf(house.enrollments, ({ certifiedOn }) => isInPeriod(certifiedOn))),
    'cert.holders': count(holders.length),
    'cert.expiring': count(countOf(holders, ({ expiresOn }) => expiresOn !== undefined && expiresOn <= soon)),
  };
}

/** Hours entered, and minutes of work derived from, of one kind and either signed or not. */
interface Amounts {
  readonly hours: number[];
  readonly minutes: number[];
}

function hoursFigures(house: HouseFacts, { months }: Period): Record<(typeof hoursFigureIds)[number], Measure> {
  const amounts = new Map<string, Amounts>();
  const of = (kind: HoursKind, verified: boolean): Amounts => {
    const key = `${kind} ${verified ? 'signed' : 'waiting'}`;
    const known = amounts.get(key) ?? { hours: [], minutes: [] };
    amounts.set(key, known);
    return known;
  };
  for (const entry of inMonths(house.hours, months)) of(entry.kind, isVerified(entry)).hours.push(entry.hours);
  const work = derivedWork({
    enrollmentsOf: house.enrollmentsOf,
    sessions: inMonths(house.sessions, months),
    contacts: inMonths(house.contacts, months),
    supervision: inMonths(house.supervision, months),
  });
  for (const { kind, source, minutes, enrollments } of work) {
    const isSigned = enrollments.some(({ id }) =>
      isVerified(house.signatures.get(signatureKey({ enrollmentId: id, source }))),
    );
    of(kind, isSigned).minutes.push(minutes);
  }
  const total = ({ hours, minutes }: Amounts): Fraction => add(exactSum(hours), exactSum(minutes, 60));
  const measure = (kind: HoursKind): Measure => ({
    ...sum(total(of(kind, true))),
    unknown: nearestNumber(total(of(kind, false))),
  });
  return {
    'cert.training-hours': measure('training'),
    'cert.experience-hours': measure('experience'),
    'cert.supervision-hours': measure('supervision'),
    'cert.ce-hours': measure('ce'),
  };
}
