import { Stack } from '@mantine/core';
import { mentorRoleSchema } from '../../../shared/records/mentors.ts';
import type { MentorRole } from '../../../shared/records/mentors.ts';
import { longTextSchema } from '../../../shared/records/primitives.ts';
import { displayName } from '../../../shared/rules/names.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { LongTextField, NumberField, TextField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import type { MentorPage } from './mentorPage.ts';

const roleFormSchema = mentorRoleSchema
  .pick({ id: true, level: true, capacity: true })
  .extend({ strengths: longTextSchema.optional() });

/** Level, how many people at once, and what this mentor is good at. */
export function ChangeRole({ page, role, onClose }: { page: MentorPage; role: MentorRole; onClose: () => void }) {
  const form = useRecordForm(roleFormSchema, {
    id: role.id,
    level: role.level,
    capacity: role.capacity,
    strengths: page.strengths,
  });
  const change = useDeed(client.mentors.changeRole, { form, done: onClose });
  const { control } = form;
  return (
    <FormDialog
      title={`${displayName(page.person)} as a mentor`}
      submit="Save"
      busy={change.busy}
      problem={<DeedProblem deed={change} />}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => change.run(values))}
    >
      <Stack gap="md">
        <NumberField
          control={control}
          name="capacity"
          label="Walks with at most"
          description="People at once. Leave it empty for no limit."
          data-autofocus
        />
        <TextField control={control} name="level" label="Level" placeholder="Peer mentor, senior mentor" />
        <LongTextField
          control={control}
          name="strengths"
          label="Strengths"
          description="Lived experience and what they are good at. They read this too."
        />
      </Stack>
    </FormDialog>
  );
}
