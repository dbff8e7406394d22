import { useMatch } from '@tanstack/react-router';
import { type ComponentType, Suspense, useEffect } from 'react';
import { IconMapSearch } from '@tabler/icons-react';
import { may } from '../../shared/rules/permissions.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { PageHeader } from '../parts/PageHeader.tsx';
import { PlaceButton, places } from './places.tsx';
import type { Screen } from './screens.ts';
import { useMaybeSignedIn } from './session.tsx';

interface ScreenFrameProps {
  screen: Screen;
  content: ComponentType;
}

/** A screen in its route: the window's title, whether the person may open it, and grey lines while its code comes. */
export function ScreenFrame({ screen, content: Content }: ScreenFrameProps) {
  // The route's own address: while another screen is on its way in, the location is that one's already.
  const pathname = useMatch({ strict: false, select: (match) => match.pathname });
  const role = useMaybeSignedIn()?.role;
  useEffect(() => {
    document.title = `${screen.title} · Cairn`;
  }, [screen.title]);
  if (screen.needs !== undefined && !may(role, screen.needs)) return <NotHere />;
  return (
    <Suspense fallback={<Page>{<Loading />}</Page>}>
      {/* The next person's page begins anew instead of wearing the last one's state. */}
      <Content key={pathname} />
    </Suspense>
  );
}

/** For addresses that lead nowhere, and for those that are not the person's: both look the same. */
export function NotHere() {
  return (
    <Page>
      <PageHeader title="There is nothing here" />
      <EmptyState
        icon={<IconMapSearch size={24} aria-hidden />}
        title="This address leads nowhere."
        action={<PlaceButton to={places.today}>Go to Today</PlaceButton>}
      >
        It may have been removed, or it is not part of your sign-in.
      </EmptyState>
    </Page>
  );
}
