import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvNumber } from '../../../../../shared/rules/report/csv.ts';
import { add, exactSum, nearestNumber, rounded } from '../../../../../shared/rules/report/exact.ts';

/** over ÷ under rounded half away from zero to so many places, in whole numbers only. */
function roundedByHand(over: number, under: number, places: number): string {
  const [size, by] = [BigInt(Math.abs(over)) * 10n ** BigInt(places), BigInt(under)];
  const units = (2n * size + by) / (2n * by);
  const text = units.toString().padStart(places + 1, '0');
  const sign = over < 0 && units > 0n ? '-' : '';
  return sign + (places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`);
}

describe('rounding', () => {
  it('goes half away from zero where the binary number lies just below the half', () => {
    expect(rounded(1.005, 2)).toBe('1.01');
    expect(rounded(-1.005, 2)).toBe('-1.01');
    expect(rounded(0.00005, 4)).toBe('0.0001');
    expect(rounded(0.285, 1, 2)).toBe('28.5');
    expect(rounded(0.0005, 1, 2)).toBe('0.1');
  });

  it('never prints minus nothing', () => {
    expect(csvNumber(-0.00004)).toBe('0');
    expect(csvNumber(-0)).toBe('0');
    expect(csvNumber(-0.00005)).toBe('-0.0001');
  });

  it('drops trailing zeros after the point and none before it', () => {
    expect([2 / 3, 0.5, 100, 10, 0, 1.5e-7, 1e21, 7.25].map(csvNumber)).toEqual([
      '0.6667',
      '0.5',
      '100',
      '10',
      '0',
      '0',
      '1000000000000000000000',
      '7.25',
    ]);
  });

  it('of any quotient agrees with whole-number arithmetic, in decimals and in percent', () => {
    const over = fc.integer({ min: -2_000_000, max: 2_000_000 });
    const under = fc.oneof(fc.integer({ min: 1, max: 500_000 }), fc.constantFrom(8, 16, 32, 2000, 20_000, 160_000));
    fc.assert(
      fc.property(over, under, (numerator, denominator) => {
        const value = numerator / denominator;
        expect(rounded(value, 4)).toBe(roundedByHand(numerator, denominator, 4));
        expect(rounded(value, 1)).toBe(roundedByHand(numerator, denominator, 1));
        expect(rounded(value, 0)).toBe(roundedByHand(numerator, denominator, 0));
        expect(rounded(value, 1, 2)).toBe(roundedByHand(numerator * 100, denominator, 1));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('sums', () => {
  it('of typed decimals are exact', () => {
    expect(nearestNumber(exactSum([0.1, 0.2]))).toBe(0.3);
    expect(nearestNumber(exactSum(Array.from({ length: 1000 }, () => 0.1)))).toBe(100);
    expect(nearestNumber(exactSum([1e-7, 2.5, -0.5]))).toBe(2.0000001);
  });

  it('of minutes as hours meet the half exactly', () => {
    // 0.1 + 0.2 + 0.3 minutes are 0.01 hours; in doubles the sum is a little more.
    expect(nearestNumber(exactSum([0.1, 0.2, 0.3], 60))).toBe(0.01);
    expect(nearestNumber(add(exactSum([0.1, 0.2]), exactSum([20, 25], 60)))).toBe(1.05);
  });

  it('of hundredths agree with counting hundredths', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 240_000 }), { maxLength: 200 }), (hundredths) => {
        const total = hundredths.reduce((sum, each) => sum + each, 0);
        expect(nearestNumber(exactSum(hundredths.map((each) => each / 100)))).toBe(total / 100);
        expect(
          rounded(
            nearestNumber(
              exactSum(
                hundredths.map((each) => each / 100),
                60,
              ),
            ),
            4,
          ),
        ).toBe(roundedByHand(total, 6000, 4));
      }),
    );
  });

  it('too long for a double are still the nearest one', () => {
    expect(nearestNumber({ over: 10n ** 30n + 1n, under: 3n * 10n ** 30n })).toBe(1 / 3);
    expect(nearestNumber({ over: -(10n ** 20n), under: 8n })).toBe(-1.25e19);
  });
});
