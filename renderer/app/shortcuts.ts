import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** As Mantine writes it: `alt+N`, `ctrl+Enter`. Never a single letter: those belong to a focused row. */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

let registered: readonly (readonly Shortcut[])[] = [];
const listeners = new Set<() => void>();
const change = (next: typeof registered): void => {
  registered = next;
  for (const listener of listeners) listener();
};

/** Shortcuts of a screen, while it is open; they work inside fields too and stand in the list of shortcuts. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useHotkeys(
    shortcuts.map(({ keys, run }) => [keys, run]),
    [],
  );
  const shown = useRef(shortcuts);
  useEffect(() => {
    const mine = shown.current;
    change([...registered, mine]);
    return () => change(registered.filter((each) => each !== mine));
  }, []);
}

/** Every shortcut that works at this moment, for the list. */
export function useRegisteredShortcuts(): readonly Shortcut[] {
  const lists = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
  );
  return lists.flat();
}
