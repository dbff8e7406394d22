import { Alert, Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { noticeSentence } from '../../shared/messages/notices.ts';
import { useSignedIn } from './session.tsx';

/** What opening the house had to put right, until it was read. */
export function Notices() {
  const { notices } = useSignedIn();
  const [read, setRead] = useState(false);
  if (read || notices.length === 0) return null;
  return (
    <Stack gap="sm" px="xl" pt="md" maw={1080} mx="auto">
      <Alert
        color="ochre"
        icon={<IconInfoCircle aria-hidden />}
        title="Something to know"
        withCloseButton
        closeButtonLabel="I have read this"
        onClose={() => setRead(true)}
      >
        {notices.map(({ code, file }) => (
          <div key={`${code} ${file}`}>{noticeSentence(code, file)}</div>
        ))}
      </Alert>
    </Stack>
  );
}
