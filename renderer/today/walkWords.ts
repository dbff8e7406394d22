import type { Walk } from '../../shared/contract/mentors.ts';

/** When a mentor and a person last talked: *Talked today*, *Last talked nine days ago*. */
export function lastTalked({ lastReached, quietDays }: Pick<Walk, 'lastReached' | 'quietDays'>): string {
  if (lastReached === undefined) return 'No check-in yet';
  if (quietDays <= 0) return 'Talked today';
  if (quietDays === 1) return 'Talked yesterday';
  return `Last talked ${quietDays} days ago`;
}
