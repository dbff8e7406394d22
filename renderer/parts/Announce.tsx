import { VisuallyHidden } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const AnnounceContext = createContext<(sentence: string) => void>(() => undefined);

/** Holds the one polite live region of the page. */
export function AnnounceProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: '', turn: 0 });
  const announce = useCallback((sentence: string) => setSaid(({ turn }) => ({ sentence, turn: turn + 1 })), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <VisuallyHidden role="status" aria-live="polite">
        {/* A new key makes the same sentence heard twice. */}
        <span key={said.turn}>{said.sentence}</span>
      </VisuallyHidden>
    </AnnounceContext>
  );
}

/** `announce('Marked present: Jordan')` says it to a screen reader without moving the focus. */
export const useAnnounce = (): ((sentence: string) => void) => useContext(AnnounceContext);
