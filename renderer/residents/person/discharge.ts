import { z } from 'zod';
import type { BedRef } from '../../../shared/contract/views.ts';
import { destinations, dischargeReasons } from '../../../shared/records/people.ts';
import type { Day } from '../../../shared/records/primitives.ts';
import { daySchema } from '../../../shared/records/primitives.ts';
import { addDays } from '../../../shared/rules/calendar.ts';
import { bedLabel } from '../../../shared/rules/names.ts';
import { writeDay } from '../../parts/days.ts';
import { notKnown } from '../words.ts';

const answerSchema = z.enum(['yes', 'no', notKnown]);

/** What the form of a discharge holds; *Not known* is an answer of its own. */
export const dischargeFormSchema = z
  .object({
    lastNight: daySchema.optional(),
    noNight: z.boolean(),
    reason: z.enum([...dischargeReasons, notKnown]),
    destination: z.enum([...destinations, notKnown]),
    employedAtExit: answerSchema,
    arrestedDuring: answerSchema,
    keepSignIn: z.boolean(),
  })
  .refine(({ lastNight, noNight }) => noNight || lastNight !== undefined, { path: ['lastNight'], error: 'required' });

/** The last night that is most likely meant: last night, or none for somebody admitted today. */
export const likelyLastNight = (admittedOn: Day, today: Day): Day | null =>
  admittedOn < today ? addDays(today, -1) : null;

const longWeekday = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' });

/** A recent day by its weekday (`Monday`), one a week or more away by its date (`Mon, Nov 2`). */
export function recentDay(day: Day, today: Day): string {
  const recent = day <= today && day > addDays(today, -7);
  return recent ? longWeekday.format(Date.parse(`${day}T00:00:00Z`)) : writeDay(day, today);
}

interface DischargeInWords {
  readonly name: string;
  readonly lastNight: Day | null;
  readonly bed: BedRef | undefined;
  readonly today: Day;
}

/** The two sentences a discharge is confirmed with (SCREENS, Voice): what happens, and which bed is free from when. */
export function dischargeInWords({ name, lastNight, bed, today }: DischargeInWords): { ask: string; follows: string } {
  const ask =
    lastNight === null
      ? `Discharge ${name}, with no night slept here?`
      : `Discharge ${name}, last night here ${recentDay(lastNight, today)}?`;
  return { ask, follows: `${bed ? bedFreed(bed, lastNight, today) : ''}You can undo this.` };
}

function bedFreed(bed: BedRef, lastNight: Day | null, today: Day): string {
  const from = lastNight === null ? today : addDays(lastNight, 1);
  const when = from === today ? 'is free tonight' : `has been free since ${writeDay(from, today)}`;
  // A room that is called by a word already says what it is: `Room 12 lower`.
  const label = /^\d/u.test(bed.room) ? `Bed ${bedLabel(bed)}` : bedLabel(bed);
  return `${label} ${when}. `;
}
