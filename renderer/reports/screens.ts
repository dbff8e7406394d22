import type { Screen } from '../app/screens.ts';

export const screens: readonly Screen[] = [
  { path: '/reports', title: 'Outcome report', needs: 'reports.see', load: () => import('./TheMonth.tsx') },
  {
    path: '/reports/print',
    title: 'Print the outcome report',
    needs: 'reports.see',
    load: () => import('./print/PrintReport.tsx'),
  },
];
