import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { client } from '../client.ts';
import { useDeed } from '../deed.tsx';
import { provenPart } from './codeGroups.ts';

interface ProveCodeProps {
  code: string;
  onBack: () => void;
  onProven?: () => void;
}

/** Proof that the code is on paper: the last two groups, typed from it. */
export function ProveCode({ code, onBack, onProven }: ProveCodeProps) {
  const [typed, setTyped] = useState('');
  const prove = useDeed(client.setUp.proveRecoveryCode, { quiet: true, done: () => onProven?.() });
  const length = provenPart(code).length;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') void prove.run({ typed });
      }}
    >
      <Text mb="md" c="dimmed">
        Look at your paper, not at the screen. This makes sure that the copy you keep can be read.
      </Text>
      <TextInput
        label="The last two groups of the code"
        description="Capitals, spaces and dashes do not matter."
        autoFocus
        autoComplete="off"
        spellCheck={false}
        maxLength={length * 3}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={prove.problem?.sentence}
        errorProps={{ role: 'alert' }}
      />
      <Group justify="space-between" mt="lg">
        <Button variant="default" onClick={onBack} disabled={prove.busy}>
          Show it again
        </Button>
        <Button type="submit" loading={prove.busy}>
          Finish
        </Button>
      </Group>
    </form>
  );
}
