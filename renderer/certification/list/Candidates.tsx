import { Button } from '@mantine/core';
import { IconCertificate, IconPlus, IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { PlaceButton, places, useGo } from '../../app/places.tsx';
import { DataTable } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { Enroll } from '../person/Enroll.tsx';
import { candidateColumns } from './columns.tsx';

/** Everyone who works towards a certificate or holds one. */
export default function Candidates() {
  const query = useQuery(queries.certification.list.queryOptions());
  const go = useGo();
  const [enrolling, setEnrolling] = useState(false);
  const toSign = (query.data?.rows ?? []).reduce((sum, row) => sum + row.linesToSign, 0);
  const enroll = (
    <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setEnrolling(true)}>
      Somebody begins
    </Button>
  );
  return (
    <Page>
      <PageHeader
        title="Certification"
        sub="Who works towards which certificate. Hours are those still to go."
        actions={
          <>
            {toSign === 0 ? null : (
              <PlaceButton
                to={places.signHours}
                variant="default"
                leftSection={<IconSignature size={20} aria-hidden />}
              >
                {toSign === 1 ? 'Sign one line of hours' : `Sign ${toSign} lines of hours`}
              </PlaceButton>
            )}
            {enroll}
          </>
        }
      />
      <Answered query={query} lines={8}>
        {({ rows }) => (
          <DataTable
            name="People working towards a certificate"
            rows={rows}
            columns={candidateColumns}
            rowId={(row) => row.enrollmentId}
            onOpen={(row) => go(places.candidate(row.person.id))}
            filter="Find by name or certificate"
            rowHeight={52}
            empty={
              <EmptyState
                icon={<IconCertificate size={24} aria-hidden />}
                title="Nobody works towards a certificate yet."
                action={enroll}
              >
                Choose a person and a program. Groups they lead and check-ins they log will count by themselves.
              </EmptyState>
            }
          />
        )}
      </Answered>
      {enrolling ? <Enroll onClose={() => setEnrolling(false)} /> : null}
    </Page>
  );
}
