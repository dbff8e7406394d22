import { Stack, Text } from '@mantine/core';
import { z } from 'zod';
import type { Walk } from '../../../shared/contract/mentors.ts';
import type { PersonRef } from '../../../shared/contract/views.ts';
import { daySchema } from '../../../shared/records/primitives.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { DayField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useToday } from '../../parts/Today.tsx';

const endSchema = z.object({ until: daySchema });

/** The last day two people walk together. */
export function EndPairing({ walk, mentor, onClose }: { walk: Walk; mentor: PersonRef; onClose: () => void }) {
  const form = useRecordForm(endSchema, { until: useToday() });
  const end = useDeed(client.mentors.endPairing, { form, done: onClose });
  return (
    <FormDialog
      title={`${displayName(mentor)} stops walking with ${displayName(walk.resident)}`}
      submit="End"
      busy={end.busy}
      problem={<DeedProblem deed={end} />}
      onClose={onClose}
      onSubmit={form.handleSubmit(({ until }) => end.run({ pairingId: walk.pairing.id, until }))}
    >
      <Stack gap="md">
        <DayField control={form.control} name="until" label="Last day together" required data-autofocus />
        <Text c="dimmed">The check-ins stay. You can undo this.</Text>
      </Stack>
    </FormDialog>
  );
}
