import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useWatch } from 'react-hook-form';
import { quickBedsSchema } from '../../../shared/contract/session.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { DayField, NumberField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useToday } from '../../parts/Today.tsx';
import { z } from 'zod';
import { daySchema } from '../../../shared/records/primitives.ts';

const schema = z.object({ beds: quickBedsSchema, availableFrom: daySchema });

/** "4 rooms of 2", open since a day. */
export function AddBeds({ onClose }: { onClose: () => void }) {
  const today = useToday();
  const form = useRecordForm(schema, { beds: { rooms: 1, perRoom: 2 }, availableFrom: today });
  const add = useDeed(client.house.addBeds, { form, done: onClose });
  const [rooms = 0, perRoom = 0] = useWatch({ control: form.control, name: ['beds.rooms', 'beds.perRoom'] });
  return (
    <FormDialog
      title="Add rooms"
      submit="Add"
      busy={add.busy}
      problem={<DeedProblem deed={add} />}
      onClose={onClose}
      onSubmit={(event) => void form.handleSubmit((values) => add.run(values))(event)}
    >
      <Stack>
        <SimpleGrid cols={2}>
          <NumberField
            control={form.control}
            name="beds.rooms"
            label="Rooms"
            min={1}
            max={500}
            data-autofocus
            required
          />
          <NumberField control={form.control} name="beds.perRoom" label="Beds in each" min={1} max={20} required />
        </SimpleGrid>
        <DayField control={form.control} name="availableFrom" label="Open since" lean="past" required />
        <Text c="dimmed" role="status">
          {rooms * perRoom} beds, numbered after the rooms there are. Each can be renamed.
        </Text>
      </Stack>
    </FormDialog>
  );
}
