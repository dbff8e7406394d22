import { ActionIcon, Button, Group, Paper, Text } from '@mantine/core';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import css from './UndoToast.module.css';

interface UndoToastProps {
  /** What was done, as a sentence: `Discharged Jordan.` */
  label: string;
  onUndo?: (() => void) | undefined;
  onClose: () => void;
  busy?: boolean;
}

/** The last thing saved and the way back, at the foot of the page until the next save. It never vanishes by itself. */
export function UndoToast({ label, onUndo, onClose, busy = false }: UndoToastProps) {
  return (
    <Paper className={css.toast ?? ''} role="region" aria-label="Last change">
      <Group gap="md" wrap="nowrap">
        <Text style={{ flex: 1 }}>{label}</Text>
        {onUndo === undefined ? null : (
          <Button
            size="sm"
            variant="light"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            loading={busy}
            onClick={onUndo}
          >
            Undo
          </Button>
        )}
        <ActionIcon size={36} aria-label="Put this note away" onClick={onClose}>
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </Paper>
  );
}
