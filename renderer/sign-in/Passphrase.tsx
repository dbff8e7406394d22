import { Anchor, Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { client } from '../app/client.ts';
import { useDeed } from '../app/deed.tsx';
import type { SignInName } from './Names.tsx';
import { useEnter } from './useEnter.ts';
import { WhatIsLeft } from './WhatIsLeft.tsx';

interface PassphraseProps {
  name: SignInName;
  onOther: (() => void) | undefined;
  onLost: () => void;
  onOpenBackup: () => void;
}

/** The passphrase of one person. A wrong one is said without a hint which part was wrong; what was typed is selected, ready to be typed over. */
export function Passphrase({ name, onOther, onLost, onOpenBackup }: PassphraseProps) {
  const [passphrase, setPassphrase] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const enter = useEnter();
  const signIn = useDeed(client.session.signIn, { refresh: false, done: enter });
  const problem = signIn.problem?.sentence;
  useEffect(() => {
    if (problem !== undefined) field.current?.select();
  }, [problem]);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== '') void signIn.run({ userId: name.id, passphrase });
      }}
    >
      {/* So that a password manager, and a screen reader going back, know whose passphrase this is. */}
      <input type="text" name="username" autoComplete="username" value={name.name} readOnly hidden />
      <Stack>
        <PasswordInput
          ref={field}
          label="Passphrase"
          autoComplete="current-password"
          autoFocus
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          error={problem}
          errorProps={{ role: 'alert' }}
          visibilityToggleButtonProps={{ 'aria-label': 'Show what I typed', tabIndex: 0 }}
        />
        <Button type="submit" fullWidth loading={signIn.busy}>
          Sign in
        </Button>
        {signIn.problem?.kind === 'damaged' ? (
          <>
            <WhatIsLeft />
            <Button variant="default" fullWidth onClick={onOpenBackup}>
              Open a backup
            </Button>
          </>
        ) : null}
      </Stack>
      <Group justify="space-between" mt="md">
        {onOther === undefined ? (
          <span />
        ) : (
          <Anchor component="button" type="button" onClick={onOther}>
            Not {name.name}?
          </Anchor>
        )}
        <Anchor component="button" type="button" c="dimmed" onClick={onLost}>
          Use the recovery code
        </Anchor>
      </Group>
    </form>
  );
}
