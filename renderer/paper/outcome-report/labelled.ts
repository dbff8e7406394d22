import type { ChartPoint } from './charts.ts';

const narrow = 3;

/**
 * The texts that stand beside the points of a series of months: all of them where they are short, otherwise the first,
 * the last, the highest and the lowest, so that none lies upon another.
 */
export function labelled(points: readonly ChartPoint[]): readonly string[] {
  if (points.every(({ text }) => text.length <= narrow)) return points.map(({ text }) => text);
  const known = points.flatMap(({ value }, at) => (value === undefined ? [] : [{ value, at }]));
  const by = [...known].sort((one, other) => one.value - other.value);
  const chosen: number[] = [];
  for (const at of [known.at(-1)?.at, by.at(-1)?.at, by[0]?.at, known[0]?.at]) {
    if (at !== undefined && chosen.every((other) => Math.abs(other - at) > 1)) chosen.push(at);
  }
  return points.map(({ text }, at) => (chosen.includes(at) ? text : ''));
}
