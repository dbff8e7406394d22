import { Button, Group } from '@mantine/core';
import { IconBed, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Answered } from '../../app/Answered.tsx';
import { queries } from '../../app/client.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { shortDay } from '../../parts/days.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { AddBeds } from './AddBeds.tsx';
import { BedForm, type BedRow } from './BedForm.tsx';

const columns: readonly Column<BedRow>[] = [
  { id: 'room', header: 'Room', value: (bed) => bed.room },
  { id: 'name', header: 'Bed', value: (bed) => bed.name },
  { id: 'from', header: 'Open since', value: (bed) => bed.availableFrom, cell: (bed) => shortDay(bed.availableFrom) },
  {
    id: 'to',
    header: 'Last night',
    value: (bed) => bed.availableTo,
    cell: (bed) => (bed.availableTo ? shortDay(bed.availableTo) : ''),
  },
  { id: 'funding', header: 'Paid by', value: (bed) => bed.funding },
];

/** Every bed there is or was, since when it is open and who pays for it. Who sleeps where stands under Residents. */
export function Beds() {
  const query = useQuery(queries.house.beds.queryOptions());
  const [opened, setOpened] = useState<BedRow | 'one' | 'many' | undefined>();
  const close = (): void => setOpened(undefined);
  const add = (
    <Group gap="xs">
      <Button variant="default" onClick={() => setOpened('one')}>
        Add one bed
      </Button>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpened('many')}>
        Add rooms
      </Button>
    </Group>
  );
  return (
    <Answered query={query}>
      {({ beds }) => (
        <>
          <DataTable
            name="Beds"
            rows={beds}
            columns={columns}
            rowId={(bed) => bed.id}
            sortedBy={{ column: 'room' }}
            filter="Find a room or a bed"
            tools={add}
            onOpen={setOpened}
            empty={
              <EmptyState icon={<IconBed size={24} aria-hidden />} title="No beds yet." action={add}>
                Say how many rooms there are. A pasted list of residents makes its beds by itself.
              </EmptyState>
            }
          />
          {opened === 'many' ? <AddBeds onClose={close} /> : null}
          {opened === undefined || opened === 'many' ? null : (
            <BedForm bed={opened === 'one' ? undefined : opened} onClose={close} />
          )}
        </>
      )}
    </Answered>
  );
}
