import type { Progress } from '../../../shared/contract/certification.ts';
import { hoursNumber } from '../words.ts';

type Counted = Pick<Progress, 'signed' | 'waiting' | 'toGo' | 'amount' | 'met' | 'metOn'>;

/** How far one requirement is, in words: `since Nov 2`, `not yet`, `26 signed, 4 waiting, 10 to go of 40 hours`. */
export function requirementState(progress: Counted, writeDay: (day: string) => string, topic?: string): string {
  const { signed = 0, waiting = 0, toGo, amount, met, metOn } = progress;
  if (toGo === undefined) {
    if (metOn !== undefined) return `In place since ${writeDay(metOn)}`;
    return met ? 'In place' : 'Not yet';
  }
  const of = amount === undefined ? '' : ` of ${hoursNumber(amount)} hours`;
  const counts = `${hoursNumber(signed)} signed, ${hoursNumber(waiting)} waiting, ${hoursNumber(toGo)} to go${of}`;
  return topic === undefined ? counts : `${topic}: ${counts}`;
}
