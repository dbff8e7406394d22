import { Stack } from '@mantine/core';
import { z } from 'zod';
import type { PersonPage } from '../../../shared/contract/residents.ts';
import type { Phase } from '../../../shared/records/house.ts';
import { daySchema, idSchema } from '../../../shared/records/primitives.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { DayField, SelectField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useToday } from '../../parts/Today.tsx';
import { phaseAfter } from './phases.ts';

const changeSchema = z.object({ phaseId: idSchema, from: daySchema });

interface ChangePhaseProps {
  page: PersonPage;
  present: NonNullable<PersonPage['present']>;
  phases: readonly Phase[];
  onClose: () => void;
}

/** Another phase from a day on; the one that follows is already chosen. */
export function ChangePhase({ page, present, phases, onClose }: ChangePhaseProps) {
  const today = useToday();
  const name = displayName(page.person);
  const next = phaseAfter(phases, present.phase?.id);
  const form = useRecordForm(changeSchema, { from: today, ...(next && { phaseId: next.id }) });
  const change = useDeed(client.residents.changePhase, { form, done: onClose });
  return (
    <FormDialog
      title={present.phase ? `Change ${name}’s phase` : `Choose ${name}’s phase`}
      submit="Change phase"
      busy={change.busy}
      problem={<DeedProblem deed={change} />}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => change.run({ stayId: present.stayId, ...values }))}
    >
      <Stack gap="md">
        <SelectField
          control={form.control}
          name="phaseId"
          label={present.phase ? `From ${present.phase.name} to` : 'Phase'}
          placeholder="Choose a phase"
          data={phases
            .filter(({ id }) => id !== present.phase?.id)
            .map(({ id, name: label }) => ({ value: id, label }))}
          required
          data-autofocus
        />
        <DayField control={form.control} name="from" label="From" lean="past" required />
      </Stack>
    </FormDialog>
  );
}
