import { useQuery } from '@tanstack/react-query';
import { isStaff } from '../../../shared/rules/permissions.ts';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { useSignedIn } from '../../app/session.tsx';
import { CheckIn } from './CheckIn.tsx';
import { ownChoices, staffChoices } from './choices.ts';

/** The form once it is known whom a check-in can be with. */
export function CheckInScreen({ personId }: { personId?: string }) {
  const { role } = useSignedIn();
  return isStaff(role) ? <ForStaff personId={personId} /> : <ForMentor personId={personId} />;
}

function ForMentor({ personId }: { personId: string | undefined }) {
  const query = useQuery(queries.contacts.myPeople.queryOptions());
  return (
    <Answered query={query}>{({ walks }) => <CheckIn personId={personId} choices={ownChoices(walks)} />}</Answered>
  );
}

function ForStaff({ personId }: { personId: string | undefined }) {
  const roster = useQuery(queries.residents.roster.queryOptions());
  const mentors = useQuery(queries.mentors.list.queryOptions({ input: { who: 'present' } }));
  return (
    <Answered query={roster}>
      {({ people }) => (
        <Answered query={mentors}>
          {({ rows }) => (
            <CheckIn
              personId={personId}
              choices={staffChoices(
                people.map(({ person }) => person),
                rows,
              )}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
}
