import { SimpleGrid, Stack } from '@mantine/core';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { DayField, SelectField, TextField } from '../../parts/fields.tsx';
import { states, timeZones } from '../../app/regions.ts';
import type { SetUpValues } from './setUpForm.ts';

/** Name, place, and since when the records are whole. */
export function HouseStep({ form: { control } }: { form: Pick<UseFormReturn<SetUpValues>, 'control'> }) {
  const zones = timeZones(useWatch({ control, name: 'timeZone' }));
  return (
    <Stack>
      <TextField
        control={control}
        name="houseName"
        label="Name of the house"
        description="As it should stand on sheets and reports."
        autoFocus
        required
      />
      <SimpleGrid cols={2}>
        <SelectField control={control} name="state" label="State" data={states} searchable required />
        <SelectField control={control} name="timeZone" label="Time zone" data={zones} searchable required />
      </SimpleGrid>
      <DayField
        control={control}
        name="completeSince"
        label="Records are complete since"
        description="The day from which every stay will be in Cairn, if you bring older ones in. Leave it empty when you start with today."
        lean="past"
      />
    </Stack>
  );
}
