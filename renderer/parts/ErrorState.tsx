import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface ErrorStateProps {
  /** What happened, to what. */
  title: string;
  /** What to do next. */
  children?: ReactNode;
  onRetry?: () => void;
  retryLabel?: string;
}

/** Something went wrong here: what happened, to what, what next. Announced when it appears. */
export function ErrorState({ title, children, onRetry, retryLabel = 'Try again' }: ErrorStateProps) {
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert">
      {children === undefined ? null : <Text component="div">{children}</Text>}
      {onRetry === undefined ? null : (
        <Group mt="sm">
          <Button variant="default" size="sm" onClick={onRetry}>
            {retryLabel}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
