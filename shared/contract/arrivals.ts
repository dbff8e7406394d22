import { z } from 'zod';
import { daySchema, idSchema } from '../records/primitives.ts';
import { call, savedOutput } from './call.ts';
import { personRefSchema } from './views.ts';

/** What a column of the pasted table can be. `name` is split: first word, rest. */
export const arrivalFields = [
  'ignore',
  'name',
  'preferred-name',
  'first-name',
  'last-name',
  'birth-date',
  'admitted-on',
  'room',
  'bed',
  'phase',
  'phase-since',
  'bed-since',
  'mentor',
] as const;
export const arrivalFieldSchema = z.enum(arrivalFields);
export type ArrivalField = z.infer<typeof arrivalFieldSchema>;

export const arrivalsInputSchema = z.object({
  /** The pasted text (tab-separated) or the text of a CSV file. */
  text: z.string().max(2_000_000),
  /** Column index → field, where the guess was changed. */
  columns: z.record(z.string(), arrivalFieldSchema).optional(),
  /** 3/4/26: March or April? Asked when the table leaves it open. */
  dateOrder: z.enum(['month-first', 'day-first']).optional(),
  /** "Smith, John" or "John Smith". */
  nameOrder: z.enum(['first-last', 'last-first']).optional(),
  /** Name as written → the person meant, or null for nobody. */
  mentors: z.record(z.string(), idSchema.nullable()).optional(),
  /** Phase as written → phase. */
  phases: z.record(z.string(), idSchema.nullable()).optional(),
  /** Line → leave out, take as new, or the known person it is. */
  decisions: z
    .record(
      z.string(),
      z.union([
        z.object({ take: z.enum(['skip', 'new']) }),
        z.object({ take: z.literal('known'), personId: idSchema }),
      ]),
    )
    .optional(),
});
export type ArrivalsInput = z.infer<typeof arrivalsInputSchema>;

export const arrivalRowSchema = z.object({
  /** Line of the pasted table, 1 is its first. */
  line: z.number().int(),
  status: z.enum(['new', 'same', 'unsure', 'refused', 'skipped']),
  preferredName: z.string().optional(),
  legalName: z.string().optional(),
  birthDate: daySchema.optional(),
  admittedOn: daySchema.optional(),
  bed: z.string().optional(),
  phase: z.string().optional(),
  mentor: z.string().optional(),
  /** What is wrong or open, each with the column and what would be right. */
  problems: z.array(z.object({ column: z.string(), value: z.string(), right: z.string() })),
  /** Known people this line may be. */
  candidates: z.array(personRefSchema),
});
export type ArrivalRow = z.infer<typeof arrivalRowSchema>;

export const arrivalsPreviewSchema = z.object({
  columns: z.array(
    z.object({ index: z.number().int(), heading: z.string(), field: arrivalFieldSchema, samples: z.array(z.string()) }),
  ),
  /** Lines above the headings (merged titles) and totals rows, left out and said so. */
  leftOut: z.array(
    z.object({
      line: z.number().int(),
      text: z.string(),
      why: z.enum(['title', 'total', 'empty', 'repeated-heading']),
    }),
  ),
  rows: z.array(arrivalRowSchema),
  /** What must be answered before it can come in. */
  questions: z.array(
    z.discriminatedUnion('about', [
      z.object({ about: z.literal('date-order'), examples: z.array(z.string()) }),
      z.object({ about: z.literal('mentor'), written: z.string(), candidates: z.array(personRefSchema) }),
      z.object({ about: z.literal('phase'), written: z.string() }),
      z.object({ about: z.literal('names') }),
    ]),
  ),
  counts: z.object({
    new: z.number().int(),
    same: z.number().int(),
    unsure: z.number().int(),
    refused: z.number().int(),
  }),
  /** Beds the paste would create. */
  bedsToCreate: z.array(z.string()),
  /** Since when those beds are open, and whether the paste moves it back. */
  bedsSince: z.object({ day: daySchema, movedBackFrom: daySchema.optional() }),
  mentorsToAppoint: z.array(z.string()),
});
export type ArrivalsPreview = z.infer<typeof arrivalsPreviewSchema>;

export const arrivalsContract = {
  preview: call('residents.change').input(arrivalsInputSchema).output(arrivalsPreviewSchema),
  /** One undoable step; refused while a question or an unsure row is open. */
  bringIn: call('house.change').input(arrivalsInputSchema).output(savedOutput),
};
