import { z } from 'zod';
import { daySchema, monthSchema } from '../records/primitives.ts';
import { call } from './call.ts';

export const editionSchema = z.enum(['internal', 'external']);

export const reportRequestSchema = z.object({
  month: monthSchema,
  months: z.union([z.literal(1), z.literal(3), z.literal(12)]),
  edition: editionSchema,
  /** Threshold of the external edition, 5 to 11; the house's setting where left out. */
  k: z.number().int().min(5).max(11).optional(),
});
export type ReportRequest = z.infer<typeof reportRequestSchema>;

/** A printed cell: a number, `<k`, `suppressed`, or nothing to print. */
export const cellSchema = z.union([z.number(), z.string()]).optional();

export const printedFigureSchema = z.object({
  id: z.string(),
  value: cellSchema,
  numerator: cellSchema,
  denominator: cellSchema,
  unknown: cellSchema,
  /** Looks back before records begin: wholly blank for that reason. */
  beforeRecordsBegin: z.boolean().optional(),
});
export type PrintedFigure = z.infer<typeof printedFigureSchema>;

export const reportSchema = z.object({
  houseName: z.string(),
  period: z.object({ months: z.number().int(), firstDay: daySchema, lastDay: daySchema, label: z.string() }),
  edition: editionSchema,
  k: z.number().int(),
  /** The last day has not passed. */
  monthNotOver: z.boolean(),
  recordsCompleteSince: daySchema.optional(),
  figures: z.array(printedFigureSchema),
  /** The same figures for each of the twelve months that end with `month`, oldest first; only in the internal edition. */
  trend: z.array(z.object({ month: monthSchema, figures: z.array(printedFigureSchema) })),
});
export type Report = z.infer<typeof reportSchema>;

export const reportsContract = {
  month: call('reports.see').input(reportRequestSchema).output(reportSchema),
  /** REPORT's CSV of the same figures, and a name for the file. */
  csv: call('reports.see')
    .input(reportRequestSchema)
    .output(z.object({ fileName: z.string(), text: z.string() })),
};
