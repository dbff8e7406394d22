import type { z } from 'zod';
import { personDetailsSchema } from '../../../shared/records/people.ts';
import { daySchema, idSchema, nameSchema, textSchema } from '../../../shared/records/primitives.ts';

/** What the form of an admission holds. Somebody who comes back is known by `personId`; nothing about them is typed again. */
export const admitFormSchema = personDetailsSchema
  .pick({ legalFirst: true, legalLast: true, birthDate: true })
  .extend({
    personId: idSchema.optional(),
    preferredName: nameSchema.optional(),
    admittedOn: daySchema,
    bedId: idSchema.optional(),
    phaseId: idSchema.optional(),
    mentorId: idSchema.optional(),
    referralSource: textSchema.optional(),
  })
  .refine(({ personId, preferredName }) => personId !== undefined || preferredName !== undefined, {
    path: ['preferredName'],
    error: 'required',
  });
export type AdmitForm = z.infer<typeof admitFormSchema>;

/** What the contract is asked to do: a new stay for a known person, or a new person with a first stay. */
export function admissionOf(form: AdmitForm) {
  const { personId, preferredName, legalFirst, legalLast, birthDate, admittedOn, ...optional } = form;
  const { bedId, phaseId, mentorId, referralSource } = optional;
  const stay = {
    admittedOn,
    ...(bedId !== undefined && { bedId }),
    ...(phaseId !== undefined && { phaseId }),
    ...(mentorId !== undefined && { mentorId }),
    ...(referralSource !== undefined && { referralSource }),
  };
  if (personId !== undefined) return { personId, ...stay };
  const person = {
    preferredName: preferredName ?? '',
    ...(legalFirst !== undefined && { legalFirst }),
    ...(legalLast !== undefined && { legalLast }),
    ...(birthDate !== undefined && { birthDate }),
  };
  return { person, ...stay };
}
