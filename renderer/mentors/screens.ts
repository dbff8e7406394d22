import type { Screen } from '../app/screens.ts';

/** The screens of mentors, check-ins and a mentor's own people. */
export const screens: readonly Screen[] = [
  { path: '/mentors', title: 'Mentors', needs: 'mentors.see', load: () => import('./list/Mentors.tsx') },
  { path: '/mentors/make', title: 'Make a mentor', needs: 'mentors.change', load: () => import('./MakeAMentor.tsx') },
  {
    path: '/mentors/make/$personId',
    title: 'Make a mentor',
    needs: 'mentors.change',
    load: () => import('./MakeThisPersonAMentor.tsx'),
  },
  {
    path: '/mentors/pair/$residentId',
    title: 'Who walks with',
    needs: 'mentors.change',
    load: () => import('./Pair.tsx'),
  },
  { path: '/mentors/$personId', title: 'Mentor', needs: 'mentors.see', load: () => import('./mentor/Mentor.tsx') },
  {
    path: '/check-in',
    title: 'Check-in',
    needs: 'contacts.log',
    load: () => import('./check-in/CheckInWithSomebody.tsx'),
  },
  {
    path: '/check-in/$personId',
    title: 'Check-in',
    needs: 'contacts.log',
    load: () => import('./check-in/CheckInWithThisPerson.tsx'),
  },
  { path: '/my-people', title: 'My people', needs: 'contacts.see', load: () => import('./my-people/MyPeople.tsx') },
  {
    path: '/my-people/$personId',
    title: 'One of my people',
    needs: 'contacts.see',
    load: () => import('./my-people/MyPerson.tsx'),
  },
];
