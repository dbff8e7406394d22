import type { Day, Id } from '../../records/primitives.ts';
import { dayNumber } from '../calendar.ts';
import type { StayFacts } from './input.ts';

/** From one day number to another, both inclusive; an end not set lies at infinity. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface PersonSpan extends Span {
  readonly personId: Id;
}

/** The day number of a day that may not have come. */
export const dayOrNever = (day: Day | undefined): number => (day === undefined ? Infinity : dayNumber(day));

/** The span between two days, both inclusive. */
export const spanOf = (from: Day, to: Day | undefined): Span => ({ from: dayNumber(from), to: dayOrNever(to) });

/** Whether a bed, role, pairing or job holds on a day. */
export const holdsOn = (span: Span, day: number): boolean => span.from <= day && day <= span.to;

/** Whether it holds on any day from one to another. */
export const holdsWithin = (span: Span, first: number, last: number): boolean => span.from <= last && span.to >= first;

/** On how many days from one to another it holds. */
export const daysHeld = (span: Span, first: number, last: number): number =>
  Math.max(0, Math.min(span.to, last) - Math.max(span.from, first) + 1);

/** A stay with its days as numbers; `discharged` is infinite while it is open. */
export interface StaySpan {
  readonly facts: StayFacts;
  readonly personId: Id;
  readonly admitted: number;
  readonly discharged: number;
}

/** Whether the person sleeps here at the end of a day: the night of admission counts, the day of discharge does not. */
export const sleepsHere = (stay: StaySpan, day: number): boolean => stay.admitted <= day && stay.discharged > day;

/** Whether the person is of the house on a day, the day of discharge included. */
export const isOfHouse = (stay: StaySpan, day: number): boolean => stay.admitted <= day && stay.discharged >= day;
