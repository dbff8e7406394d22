import { SimpleGrid, Stack } from '@mantine/core';
import { z } from 'zod';
import { type Bed, bedSchema } from '../../../shared/records/house.ts';
import { bedLabel } from '../../../shared/rules/names.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { DayField, TextField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useToday } from '../../parts/Today.tsx';

export interface BedRow extends Bed {
  funding?: string | undefined;
}

const schema = bedSchema.partial({ id: true }).extend({ funding: z.string().trim().max(200).optional() });

/** One bed: its name, since when it is open, until when, and who pays for it. */
export function BedForm({ bed, onClose }: { bed: BedRow | undefined; onClose: () => void }) {
  const today = useToday();
  const form = useRecordForm(schema, bed ?? { availableFrom: today });
  const save = useDeed(client.house.saveBed, { form, done: onClose });
  const { control } = form;
  return (
    <FormDialog
      title={bed ? `Change ${bedLabel(bed)}` : 'Add one bed'}
      submit="Save"
      busy={save.busy}
      problem={<DeedProblem deed={save} />}
      onClose={onClose}
      onSubmit={(event) => void form.handleSubmit((values) => save.run(values))(event)}
    >
      <Stack>
        <SimpleGrid cols={2}>
          <TextField control={control} name="room" label="Room" data-autofocus required />
          <TextField control={control} name="name" label="Bed" placeholder="lower" required />
        </SimpleGrid>
        <DayField control={control} name="availableFrom" label="Open since" lean="past" required />
        <DayField
          control={control}
          name="availableTo"
          label="Last night it can be slept in"
          description="Only when the bed is given up; leave it empty otherwise."
        />
        <TextField control={control} name="funding" label="Paid by" description="Staff only; for the report." />
      </Stack>
    </FormDialog>
  );
}
