import { Text } from '@mantine/core';
import { z } from 'zod';
import { noteDone } from '../../app/changes.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { ChoiceField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { offeredRoles, roleWords } from './roles.ts';
import type { SignInRow } from './signIns.ts';

const schema = z.object({ role: z.enum(offeredRoles) });

/** Another role: it opens what that role reads, and closes what it does not. */
export function ChangeRole({ user, onClose }: { user: SignInRow; onClose: () => void }) {
  const present = offeredRoles.find((role) => role === user.role);
  const form = useRecordForm(schema, { ...(present && { role: present }) });
  const change = useDeed(client.users.changeRole, {
    form,
    done: ({ user: { role } }) => {
      noteDone(`${user.name} signs in as ${roleWords[role].label.toLowerCase()} now.`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Another role for ${user.name}`}
      submit="Change"
      busy={change.busy}
      problem={<DeedProblem deed={change} />}
      onClose={onClose}
      onSubmit={(event) => void form.handleSubmit(({ role }) => change.run({ userId: user.id, role }))(event)}
    >
      <ChoiceField
        control={form.control}
        name="role"
        label="As"
        options={offeredRoles.map((value) => ({ value, ...roleWords[value] }))}
      />
      <Text c="dimmed" size="sm" mt="md">
        What the new role does not read is out of their keys from now on. What they wrote stays.
      </Text>
    </FormDialog>
  );
}
