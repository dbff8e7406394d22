import type { Screen } from '../app/screens.ts';

/** The screens of residents and beds. */
export const screens: readonly Screen[] = [
  { path: '/residents', title: 'Residents', needs: 'residents.see', load: () => import('./list/Residents.tsx') },
  { path: '/residents/beds', title: 'Beds', needs: 'residents.see', load: () => import('./beds/BedBoard.tsx') },
  { path: '/residents/admit', title: 'Admit', needs: 'residents.change', load: () => import('./admit/Admit.tsx') },
  {
    path: '/residents/paste',
    title: 'Bring in a list',
    needs: 'house.change',
    load: () => import('./arrivals/Arrivals.tsx'),
  },
  {
    path: '/residents/$personId',
    title: 'Resident',
    needs: 'residents.see',
    load: () => import('./person/Person.tsx'),
  },
  {
    path: '/residents/$personId/edit',
    title: 'Name and details',
    needs: 'residents.change',
    load: () => import('./person/EditPerson.tsx'),
  },
  {
    path: '/residents/$personId/stays',
    title: 'Correct a stay',
    needs: 'residents.change',
    load: () => import('./person/CorrectStay.tsx'),
  },
];
