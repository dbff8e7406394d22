import { z } from 'zod';
import { idSchema, instantSchema, nameSchema } from './primitives.ts';

export const roles = ['administrator', 'staff', 'mentor', 'viewer'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** A sign-in. The name stands readable in `vault.json`, so it need not be the person's real one. */
export const userSchema = z.object({
  id: idSchema,
  name: nameSchema,
  role: roleSchema,
  personId: idSchema.optional(),
  addedAt: instantSchema,
});
export type User = z.infer<typeof userSchema>;
