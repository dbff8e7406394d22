import type { ConfidentialCompartment, HouseCompartment, OwnCompartment, OwnName } from '../../records/compartments.ts';

/** A house as those see it who may read all of it: what is exported, and what an import goes into. */
export interface WholeHouse {
  house: HouseCompartment;
  confidential: ConfidentialCompartment;
  [own: OwnName]: OwnCompartment | undefined;
}

/** Every person's own compartment with the person it belongs to. */
export function* ownCompartmentsOf(state: WholeHouse): Generator<readonly [personId: string, own: OwnCompartment]> {
  for (const [name, compartment] of Object.entries(state)) {
    if (name.startsWith('own:') && isOwn(compartment)) yield [name.slice('own:'.length), compartment];
  }
}

const isOwn = (compartment: unknown): compartment is OwnCompartment =>
  typeof compartment === 'object' && compartment !== null && 'enrollments' in compartment;
