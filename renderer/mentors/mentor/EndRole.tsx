import { Stack, Text } from '@mantine/core';
import { z } from 'zod';
import type { MentorRole } from '../../../shared/records/mentors.ts';
import { daySchema } from '../../../shared/records/primitives.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { DayField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useToday } from '../../parts/Today.tsx';
import { inWords } from '../quiet.ts';
import type { MentorPage } from './mentorPage.ts';

const endSchema = z.object({ until: daySchema });

/** The last day somebody is a mentor; whom they walk with is said before it happens. */
export function EndRole({ page, role, onClose }: { page: MentorPage; role: MentorRole; onClose: () => void }) {
  const form = useRecordForm(endSchema, { until: useToday() });
  const end = useDeed(client.mentors.endRole, { form, done: onClose });
  const walks = page.walks.length;
  return (
    <FormDialog
      title={`${displayName(page.person)} stops being a mentor`}
      submit="End"
      busy={end.busy}
      problem={<DeedProblem deed={end} />}
      onClose={onClose}
      onSubmit={form.handleSubmit(({ until }) => end.run({ roleId: role.id, until }))}
    >
      <Stack gap="md">
        <DayField control={form.control} name="until" label="Last day as a mentor" required data-autofocus />
        <Text c="dimmed">
          {walks === 0
            ? ''
            : `${walks === 1 ? 'One person' : `${inWords(walks)} people`} will walk with nobody from the next day on. `}
          Check-ins and hours stay. You can undo this.
        </Text>
      </Stack>
    </FormDialog>
  );
}
