import { z } from 'zod';
import type { ContactMode } from '../../../shared/records/mentors.ts';
import { contactModeSchema, contactModes } from '../../../shared/records/mentors.ts';
import type { Day, LocalTime } from '../../../shared/records/primitives.ts';
import {
  daySchema,
  idSchema,
  longTextSchema,
  minutesSchema,
  timeOfDaySchema,
} from '../../../shared/records/primitives.ts';

const words: Record<ContactMode, string> = {
  'in-person': 'In person',
  phone: 'Phone',
  text: 'Text',
  video: 'Video',
};

/** How two people talked, as a screen says it. */
export const modeInWords = (mode: ContactMode): string => words[mode];
export const modeOptions = contactModes.map((value) => ({ value, label: words[value] }));

/** What a check-in's form holds: date and time apart, because they are typed apart. */
export const checkInFormSchema = z.object({
  personId: idSchema,
  mentorId: idSchema.optional(),
  reached: z.enum(['yes', 'no']),
  mode: contactModeSchema,
  minutes: minutesSchema.optional(),
  day: daySchema,
  time: timeOfDaySchema,
  note: longTextSchema.optional(),
});
export type CheckInForm = z.infer<typeof checkInFormSchema>;

/** A local time from a day and a time of day. */
export const atTime = (day: Day, time: string): LocalTime => `${day}T${time}`;

/** What a form becomes when it is saved: minutes only where somebody was reached, empty fields left out. */
export function asContact({ day, time, reached, minutes, mentorId, note, ...rest }: CheckInForm) {
  return {
    ...rest,
    at: atTime(day, time),
    reached: reached === 'yes',
    ...(reached === 'yes' && minutes !== undefined && { minutes }),
    ...(mentorId !== undefined && { mentorId }),
    ...(note !== undefined && { note }),
  };
}
