import { Alert, Group, SegmentedControl } from '@mantine/core';
import { IconHeartHandshake, IconMessageCircle, IconUserStar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { PersonRef } from '../../../shared/contract/views.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { PlaceButton, PlaceLink, places, useAddressState, useGo } from '../../app/places.tsx';
import { useMay } from '../../app/session.tsx';
import { DataTable } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { formerColumns, presentColumns } from './columns.tsx';

/** Everyone who mentors, or did: whom they walk with, how quiet it has been, what they work towards. */
export default function Mentors() {
  const [shown, show] = useAddressState('who', 'present');
  const who = shown === 'former' ? 'former' : 'present';
  const query = useQuery(queries.mentors.list.queryOptions({ input: { who } }));
  const go = useGo();
  const mayChange = useMay('mentors.change');
  const whoIsListed = (
    <SegmentedControl
      aria-label="Who is listed"
      value={who}
      onChange={show}
      data={[
        { value: 'present', label: 'Mentors now' },
        { value: 'former', label: 'Were mentors before' },
      ]}
    />
  );
  return (
    <Page>
      <PageHeader
        title="Mentors"
        sub="Residents and graduates who walk beside others."
        actions={
          <>
            <PlaceButton
              to={places.checkIn()}
              variant="default"
              leftSection={<IconMessageCircle size={20} aria-hidden />}
            >
              Check-in
            </PlaceButton>
            {mayChange ? (
              <PlaceButton to={places.makeMentor()} leftSection={<IconUserStar size={20} aria-hidden />}>
                Make a mentor
              </PlaceButton>
            ) : null}
          </>
        }
      />
      <Answered query={query} lines={8}>
        {({ rows, residentsWithoutMentor }) => (
          <>
            {mayChange && who === 'present' ? (
              <Waiting people={residentsWithoutMentor} anyMentor={rows.length > 0} />
            ) : null}
            <DataTable
              key={who}
              name={who === 'present' ? 'Mentors' : 'People who were mentors'}
              rows={rows}
              columns={who === 'present' ? presentColumns : formerColumns}
              rowId={(row) => row.role.id}
              onOpen={(row) => go(places.mentor(row.person.id))}
              sortedBy={who === 'present' ? { column: 'name' } : { column: 'until', descending: true }}
              filter="Find by name or certification"
              tools={whoIsListed}
              rowHeight={56}
              empty={
                <>
                  {whoIsListed}
                  {who === 'present' ? <NoMentors /> : <EmptyState title="Nobody has stopped being a mentor yet." />}
                </>
              }
            />
          </>
        )}
      </Answered>
    </Page>
  );
}

const most = 6;

function Waiting({ people, anyMentor }: { people: readonly PersonRef[]; anyMentor: boolean }) {
  if (people.length === 0 || !anyMentor) return null;
  return (
    <Alert
      mb="md"
      color="ochre"
      icon={<IconHeartHandshake aria-hidden />}
      title={
        people.length === 1 ? 'One resident walks with nobody yet' : `${people.length} residents walk with nobody yet`
      }
    >
      <Group gap="md">
        {people.slice(0, most).map((person) => (
          <PlaceLink key={person.id} to={places.pair(person.id)}>
            {displayName(person)}
          </PlaceLink>
        ))}
        {people.length > most ? <span>and {people.length - most} more</span> : null}
      </Group>
    </Alert>
  );
}

function NoMentors() {
  const mayChange = useMay('mentors.change');
  return (
    <EmptyState
      icon={<IconUserStar size={24} />}
      title="Nobody is a mentor yet."
      action={mayChange ? <PlaceButton to={places.makeMentor()}>Make the first mentor</PlaceButton> : undefined}
    >
      A mentor walks with residents, leads groups, and gathers hours towards certification.
    </EmptyState>
  );
}
