import { z } from 'zod';
import type { PersonPage } from '../../../shared/contract/residents.ts';
import { personDetailsSchema } from '../../../shared/records/people.ts';
import { nameSchema } from '../../../shared/records/primitives.ts';
import { knownAnswer, notKnown } from '../words.ts';

/** What the form of a person's name and details holds; what nobody knows about service is an answer of its own. */
export const personFormSchema = personDetailsSchema
  .omit({ id: true, veteran: true })
  .extend({ preferredName: nameSchema, veteran: z.enum(['yes', 'no', notKnown]) });
export type PersonForm = z.infer<typeof personFormSchema>;

/** The form as it opens: every field there, the blank ones empty. */
export function personFormOf({ person, details }: Pick<PersonPage, 'person' | 'details'>): PersonForm {
  const { veteran, legalFirst, legalLast, birthDate, gender, race, ethnicity, phone, email, recoveryDate } = details;
  return {
    preferredName: person.preferredName,
    veteran: veteran === undefined ? notKnown : veteran ? 'yes' : 'no',
    ...withoutBlanks({ legalFirst, legalLast, birthDate, gender, race, ethnicity, phone, email, recoveryDate }),
  };
}

/** What the form becomes when it is saved: blanks left out. */
export function personOf({ veteran, preferredName, ...rest }: PersonForm) {
  const answer = knownAnswer(veteran);
  return { preferredName, ...withoutBlanks(rest), ...(answer !== undefined && { veteran: answer }) };
}

type Filled<Fields> = { [Name in keyof Fields]?: NonNullable<Fields[Name]> };
function withoutBlanks<Fields extends Record<string, string | undefined>>(fields: Fields): Filled<Fields> {
  const filled: Filled<Fields> = {};
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined) filled[name] = value;
  }
  return filled;
}
