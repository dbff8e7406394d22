import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { SignedIn } from '../../shared/contract/session.ts';
import { queries } from '../app/client.ts';

/** What happens once somebody is signed in: the session is known, and the shell takes over. Its code is fetched meanwhile. */
export function useEnter(): (signedIn: SignedIn) => void {
  const cache = useQueryClient();
  useEffect(() => {
    void import('../app/Shell.tsx');
    void import('../app/Vigil.tsx');
  }, []);
  return useCallback((signedIn) => cache.setQueryData(queries.session.current.queryKey(), signedIn), [cache]);
}
