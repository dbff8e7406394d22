import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';

const colors = { neutral: 'gray', good: 'pine', due: 'ochre', attention: 'clay', wrong: 'red' } as const;
export type Tone = keyof typeof colors;

interface StatusBadgeProps {
  tone?: Tone;
  /** A small icon before the word; colour never speaks alone. */
  icon?: ReactNode;
  children: ReactNode;
}

/** A word about a state: *home*, *due*, *signed*. The word carries the meaning, the colour only helps. */
export function StatusBadge({ tone = 'neutral', icon, children }: StatusBadgeProps) {
  return (
    <Badge color={colors[tone]} leftSection={icon}>
      {children}
    </Badge>
  );
}
