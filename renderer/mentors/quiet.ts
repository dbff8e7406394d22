import type { Walk } from '../../shared/contract/mentors.ts';
import type { Day } from '../../shared/records/primitives.ts';
import { daysBetween } from '../../shared/rules/calendar.ts';

const smallNumbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A count as a sentence carries it: in words up to ten, in digits above. */
export const inWords = (count: number): string => smallNumbers[count] ?? String(count);

/** So many days ago, as people say it. */
export function daysAgo(days: number): string {
  if (days <= 0) return 'today';
  return days === 1 ? 'yesterday' : `${inWords(days)} days ago`;
}

/** From this many quiet days on, a hello is suggested: a weekly call is the custom (DOMAIN G). */
export const quietAfter = 7;

/** Whether a walk could use a hello: a week and more without talking. */
export const couldUseAHello = ({ quietDays }: Pick<Walk, 'quietDays'>): boolean => quietDays >= quietAfter;

type Quiet = Pick<Walk, 'lastReached' | 'lastTried' | 'quietDays'>;

/** To the mentor: when they and the person last talked, and that a short hello counts once it has been quiet for a week. */
export function quietToMentor(walk: Quiet, name: string, today: Day): string {
  const tried = triedSince(walk, today, 'You tried');
  if (walk.lastReached === undefined) {
    return tried
      ? `You and ${name} have not talked yet. ${tried}`
      : `You and ${name} have not talked yet. The first check-in takes about twenty seconds.`;
  }
  const talked = `You and ${name} last talked ${daysAgo(walk.quietDays)}.`;
  if (tried) return `${talked} ${tried}`;
  return couldUseAHello(walk) ? `${talked} A short hello counts.` : talked;
}

/** To staff, in a list: when the two last talked. */
export function quietToStaff(walk: Quiet, today: Day): string {
  const talked = walk.lastReached === undefined ? 'Have not talked yet' : `Last talked ${daysAgo(walk.quietDays)}`;
  const tried = triedSince(walk, today, 'tried');
  return tried ? `${talked}; ${tried.slice(0, -1)}` : talked;
}

/** The sentence about a try nobody answered, where it came after the last time they talked. */
function triedSince({ lastReached, lastTried }: Quiet, today: Day, tried: string): string {
  if (!lastTried || lastTried.reached || (lastReached !== undefined && lastTried.at <= lastReached)) return '';
  return `${tried} ${daysAgo(daysBetween(lastTried.at.slice(0, 10), today))}.`;
}
