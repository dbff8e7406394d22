import { z } from 'zod';
import { nameSchema } from '../../../shared/records/primitives.ts';
import { noteDone } from '../../app/changes.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { TextField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import type { SignInRow } from './signIns.ts';

const schema = z.object({ name: nameSchema });

/** Another name to sign in by. */
export function RenameUser({ user, onClose }: { user: SignInRow; onClose: () => void }) {
  const form = useRecordForm(schema, { name: user.name });
  const rename = useDeed(client.users.rename, {
    form,
    done: ({ user: { name } }) => {
      noteDone(`${user.name} signs in as ${name} now.`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Another name for ${user.name}`}
      submit="Save"
      busy={rename.busy}
      problem={<DeedProblem deed={rename} />}
      onClose={onClose}
      onSubmit={(event) => void form.handleSubmit(({ name }) => rename.run({ userId: user.id, name }))(event)}
    >
      <TextField
        control={form.control}
        name="name"
        label="Sign-in name"
        description="Anyone at this PC can read it, so it need not be their real name."
        data-autofocus
        required
      />
    </FormDialog>
  );
}
