import type { Phase } from '../../../shared/records/house.ts';

/** Phases in the order a stay goes through them. */
export const inOrder = (phases: readonly Phase[]): Phase[] => [...phases].sort((a, b) => a.order - b.order);

/** The phase that follows another (the first one for somebody in none), or undefined after the last. */
export function phaseAfter(phases: readonly Phase[], phaseId: string | undefined): Phase | undefined {
  const ordered = inOrder(phases);
  return ordered[ordered.findIndex(({ id }) => id === phaseId) + 1];
}
