import { Center } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { ErrorState } from '../parts/ErrorState.tsx';
import { RowMemoryProvider } from '../parts/RowMemory.tsx';
import { queries } from './client.ts';
import { destination } from './destination.ts';
import { keptPlace, noteRow, rowAt, takePlace } from './keptPlace.ts';
import { useGo } from './places.tsx';
import { problemOf } from './problems.ts';
import { SessionProvider, useSessionQuery } from './session.tsx';

const Vigil = lazy(() => import('./Vigil.tsx'));

/** Decides which of three worlds is shown: setting up, signing in, or the house. The tree below keeps its shape, so a form survives the change. */
export function Root() {
  const session = useSessionQuery();
  const stage = useQuery(queries.setUp.stage.queryOptions({ enabled: session.data === null, staleTime: Infinity }));
  const { pathname } = useLocation();
  const go = useGo();
  const [kept] = useState(keptPlace);
  const to = destination(session.data, stage.data, pathname, kept);
  const userId = session.data?.user.id;

  useEffect(() => {
    if (userId !== undefined) takePlace(userId);
  }, [userId]);
  useEffect(() => {
    if (to !== undefined) go(to, { replace: true });
  }, [to, go]);
  const memory = useMemo(
    () => ({ rowId: rowAt(pathname), remember: (rowId: string) => noteRow(pathname, rowId) }),
    [pathname],
  );

  const failed = session.error ?? stage.error;
  if (failed) {
    return (
      <Center mih="100dvh" p="lg">
        <ErrorState title="Cairn did not open" onRetry={() => window.location.reload()}>
          {problemOf(failed).sentence}
        </ErrorState>
      </Center>
    );
  }
  if (session.data === undefined || to !== undefined) return null;
  return (
    <SessionProvider signedIn={session.data ?? undefined}>
      <RowMemoryProvider value={memory}>
        <Outlet />
      </RowMemoryProvider>
      <Suspense>{session.data?.settings.setUpFinishedAt === undefined ? null : <Vigil />}</Suspense>
    </SessionProvider>
  );
}
