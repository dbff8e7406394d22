import { z } from 'zod';
import { draftSchema } from '../records/compartments.ts';
import { daySchema, idSchema, instantSchema } from '../records/primitives.ts';
import { call, savedOutput } from './call.ts';
import { sessionRowSchema } from './sessions.ts';
import { bedRefSchema, personRefSchema } from './views.ts';
import { walkSchema } from './mentors.ts';

/** Something due, most pressing first. `count` lines stay closed until opened: residents stand at the desk. */
export const dueSchema = z.object({
  kind: z.enum([
    'missing-sheet',
    'unfinished-roll',
    'resident-without-mentor',
    'resident-without-bed',
    'quiet-walk',
    'hours-to-sign',
    'second-administrator',
    'expiring-certificate',
    'phase-length-passed',
  ]),
  person: personRefSchema.optional(),
  sessionId: idSchema.optional(),
  text: z.string(),
  count: z.number().int(),
});
export type Due = z.infer<typeof dueSchema>;

export const tonightSchema = z.object({
  in: z.number().int(),
  beds: z.number().int(),
  free: z.array(bedRefSchema),
  arrivedToday: z.array(personRefSchema),
  leftToday: z.array(personRefSchema),
});

export const todayContract = {
  /** `tonight` is absent for a mentor; `walks` absent for staff. */
  get: call('groups.see').output(
    z.object({
      today: daySchema,
      groups: z.array(sessionRowSchema),
      due: z.array(dueSchema).max(7),
      /** How many more are due than the seven shown. */
      dueMore: z.number().int(),
      unfinished: z.array(z.object({ key: z.string(), form: z.string(), title: z.string(), savedAt: instantSchema })),
      tonight: tonightSchema.optional(),
      walks: z.array(walkSchema).optional(),
      /** Own hours waiting for a signature (mentor). */
      hoursWaiting: z.number().optional(),
    }),
  ),
};

export const draftsContract = {
  get: call('drafts.own')
    .input(z.object({ key: z.string().max(200) }))
    .output(draftSchema.nullable()),
  save: call('drafts.own')
    .input(draftSchema.omit({ savedAt: true }).extend({ key: z.string().max(200) }))
    .output(savedOutput),
  discard: call('drafts.own')
    .input(z.object({ key: z.string().max(200) }))
    .output(savedOutput),
};

export const searchContract = {
  /** People, groups, beds and pages that match, best first, at most 20; a mentor finds what a mentor may see. */
  everything: call('search.use')
    .input(z.object({ text: z.string().max(200) }))
    .output(
      z.object({
        found: z.array(
          z.object({
            kind: z.enum(['resident', 'former-resident', 'mentor', 'group', 'bed', 'program']),
            id: z.string(),
            title: z.string(),
            detail: z.string(),
            /** Where it opens: a path of the router. */
            path: z.string(),
          }),
        ),
      }),
    ),
};
