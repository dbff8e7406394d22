import { Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** A Tabler icon, 24 px. */
  icon?: ReactNode;
  /** What is not there yet, as a sentence. */
  title: string;
  /** What the page is for, or what comes first. */
  children?: ReactNode;
  /** The first step. */
  action?: ReactNode;
}

/** What a screen says while it has nothing to show: what it is for, and the first step. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      {icon === undefined ? null : (
        <ThemeIcon size={48} radius="lg" variant="light" aria-hidden mb="xs">
          {icon}
        </ThemeIcon>
      )}
      <Title order={2} size="h3">
        {title}
      </Title>
      {children === undefined ? null : (
        <Text component="div" c="dimmed" maw="26rem">
          {children}
        </Text>
      )}
      {action === undefined ? null : <Group mt="sm">{action}</Group>}
    </Stack>
  );
}
