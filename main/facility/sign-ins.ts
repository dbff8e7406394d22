import type { User } from '../../shared/records/users.ts';
import type { Desk, StaffState } from './context.ts';
import { refuse } from './refused.ts';

/*
 * Whether a sign-in is open is a record like any other: staff close one at once, undo opens it again, and a mentor's ends
 * with their stay unless staff say otherwise. An administrator's is given another role or removed, never closed.
 */

/** The sign-in, if this member of staff may close and open it. */
export function signInToClose(desk: Desk, userId: string): User {
  const user = desk.session.users().find(({ id }) => id === userId) ?? refuse('no-such-record');
  if (user.id === desk.user.id) refuse('own-sign-in');
  if (user.role === 'administrator') refuse('administrators-sign-in');
  if (user.role === 'staff' && desk.role !== 'administrator') refuse('staffs-sign-in');
  return user;
}

type Closing = StaffState['confidential']['signInClosings'][string]['because'];

/** Closes a sign-in in a draft. */
export function closeSignIn(draft: StaffState, desk: Desk, userId: string, because: Closing): void {
  draft['sign-ins'].closed[userId] = desk.now;
  draft.confidential.signInClosings[userId] = { by: desk.user.id, because };
}

/** Opens a closed sign-in again in a draft. */
export function openSignIn(draft: StaffState, userId: string): void {
  delete draft['sign-ins'].closed[userId];
  delete draft.confidential.signInClosings[userId];
}

/** The sign-in that ends with a person's stay: a mentor's that is open. */
export const signInOfMentor = (desk: Desk, personId: string): User | undefined =>
  desk.session
    .users()
    .find(
      (user) =>
        user.personId === personId &&
        user.role === 'mentor' &&
        desk.staffState()['sign-ins'].closed[user.id] === undefined,
    );
