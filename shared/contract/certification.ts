import { z } from 'zod';
import {
  enrollmentSchema,
  enrollmentStatuses,
  examSchema,
  hoursEntrySchema,
  hoursKindSchema,
  hoursSourceSchema,
  programSchema,
} from '../records/certification.ts';
import { daySchema, idSchema } from '../records/primitives.ts';
import { call, savedOutput } from './call.ts';
import { personRefSchema } from './views.ts';

/** How far one requirement is. Hours: signed, waiting for a signature, to go. Others: met on a day, or not yet. */
export const progressSchema = z.object({
  label: z.string(),
  kind: z.string(),
  amount: z.number().optional(),
  unit: z.string().optional(),
  note: z.string().optional(),
  signed: z.number().optional(),
  waiting: z.number().optional(),
  toGo: z.number().optional(),
  /** Topics with a minimum of their own. */
  domains: z.array(
    z.object({ domain: z.string(), hours: z.number(), signed: z.number(), waiting: z.number(), toGo: z.number() }),
  ),
  metOn: daySchema.optional(),
  met: z.boolean(),
});
export type Progress = z.infer<typeof progressSchema>;

/** One line of hours: entered by hand (`hoursId`) or derived from work in the house (`source`). */
export const hoursLineSchema = z.object({
  enrollmentId: idSchema,
  hoursId: idSchema.optional(),
  source: hoursSourceSchema.optional(),
  on: daySchema,
  kind: hoursKindSchema,
  domain: z.string().optional(),
  hours: z.number(),
  /** The group, check-in or training it comes from, in words. */
  from: z.string(),
  note: z.string().optional(),
  verifiedBy: z.string().optional(),
  verifiedOn: daySchema.optional(),
  /** Why staff may want to look twice (a group over four hours, two at the same time); shown first. */
  odd: z.string().optional(),
});
export type HoursLine = z.infer<typeof hoursLineSchema>;

export const enrollmentPageSchema = z.object({
  enrollment: enrollmentSchema,
  program: programSchema.optional(),
  progress: z.array(progressSchema),
  /** Newest first. */
  hours: z.array(hoursLineSchema),
  exams: z.array(examSchema),
  /** At most three, in plain words. */
  nextSteps: z.array(z.string()),
});
export type EnrollmentPage = z.infer<typeof enrollmentPageSchema>;

export const certificationPageSchema = z.object({
  person: personRefSchema,
  enrollments: z.array(enrollmentPageSchema),
});

export const candidateRowSchema = z.object({
  person: personRefSchema,
  enrollmentId: idSchema,
  programId: idSchema,
  credential: z.string(),
  status: z.enum(enrollmentStatuses),
  startedOn: daySchema,
  certifiedOn: daySchema.optional(),
  expiresOn: daySchema.optional(),
  trainingToGo: z.number().optional(),
  experienceToGo: z.number().optional(),
  supervisionToGo: z.number().optional(),
  linesToSign: z.number().int(),
  requirementsMet: z.number().int(),
  requirements: z.number().int(),
});
export type CandidateRow = z.infer<typeof candidateRowSchema>;

export const certificationContract = {
  programs: call('certification.see').output(z.object({ programs: z.array(programSchema), houseState: z.string() })),
  list: call('certification.manage').output(z.object({ rows: z.array(candidateRowSchema) })),
  get: call('certification.manage')
    .input(z.object({ personId: idSchema }))
    .output(certificationPageSchema),
  /** The certification of the person signed in; null when their sign-in is linked to nobody. */
  mine: call('certification.see').output(certificationPageSchema.nullable()),
  enroll: call('certification.manage')
    .input(z.object({ personId: idSchema, programId: idSchema, startedOn: daySchema }))
    .output(savedOutput),
  /** A mentor adds to their own enrollment, unsigned. */
  addHours: call('certification.log')
    .input(hoursEntrySchema.omit({ id: true, verifiedBy: true, verifiedOn: true }).extend({ personId: idSchema }))
    .output(savedOutput),
  /** Takes an unsigned line entered by hand away again. */
  removeHours: call('certification.log')
    .input(z.object({ personId: idSchema, hoursId: idSchema }))
    .output(savedOutput),
  /** Signs one line with the name of who is signed in and today's date; `signed: false` takes it back. */
  signHours: call('certification.manage')
    .input(
      z.object({
        personId: idSchema,
        enrollmentId: idSchema,
        hoursId: idSchema.optional(),
        source: hoursSourceSchema.optional(),
        signed: z.boolean(),
      }),
    )
    .output(savedOutput),
  /** Everything that waits for a signature, odd lines first, then oldest. */
  toSign: call('certification.manage').output(
    z.object({ lines: z.array(hoursLineSchema.extend({ person: personRefSchema, credential: z.string() })) }),
  ),
  meetRequirement: call('certification.manage')
    .input(z.object({ personId: idSchema, enrollmentId: idSchema, label: z.string(), metOn: daySchema.nullable() }))
    .output(savedOutput),
  recordExam: call('certification.manage')
    .input(examSchema.omit({ id: true }).extend({ personId: idSchema }))
    .output(savedOutput),
  setStatus: call('certification.manage')
    .input(
      enrollmentSchema
        .pick({ status: true, endedOn: true, certifiedOn: true, expiresOn: true })
        .extend({ personId: idSchema, enrollmentId: idSchema }),
    )
    .output(savedOutput),
};
