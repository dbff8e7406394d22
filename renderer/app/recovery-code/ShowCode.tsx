import { Button, Group, List, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import css from './ShowCode.module.css';
import { codeGroups } from './codeGroups.ts';

interface ShowCodeProps {
  code: string;
  houseName: string;
  onKept: () => void;
}

/** The code, where to keep it, and the sheet to print. It is on no disk and cannot be shown again. */
export function ShowCode({ code, houseName, onKept }: ShowCodeProps) {
  return (
    <Stack>
      <Text className="print-only">Recovery code of {houseName}, for Cairn. Keep this sheet locked away.</Text>
      <div className={css.code} role="group" aria-label="Recovery code">
        {codeGroups(code).map((group, at) => (
          <span key={at}>{group}</span>
        ))}
      </div>
      <List className="no-print" spacing={4}>
        <List.Item>Print it or write it down now, and look it over once.</List.Item>
        <List.Item>Keep it locked away from this PC: a safe, or a sealed envelope with the director.</List.Item>
        <List.Item>Whoever holds it can open this house, so treat it like the master key.</List.Item>
      </List>
      <Group justify="space-between" mt="sm" className="no-print">
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          Print
        </Button>
        <Button onClick={onKept}>I have it on paper</Button>
      </Group>
    </Stack>
  );
}
