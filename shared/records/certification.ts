import { z } from 'zod';
import { daySchema, idSchema, longTextSchema, nameSchema, textSchema } from './primitives.ts';

export const requirementKinds = [
  'minimum_age',
  'education',
  'recovery_months',
  'training_hours',
  'experience_hours',
  'supervision_hours',
  'exam',
  'references',
  'background_check',
  'document',
  'fee',
] as const;

const breakdownSchema = z.array(z.object({ domain: z.string(), hours: z.number() }));

/** One entry of `certification-programs.json`, which Cairn ships as data with its sources. */
export const programSchema = z.object({
  id: idSchema,
  state: z.string(),
  name: z.string(),
  credential: z.string(),
  authority: z.string(),
  populations: z.string(),
  requirements: z.array(
    z.object({
      kind: z.enum(requirementKinds),
      label: z.string(),
      amount: z.number().nullish(),
      unit: z.string().nullish(),
      note: z.string().optional(),
      breakdown: breakdownSchema.optional(),
    }),
  ),
  renewal: z.object({
    period_months: z.number().nullable(),
    ce_hours: z.number().nullable(),
    note: z.string().optional(),
    breakdown: breakdownSchema.optional(),
  }),
  source: z.array(z.object({ title: z.string(), url: z.string() })),
  as_of: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
});
export type Program = z.infer<typeof programSchema>;
export type Requirement = Program['requirements'][number];

export const enrollmentStatuses = ['in-progress', 'certified', 'lapsed', 'withdrawn'] as const;
export const enrollmentSchema = z.object({
  id: idSchema,
  personId: idSchema,
  programId: idSchema,
  /** The `as_of` of the program when the person began: which version of its rules they work towards. */
  programAsOf: z.string().optional(),
  startedOn: daySchema,
  status: z.enum(enrollmentStatuses),
  endedOn: daySchema.optional(),
  certifiedOn: daySchema.optional(),
  expiresOn: daySchema.optional(),
  /** Requirements that are a yes (education, letters, documents …): their label → the day they were met. */
  requirementsMet: z.record(z.string(), daySchema),
});
export type Enrollment = z.infer<typeof enrollmentSchema>;

export const hoursKinds = ['training', 'experience', 'supervision', 'ce'] as const;
export const hoursKindSchema = z.enum(hoursKinds);
export type HoursKind = z.infer<typeof hoursKindSchema>;

/** Hours entered by hand. Verified when both who and when are there (REPORT). */
export const hoursEntrySchema = z.object({
  id: idSchema,
  enrollmentId: idSchema,
  on: daySchema,
  kind: hoursKindSchema,
  domain: textSchema.optional(),
  hours: z.number().nonnegative(),
  verifiedBy: nameSchema.optional(),
  verifiedOn: daySchema.optional(),
  note: longTextSchema.optional(),
});
export type HoursEntry = z.infer<typeof hoursEntrySchema>;

/** `session:ID`, `contact:ID` or `supervision:ID`: the work derived hours come from. */
export const hoursSourceSchema = z.string().regex(/^(session|contact|supervision):.+$/, 'hours-source');
export type HoursSource = string;

/** Staff's signature under one derived line; the hours themselves are never stored. */
export const hoursSignatureSchema = z.object({
  enrollmentId: idSchema,
  source: hoursSourceSchema,
  verifiedBy: nameSchema.optional(),
  verifiedOn: daySchema.optional(),
});
export type HoursSignature = z.infer<typeof hoursSignatureSchema>;

export const examSchema = z.object({
  id: idSchema,
  enrollmentId: idSchema,
  kind: textSchema,
  on: daySchema,
  result: z.enum(['pass', 'fail']),
  score: textSchema.optional(),
});
export type Exam = z.infer<typeof examSchema>;
