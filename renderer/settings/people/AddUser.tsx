import { Stack } from '@mantine/core';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { idSchema, nameSchema } from '../../../shared/records/primitives.ts';
import { noteDone } from '../../app/changes.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { isHardToGuess, notTheSame, tooEasy } from '../../app/newPassphrase.ts';
import { strengthOf } from '../../app/passphraseWords.ts';
import { useSignedIn } from '../../app/session.tsx';
import { ChoiceField, PassphraseField, SelectField, TextField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { offeredRoles, roleWords } from './roles.ts';
import { useMentorChoices } from './useMentorChoices.ts';

const schema = z
  .object({
    role: z.enum(offeredRoles),
    name: nameSchema,
    personId: idSchema.optional(),
    passphrase: z.string().min(1, 'required'),
    again: z.string(),
  })
  .refine(({ passphrase, name }) => isHardToGuess(passphrase, [name]), tooEasy)
  .refine(({ passphrase, again }) => passphrase === again, notTheSame);

/** Somebody new who signs in. They choose the passphrase themselves, at this screen. */
export function AddUser({ onClose }: { onClose: () => void }) {
  const { house } = useSignedIn();
  const form = useRecordForm(schema, { role: 'staff', passphrase: '', again: '' });
  const { control } = form;
  const mentors = useMentorChoices();
  const [role, name = ''] = useWatch({ control, name: ['role', 'name'] });
  const add = useDeed(client.users.add, {
    form,
    done: ({ user }) => {
      noteDone(`${user.name} can sign in now.`);
      onClose();
    },
  });
  return (
    <FormDialog
      title="Add someone who signs in"
      submit="Add"
      busy={add.busy}
      problem={<DeedProblem deed={add} />}
      onClose={onClose}
      onSubmit={(event) =>
        void form.handleSubmit(({ role: as, name: signInName, personId, passphrase }) =>
          add.run({ role: as, name: signInName, passphrase, ...(as === 'mentor' && { personId }) }),
        )(event)
      }
    >
      <Stack>
        <ChoiceField
          control={control}
          name="role"
          label="As"
          options={offeredRoles.map((value) => ({ value, ...roleWords[value] }))}
        />
        {role === 'mentor' ? (
          <SelectField
            control={control}
            name="personId"
            label="Which mentor"
            description="So that their groups, check-ins and hours are theirs."
            data={mentors}
            clearable
          />
        ) : null}
        <TextField
          control={control}
          name="name"
          label="Sign-in name"
          description="Anyone at this PC can read it, so it need not be their real name."
          data-autofocus
          required
        />
        <PassphraseField
          control={control}
          name="passphrase"
          label="Passphrase"
          description="Let them type it themselves. Three or four unrelated words work well."
          strength={strengthOf([name, house?.name ?? ''])}
          required
        />
        <PassphraseField
          control={control}
          name="again"
          label="The same once more"
          autoComplete="new-password"
          required
        />
      </Stack>
    </FormDialog>
  );
}
