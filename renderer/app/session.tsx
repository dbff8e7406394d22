import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { SignedIn } from '../../shared/contract/session.ts';
import { may, type Permission } from '../../shared/rules/permissions.ts';
import { TodayProvider } from '../parts/Today.tsx';
import { queries } from './client.ts';

const SessionContext = createContext<SignedIn | undefined>(undefined);

/** Who is signed in, for everything below it; tells the parts what day it is at the house. */
export function SessionProvider({ signedIn, children }: { signedIn: SignedIn | undefined; children: ReactNode }) {
  return (
    <SessionContext value={signedIn}>
      <TodayProvider value={signedIn?.today}>{children}</TodayProvider>
    </SessionContext>
  );
}

/** The session as the facility tells it; `null` while nobody is signed in. Asked again now and then, so that midnight is noticed. */
export const useSessionQuery = () =>
  useQuery(queries.session.current.queryOptions({ refetchInterval: 60_000, staleTime: Infinity }));

/** Who is signed in. Only below the sign-in. */
export function useSignedIn(): SignedIn {
  const signedIn = useContext(SessionContext);
  if (!signedIn) throw new Error('Nobody is signed in here');
  return signedIn;
}

/** Who is signed in, or `undefined` before the sign-in. */
export const useMaybeSignedIn = (): SignedIn | undefined => useContext(SessionContext);

/** Whether the person signed in may do something; what they may not is left out of the screen, never greyed. */
export function useMay(permission: Permission): boolean {
  return may(useSignedIn().role, permission);
}
