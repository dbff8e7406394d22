import { Stack } from '@mantine/core';
import { z } from 'zod';
import { FormActions } from '../parts/FormActions.tsx';
import { PassphraseField } from '../parts/fields.tsx';
import { client } from './client.ts';
import { DeedProblem, useDeed } from './deed.tsx';
import { useRecordForm } from './form.ts';
import { strengthOf } from './passphraseWords.ts';
import { useSignedIn } from './session.tsx';

const schema = z.object({ current: z.string().min(1, 'required'), next: z.string().min(1, 'required') });

/** The person's own passphrase: the old one once, the new one with its strength. */
export default function ChangePassphrase({ onClose }: { onClose: () => void }) {
  const { user, house } = useSignedIn();
  const form = useRecordForm(schema, { current: '', next: '' });
  const change = useDeed(client.session.changePassphrase, { form, done: onClose });
  return (
    <form onSubmit={(event) => void form.handleSubmit((values) => change.run(values))(event)} noValidate>
      <DeedProblem deed={change} />
      <Stack>
        <PassphraseField control={form.control} name="current" label="Your passphrase now" data-autofocus required />
        <PassphraseField
          control={form.control}
          name="next"
          label="New passphrase"
          description="Three or four unrelated words work well. Nobody can look it up for you."
          strength={strengthOf([user.name, house?.name ?? ''])}
          required
        />
      </Stack>
      <FormActions submit="Change" busy={change.busy} onCancel={onClose} />
    </form>
  );
}
