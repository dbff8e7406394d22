import { Button, SegmentedControl, VisuallyHidden } from '@mantine/core';
import { IconBed, IconTablePlus, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { PlaceButton, places, useAddressState, useGo } from '../../app/places.tsx';
import { useMay } from '../../app/session.tsx';
import { DataTable } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { formerColumns, presentColumns } from './columns.tsx';

/** Everyone who lives here, or lived here: sort, find, open a person. */
export default function Residents() {
  const [shown, show] = useAddressState('who', 'present');
  const who = shown === 'former' ? 'former' : 'present';
  const query = useQuery(queries.residents.list.queryOptions({ input: { who } }));
  const go = useGo();
  const whoIsListed = (
    <SegmentedControl
      aria-label="Who is listed"
      value={who}
      onChange={show}
      data={[
        { value: 'present', label: 'Here now' },
        { value: 'former', label: 'Were here before' },
      ]}
    />
  );
  return (
    <Page>
      <PageHeader title="Residents" sub={<HowMany who={who} count={query.data?.rows.length} />} actions={<Ways />} />
      <Answered query={query} lines={10}>
        {({ rows }) => (
          <DataTable
            key={who}
            name={who === 'present' ? 'People who live here' : 'People who lived here before'}
            rows={rows}
            columns={who === 'present' ? presentColumns : formerColumns}
            rowId={(row) => row.stayId}
            onOpen={(row) => go(places.person(row.person.id))}
            sortedBy={who === 'present' ? { column: 'name' } : { column: 'last-night', descending: true }}
            filter={who === 'present' ? 'Find by name, bed, phase or mentor' : 'Find by name or reason'}
            tools={whoIsListed}
            rowHeight={56}
            empty={
              <>
                {whoIsListed}
                {who === 'present' ? <NobodyHere /> : <EmptyState title="Nobody’s stay has ended yet." />}
              </>
            }
          />
        )}
      </Answered>
    </Page>
  );
}

function HowMany({ who, count }: { who: 'present' | 'former'; count: number | undefined }) {
  if (count === undefined) return <VisuallyHidden>Counting</VisuallyHidden>;
  if (who === 'former') return <>{count === 1 ? 'One person was here before' : `${count} people were here before`}</>;
  return <>{count === 1 ? 'One person lives here' : `${count} people live here`}</>;
}

function Ways() {
  const mayPaste = useMay('house.change');
  const mayAdmit = useMay('residents.change');
  return (
    <>
      <PlaceButton to={places.beds} variant="default" leftSection={<IconBed size={20} aria-hidden />}>
        Beds
      </PlaceButton>
      {mayPaste ? (
        <PlaceButton to={places.paste} variant="default" leftSection={<IconTablePlus size={20} aria-hidden />}>
          Bring in a list
        </PlaceButton>
      ) : null}
      {mayAdmit ? (
        <PlaceButton to={places.admit} leftSection={<IconUserPlus size={20} aria-hidden />}>
          Admit
        </PlaceButton>
      ) : null}
    </>
  );
}

function NobodyHere() {
  const go = useGo();
  const mayPaste = useMay('house.change');
  return (
    <EmptyState
      icon={<IconUsers size={24} />}
      title="Nobody is entered yet."
      action={
        <>
          {mayPaste ? (
            <Button variant="default" onClick={() => go(places.paste)}>
              Bring in who lives here
            </Button>
          ) : null}
          <Button onClick={() => go(places.admit)}>Admit the first person</Button>
        </>
      }
    >
      {mayPaste
        ? 'If you keep a list in a spreadsheet, paste it and everyone is here in a few minutes. Or admit one person now.'
        : 'Admit one person now; an administrator can bring in a whole list at once.'}
    </EmptyState>
  );
}
