import type { Screen } from '../app/screens.ts';

/** The first screen of the day. */
export const screens: readonly Screen[] = [
  { path: '/today', title: 'Today', needs: 'groups.see', load: () => import('./Today.tsx') },
];
