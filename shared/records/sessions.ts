import { z } from 'zod';
import {
  daySchema,
  idSchema,
  instantSchema,
  localTimeSchema,
  longTextSchema,
  minutesSchema,
  nameSchema,
  textSchema,
  timeOfDaySchema,
} from './primitives.ts';

/** A kind of group. A sensitive one reveals a health or legal fact: it is staff's whole, neutral on paper. */
export const sessionTypeSchema = z.object({
  /** The type's name is its key, as in the exchange tables. */
  id: idSchema,
  sensitive: z.boolean(),
  neutralTitle: nameSchema.optional(),
});
export type SessionType = z.infer<typeof sessionTypeSchema>;

export const markValues = ['present', 'absent', 'excused'] as const;
export const markValueSchema = z.enum(markValues);
export type MarkValue = z.infer<typeof markValueSchema>;

/** One person's line on a roll. Without `mark` it is unmarked, and counted openly as such. */
export const markSchema = z.object({
  mark: markValueSchema.optional(),
  /** Present, but came after the start: a label of its own that counts as present. */
  late: z.boolean().optional(),
  minutes: minutesSchema.optional(),
  walkIn: z.boolean().optional(),
});
export type Mark = z.infer<typeof markSchema>;

/** Who a weekly group expects: everyone in the house, the residents of some phases, or named people. */
export const expectedSchema = z.discriminatedUnion('who', [
  z.object({ who: z.literal('everyone') }),
  z.object({ who: z.literal('phases'), phaseIds: z.array(idSchema).min(1) }),
  z.object({ who: z.literal('people'), personIds: z.array(idSchema) }),
]);
export type Expected = z.infer<typeof expectedSchema>;

/** A group that comes back every week on the same weekday at the same time. */
export const weeklyGroupSchema = z.object({
  id: idSchema,
  typeId: idSchema,
  topic: textSchema.optional(),
  /** 1 Monday … 7 Sunday. */
  weekday: z.number().int().min(1).max(7),
  startsAt: timeOfDaySchema,
  minutes: minutesSchema,
  leaderIds: z.array(idSchema),
  expected: expectedSchema,
  since: daySchema,
  until: daySchema.optional(),
});
export type WeeklyGroup = z.infer<typeof weeklyGroupSchema>;

/** The paper that went out: its number and the people in printed order. */
export const sheetSchema = z.object({
  number: z.number().int().positive(),
  printedAt: instantSchema,
  lines: z.array(idSchema),
});
export type Sheet = z.infer<typeof sheetSchema>;

export const sessionStatuses = ['planned', 'held', 'cancelled'] as const;
export const sessionSchema = z.object({
  id: idSchema,
  startsAt: localTimeSchema,
  minutes: minutesSchema,
  typeId: idSchema,
  topic: textSchema.optional(),
  status: z.enum(sessionStatuses),
  leaderIds: z.array(idSchema),
  weeklyGroupId: idSchema.optional(),
  expected: expectedSchema.optional(),
  /** Person id → their line. Filled with everyone expected by the first mark, which also sets `held`. */
  marks: z.record(idSchema, markSchema),
  sheet: sheetSchema.optional(),
  /** Who finished the roll, or typed the sheet in, and when. */
  finished: z.object({ by: idSchema, at: instantSchema, fromPaper: z.boolean().optional() }).optional(),
});
export type Session = z.infer<typeof sessionSchema>;

/** Staff's words about one person's mark (why excused). */
export const markNoteSchema = longTextSchema;

/** That a mentor led a sensitive group: what `own:<leader>` may keep of it, so that its hours still count. */
export const ledSessionSchema = z.object({ id: idSchema, startsAt: localTimeSchema, minutes: minutesSchema });
export type LedSession = z.infer<typeof ledSessionSchema>;
