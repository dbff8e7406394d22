import { ActionIcon, Button, Stack, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type UseFormReturn, useFieldArray, useWatch } from 'react-hook-form';
import { NumberField } from '../../parts/fields.tsx';
import css from './SetUp.module.css';
import type { SetUpValues } from './setUpForm.ts';

/** "40 rooms of 2", as many kinds of rooms as there are. */
export function BedsStep({ form: { control } }: { form: Pick<UseFormReturn<SetUpValues>, 'control'> }) {
  const { fields, append, remove } = useFieldArray({ control, name: 'beds' });
  const beds = useWatch({ control, name: 'beds' });
  const total = beds.reduce((sum, { rooms, perRoom }) => sum + (Number(rooms) || 0) * (Number(perRoom) || 0), 0);
  return (
    <Stack>
      <Text c="dimmed">
        A quick count is enough: rooms and beds get plain names (Room 1, lower and upper), and each can be renamed in
        Settings. When your own list says who has which bed, take this away: pasting the list makes the beds.
      </Text>
      {fields.map((field, at) => (
        <div key={field.id} className={`${css.row} ${css.beds}`}>
          <NumberField
            control={control}
            name={`beds.${at}.rooms`}
            aria-label="Rooms"
            min={0}
            max={500}
            autoFocus={at === 0}
          />
          <Text>rooms of</Text>
          <NumberField control={control} name={`beds.${at}.perRoom`} aria-label="Beds in each" min={1} max={20} />
          <Text>beds</Text>
          <ActionIcon aria-label="Take these rooms away" onClick={() => remove(at)}>
            <IconX size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => append({ rooms: 1, perRoom: 4 })}
        >
          {fields.length === 0 ? 'Add rooms' : 'Other rooms'}
        </Button>
      </div>
      <Text fw={600} role="status">
        {total === 0 ? 'No beds yet.' : total === 1 ? '1 bed' : `${total} beds`}
      </Text>
    </Stack>
  );
}
