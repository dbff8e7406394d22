import { Stack } from '@mantine/core';
import { z } from 'zod';
import type { PersonPage } from '../../../shared/contract/residents.ts';
import { daySchema, idSchema } from '../../../shared/records/primitives.ts';
import { bedLabel, displayName } from '../../../shared/rules/names.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { DayField, SelectField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useToday } from '../../parts/Today.tsx';
import { useFreeBeds } from '../beds/freeBeds.ts';

const noBed = 'no-bed';
const moveSchema = z.object({ bedId: idSchema, from: daySchema });

interface MoveBedProps {
  page: PersonPage;
  present: NonNullable<PersonPage['present']>;
  onClose: () => void;
}

/** Another bed, or none, from a night on. */
export function MoveBed({ page, present, onClose }: MoveBedProps) {
  const today = useToday();
  const name = displayName(page.person);
  const form = useRecordForm(moveSchema, { from: today });
  const move = useDeed(client.residents.moveBed, { form, done: onClose });
  const free = useFreeBeds(form.watch('from'));
  const { bed, stayId } = present;
  const beds = bed ? [...free, { value: noBed, label: 'No bed' }] : free;
  return (
    <FormDialog
      title={bed ? `Move ${name} to another bed` : `Choose a bed for ${name}`}
      submit={bed ? 'Move' : 'Give this bed'}
      busy={move.busy}
      problem={<DeedProblem deed={move} />}
      onClose={onClose}
      onSubmit={form.handleSubmit(({ bedId, from }) =>
        move.run({ stayId, bedId: bedId === noBed ? null : bedId, from }),
      )}
    >
      <Stack gap="md">
        <SelectField
          control={form.control}
          name="bedId"
          label={bed ? `From ${bedLabel(bed)} to` : 'Bed'}
          description={free.length === 0 ? 'No bed is free that night.' : 'The beds free that night.'}
          placeholder="Choose a bed"
          data={beds}
          required
          data-autofocus
        />
        <DayField control={form.control} name="from" label="First night there" lean="past" required />
      </Stack>
    </FormDialog>
  );
}
