import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** Something to know before going on; nothing is wrong yet. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Alert color="ochre" icon={<IconInfoCircle aria-hidden />} title={title} role="note">
      {children}
    </Alert>
  );
}
