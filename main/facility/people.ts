import type { PersonRef } from '../../shared/contract/views.ts';
import type { OwnCompartment } from '../../shared/records/compartments.ts';
import { ownName } from '../../shared/records/compartments.ts';
import type { PersonName } from '../../shared/records/people.ts';
import { displayName } from '../../shared/rules/names.ts';
import type { HouseState, StaffState } from './context.ts';
import { refuse } from './refused.ts';
import { emptyOwn } from './shape.ts';

/** A person's name wherever it lies: in the house, or (for staff) among those who have left. */
export const nameOf = (state: HouseState, personId: string): PersonName | undefined =>
  state.house.people[personId] ?? state.confidential?.formerPeople[personId];

/** The person as screens name them, or undefined when this reader may not know them. */
export function personRef(state: HouseState, personId: string): PersonRef | undefined {
  const name = nameOf(state, personId);
  return name && { id: name.id, preferredName: name.preferredName, lastInitial: name.lastInitial };
}

/** The person as screens name them; where this reader may not know the name it says so instead. */
export const anyPerson = (state: HouseState, personId: string): PersonRef =>
  personRef(state, personId) ?? { id: personId, preferredName: nameless };

const nameless = 'someone who left';

/** The person as screens name them; refuses when there is no such person, or none this reader may know. */
export function knownPerson(state: HouseState, personId: string): PersonRef {
  return personRef(state, personId) ?? refuse('no-such-person');
}

/** "Dana W.", or "someone who left" where this reader may not know the name. */
export function callName(state: HouseState, personId: string): string {
  const name = nameOf(state, personId);
  return name ? displayName(name) : nameless;
}

/** By preferred name as people sort them, then by initial. */
export const byName = (a: PersonRef, b: PersonRef): number =>
  collator.compare(a.preferredName, b.preferredName) ||
  collator.compare(a.lastInitial ?? '', b.lastInitial ?? '') ||
  (a.id < b.id ? -1 : 1);
const collator = new Intl.Collator('en-US', { sensitivity: 'base', numeric: true });

/** A person's own compartment in a draft, made (with its key pair, at commit) when it is first needed. Staff only. */
export function ownOf(draft: StaffState, personId: string): OwnCompartment {
  const name = ownName(personId);
  draft[name] ??= emptyOwn();
  return draft[name];
}

/** Every own compartment this session can open, with the person it belongs to. */
export function ownCompartments(state: HouseState): readonly (readonly [personId: string, OwnCompartment])[] {
  return Object.entries(state).flatMap(([name, compartment]) =>
    name.startsWith('own:') && isOwn(compartment) ? [[name.slice('own:'.length), compartment] as const] : [],
  );
}

const isOwn = (compartment: unknown): compartment is OwnCompartment =>
  typeof compartment === 'object' && compartment !== null && 'enrollments' in compartment;
