import { useCallback, useEffect } from 'react';
import { UndoToast } from '../parts/UndoToast.tsx';
import { forgetChange, useLastChange } from './changes.ts';
import { client } from './client.ts';
import { useDeed } from './deed.tsx';

/** The undo toast of the whole program. Ctrl+Z outside a field does what its button does. */
export function LastChange() {
  const last = useLastChange();
  return last === undefined ? null : <Toast key={last.commit ?? last.sentence} {...last} />;
}

function Toast({ sentence, commit }: { sentence: string; commit: number | undefined }) {
  const { run, busy, problem } = useDeed(client.history.undo);
  const mayUndo = commit !== undefined && problem === undefined;
  const undo = useCallback(() => {
    if (commit !== undefined) void run({ commit });
  }, [commit, run]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
      if (typing || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || !mayUndo)
        return;
      event.preventDefault();
      undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [mayUndo, undo]);
  return (
    <UndoToast
      label={problem?.sentence ?? sentence}
      onUndo={mayUndo ? undo : undefined}
      busy={busy}
      onClose={forgetChange}
    />
  );
}
