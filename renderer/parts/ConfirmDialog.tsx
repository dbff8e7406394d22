import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface ConfirmDialogProps {
  opened: boolean;
  /** The question, with the name of what is touched: `Discharge Jordan, last night here Monday?` */
  title: string;
  /** What follows, and that it can be undone. */
  children?: ReactNode;
  /** The deed as a verb: `Discharge`. */
  confirm: string;
  cancel?: string;
  /** Red, for removal only. */
  removes?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before a deed; Escape and *Cancel* leave everything as it was. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, children, confirm, cancel = 'Cancel', removes = false, busy = false } = props;
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={
        <Text fw={650} size="lg">
          {title}
        </Text>
      }
      withCloseButton={false}
    >
      {children === undefined ? null : (
        <Text component="div" c="dimmed">
          {children}
        </Text>
      )}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={props.onClose} disabled={busy}>
          {cancel}
        </Button>
        <Button color={removes ? 'red' : 'pine'} onClick={props.onConfirm} loading={busy} data-autofocus>
          {confirm}
        </Button>
      </Group>
    </Modal>
  );
}
