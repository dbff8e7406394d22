import { Button, Text } from '@mantine/core';
import { IconCalendarRepeat, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { PlaceLink, places } from '../../app/places.tsx';
import { DataTable } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { useToday } from '../../parts/Today.tsx';
import { weeklyColumns, type Weekly } from './columns.tsx';
import { Kinds } from './Kinds.tsx';
import { WeeklyGroupForm } from './WeeklyGroupForm.tsx';

/** The groups that come back every week, and the kinds of group there are. */
export default function WeeklyGroups() {
  const today = useToday();
  const weekly = useQuery(queries.sessions.weekly.queryOptions());
  const house = useQuery(queries.house.get.queryOptions());
  const [open, setOpen] = useState<Weekly | 'new' | undefined>();
  const phaseName = (id: string): string => house.data?.phases.find((phase) => phase.id === id)?.name ?? 'a phase';
  const add = (
    <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setOpen('new')}>
      Add a weekly group
    </Button>
  );
  return (
    <Page>
      <PageHeader
        title="Weekly groups"
        sub={<PlaceLink to={places.groups}>This week’s groups</PlaceLink>}
        actions={add}
      />
      <Answered query={weekly} lines={6}>
        {({ groups }) => (
          <DataTable
            name="Weekly groups"
            rows={groups.filter(({ until }) => until === undefined || until >= today)}
            columns={weeklyColumns(phaseName, today)}
            rowId={({ id }) => id}
            onOpen={setOpen}
            sortedBy={{ column: 'day' }}
            height={440}
            empty={
              <EmptyState
                icon={<IconCalendarRepeat size={24} aria-hidden />}
                title="No weekly groups yet."
                action={add}
              >
                Plan a group once, and its roll and its sign-in sheet are there every week.
              </EmptyState>
            }
          />
        )}
      </Answered>
      {weekly.data?.groups.length === 0 ? null : (
        <Text size="sm" c="dimmed" mt="xs" mb="lg">
          Open a group to change or end it. What was already marked stays as it was.
        </Text>
      )}
      <Kinds />
      {open === undefined ? null : (
        <WeeklyGroupForm {...(open !== 'new' && { group: open })} onClose={() => setOpen(undefined)} />
      )}
    </Page>
  );
}
