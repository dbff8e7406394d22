import { addMinutes } from '../../shared/rules/weekly-groups.ts';
import { writeTime } from '../parts/times.ts';

/** The time of day so many minutes after a start, as people say it: `8:00 pm`. */
export const endTime = (startsAt: string, minutes: number): string =>
  writeTime(addMinutes(startsAt, minutes).slice(11));
