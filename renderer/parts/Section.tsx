import { Box, Group, Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  sub?: ReactNode;
  /** Small buttons or links at the right of the title. */
  actions?: ReactNode;
  /** Without a card's border and padding, for tables and lists that bring their own. */
  plain?: boolean;
  /** Lists reach the card's edge; text keeps its padding. */
  flush?: boolean;
  children: ReactNode;
}

/** A titled part of a screen: a landmark named by its heading, drawn as a card. */
export function Section({ title, sub, actions, plain = false, flush = false, children }: SectionProps) {
  const id = useId();
  const head = (
    <Group justify="space-between" align="flex-start" gap="sm" mih={36} mb={flush ? 0 : 'sm'} wrap="nowrap">
      {/* Neighbouring cards have their titles on one line, with and without buttons, links or a line below. */}
      <Box pt={5}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {sub === undefined ? null : (
          <Text component="div" c="dimmed" size="sm">
            {sub}
          </Text>
        )}
      </Box>
      {actions === undefined ? null : (
        <Group gap="xs" mih={36}>
          {actions}
        </Group>
      )}
    </Group>
  );
  if (plain) {
    return (
      <Box component="section" aria-labelledby={id}>
        {head}
        {children}
      </Box>
    );
  }
  return (
    <Paper
      component="section"
      aria-labelledby={id}
      {...(flush ? { p: 0 } : { px: 'lg', pt: 'md', pb: 'lg' })}
      style={{ overflow: 'hidden' }}
    >
      {flush ? (
        <Box px="lg" pt="md" pb="sm">
          {head}
        </Box>
      ) : (
        head
      )}
      {children}
    </Paper>
  );
}
