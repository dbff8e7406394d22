import type { Saved } from '../../../shared/contract/call.ts';
import type { PersonDetails } from '../../../shared/records/people.ts';
import type { Day } from '../../../shared/records/primitives.ts';
import { displayName, lastInitialOf } from '../../../shared/rules/names.ts';
import type { Desk, StaffState } from '../context.ts';
import { filled } from '../fields.ts';
import { knownPerson } from '../people.ts';
import { refuse } from '../refused.ts';
import { rename } from '../walls.ts';

export type PersonFields = Omit<PersonDetails, 'id'> & { readonly preferredName: string };

/** Replaces what is known of a person; a field that is left out is cleared. */
export async function changePerson(
  desk: Desk,
  { personId, person }: { readonly personId: string; readonly person: PersonFields },
): Promise<{ saved: Saved }> {
  const name = displayName(knownPerson(desk.staffState(), personId));
  const deed = { action: 'residents.changePerson', label: `changed facts about ${name}`, target: personId };
  const saved = await desk.changeAsStaff(deed, (draft) => {
    knownPerson(draft, personId);
    writePerson(draft, personId, person, desk.today);
  });
  return { saved };
}

/** Writes name and details of a known person, or of one about to be admitted; a birth date still to come is refused. */
export function writePerson(
  draft: StaffState,
  id: string,
  { preferredName, ...details }: PersonFields,
  today: Day,
  field = 'person',
): void {
  if (details.birthDate !== undefined && details.birthDate > today) {
    refuse('birth-date-in-future', { field: `${field}.birthDate` });
  }
  const lastInitial = lastInitialOf(details.legalLast);
  rename(draft, { id, preferredName, ...(lastInitial !== undefined && { lastInitial }) }, true);
  draft.confidential.people[id] = { ...filled(details), id };
}
