import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../parts/FormDialog.tsx';
import type { RollStore } from './store.ts';

/** Why somebody was excused, or what else staff should know of this line. A mentor never sees it. */
export function LineNote({ store, at, onClose }: { store: RollStore; at: number; onClose: () => void }) {
  const [line] = useState(() => store.state().lines[at]);
  const [typed, setTyped] = useState(line?.note ?? '');
  if (!line) return null;
  const save = (): void => {
    const note = typed.trim();
    store.take({ type: 'note', at, note: note === '' ? undefined : note });
    onClose();
  };
  return (
    <FormDialog
      title={`Note on ${line.name}`}
      submit="Save"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Textarea
        label="Why, or what staff should know"
        description="Staff only. Mentors see the mark without the reason."
        maxLength={20_000}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  );
}
