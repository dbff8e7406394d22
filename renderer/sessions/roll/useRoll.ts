import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Roll } from '../../../shared/contract/sessions.ts';
import { forgetChange, noteChange } from '../../app/changes.ts';
import { client, queries } from '../../app/client.ts';
import { useRowMemory } from '../../parts/RowMemory.tsx';
import { openedRoll, type RollState } from './roll.ts';
import { senderFor } from './send.ts';
import { openStore, type RollStore } from './store.ts';

/** The roll as it is on disk, read anew each time it is opened: from then on the store holds it. */
export const useRollQuery = (sessionId: string) =>
  useQuery(queries.sessions.roll.queryOptions({ input: { sessionId }, staleTime: Infinity, gcTime: 0 }));

/** One store for as long as this roll is open. What was counted elsewhere is counted anew when it closes. */
export function useRollStore(roll: Roll, fromPaper: boolean): RollStore {
  const memory = useRowMemory();
  const cache = useQueryClient();
  const [store] = useState(() => {
    // A stack goes on with the next sheet: a toast would lie over its buttons.
    const send = senderFor(client, roll.session.id, fromPaper, fromPaper ? undefined : noteChange);
    return openStore(openedRoll(roll, memory.rowId), (job, state) => {
      // The toast stays until the next save, and this is one: from now on Ctrl+Z means the roll.
      forgetChange();
      return send(job, state);
    });
  });
  useEffect(() => () => void cache.invalidateQueries(), [cache]);
  return store;
}

/** One thing of the roll; repaints only what shows it, when it has changed. */
export function useRollPart<Part>(store: RollStore, part: (state: RollState) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => part(store.state()));
}
