import type { SignedIn, Stage } from '../../shared/contract/session.ts';
import type { KeptPlace } from './keptPlace.ts';
import { places } from './places.tsx';

const other = (place: string, pathname: string): string | undefined => (place === pathname ? undefined : place);

/** Where a page has to go instead of `pathname`, or `undefined` when it may stay or it is not known yet. */
export function destination(
  session: SignedIn | null | undefined,
  stage: Stage | undefined,
  pathname: string,
  kept: KeptPlace | undefined,
): string | undefined {
  if (session === undefined) return undefined;
  if (session === null) {
    if (stage === undefined) return pathname === places.setUp ? undefined : other(places.signIn, pathname);
    return other(stage.stage === 'none' ? places.setUp : places.signIn, pathname);
  }
  if (session.mustChangePassphrase) return other(places.ownPassphrase, pathname);
  if (session.settings.setUpFinishedAt === undefined && session.role === 'administrator') {
    return other(places.setUp, pathname);
  }
  const isDoor = pathname === places.signIn || pathname === places.ownPassphrase || pathname === '/';
  if (!isDoor) return undefined;
  const home = session.role === 'viewer' ? places.reports : places.today;
  const back = kept?.userId === session.user.id ? kept.route : undefined;
  return back === undefined || back === '/' || back === places.signIn ? home : back;
}
