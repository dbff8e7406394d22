import { pairingSchema } from '../../shared/records/mentors.ts';
import { longTextSchema } from '../../shared/records/primitives.ts';

/** What the form of a pairing holds: the contract's own fields. */
export const pairFormSchema = pairingSchema
  .omit({ id: true, until: true })
  .extend({ reason: longTextSchema.optional() });
