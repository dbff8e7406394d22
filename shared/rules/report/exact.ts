/*
 * Exact arithmetic on the numbers people type. A typed 0.1 is held as the double nearest to it, and the shortest
 * decimal that names that double is 0.1 again; so every number is read back as that decimal, never as its binary
 * value. README.md, "Exactness", says why this makes the printed figures exact.
 */

/** `digits` × 10^−`scale`, exactly. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** `over` ÷ `under`, exactly; `under` is positive. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** The shortest decimal that names a finite number. */
export function decimalOf(number: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(number).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** The exact sum of numbers, each divided by a whole `divisor` (minutes by 60, say). */
export function exactSum(numbers: Iterable<number>, divisor = 1): Fraction {
  let whole = 0;
  const broken: Decimal[] = [];
  for (const number of numbers) {
    if (Number.isInteger(number)) whole += number;
    else broken.push(decimalOf(number));
  }
  const scale = broken.reduce((most, decimal) => Math.max(most, decimal.scale), 0);
  const over = broken.reduce(
    (sum, decimal) => sum + decimal.digits * 10n ** BigInt(scale - decimal.scale),
    BigInt(whole) * 10n ** BigInt(scale),
  );
  return { over, under: 10n ** BigInt(scale) * BigInt(divisor) };
}

/** The exact sum of two fractions. */
export function add(one: Fraction, other: Fraction): Fraction {
  return { over: one.over * other.under + other.over * one.under, under: one.under * other.under };
}

/** The double nearest to a fraction. */
export function nearestNumber({ over, under }: Fraction): number {
  const [numerator, denominator] = [Number(over), Number(under)];
  // The quotient of two exact doubles is correctly rounded by the machine; longer ones are written out in full.
  if (Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator)) return numerator / denominator;
  const sign = over < 0n ? '-' : '';
  const size = over < 0n ? -over : over;
  const fraction = ((size % under) * 10n ** 40n) / under;
  return Number(`${sign}${size / under}.${fraction.toString().padStart(40, '0')}`);
}

/** A number as decimal text with so many places, rounded half away from zero; `shift` moves the point right first (2 for percent). */
export function rounded(number: number, places: number, shift = 0): string {
  const { digits, scale } = decimalOf(number);
  const size = digits < 0n ? -digits : digits;
  const excess = scale - shift - places;
  const units =
    excess > 0 ? (size + 5n * 10n ** BigInt(excess - 1)) / 10n ** BigInt(excess) : size * 10n ** BigInt(-excess);
  const text = units.toString().padStart(places + 1, '0');
  const sign = digits < 0n && units > 0n ? '-' : '';
  return sign + (places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`);
}
