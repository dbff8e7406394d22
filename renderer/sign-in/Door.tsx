import { Box, Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { CairnMark } from '../app/CairnMark.tsx';
import css from './Door.module.css';

interface DoorProps {
  title: string;
  sub?: ReactNode;
  /** Wide for a form, or for a table. */
  wide?: boolean | 'table';
  children: ReactNode;
  foot?: ReactNode;
}

/** What stands before the house: one card in the middle of a quiet page. */
export function Door({ title, sub, wide = false, children, foot }: DoorProps) {
  return (
    <div className={css.door}>
      <Box w="100%" maw={wide === 'table' ? 1040 : wide ? 640 : 440}>
        <Group gap={10} mb="lg" justify="center">
          <CairnMark size={30} />
          <Text component="span" fz={20} fw={650}>
            Cairn
          </Text>
        </Group>
        <Paper px="xl" pt="lg" pb={32}>
          <Title order={1} fz={22} mb={sub === undefined ? 'md' : 4}>
            {title}
          </Title>
          {sub === undefined ? null : (
            <Text component="div" c="dimmed" mb="md">
              {sub}
            </Text>
          )}
          {children}
        </Paper>
        {foot === undefined ? null : (
          <Text component="div" size="sm" c="dimmed" ta="center" mt="md">
            {foot}
          </Text>
        )}
      </Box>
    </div>
  );
}
