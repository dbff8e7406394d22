import type { Screen } from '../app/screens.ts';

/** The screens of certification: everybody's for staff, one's own for a mentor. */
export const screens: readonly Screen[] = [
  {
    path: '/certification',
    title: 'Certification',
    needs: 'certification.manage',
    load: () => import('./list/Candidates.tsx'),
  },
  {
    path: '/certification/sign',
    title: 'Hours to sign',
    needs: 'certification.manage',
    load: () => import('./sign/SignHours.tsx'),
  },
  {
    path: '/certification/$personId',
    title: 'Certification',
    needs: 'certification.manage',
    load: () => import('./person/PersonCertification.tsx'),
  },
  {
    path: '/my-certification',
    title: 'My certification',
    needs: 'certification.see',
    load: () => import('./mine/MyCertification.tsx'),
  },
];
