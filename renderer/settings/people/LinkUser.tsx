import { z } from 'zod';
import type { User } from '../../../shared/records/users.ts';
import { idSchema } from '../../../shared/records/primitives.ts';
import { noteDone } from '../../app/changes.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { SelectField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useMentorChoices } from './useMentorChoices.ts';

const schema = z.object({ personId: idSchema });

/** Which mentor a sign-in belongs to. */
export function LinkUser({ user, onClose }: { user: User; onClose: () => void }) {
  const form = useRecordForm(schema, {});
  const mentors = useMentorChoices();
  const link = useDeed(client.users.link, {
    form,
    done: () => {
      noteDone(`${user.name} is linked to their page.`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Who is ${user.name}?`}
      submit="Save"
      busy={link.busy}
      problem={<DeedProblem deed={link} />}
      onClose={onClose}
      onSubmit={(event) => void form.handleSubmit(({ personId }) => link.run({ userId: user.id, personId }))(event)}
    >
      <SelectField control={form.control} name="personId" label="Mentor" data={mentors} data-autofocus required />
    </FormDialog>
  );
}
