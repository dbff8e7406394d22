import type { Phase } from '../../shared/records/house.ts';

/** The order number that puts a phase between two others (or before the first, after the last). */
export function orderBetween(
  before: Pick<Phase, 'order'> | undefined,
  after: Pick<Phase, 'order'> | undefined,
): number {
  if (!before) return (after?.order ?? 1) - 1;
  return after ? (before.order + after.order) / 2 : before.order + 1;
}
