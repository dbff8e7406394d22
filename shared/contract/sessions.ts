import { z } from 'zod';
import { daySchema, idSchema, localTimeSchema, longTextSchema, minutesSchema } from '../records/primitives.ts';
import {
  expectedSchema,
  markSchema,
  markValueSchema,
  sessionStatuses,
  sessionTypeSchema,
  weeklyGroupSchema,
} from '../records/sessions.ts';
import { call, savedOutput, savedSchema } from './call.ts';
import { periodSchema, personRefSchema } from './views.ts';

const countsSchema = z.object({
  expected: z.number().int(),
  present: z.number().int(),
  absent: z.number().int(),
  excused: z.number().int(),
  unmarked: z.number().int(),
});

/** A group on a day. One that comes from a weekly group exists under `weeklyGroupId@day` before it is first touched. */
export const sessionRowSchema = z.object({
  id: idSchema,
  startsAt: localTimeSchema,
  minutes: minutesSchema,
  /** Type and topic as shown; the neutral title where the type is sensitive and the reader a mentor. */
  title: z.string(),
  typeId: idSchema,
  topic: z.string().optional(),
  sensitive: z.boolean(),
  status: z.enum(sessionStatuses),
  leaders: z.array(personRefSchema),
  weeklyGroupId: idSchema.optional(),
  /** Who was planned to come; absent where nobody said so. */
  expected: expectedSchema.optional(),
  counts: countsSchema,
  sheetNumber: z.number().int().optional(),
  finishedAt: z.string().optional(),
  /** Whether the person signed in may open the roll. */
  mayMark: z.boolean(),
});
export type SessionRow = z.infer<typeof sessionRowSchema>;

export const rollLineSchema = z.object({
  /** 1, 2, 3 … in the printed order; walk-ins follow. */
  number: z.number().int(),
  personId: idSchema,
  /** Absent for a mentor when the person has left: the line stays, nameless. */
  person: personRefSchema.optional(),
  mark: markSchema,
  /** Staff's words about the mark; never sent to a mentor. */
  note: z.string().optional(),
});
export type RollLine = z.infer<typeof rollLineSchema>;

export const rollSchema = z.object({
  session: sessionRowSchema,
  lines: z.array(rollLineSchema),
  /** People of the house who are not on the roll: walk-ins to pick from. */
  others: z.array(personRefSchema),
});
export type Roll = z.infer<typeof rollSchema>;

const sessionFields = z.object({
  startsAt: localTimeSchema,
  minutes: minutesSchema,
  typeId: idSchema,
  topic: z.string().trim().max(500).optional(),
  leaderIds: z.array(idSchema),
  expected: expectedSchema,
});

const markOutput = z.object({ saved: savedSchema, roll: rollSchema });

export const sessionsContract = {
  types: call('groups.see').output(z.object({ types: z.array(sessionTypeSchema) })),
  saveType: call('groups.plan').input(sessionTypeSchema).output(savedOutput),
  weekly: call('groups.see').output(
    z.object({ groups: z.array(weeklyGroupSchema.extend({ title: z.string(), leaders: z.array(personRefSchema) })) }),
  ),
  saveWeekly: call('groups.plan')
    .input(weeklyGroupSchema.partial({ id: true }))
    .output(savedOutput),
  endWeekly: call('groups.plan')
    .input(z.object({ weeklyGroupId: idSchema, until: daySchema }))
    .output(savedOutput),
  /** Groups by start, planned ones included; a mentor gets those they lead. At most 92 days. */
  calendar: call('groups.see')
    .input(periodSchema)
    .output(z.object({ sessions: z.array(sessionRowSchema) })),
  plan: call('groups.plan')
    .input(sessionFields)
    .output(z.object({ sessionId: idSchema, saved: savedSchema })),
  change: call('groups.plan')
    .input(sessionFields.extend({ sessionId: idSchema }))
    .output(savedOutput),
  cancel: call('groups.plan')
    .input(z.object({ sessionId: idSchema }))
    .output(savedOutput),
  putBack: call('groups.plan')
    .input(z.object({ sessionId: idSchema }))
    .output(savedOutput),

  roll: call('groups.mark')
    .input(z.object({ sessionId: idSchema }))
    .output(rollSchema),
  /** One line. `mark: null` unmarks it. The first mark of a roll sets the group held and freezes who was expected. */
  mark: call('groups.mark')
    .input(
      z.object({
        sessionId: idSchema,
        personId: idSchema,
        mark: markValueSchema.nullable(),
        late: z.boolean().optional(),
        minutes: minutesSchema.optional(),
        /** Staff only; refused from a mentor. */
        note: longTextSchema.nullable().optional(),
      }),
    )
    .output(markOutput),
  /** Marks everyone still unmarked; overwrites nothing. */
  markRest: call('groups.mark')
    .input(z.object({ sessionId: idSchema, mark: markValueSchema }))
    .output(markOutput),
  /** Adds somebody who was not expected, as present. */
  addWalkIn: call('groups.mark')
    .input(z.object({ sessionId: idSchema, personId: idSchema }))
    .output(markOutput),
  /** Only reports that the roll is complete (or typed in from paper); changes no mark. */
  finish: call('groups.mark')
    .input(z.object({ sessionId: idSchema, fromPaper: z.boolean() }))
    .output(savedOutput),

  /** Numbers the sheets of these groups and keeps their printed order; printing again keeps both. */
  printSheets: call('sheets.print')
    .input(z.object({ sessionIds: z.array(idSchema).min(1).max(100) }))
    .output(
      z.object({
        house: z.string(),
        sheets: z.array(
          z.object({
            session: sessionRowSchema,
            /** The title that may stand on paper. */
            paperTitle: z.string(),
            number: z.number().int(),
            lines: z.array(personRefSchema),
          }),
        ),
        saved: savedSchema,
      }),
    ),
  /** Sheets that were printed, whose group is over, and that nobody has entered; oldest first. */
  missingSheets: call('groups.see').output(z.object({ sessions: z.array(sessionRowSchema) })),
};
