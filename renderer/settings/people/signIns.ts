import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/index.ts';
import type { User } from '../../../shared/records/users.ts';

export type SignInRow = InferContractRouterOutputs<Contract>['users']['list']['users'][number];

/** What can be done about a sign-in. */
export type SignInDeed = 'link' | 'rename' | 'role' | 'passphrase' | 'close' | 'open' | 'remove';

/**
 * What this person may do about a sign-in. Nobody does anything about their own here; staff close and open mentors', and
 * an administrator's is never closed: it is given another role, or removed.
 */
export function deedsFor(user: SignInRow, me: Pick<User, 'id' | 'role'>): readonly SignInDeed[] {
  if (user.id === me.id) return me.role === 'administrator' ? ['rename'] : [];
  const toggle = user.closed ? ('open' as const) : ('close' as const);
  if (me.role !== 'administrator') return user.role === 'mentor' || user.role === 'viewer' ? [toggle] : [];
  const link = user.role === 'mentor' ? (['link'] as const) : [];
  const closing = user.role === 'administrator' ? [] : ([toggle] as const);
  return [...link, 'rename', 'role', 'passphrase', ...closing, 'remove'];
}
