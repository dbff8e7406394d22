import { createContext, useContext } from 'react';

interface RowMemory {
  /** The row that had the focus when this screen was last left by a lock; its id and nothing else. */
  readonly rowId: string | undefined;
  remember: (rowId: string) => void;
}

const RowMemoryContext = createContext<RowMemory>({ rowId: undefined, remember: () => undefined });

/** Set by the shell, so that unlocking leads back to the same row. */
export const RowMemoryProvider = RowMemoryContext.Provider;
export const useRowMemory = (): RowMemory => useContext(RowMemoryContext);
