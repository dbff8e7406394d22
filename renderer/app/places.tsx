import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { useCanGoBack, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type MouseEvent, type ReactNode, useCallback } from 'react';

const on = (path: string, id: string): string => `${path}/${encodeURIComponent(id)}`;

/** Every address of the program. Features link to one another through these, never through imports. */
export const places = {
  today: '/today',
  residents: '/residents',
  person: (personId: string) => on('/residents', personId),
  beds: '/residents/beds',
  admit: '/residents/admit',
  paste: '/residents/paste',
  mentors: '/mentors',
  mentor: (personId: string) => on('/mentors', personId),
  /** Choose somebody to make a mentor, or make this person one. */
  makeMentor: (personId?: string) => (personId === undefined ? '/mentors/make' : on('/mentors/make', personId)),
  /** Choose who walks with this resident. */
  pair: (residentId: string) => on('/mentors/pair', residentId),
  /** Log a check-in, with this person where one is named. */
  checkIn: (personId?: string) => (personId === undefined ? '/check-in' : on('/check-in', personId)),
  myPeople: '/my-people',
  /** One of a mentor's own people: staff read places.person. */
  myPerson: (personId: string) => on('/my-people', personId),
  groups: '/groups',
  roll: (sessionId: string) => on('/groups', sessionId),
  sheets: '/groups/sheets',
  weekly: '/groups/weekly',
  enterSheets: '/groups/enter',
  certification: '/certification',
  candidate: (personId: string) => on('/certification', personId),
  signHours: '/certification/sign',
  myCertification: '/my-certification',
  reports: '/reports',
  settings: '/settings',
  signIn: '/sign-in',
  setUp: '/set-up',
  ownPassphrase: '/own-passphrase',
} as const;

/** Goes to a place; `replace` leaves no step behind for *Back*. */
export function useGo(): (place: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (place, options) => {
      const [to, search] = place.split('?');
      void navigate({
        to: to ?? place,
        search: Object.fromEntries(new URLSearchParams(search)),
        replace: options?.replace ?? false,
      });
    },
    [navigate],
  );
}

/** Back to where the person came from, or to `otherwise` when they came from nowhere. */
export function useGoBack(otherwise: string): () => void {
  const canGoBack = useCanGoBack();
  const go = useGo();
  return () => (canGoBack ? window.history.back() : go(otherwise));
}

/** `href` and `onClick` of a link to a place: an ordinary click stays inside the page, anything else is the browser's. */
export function usePlaceHref(to: string) {
  const go = useGo();
  const onClick = (event: MouseEvent): void => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    go(to);
  };
  return { href: `#${to}`, onClick };
}

interface PlaceLinkProps extends AnchorProps {
  to: string;
  children: ReactNode;
  'aria-label'?: string;
}

/** A link to a place that looks like text. */
export function PlaceLink({ to, ...anchor }: PlaceLinkProps) {
  return <Anchor {...usePlaceHref(to)} {...anchor} />;
}

interface PlaceButtonProps extends ButtonProps {
  to: string;
  autoFocus?: boolean;
  children: ReactNode;
}

/** A link to a place that looks like a button: for a page's own steps. */
export function PlaceButton({ to, ...button }: PlaceButtonProps) {
  return <Button component="a" {...usePlaceHref(to)} {...button} />;
}

/** The varying part of the present address; a bug where the screen's path has none of that name. */
export function usePathParam(name: string): string {
  const params: Record<string, unknown> = useParams({ strict: false });
  const value = params[name];
  if (typeof value !== 'string') throw new Error(`This screen's path has no $${name}`);
  return value;
}

/** A word kept in the address (a tab, a filter), so that going back and unlocking find it again. */
export function useAddressState(name: string, standard: string): [string, (next: string) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const held = search[name];
  const set = (next: string): void => {
    void navigate({
      to: '.',
      search: { ...search, [name]: next === standard ? undefined : next },
      replace: true,
    });
  };
  return [typeof held === 'string' ? held : standard, set];
}
