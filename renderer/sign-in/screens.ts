import type { Screen } from '../app/screens.ts';

export const screens: readonly Screen[] = [
  { path: '/sign-in', title: 'Sign in', frame: 'door', load: () => import('./SignIn.tsx') },
  { path: '/own-passphrase', title: 'Your own passphrase', frame: 'door', load: () => import('./OwnPassphrase.tsx') },
  { path: '/set-up', title: 'Set up', frame: 'door', load: () => import('./set-up/SetUp.tsx') },
];
