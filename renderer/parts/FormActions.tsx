import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';

interface FormActionsProps {
  /** The deed as a verb: `Admit`, `Save`. */
  submit: string;
  busy?: boolean;
  onCancel?: () => void;
  children?: ReactNode;
}

/** The foot of a form: the deed at the right, the way out beside it. */
export function FormActions({ submit, busy = false, onCancel, children }: FormActionsProps) {
  return (
    <Group justify="flex-end" gap="sm" mt="lg">
      {children}
      {onCancel === undefined ? null : (
        <Button variant="default" onClick={onCancel} disabled={busy}>
          Cancel
        </Button>
      )}
      <Button type="submit" loading={busy}>
        {submit}
      </Button>
    </Group>
  );
}
