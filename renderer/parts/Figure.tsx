import { Box, Group, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface FigureProps {
  label: string;
  /** The number itself; `undefined` prints as an en dash, because there was nothing to count or divide by. */
  value: number | string | undefined;
  /** Behind it, small: `of 100`, `%`, `days`. */
  of?: string;
  /** A line below: rule, blanks, what changed. */
  note?: ReactNode;
}

/** One number with its label and what it is out of. */
export function Figure({ label, value, of, note }: FigureProps) {
  const id = useId();
  return (
    <Box role="group" aria-labelledby={id}>
      <Text size="sm" c="dimmed" id={id}>
        {label}
      </Text>
      <Group gap={6} align="baseline" className="tabular">
        <Text component="span" fz={28} fw={650} lh={1.25}>
          {value ?? '–'}
        </Text>
        {of === undefined ? null : (
          <Text component="span" c="dimmed">
            {of}
          </Text>
        )}
      </Group>
      {note === undefined ? null : (
        <Text component="div" size="sm" c="dimmed">
          {note}
        </Text>
      )}
    </Box>
  );
}
