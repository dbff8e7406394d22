import { Modal, Text } from '@mantine/core';
import type { FormEventHandler, ReactNode } from 'react';
import { useReturnFocus } from './useReturnFocus.ts';
import { FormActions } from './FormActions.tsx';

interface FormDialogProps {
  /** What is done to whom: `Move Jordan to another bed`. */
  title: string;
  onSubmit: FormEventHandler<HTMLFormElement>;
  onClose: () => void;
  /** The deed as a verb: `Move`. */
  submit: string;
  busy?: boolean;
  /** What was refused without a field; stands above the fields. */
  problem?: ReactNode;
  children: ReactNode;
}

/** A short form over the page it belongs to; mounted while it is open, Escape and *Cancel* leave everything as it was. */
export function FormDialog({ title, onSubmit, onClose, submit, busy = false, problem, children }: FormDialogProps) {
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={
        <Text component="span" fw={650} size="lg">
          {title}
        </Text>
      }
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={onSubmit} noValidate>
        {problem}
        {children}
        <FormActions submit={submit} busy={busy} onCancel={onClose} />
      </form>
    </Modal>
  );
}
