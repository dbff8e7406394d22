import { useQuery } from '@tanstack/react-query';
import { displayName } from '../../../shared/rules/names.ts';
import { queries } from '../../app/client.ts';

/** Mentors without a sign-in, to choose from. */
export function useMentorChoices(): { value: string; label: string }[] {
  const { data } = useQuery(queries.mentors.list.queryOptions({ input: { who: 'present' } }));
  return (data?.rows ?? [])
    .filter(({ signInName }) => signInName === undefined)
    .map(({ person }) => ({ value: person.id, label: displayName(person) }));
}
