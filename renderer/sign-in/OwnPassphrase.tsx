import { Button, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { client } from '../app/client.ts';
import { DeedProblem, useDeed } from '../app/deed.tsx';
import { useRecordForm } from '../app/form.ts';
import { lock } from '../app/lock.ts';
import { isHardToGuess, notTheSame, tooEasy } from '../app/newPassphrase.ts';
import { strengthOf } from '../app/passphraseWords.ts';
import { useSignedIn } from '../app/session.tsx';
import { PassphraseField } from '../parts/fields.tsx';
import { Door } from './Door.tsx';

const schemaFor = (names: readonly string[]) =>
  z
    .object({ current: z.string().min(1, 'required'), passphrase: z.string().min(1, 'required'), again: z.string() })
    .refine(({ passphrase }) => isHardToGuess(passphrase, names), tooEasy)
    .refine(({ current, passphrase }) => current !== passphrase, {
      message: 'That is the one you were given. Choose another.',
      path: ['passphrase'],
    })
    .refine(({ passphrase, again }) => passphrase === again, notTheSame);

/** Somebody else chose the passphrase of this sign-in: the house opens once there is one that only its owner knows. */
export default function OwnPassphrase() {
  const { user, house } = useSignedIn();
  const names = [user.name, house?.name ?? ''];
  const cache = useQueryClient();
  const form = useRecordForm(schemaFor(names), { current: '', passphrase: '', again: '' });
  const { control } = form;
  const change = useDeed(client.session.changePassphrase, {
    form,
    refresh: false,
    done: () => void cache.invalidateQueries(),
  });
  return (
    <Door
      title={`Welcome, ${user.name}`}
      sub="The passphrase you were given works once. Choose one that nobody else knows; then the house opens."
    >
      <form
        noValidate
        onSubmit={(event) =>
          void form.handleSubmit(({ current, passphrase }) => change.run({ current, next: passphrase }))(event)
        }
      >
        <DeedProblem deed={change} />
        <Stack>
          <PassphraseField
            control={control}
            name="current"
            label="The passphrase you were given"
            autoComplete="current-password"
            autoFocus
            required
          />
          <PassphraseField
            control={control}
            name="passphrase"
            label="Your own passphrase"
            description="Three or four unrelated words work well. Nobody can look it up for you."
            strength={strengthOf(names)}
            required
          />
          <PassphraseField
            control={control}
            name="again"
            label="The same once more"
            autoComplete="new-password"
            required
          />
          <Button type="submit" fullWidth loading={change.busy}>
            Use this one
          </Button>
          <Button variant="subtle" color="gray" fullWidth onClick={() => void lock(user.id, 'switch')}>
            Not now
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
