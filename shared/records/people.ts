import { z } from 'zod';
import { daySchema, idSchema, nameSchema, textSchema } from './primitives.ts';

/** What every mentor may know of a person with a reason to be known (DESIGN 2): never the full last name. */
export const personNameSchema = z.object({
  id: idSchema,
  preferredName: nameSchema,
  /** First letter of the legal last name, for telling two people apart on a sign-in sheet. */
  lastInitial: z.string().max(4).optional(),
});
export type PersonName = z.infer<typeof personNameSchema>;

export const personDetailsSchema = z.object({
  id: idSchema,
  legalFirst: nameSchema.optional(),
  legalLast: nameSchema.optional(),
  birthDate: daySchema.optional(),
  gender: textSchema.optional(),
  race: textSchema.optional(),
  ethnicity: textSchema.optional(),
  veteran: z.boolean().optional(),
  phone: textSchema.optional(),
  email: textSchema.optional(),
  recoveryDate: daySchema.optional(),
});
export type PersonDetails = z.infer<typeof personDetailsSchema>;

export const dischargeReasons = [
  'completed',
  'transferred',
  'left',
  'asked-to-leave',
  'incarcerated',
  'medical',
  'died',
  'other',
] as const;
export const dischargeReasonSchema = z.enum(dischargeReasons);
export type DischargeReason = z.infer<typeof dischargeReasonSchema>;

export const destinations = ['permanent', 'temporary', 'institution', 'homeless', 'other'] as const;
export const destinationSchema = z.enum(destinations);
export type Destination = z.infer<typeof destinationSchema>;

/** From this day on, until the next entry's day, the stay is in this phase. */
export const phaseEntrySchema = z.object({ from: daySchema, phaseId: idSchema });
/** Nights slept in this bed: the first `from`, the last `to` (open while it lasts). */
export const bedEntrySchema = z.object({ from: daySchema, to: daySchema.optional(), bedId: idSchema });
export type PhaseEntry = z.infer<typeof phaseEntrySchema>;
export type BedEntry = z.infer<typeof bedEntrySchema>;

/** One episode, whole: staff's. Histories are in order of `from`. */
export const staySchema = z.object({
  id: idSchema,
  personId: idSchema,
  admittedOn: daySchema,
  referralSource: textSchema.optional(),
  /** The day after the last night slept here (REPORT: the day of discharge is not a night). */
  dischargedOn: daySchema.optional(),
  dischargeReason: dischargeReasonSchema.optional(),
  destination: destinationSchema.optional(),
  employedAtExit: z.boolean().optional(),
  arrestedDuring: z.boolean().optional(),
  phases: z.array(phaseEntrySchema),
  beds: z.array(bedEntrySchema),
});
export type Stay = z.infer<typeof staySchema>;

/** What every mentor may know of an open stay: kept in step with the whole stay by `main/facility/walls.ts`. */
export const presentStaySchema = z.object({
  id: idSchema,
  personId: idSchema,
  admittedOn: daySchema,
  phaseId: idSchema.optional(),
  bedId: idSchema.optional(),
});
export type PresentStay = z.infer<typeof presentStaySchema>;
