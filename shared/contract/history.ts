import { z } from 'zod';
import { importSchema } from '../records/house.ts';
import { daySchema, idSchema, instantSchema } from '../records/primitives.ts';
import { call, refusalSchema, savedOutput } from './call.ts';

/** What a deed was about, for looking through the history. */
export const historyAreas = ['residents', 'mentors', 'groups', 'certification', 'house', 'sign-ins', 'undone'] as const;
export const historyAreaSchema = z.enum(historyAreas);
export type HistoryArea = z.infer<typeof historyAreaSchema>;

/** One line of the history. */
const lineSchema = z.object({
  sequence: z.number().int(),
  at: instantSchema,
  who: z.string(),
  /** The call: `residents.discharge`. */
  action: z.string(),
  label: z.string(),
  /** Taken back, and not done again. */
  undone: z.boolean(),
});
export type HistoryLine = z.infer<typeof lineSchema>;

const valueSchema = z.union([z.string(), z.number(), z.boolean()]);
export type HistoryValue = z.infer<typeof valueSchema>;

/** What a commit did to one record. */
const changeSchema = z.object({
  /** The collection: `stays`, `beds`. */
  noun: z.string(),
  /** What a person would call the record, where it has a name. */
  about: z.string().optional(),
  fields: z.array(
    z.object({
      /** Where in the record: `['admittedOn']`, `['marks', 'Dana W.', 'mark']`. */
      path: z.array(z.string()),
      before: valueSchema.optional(),
      after: valueSchema.optional(),
    }),
  ),
});
export type HistoryChange = z.infer<typeof changeSchema>;

const progressSchema = z.object({ done: z.number(), of: z.number() });

export const historyContract = {
  /** Undoes one commit by name, when the rules still hold afterwards. */
  undo: call('history.undo')
    .input(z.object({ commit: z.number().int() }))
    .output(savedOutput),
  /**
   * Newest first, those before a line. Looks at so many lines and no more, however few fit: `next` goes on from there,
   * and is missing when the first line of all was looked at.
   */
  list: call('history.see')
    .input(
      z.object({
        limit: z.number().int().min(1).max(500),
        before: z.number().int().optional(),
        /** Without unfinished forms, and what only followed by itself. */
        deedsOnly: z.boolean().optional(),
        who: idSchema.optional(),
        area: historyAreaSchema.optional(),
        /** Each word of it is in the name of the deed. */
        words: z.string().max(200).optional(),
        /** Dates at the house, both inclusive. */
        from: daySchema.optional(),
        to: daySchema.optional(),
      }),
    )
    .output(
      z.object({
        commits: z.array(lineSchema),
        next: z.object({ before: z.number().int(), at: instantSchema }).optional(),
        /** How many lines there are in all. */
        of: z.number().int(),
      }),
    ),
  /** What was changed before a day is told no more; records stay as they are. Nothing takes it back. */
  forget: call('house.change')
    .input(z.object({ before: daySchema }))
    .output(savedOutput),
  /** Everyone whose deeds are in the history, those who left included. */
  authors: call('history.see').output(z.object({ authors: z.array(z.object({ id: idSchema, name: z.string() })) })),
  /** One line: what each record was before it and after it, and whether it can be taken back now. */
  get: call('history.see')
    .input(z.object({ commit: z.number().int() }))
    .output(
      z.object({
        line: lineSchema,
        changes: z.array(changeSchema),
        /** Records beyond those shown. */
        more: z.number().int(),
        /** Why it cannot be undone, where it cannot. */
        inTheWay: refusalSchema.optional(),
      }),
    ),
  /** Reads all files of the house and every line's signature, chain and seal; refuses with what is wrong. */
  verify: call('history.see').output(
    z.object({ lines: z.number().int(), segments: z.number().int(), snapshots: z.number().int() }),
  ),
  /** How far a check, or forgetting, is. */
  reading: call('history.see').output(z.object({ running: progressSchema.optional() })),
  cancelReading: call('history.see').output(z.object({ cancelled: z.literal(true) })),
  /** Pastes and folder imports that stand, newest first. */
  imports: call('house.change').output(z.object({ imports: z.array(importSchema.extend({ who: z.string() })) })),
};
