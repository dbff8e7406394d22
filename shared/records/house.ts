import { z } from 'zod';
import { daySchema, idSchema, instantSchema, nameSchema, textSchema } from './primitives.ts';

export const houseSchema = z.object({
  name: nameSchema,
  /** Two letters, as the post office writes it. */
  state: z.string().regex(/^[A-Z]{2}$/, 'state'),
  /** IANA name; every calendar date of the house is a date there. */
  timeZone: z.string().refine(isTimeZone, 'time-zone'),
  /** Since this day every stay is in Cairn; absent: records are complete (REPORT, "Records begin"). */
  recordsCompleteSince: daySchema.optional(),
});
export type House = z.infer<typeof houseSchema>;

export const phaseSchema = z.object({
  id: idSchema,
  name: nameSchema,
  order: z.number(),
  typicalDays: z.number().nonnegative().optional(),
});
export type Phase = z.infer<typeof phaseSchema>;

/** A bed holds from `availableFrom` to `availableTo`, both inclusive. */
export const bedSchema = z.object({
  id: idSchema,
  room: nameSchema,
  name: nameSchema,
  availableFrom: daySchema,
  availableTo: daySchema.optional(),
});
export type Bed = z.infer<typeof bedSchema>;

export const settingsSchema = z.object({
  /** Minutes without a key or click after which the program locks itself. */
  idleMinutes: z.number().int().min(1).max(60),
  /** Smallest count the external edition of the report prints (REPORT, "The external edition"). */
  smallestPrintedCount: z.number().int().min(5).max(11),
  paper: z.enum(['letter', 'a4']),
  /** A folder on another disk that backups are copied to. */
  secondPlace: textSchema.optional(),
  /** When set-up was finished: the recovery code was shown and part of it typed back. */
  setUpFinishedAt: instantSchema.optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = { idleMinutes: 5, smallestPrintedCount: 11, paper: 'letter' };

/** One paste or folder import, kept so that Settings can offer to undo it for as long as the rules allow. */
export const importSchema = z.object({
  id: idSchema,
  /** Sequence number of the journal line that holds it. */
  commit: z.number().int(),
  at: instantSchema,
  source: textSchema,
  rows: z.number().int().nonnegative(),
});
export type ImportRecord = z.infer<typeof importSchema>;

/** That the house was written out as plain tables; never exported itself. */
export const exportSchema = z.object({
  id: idSchema,
  at: instantSchema,
  by: idSchema,
  rows: z.number().int().nonnegative(),
});
export type ExportRecord = z.infer<typeof exportSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
