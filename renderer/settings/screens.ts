import type { Screen } from '../app/screens.ts';

export const screens: readonly Screen[] = [
  { path: '/settings', title: 'Settings', needs: 'residents.see', load: () => import('./Settings.tsx') },
];
