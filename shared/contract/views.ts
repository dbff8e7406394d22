import { z } from 'zod';
import { idSchema, daySchema } from '../records/primitives.ts';

/** A person as screens name them: `displayName` of `shared/rules/names.ts` makes "Dana W." of it. */
export const personRefSchema = z.object({
  id: idSchema,
  preferredName: z.string(),
  lastInitial: z.string().optional(),
});
export type PersonRef = z.infer<typeof personRefSchema>;

export const bedRefSchema = z.object({ id: idSchema, room: z.string(), name: z.string() });
export type BedRef = z.infer<typeof bedRefSchema>;

export const phaseRefSchema = z.object({ id: idSchema, name: z.string() });

export const periodSchema = z.object({ from: daySchema, to: daySchema });
