import type { Roll } from '../../../shared/contract/sessions.ts';
import type { Job, RollState } from './roll.ts';
import { afterStep, type Failure, type Step } from './steps.ts';

export type Answer =
  | { readonly ok: true; readonly roll?: Roll; readonly commit?: number }
  | { readonly ok: false; readonly sentence: string; readonly how: Failure; readonly roll?: Roll };
/** Hands one job to the facility; never throws. */
export type Send = (job: Job, state: RollState) => Promise<Answer>;

export interface RollStore {
  readonly state: () => RollState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly take: (step: Step) => void;
}

/**
 * Holds one roll outside React, so that a mark repaints its own row only, and the saves go on in the background, one
 * at a time and in order, even after the screen has been left.
 */
export function openStore(opened: RollState, send: Send): RollStore {
  let state = opened;
  const listeners = new Set<() => void>();
  const take = (step: Step): void => {
    const next = afterStep(state, step);
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
    sendNext();
  };
  const sendNext = (): void => {
    const [job] = state.queue;
    if (!job || state.underWay || state.halted !== undefined) return;
    take({ type: 'sending' });
    void send(job, state).then((answer) =>
      take(answer.ok ? { type: 'answered', ...answer } : { type: 'failed', ...answer }),
    );
  };
  return {
    state: () => state,
    take,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
