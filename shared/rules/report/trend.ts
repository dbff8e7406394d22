import type { Month } from '../../records/primitives.ts';
import type { Figure } from './figures.ts';
import { figuresFrom } from './figures.ts';
import type { HouseFacts } from './house-facts.ts';
import type { Period } from './period.ts';
import { periodOf } from './period.ts';

export interface TrendMonth {
  readonly period: Period;
  readonly figures: readonly Figure[];
}

/** All figures of each of the twelve months that end with this one, earliest first. */
export function trendOf(house: HouseFacts, month: Month): readonly TrendMonth[] {
  return periodOf(month, 12).months.map((each) => {
    const period = periodOf(each, 1);
    return { period, figures: figuresFrom(house, period) };
  });
}
