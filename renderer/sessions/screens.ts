import type { Screen } from '../app/screens.ts';

/** The screens of groups: the week, the roll, sign-in sheets, planning. */
export const screens: readonly Screen[] = [
  { path: '/groups', title: 'Groups', needs: 'groups.see', load: () => import('./week/WeekOfGroups.tsx') },
  {
    path: '/groups/weekly',
    title: 'Weekly groups',
    needs: 'groups.plan',
    load: () => import('./weekly/WeeklyGroups.tsx'),
  },
  {
    path: '/groups/sheets',
    title: 'Sign-in sheets',
    needs: 'sheets.print',
    load: () => import('./sheets/PrintSheets.tsx'),
  },
  {
    path: '/groups/enter',
    title: 'Enter sheets',
    needs: 'groups.mark',
    frame: 'window',
    load: () => import('./sheets/EnterSheets.tsx'),
  },
  {
    path: '/groups/$sessionId',
    title: 'Roll',
    needs: 'groups.mark',
    frame: 'window',
    load: () => import('./RollScreen.tsx'),
  },
];
