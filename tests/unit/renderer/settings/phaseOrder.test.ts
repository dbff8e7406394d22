import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orderBetween } from '../../../../renderer/settings/phaseOrder.ts';

const order = fc.integer({ min: -1000, max: 1000 });

it('puts a phase between its neighbours, before the first or after the last', () => {
  fc.assert(
    fc.property(order, fc.integer({ min: 1, max: 50 }), (first, gap) => {
      const [before, after] = [{ order: first }, { order: first + gap }];
      const between = orderBetween(before, after);
      expect(between > before.order && between < after.order).toBe(true);
      expect(orderBetween(undefined, before)).toBeLessThan(before.order);
      expect(orderBetween(after, undefined)).toBeGreaterThan(after.order);
    }),
  );
});
