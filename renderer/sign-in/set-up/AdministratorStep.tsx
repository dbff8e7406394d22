import { Stack } from '@mantine/core';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { strengthOf } from '../../app/passphraseWords.ts';
import { PassphraseField, TextField } from '../../parts/fields.tsx';
import type { SetUpValues } from './setUpForm.ts';

/** The first administrator. Nobody can look the passphrase up: that is what the recovery code is for. */
export function AdministratorStep({ form: { control } }: { form: Pick<UseFormReturn<SetUpValues>, 'control'> }) {
  const [name = '', houseName = ''] = useWatch({ control, name: ['name', 'houseName'] });
  return (
    <Stack>
      <TextField
        control={control}
        name="name"
        label="Your sign-in name"
        description="Anyone at this PC can read it, so it need not be your real name."
        autoFocus
        required
      />
      <PassphraseField
        control={control}
        name="passphrase"
        label="Passphrase"
        description="Three or four unrelated words work well. Nobody can look it up for you."
        strength={strengthOf([name, houseName])}
        required
      />
      <PassphraseField control={control} name="again" label="The same once more" autoComplete="new-password" required />
    </Stack>
  );
}
