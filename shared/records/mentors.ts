import { z } from 'zod';
import { daySchema, idSchema, localTimeSchema, longTextSchema, minutesSchema, textSchema } from './primitives.ts';

/** A person's time as a mentor; holds from `since` to `until`, both inclusive. */
export const mentorRoleSchema = z.object({
  id: idSchema,
  personId: idSchema,
  since: daySchema,
  until: daySchema.optional(),
  level: textSchema.optional(),
  /** How many residents they can walk with at once; set by the director, no published ratio exists. */
  capacity: z.number().int().nonnegative().optional(),
});
export type MentorRole = z.infer<typeof mentorRoleSchema>;

/** A mentor walks with a resident; holds from `since` to `until`, both inclusive. */
export const pairingSchema = z.object({
  id: idSchema,
  mentorId: idSchema,
  residentId: idSchema,
  since: daySchema,
  until: daySchema.optional(),
});
export type Pairing = z.infer<typeof pairingSchema>;

export const contactModes = ['in-person', 'phone', 'text', 'video'] as const;
export const contactModeSchema = z.enum(contactModes);
export type ContactMode = z.infer<typeof contactModeSchema>;

/** A check-in by the mentor in whose compartment it lies. */
export const contactSchema = z.object({
  id: idSchema,
  personId: idSchema,
  at: localTimeSchema,
  minutes: minutesSchema.optional(),
  mode: contactModeSchema,
  reached: z.boolean(),
  note: longTextSchema.optional(),
});
export type Contact = z.infer<typeof contactSchema>;
