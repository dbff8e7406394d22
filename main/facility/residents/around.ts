import type { Refusal } from '../../../shared/contract/call.ts';
import type { Around } from '../../../shared/rules/stays.ts';
import type { StaffState } from '../context.ts';
import { callName } from '../people.ts';
import { Refused } from '../refused.ts';
import { peek } from '../walls.ts';

/** What the rules of a stay look at, out of a state or a draft of it. */
export const around = (state: StaffState): Around => ({
  stays: peek(state.confidential.stays),
  beds: peek(state.house.beds),
  phases: peek(state.house.phases),
  nameOf: (personId) => callName(state, personId),
});

/**
 * Stops the command where a rule refused. `fields` names the form's field for a place in the stay; without them the
 * form shows the whole stay, and the place is the field.
 */
export function holdForm(answer: Refusal | undefined, fields: Readonly<Record<string, string>> = {}): void {
  if (!answer) return;
  const place = answer.field;
  const field = fields[place?.replace(/\.\d+\./u, '.') ?? ''] ?? place;
  throw new Refused(field === undefined ? answer : { ...answer, field });
}
