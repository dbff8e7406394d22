import { z } from 'zod';
import { call, savedSchema } from './call.ts';

/** A file of the exchange folder as it lies on disk: bytes, since a damaged one must be named, not guessed at. */
export const exchangeFileSchema = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) });

/** `file:line:column: value: what would be right`. */
export const importRefusalSchema = z.object({
  file: z.string(),
  /** 1 is the header row; 0 where the whole file is meant. */
  line: z.number().int(),
  column: z.string(),
  value: z.string(),
  right: z.string(),
});
export type ImportRefusal = z.infer<typeof importRefusalSchema>;

export const importPlanSchema = z.object({
  tables: z.array(
    z.object({
      file: z.string(),
      new: z.number().int(),
      same: z.number().int(),
      changed: z.number().int(),
      refused: z.number().int(),
    }),
  ),
  refusals: z.array(importRefusalSchema),
  /** Odd, not wrong: unknown columns among them. */
  warnings: z.array(importRefusalSchema),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

const filesInput = z.object({ files: z.array(exchangeFileSchema) });

export const exchangeContract = {
  /** What an import would do; changes nothing. */
  preview: call('exchange.import').input(filesInput).output(importPlanSchema),
  /** All or nothing, as one named commit; with refusals nothing is written and `saved` is absent. */
  import: call('exchange.import')
    .input(filesInput.extend({ source: z.string().min(1).max(500) }))
    .output(importPlanSchema.extend({ saved: savedSchema.optional() })),
  /** All tables; recorded in the history. */
  export: call('exchange.export').output(
    z.object({ files: z.array(z.object({ name: z.string(), text: z.string() })) }),
  ),
  /** Walks every file of the vault (DAMAGED where a seal or the chain does not hold) and holds every rule against the house. */
  verify: call('exchange.export').output(
    z.object({
      vault: z.object({
        lines: z.number().int(),
        segments: z.number().int(),
        snapshots: z.number().int(),
        blobs: z.number().int(),
      }),
      tables: z.array(z.object({ file: z.string(), rows: z.number().int() })),
      /** What does not hold, each with the record. */
      broken: z.array(z.object({ record: z.string(), what: z.string() })),
    }),
  ),
};
