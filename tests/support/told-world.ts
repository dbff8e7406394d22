import type { Role } from '../../shared/records/users.ts';
import { passphrases, smallShape, type SmallState } from './small-house.ts';

/*
 * What a house holds by what it was told and has answered, in plain objects: what a later opening has to find.
 */

/** Somebody who can sign in. */
export interface SignIn {
  readonly passphrase: string;
  readonly role: Role;
  readonly personId?: string;
}

/** What a house holds, by what it was told. */
export interface World {
  readonly exists: boolean;
  readonly state: SmallState;
  readonly users: Readonly<Record<string, SignIn>>;
  /** Names of the backups in the house's own place. */
  readonly backups: readonly string[];
}

export const noHouse: World = { exists: false, state: {}, users: {}, backups: [] };

/** A house that has just been made. */
export const newHouse: World = {
  exists: true,
  state: { house: { notes: {}, sessions: {} }, confidential: { notes: {}, refusals: {} } },
  users: { ada: { passphrase: passphrases.ada, role: 'administrator' } },
  backups: [],
};

/** Something told, between two places of the disk's log. */
export interface Step {
  readonly what: string;
  readonly asked: number;
  readonly answered: number;
  /** What may have come of it before it was answered. */
  readonly to: World;
  /** What has come of it: nothing when it was refused. */
  readonly after: World;
  readonly isRefused: boolean;
  /** It was refused by a disk that would not take it back either: until the next answer it may be there. */
  readonly mayReturn: boolean;
}

/** What somebody may see of a world. An own compartment that was never written to is as good as none. */
export function seenBy({ state, users }: World, who: string): SmallState {
  const user = users[who];
  const isStaff = user?.role === 'administrator' || user?.role === 'staff';
  return Object.fromEntries(
    Object.entries(withoutEmptyOwn(state)).filter(
      ([name]) => isStaff || name === 'house' || (user?.personId !== undefined && name === `own:${user.personId}`),
    ),
  );
}

export const withoutEmptyOwn = (state: SmallState): SmallState =>
  Object.fromEntries(
    Object.entries(state).filter(
      ([name, value]) => !name.startsWith('own:') || JSON.stringify(value) !== JSON.stringify(smallShape.empty(name)),
    ),
  );

/** A world whose state a recipe has changed. */
export function edited(world: World, recipe: (state: SmallState) => void): World {
  const state = structuredClone(world.state);
  recipe(state);
  return { ...world, state };
}

export const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** A world in which somebody is another. */
export const withUser = (world: World, id: string, changed: Partial<SignIn>): World => {
  const user = world.users[id];
  return user ? { ...world, users: { ...world.users, [id]: { ...user, ...changed } } } : world;
};
