import { Center } from '@mantine/core';
import { createHashHistory, createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ErrorState } from '../parts/ErrorState.tsx';
import { forgetRow } from './keptPlace.ts';
import { Root } from './Root.tsx';
import { NotHere, ScreenFrame } from './ScreenFrame.tsx';
import type { Screen } from './screens.ts';

const Shell = lazy(() => import('./Shell.tsx'));
const WholeWindow = () => (
  <main>
    <Outlet />
  </main>
);
const InShell = () => (
  <Suspense>
    <Shell />
  </Suspense>
);

/** The router over the screens of all features; addresses stand behind the #, so that every shell can serve them. */
export function createAppRouter(screens: readonly Screen[]) {
  const root = createRootRoute({ component: Root, notFoundComponent: NotHere, errorComponent: Fault });
  const inShell = createRoute({ getParentRoute: () => root, id: 'shell', component: InShell });
  const inWindow = createRoute({ getParentRoute: () => root, id: 'window', component: WholeWindow });
  const nothing = createRoute({ getParentRoute: () => root, path: '/', component: () => null });
  const nowhere = createRoute({ getParentRoute: () => inShell, path: '$', component: NotHere });
  const routesOf = (parent: typeof inShell | typeof inWindow, chosen: readonly Screen[]) =>
    chosen.map((screen) => {
      const content = lazy(screen.load);
      return createRoute({
        getParentRoute: () => parent,
        path: screen.path,
        component: () => <ScreenFrame screen={screen} content={content} />,
      });
    });
  const shellScreens = screens.filter(({ frame = 'shell' }) => frame === 'shell');
  const windowScreens = screens.filter(({ frame = 'shell' }) => frame !== 'shell');
  const history = createHashHistory();
  history.subscribe(({ location, action }) => {
    if (action.type === 'PUSH') forgetRow(location.pathname);
  });
  const router = createRouter({
    routeTree: root.addChildren([
      nothing,
      inShell.addChildren([...routesOf(inShell, shellScreens), nowhere]),
      inWindow.addChildren(routesOf(inWindow, windowScreens)),
    ]),
    history,
    defaultPendingMinMs: 0,
  });
  // The old screen's focus must not linger on a link that stays: then the new heading takes it.
  router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
    if (pathChanged && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  router.subscribe('onRendered', ({ pathChanged }) => {
    if (pathChanged) window.scrollTo(0, 0);
  });
  return router;
}

/** A screen that broke: a bug of ours. What was saved is safe; the rest of the program still works. */
function Fault({ reset }: { reset: () => void }) {
  return (
    <Center mih="60dvh" p="lg">
      <ErrorState title="This page stopped working" onRetry={reset} retryLabel="Open it again">
        It is Cairn’s fault, not yours. Everything you saved is safe. Open the page again, or choose another on the
        left.
      </ErrorState>
    </Center>
  );
}
