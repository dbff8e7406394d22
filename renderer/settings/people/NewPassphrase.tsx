import { Stack, Text } from '@mantine/core';
import { z } from 'zod';
import { noteDone } from '../../app/changes.ts';
import { client } from '../../app/client.ts';
import { DeedProblem, useDeed } from '../../app/deed.tsx';
import { useRecordForm } from '../../app/form.ts';
import { isHardToGuess, notTheSame, tooEasy } from '../../app/newPassphrase.ts';
import { strengthOf } from '../../app/passphraseWords.ts';
import { PassphraseField } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import type { SignInRow } from './signIns.ts';

const schemaFor = ({ name }: SignInRow) =>
  z
    .object({ passphrase: z.string().min(1, 'required'), again: z.string() })
    .refine(({ passphrase }) => isHardToGuess(passphrase, [name]), tooEasy)
    .refine(({ passphrase, again }) => passphrase === again, notTheSame);

/** A passphrase for one sign-in, for somebody who has lost theirs. */
export function NewPassphrase({ user, onClose }: { user: SignInRow; onClose: () => void }) {
  const form = useRecordForm(schemaFor(user), { passphrase: '', again: '' });
  const { control } = form;
  const reset = useDeed(client.users.resetPassphrase, {
    form,
    done: () => {
      noteDone(`${user.name} signs in with the new passphrase once, and then chooses another.`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`A new passphrase for ${user.name}`}
      submit="Save"
      busy={reset.busy}
      problem={<DeedProblem deed={reset} />}
      onClose={onClose}
      onSubmit={(event) =>
        void form.handleSubmit(({ passphrase }) => reset.run({ userId: user.id, passphrase }))(event)
      }
    >
      <Stack>
        <Text c="dimmed">
          The one they have now stops working. This one is for a single sign-in: Cairn then asks them for one of their
          own.
        </Text>
        <PassphraseField
          control={control}
          name="passphrase"
          label="Passphrase for one sign-in"
          description="Tell it to nobody but them."
          strength={strengthOf([user.name])}
          data-autofocus
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
