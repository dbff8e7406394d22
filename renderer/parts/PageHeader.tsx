import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

interface PageHeaderProps {
  title: ReactNode;
  /** One calm line under the title: what is here, how many, since when. */
  sub?: ReactNode;
  /** Buttons, the primary one last. */
  actions?: ReactNode;
}

/** The head of a screen; its `h1` is takes the focus after navigation. */
export function PageHeader({ title, sub, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const free = document.activeElement === null || document.activeElement === document.body;
    if (free) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Group component="header" justify="space-between" align="flex-start" gap="md" mb="lg">
      {/* With large letters the buttons go beneath the title instead of squeezing it. */}
      <div style={{ flex: '1 1 280px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Title order={1} tabIndex={-1} ref={heading} style={{ outline: 'none' }}>
          {title}
        </Title>
        {sub === undefined ? null : (
          <Text component="div" c="dimmed" mt={4}>
            {sub}
          </Text>
        )}
      </div>
      {actions === undefined ? null : (
        <Group gap="sm" justify="flex-end" style={{ flexShrink: 0, maxWidth: '100%' }}>
          {actions}
        </Group>
      )}
    </Group>
  );
}
