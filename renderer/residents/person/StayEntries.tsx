import { ActionIcon, Button, Fieldset, Group, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Control, useFieldArray } from 'react-hook-form';
import { bedLabel } from '../../../shared/rules/names.ts';
import { queries } from '../../app/client.ts';
import { DayField, SelectField } from '../../parts/fields.tsx';
import { useToday } from '../../parts/Today.tsx';
import { inOrder } from './phases.ts';
import type { StayForm } from './stayForm.ts';

interface EntriesProps {
  control: Control<StayForm>;
}

/** The phases of a stay, each with the day it began. */
export function PhaseEntries({ control }: EntriesProps) {
  const today = useToday();
  const { fields, append, remove } = useFieldArray({ control, name: 'phases' });
  const phases = inOrder(useQuery(queries.house.get.queryOptions()).data?.phases ?? []);
  const data = phases.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Fieldset legend="Phases">
      <Stack gap="sm">
        {fields.map(({ id }, at) => (
          <Group key={id} align="flex-end" gap="sm" wrap="nowrap">
            <SelectField
              control={control}
              name={`phases.${at}.phaseId`}
              label={`Phase ${at + 1}`}
              data={data}
              flex={1}
            />
            <DayField control={control} name={`phases.${at}.from`} label="From" lean="past" flex={1} />
            <Remove what={`phase ${at + 1}`} onRemove={() => remove(at)} />
          </Group>
        ))}
        <Add onAdd={() => append({ phaseId: phases[0]?.id ?? '', from: today })}>Add a phase</Add>
      </Stack>
    </Fieldset>
  );
}

/** The beds of a stay, each with its first and last night. */
export function BedEntries({ control }: EntriesProps) {
  const today = useToday();
  const { fields, append, remove } = useFieldArray({ control, name: 'beds' });
  const beds = useQuery(queries.house.beds.queryOptions()).data?.beds ?? [];
  const data = beds.map((bed) => ({ value: bed.id, label: bedLabel(bed) }));
  return (
    <Fieldset legend="Beds">
      <Stack gap="sm">
        {fields.map(({ id }, at) => (
          <Group key={id} align="flex-end" gap="sm" wrap="nowrap">
            <Stack gap="xs" flex={1}>
              <SelectField control={control} name={`beds.${at}.bedId`} label={`Bed ${at + 1}`} data={data} searchable />
              <Group grow gap="sm" align="flex-start">
                <DayField control={control} name={`beds.${at}.from`} label="First night" lean="past" />
                <DayField
                  control={control}
                  name={`beds.${at}.to`}
                  label="Last night"
                  lean="past"
                  placeholder="Still theirs"
                />
              </Group>
            </Stack>
            <Remove what={`bed ${at + 1}`} onRemove={() => remove(at)} />
          </Group>
        ))}
        <Add onAdd={() => append({ bedId: beds[0]?.id ?? '', from: today })}>Add a bed</Add>
      </Stack>
    </Fieldset>
  );
}

function Add({ onAdd, children }: { onAdd: () => void; children: string }) {
  return (
    <Group>
      <Button variant="default" size="sm" leftSection={<IconPlus size={18} aria-hidden />} onClick={onAdd}>
        {children}
      </Button>
    </Group>
  );
}

function Remove({ what, onRemove }: { what: string; onRemove: () => void }) {
  return (
    <ActionIcon aria-label={`Take ${what} away`} onClick={onRemove}>
      <IconTrash size={20} aria-hidden />
    </ActionIcon>
  );
}
