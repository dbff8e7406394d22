import { useSyncExternalStore } from 'react';
import type { Saved } from '../../shared/contract/call.ts';

interface Change {
  readonly sentence: string;
  /** What *Undo* takes back. */
  readonly commit: number | undefined;
}

let last: Change | undefined;
const listeners = new Set<() => void>();
function show(change: Change | undefined): void {
  last = change;
  for (const listener of listeners) listener();
}

/** Shows what was saved in the undo toast, in the place of what was saved before it. */
export const noteChange = (saved: Saved): void => show({ sentence: changeSentence(saved.label), commit: saved.commit });

/** Shows that something is done that no undo takes back. */
export const noteDone = (sentence: string): void => show({ sentence, commit: undefined });

/** Puts the toast away. */
export const forgetChange = (): void => show(undefined);

/** The last thing this page saved, until the next one. */
export function useLastChange(): Change | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => last,
  );
}

/** The facility names a deed (`discharge of Dana W.`, `Undone: discharge of Dana W.`); a toast says it as a sentence. */
export function changeSentence(label: string): string {
  const said = /^(?:Undone|Done again): /.test(label) ? label : `Saved: ${label}`;
  return /[.?!…]$/.test(said) ? said : `${said}.`;
}
