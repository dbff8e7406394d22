import { z } from 'zod';
import { enrollmentSchema, examSchema, hoursEntrySchema, hoursSignatureSchema } from './certification.ts';
import { bedSchema, exportSchema, houseSchema, importSchema, phaseSchema, settingsSchema } from './house.ts';
import { contactSchema, mentorRoleSchema, pairingSchema } from './mentors.ts';
import { personDetailsSchema, personNameSchema, presentStaySchema, staySchema } from './people.ts';
import { idSchema, instantSchema, longTextSchema, monthSchema, textSchema } from './primitives.ts';
import { ledSessionSchema, markNoteSchema, sessionSchema, sessionTypeSchema, weeklyGroupSchema } from './sessions.ts';

/*
 * Which noun lies in which compartment (DESIGN 2). Collections are maps by id; the large ones are bucketed by
 * month, so that one edit copies a bucket and not the house.
 */
const byId = <Schema extends z.ZodType>(schema: Schema) => z.record(idSchema, schema);
const byMonth = <Schema extends z.ZodType>(schema: Schema) => z.record(monthSchema, byId(schema));

/** An unfinished form, kept over a lock. `form` says which one, `values` are whatever its fields held. */
export const draftSchema = z.object({
  form: textSchema,
  title: textSchema,
  values: z.record(z.string(), z.json()),
  savedAt: instantSchema,
});
export type FormDraft = z.infer<typeof draftSchema>;

/** What every mentor may see. */
export const houseCompartmentSchema = z.object({
  house: houseSchema.optional(),
  settings: settingsSchema,
  phases: byId(phaseSchema),
  beds: byId(bedSchema),
  people: byId(personNameSchema),
  stays: byId(presentStaySchema),
  mentors: byId(mentorRoleSchema),
  pairings: byId(pairingSchema),
  sessionTypes: byId(sessionTypeSchema),
  weeklyGroups: byId(weeklyGroupSchema),
  sessions: byMonth(sessionSchema),
  /** The newest number on a sign-in sheet: one sequence for the house, sensitive groups included. */
  lastSheetNumber: z.number().int().nonnegative().optional(),
});
export type HouseCompartment = z.infer<typeof houseCompartmentSchema>;

/** Staff's. */
export const confidentialCompartmentSchema = z.object({
  people: byId(personDetailsSchema),
  /** Names of people whose last reason to be known to mentors has ended: moved here from `house.people`. */
  formerPeople: byId(personNameSchema),
  stays: byId(staySchema),
  bedFunding: z.record(idSchema, textSchema),
  pairingReasons: z.record(idSchema, longTextSchema),
  /** Sensitive types, their weekly groups and sessions, whole. */
  sessionTypes: byId(sessionTypeSchema),
  weeklyGroups: byId(weeklyGroupSchema),
  sessions: byMonth(sessionSchema),
  /** Month → session → person → words. */
  markNotes: z.record(monthSchema, z.record(idSchema, z.record(idSchema, markNoteSchema))),
  imports: byId(importSchema),
  exports: byId(exportSchema),
  /** User id → form key → what was typed. */
  drafts: z.record(idSchema, z.record(z.string(), draftSchema)),
  /** User id → who closed a sign-in, and why. */
  signInClosings: z.record(idSchema, z.object({ by: idSchema, because: z.enum(['closed', 'stay-ended']) })),
  /** Calls the gate refused, dropped in by whoever made them. */
  refusals: byId(z.object({ id: idSchema, userId: idSchema.optional(), call: textSchema, at: instantSchema })),
});
export type ConfidentialCompartment = z.infer<typeof confidentialCompartmentSchema>;

/** One mentor's and staff's. */
export const ownCompartmentSchema = z.object({
  /** Mentor role id → what they are good at. */
  strengths: z.record(idSchema, longTextSchema).optional(),
  contacts: byMonth(contactSchema),
  led: byMonth(ledSessionSchema),
  enrollments: byId(enrollmentSchema),
  hours: byId(hoursEntrySchema),
  /** By `signatureKey` of `shared/rules/report/derived-hours.ts`. */
  signatures: z.record(z.string(), hoursSignatureSchema),
  exams: byId(examSchema),
  drafts: z.record(z.string(), draftSchema),
});
export type OwnCompartment = z.infer<typeof ownCompartmentSchema>;

/** What every sign-in must find when it opens: whether it is closed. */
export const signInsCompartmentSchema = z.object({
  /** User id → since when. */
  closed: z.record(idSchema, instantSchema),
});
export type SignInsCompartment = z.infer<typeof signInsCompartmentSchema>;

/** Frozen aggregates for viewers; filled when months are closed. */
export const reportsCompartmentSchema = z.object({});
export type ReportsCompartment = z.infer<typeof reportsCompartmentSchema>;

export type OwnName = `own:${string}`;
export const ownName = (personId: string): OwnName => `own:${personId}`;

/** All that the person signed in can open: a mentor has no `confidential`, a viewer `reports` only. */
export interface Compartments {
  house?: HouseCompartment;
  confidential?: ConfidentialCompartment;
  reports?: ReportsCompartment;
  'sign-ins'?: SignInsCompartment;
  [own: OwnName]: OwnCompartment | undefined;
}
