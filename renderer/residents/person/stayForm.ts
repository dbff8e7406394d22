import { z } from 'zod';
import type { Stay } from '../../../shared/records/people.ts';
import {
  bedEntrySchema,
  destinations,
  dischargeReasons,
  phaseEntrySchema,
  staySchema,
} from '../../../shared/records/people.ts';
import { daySchema } from '../../../shared/records/primitives.ts';
import { addDays } from '../../../shared/rules/calendar.ts';
import { known, knownAnswer, notKnown } from '../words.ts';

const answerSchema = z.enum(['yes', 'no', notKnown]);
const answerOf = (value: boolean | undefined) => (value === undefined ? notKnown : value ? 'yes' : 'no');

/** What the form of a stay holds. People think of the last night here; the record keeps the day after it. */
export const stayFormSchema = staySchema
  .pick({ id: true, admittedOn: true, referralSource: true })
  .extend({
    ended: z.boolean(),
    noNight: z.boolean(),
    lastNight: daySchema.optional(),
    reason: z.enum([...dischargeReasons, notKnown]),
    destination: z.enum([...destinations, notKnown]),
    employedAtExit: answerSchema,
    arrestedDuring: answerSchema,
    phases: z.array(phaseEntrySchema),
    beds: z.array(bedEntrySchema),
  })
  .refine(({ ended, noNight, lastNight }) => !ended || noNight || lastNight !== undefined, {
    path: ['lastNight'],
    error: 'required',
  });
export type StayForm = z.infer<typeof stayFormSchema>;

/** The form as it opens on a recorded stay. */
export function stayFormOf(stay: Stay): StayForm {
  const { id, admittedOn, referralSource, dischargedOn, phases, beds } = stay;
  const noNight = dischargedOn === admittedOn;
  return {
    id,
    admittedOn,
    ...(referralSource !== undefined && { referralSource }),
    ended: dischargedOn !== undefined,
    noNight,
    ...(dischargedOn !== undefined && !noNight && { lastNight: addDays(dischargedOn, -1) }),
    reason: stay.dischargeReason ?? notKnown,
    destination: stay.destination ?? notKnown,
    employedAtExit: answerOf(stay.employedAtExit),
    arrestedDuring: answerOf(stay.arrestedDuring),
    phases,
    beds,
  };
}

/** What the contract is asked to record; how it ended only where it ended. */
export function stayOf(form: StayForm): Omit<Stay, 'personId'> {
  const { id, admittedOn, referralSource, ended, noNight, lastNight, phases, beds } = form;
  const byFrom = <Entry extends { from: string }>(entries: readonly Entry[]): Entry[] =>
    [...entries].sort((a, b) => (a.from < b.from ? -1 : 1));
  const stay = {
    id,
    admittedOn,
    ...(referralSource !== undefined && { referralSource }),
    phases: byFrom(phases),
    beds: byFrom(beds),
  };
  if (!ended) return stay;
  // A bed left open ends with the stay: nobody types that night twice.
  const closed = stay.beds.map((entry) =>
    entry.to === undefined && lastNight !== undefined ? { ...entry, to: lastNight } : entry,
  );
  const dischargeReason = known(dischargeReasons, form.reason);
  const destination = known(destinations, form.destination);
  const employedAtExit = knownAnswer(form.employedAtExit);
  const arrestedDuring = knownAnswer(form.arrestedDuring);
  return {
    ...stay,
    beds: closed,
    dischargedOn: noNight || lastNight === undefined ? admittedOn : addDays(lastNight, 1),
    ...(dischargeReason && { dischargeReason }),
    ...(destination && { destination }),
    ...(employedAtExit !== undefined && { employedAtExit }),
    ...(arrestedDuring !== undefined && { arrestedDuring }),
  };
}
