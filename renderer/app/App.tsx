import '@fontsource-variable/atkinson-hyperlegible-next/index.css';
import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { AnnounceProvider } from '../parts/Announce.tsx';
import { SayProvider } from '../parts/words.tsx';
import { fieldSentence } from './fieldWords.ts';
import './global.css';
import { leave } from './lock.ts';
import { problemOf } from './problems.ts';
import { createAppRouter } from './router.tsx';
import type { Screen } from './screens.ts';
import { resolveVariables, theme } from './theme.ts';

/** The program: look, cache and router around the screens of all features. */
export function createApp(screens: readonly Screen[]) {
  const router = createAppRouter(screens);
  const cache = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => problemOf(error).kind === 'signed-out' && leave() }),
    defaultOptions: {
      // The facility is on this PC: `always`, or a house without internet would wait for the network.
      queries: { networkMode: 'always', retry: false, staleTime: 5000 },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  const schemes = localStorageColorSchemeManager({ key: 'cairn-scheme' });
  return function App() {
    return (
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveVariables}
        colorSchemeManager={schemes}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={cache}>
          <SayProvider value={fieldSentence}>
            <AnnounceProvider>
              <RouterProvider router={router} />
            </AnnounceProvider>
          </SayProvider>
        </QueryClientProvider>
      </MantineProvider>
    );
  };
}
