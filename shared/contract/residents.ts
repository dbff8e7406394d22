import { z } from 'zod';
import {
  bedEntrySchema,
  destinationSchema,
  dischargeReasonSchema,
  personDetailsSchema,
  phaseEntrySchema,
  staySchema,
} from '../records/people.ts';
import { daySchema, idSchema, localTimeSchema, nameSchema, textSchema } from '../records/primitives.ts';
import { call, savedOutput, savedSchema } from './call.ts';
import { bedRefSchema, personRefSchema, phaseRefSchema } from './views.ts';

export const residentRowSchema = z.object({
  person: personRefSchema,
  stayId: idSchema,
  admittedOn: daySchema,
  /** Nights so far, or of the whole stay. */
  days: z.number().int(),
  phase: phaseRefSchema.optional(),
  bed: bedRefSchema.optional(),
  walksWith: z.array(personRefSchema),
  isMentor: z.boolean(),
  legalName: z.string().optional(),
  birthDate: daySchema.optional(),
  dischargedOn: daySchema.optional(),
  dischargeReason: dischargeReasonSchema.optional(),
});
export type ResidentRow = z.infer<typeof residentRowSchema>;

/** One line of a person's timeline. `text` is ready to read; `confidential` lines carry the lock. */
export const timelineItemSchema = z.object({
  id: z.string(),
  kind: z.enum(['stay', 'bed', 'phase', 'pairing', 'contact', 'group', 'mentor', 'certification']),
  at: z.union([daySchema, localTimeSchema]),
  text: z.string(),
  detail: z.string().optional(),
  confidential: z.boolean(),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;

export const personPageSchema = z.object({
  person: personRefSchema,
  details: personDetailsSchema,
  hats: z.array(z.enum(['resident', 'former-resident', 'mentor', 'former-mentor', 'candidate', 'certified'])),
  /** Newest first. */
  stays: z.array(staySchema),
  present: z
    .object({
      stayId: idSchema,
      admittedOn: daySchema,
      days: z.number().int(),
      phase: phaseRefSchema.optional(),
      bed: bedRefSchema.optional(),
    })
    .optional(),
  /** A mentor's own sign-in that is open: it ends with the stay. */
  signInName: z.string().optional(),
  walksWith: z.array(z.object({ pairingId: idSchema, mentor: personRefSchema, since: daySchema })),
  /** The newest 300 lines. */
  timeline: z.array(timelineItemSchema),
  timelineTotal: z.number().int(),
  /** The residents before and after in the order of the list, for Alt+Up and Alt+Down. */
  previous: personRefSchema.optional(),
  next: personRefSchema.optional(),
});
export type PersonPage = z.infer<typeof personPageSchema>;

export const lookAlikeSchema = z.object({
  person: personRefSchema,
  legalName: z.string().optional(),
  birthDate: daySchema.optional(),
  lastStay: z.object({ admittedOn: daySchema, dischargedOn: daySchema.optional() }).optional(),
});

const personFields = personDetailsSchema.omit({ id: true }).extend({ preferredName: nameSchema });

export const residentsContract = {
  /** Everyone in the house by preferred name, with the phase: all a mentor may know of people they do not walk with. */
  roster: call('roster.see').output(
    z.object({ people: z.array(z.object({ person: personRefSchema, phase: phaseRefSchema.optional() })) }),
  ),
  list: call('residents.see')
    .input(z.object({ who: z.enum(['present', 'former']) }))
    .output(z.object({ rows: z.array(residentRowSchema) })),
  get: call('residents.see')
    .input(z.object({ personId: idSchema }))
    .output(personPageSchema),
  /** People already known who could be the one being admitted: same birth date, or a name much alike. */
  lookAlikes: call('residents.see')
    .input(z.object({ preferredName: z.string(), legalLast: z.string().optional(), birthDate: daySchema.optional() }))
    .output(z.object({ people: z.array(lookAlikeSchema) })),
  /** Only what is needed today. With `personId` a known person comes back: a new stay, never a new person. */
  admit: call('residents.change')
    .input(
      z.object({
        personId: idSchema.optional(),
        person: personFields.partial().extend({ preferredName: nameSchema }).optional(),
        admittedOn: daySchema,
        bedId: idSchema.optional(),
        phaseId: idSchema.optional(),
        mentorId: idSchema.optional(),
        referralSource: textSchema.optional(),
      }),
    )
    .output(z.object({ personId: idSchema, stayId: idSchema, saved: savedSchema })),
  changePerson: call('residents.change')
    .input(z.object({ personId: idSchema, person: personFields.partial().extend({ preferredName: nameSchema }) }))
    .output(savedOutput),
  moveBed: call('residents.change')
    .input(z.object({ stayId: idSchema, bedId: idSchema.nullable(), from: daySchema }))
    .output(savedOutput),
  changePhase: call('residents.change')
    .input(z.object({ stayId: idSchema, phaseId: idSchema, from: daySchema }))
    .output(savedOutput),
  /** `lastNight` is the last night slept here; null when none was (a same-day stay). The bed is free the next night. */
  discharge: call('residents.change')
    .input(
      z.object({
        stayId: idSchema,
        lastNight: daySchema.nullable(),
        reason: dischargeReasonSchema.optional(),
        destination: destinationSchema.optional(),
        employedAtExit: z.boolean().optional(),
        arrestedDuring: z.boolean().optional(),
        /** A mentor's sign-in ends with the stay unless this says otherwise. */
        keepSignIn: z.boolean().optional(),
      }),
    )
    .output(savedOutput),
  /** Corrects facts of a stay as recorded; phases and beds whole, in order. */
  correctStay: call('residents.change')
    .input(
      staySchema.omit({ personId: true }).extend({ phases: z.array(phaseEntrySchema), beds: z.array(bedEntrySchema) }),
    )
    .output(savedOutput),
  /** Every bed that holds on the day, by room, with who sleeps there that night. */
  bedBoard: call('residents.see')
    .input(z.object({ on: daySchema.optional() }))
    .output(
      z.object({
        on: daySchema,
        beds: z.array(
          z.object({
            bed: bedRefSchema,
            occupant: z.object({ person: personRefSchema, stayId: idSchema, since: daySchema }).optional(),
          }),
        ),
        /** In the house that night without a bed. */
        withoutBed: z.array(z.object({ person: personRefSchema, stayId: idSchema })),
      }),
    ),
};
