import { censusFigureIds, censusFigures } from './census.ts';
import { certificationFigureIds, certificationFigures } from './certification.ts';
import { dischargeFigureIds, dischargeFigures } from './discharges.ts';
import { groupFigureIds, groupFigures } from './groups.ts';
import type { HouseFacts } from './house-facts.ts';
import { houseFactsOf } from './house-facts.ts';
import type { ReportInput } from './input.ts';
import type { Measure } from './measure.ts';
import { peerSupportFigureIds, peerSupportFigures } from './peer-support.ts';
import type { Period } from './period.ts';
import { looksBackTo } from './records-begin.ts';
import { recoveryFigureIds, recoveryFigures } from './recovery.ts';
import { retentionFigureIds, retentionFigures } from './retention.ts';

/** Every figure of the outcome report, in the order it is printed: the contents page of this folder. */
export const figureIds = [
  ...censusFigureIds,
  ...dischargeFigureIds,
  ...retentionFigureIds,
  ...recoveryFigureIds,
  ...groupFigureIds,
  ...peerSupportFigureIds,
  ...certificationFigureIds,
] as const;
export type FigureId = (typeof figureIds)[number];

/** Why a row is wholly blank: it looks back before the day records begin, or too few feedback forms came. */
export type BlankReason = 'records-begin' | 'too-few-forms';

/** One figure with its exact numbers; `blank` says why where it has none at all. */
export interface Figure extends Measure {
  readonly id: FigureId;
  readonly blank?: BlankReason;
}

/** All figures of a period, in printed order, every one there: the internal edition. */
export function figuresOf(input: ReportInput, period: Period): readonly Figure[] {
  return figuresFrom(houseFactsOf(input), period);
}

/** The same from facts already laid out: for asking about several periods of one house. */
export function figuresFrom(house: HouseFacts, period: Period): readonly Figure[] {
  const measures: Record<FigureId, Measure> = {
    ...censusFigures(house, period),
    ...dischargeFigures(house, period),
    ...retentionFigures(house, period),
    ...recoveryFigures(house, period),
    ...groupFigures(house, period),
    ...peerSupportFigures(house, period),
    ...certificationFigures(house, period),
  };
  return figureIds.map((id) => {
    if (looksBackTo(id, period) < house.recordsCompleteSince) return { id, blank: 'records-begin' };
    return isWhollyBlank(measures[id]) ? { id, blank: 'too-few-forms' } : { id, ...measures[id] };
  });
}

/** Whether a row prints none of its four numbers. */
export function isWhollyBlank({ value, numerator, denominator, unknown }: Measure): boolean {
  return [value, numerator, denominator, unknown].every((number) => number === undefined);
}
