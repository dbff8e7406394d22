import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { client } from '../app/client.ts';
import { useDeed } from '../app/deed.tsx';
import { Door } from './Door.tsx';
import { useEnter } from './useEnter.ts';

/** The way in when every administrator's passphrase is lost. Settings then asks for a new code. */
export function RecoveryCode({ onBack }: { onBack: () => void }) {
  const [code, setCode] = useState('');
  const enter = useEnter();
  const signIn = useDeed(client.session.signInWithRecoveryCode, { refresh: false, done: enter });
  return (
    <Door
      title="The recovery code"
      sub="It was shown once, when this house was set up, to be kept on paper in a safe place. It opens the house as an administrator."
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() !== '') void signIn.run({ code });
        }}
      >
        <TextInput
          label="Recovery code"
          description="Capitals, spaces and dashes do not matter."
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={signIn.problem?.sentence}
          errorProps={{ role: 'alert' }}
        />
        <Group justify="space-between" mt="lg">
          <Button variant="default" onClick={onBack}>
            Back
          </Button>
          <Button type="submit" loading={signIn.busy}>
            Sign in
          </Button>
        </Group>
      </form>
    </Door>
  );
}
