import type { z } from 'zod';
import type { lookAlikeSchema } from '../../../shared/contract/residents.ts';
import type { Day } from '../../../shared/records/primitives.ts';
import { daysBetween } from '../../../shared/rules/calendar.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { shortDay, writeDay } from '../../parts/days.ts';

export type LookAlike = z.infer<typeof lookAlikeSchema>;

const month = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' });
const monthAndYear = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A day as people remember it: its month within the last year, its month and year before that. */
export function rememberedDay(day: Day, today: Day): string {
  const format = daysBetween(day, today) < 330 ? month : monthAndYear;
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** Whether the person who might be meant still lives here, and so cannot be admitted. */
export const livesHere = ({ lastStay }: LookAlike): boolean =>
  lastStay !== undefined && lastStay.dischargedOn === undefined;

/** The question about somebody already known: `Is this Dana W., who left in March?` */
export function isThis(known: LookAlike, today: Day): string {
  const name = displayName(known.person);
  const { lastStay } = known;
  if (!lastStay) return `Is this ${name}, who is known here but never stayed?`;
  if (lastStay.dischargedOn === undefined)
    return `Is this ${name}, who lives here since ${writeDay(lastStay.admittedOn, today)}?`;
  return `Is this ${name}, who left in ${rememberedDay(lastStay.dischargedOn, today)}?`;
}

/** What tells two people of one name apart: legal name and birth date, as far as they are known. */
export function tellingApart({ legalName, birthDate }: LookAlike): string | undefined {
  const parts = [legalName, birthDate === undefined ? undefined : `born ${shortDay(birthDate)}`];
  return parts.filter(Boolean).join(', ') || undefined;
}
