import { z } from 'zod';
import { contactSchema, mentorRoleSchema, pairingSchema } from '../records/mentors.ts';
import { daySchema, idSchema, localTimeSchema, longTextSchema } from '../records/primitives.ts';
import { call, savedOutput, savedSchema } from './call.ts';
import { personRefSchema, phaseRefSchema } from './views.ts';

const lastContactSchema = z.object({ at: localTimeSchema, reached: z.boolean() }).optional();

export const walkSchema = z.object({
  pairing: pairingSchema,
  resident: personRefSchema,
  phase: phaseRefSchema.optional(),
  inTheHouse: z.boolean(),
  /** The last check-in that reached the person, by this mentor. */
  lastReached: localTimeSchema.optional(),
  lastTried: lastContactSchema,
  /** Days since they last talked (since the pairing began where they never did). */
  quietDays: z.number().int(),
});
export type Walk = z.infer<typeof walkSchema>;

export const mentorRowSchema = z.object({
  person: personRefSchema,
  role: mentorRoleSchema,
  inTheHouse: z.boolean(),
  walksWith: z.array(walkSchema),
  groupsThisWeek: z.number().int(),
  /** Credentials in progress or held, by their short name. */
  workingTowards: z.array(z.string()),
  certified: z.array(z.string()),
  /** Signs in to Cairn under this name. */
  signInName: z.string().optional(),
});
export type MentorRow = z.infer<typeof mentorRowSchema>;

export const contactViewSchema = contactSchema.extend({ mentor: personRefSchema, person: personRefSchema.optional() });
export type ContactView = z.infer<typeof contactViewSchema>;

const contactFields = contactSchema.omit({ id: true });

export const mentorsContract = {
  list: call('mentors.see')
    .input(z.object({ who: z.enum(['present', 'former']) }))
    .output(z.object({ rows: z.array(mentorRowSchema), residentsWithoutMentor: z.array(personRefSchema) })),
  get: call('mentors.see')
    .input(z.object({ personId: idSchema }))
    .output(
      z.object({
        person: personRefSchema,
        /** Newest first. */
        roles: z.array(mentorRoleSchema),
        strengths: z.string().optional(),
        signInName: z.string().optional(),
        walks: z.array(walkSchema),
        pastWalks: z.array(walkSchema),
        /** Newest first, at most 200. */
        contacts: z.array(contactViewSchema),
        nextGroups: z.array(z.object({ id: idSchema, startsAt: localTimeSchema, title: z.string() })),
      }),
    ),
  appoint: call('mentors.change')
    .input(mentorRoleSchema.omit({ id: true, until: true }))
    .output(savedOutput),
  changeRole: call('mentors.change')
    .input(
      mentorRoleSchema
        .omit({ personId: true, since: true, until: true })
        .extend({ strengths: longTextSchema.optional() }),
    )
    .output(savedOutput),
  /** Ends the role and, on the same day, every pairing of it. */
  endRole: call('mentors.change')
    .input(z.object({ roleId: idSchema, until: daySchema }))
    .output(savedOutput),
  pair: call('mentors.change')
    .input(pairingSchema.omit({ id: true, until: true }).extend({ reason: longTextSchema.optional() }))
    .output(savedOutput),
  endPairing: call('mentors.change')
    .input(z.object({ pairingId: idSchema, until: daySchema }))
    .output(savedOutput),
};

export const contactsContract = {
  /** `mentorId` may be left out by a mentor: their own. Staff log for anyone. */
  log: call('contacts.log')
    .input(contactFields.extend({ mentorId: idSchema.optional() }))
    .output(z.object({ contactId: idSchema, saved: savedSchema })),
  change: call('contacts.log')
    .input(contactSchema.extend({ mentorId: idSchema.optional() }))
    .output(savedOutput),
  /** Whom the mentor signed in walks with, most quiet days first. */
  myPeople: call('contacts.see').output(z.object({ walks: z.array(walkSchema) })),
  /** One person the mentor signed in walks with: name, phase, own check-ins newest first. */
  mine: call('contacts.see')
    .input(z.object({ personId: idSchema }))
    .output(z.object({ walk: walkSchema, contacts: z.array(contactViewSchema) })),
};
