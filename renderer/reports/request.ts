import type { ReportRequest } from '../../shared/contract/reports.ts';
import { monthSchema } from '../../shared/records/primitives.ts';
import { monthsAfter } from '../paper/outcome-report/months.ts';

/** What the address says about the report, in words: an address is read by people, and a bare number does not survive it. */
export interface Chosen {
  readonly month: string;
  readonly length: string;
  readonly reader: string;
  /** `k8`; empty for the house's own setting. */
  readonly smallest: string;
}

export const lengths = [
  { value: 'month', label: '1 month', months: 1 },
  { value: 'three-months', label: '3 months', months: 3 },
  { value: 'year', label: '12 months', months: 12 },
] as const;

export const readers = [
  { value: 'staff', label: 'For staff', edition: 'internal' },
  { value: 'funders', label: 'For the board and funders', edition: 'external' },
] as const;

export const smallestNumbers = [5, 6, 7, 8, 9, 10, 11] as const;

/** The choices before anybody chose: the last month that is over, one month, for staff. */
export const standardChoice = (today: string): Chosen => ({
  month: monthsAfter(today, -1),
  length: lengths[0].value,
  reader: readers[0].value,
  smallest: '',
});

/** The report an address asks for; what cannot be read, or lies ahead, becomes the standard choice. */
export function requestOf(chosen: Chosen, today: string): ReportRequest {
  const readable = monthSchema.safeParse(chosen.month).success && chosen.month <= today.slice(0, 7);
  const length = lengths.find(({ value }) => value === chosen.length) ?? lengths[0];
  const reader = readers.find(({ value }) => value === chosen.reader) ?? readers[0];
  const k = smallestNumbers.find((number) => chosen.smallest === `k${number}`);
  return {
    month: readable ? chosen.month : standardChoice(today).month,
    months: length.months,
    edition: reader.edition,
    ...(reader.edition === 'external' && k !== undefined && { k }),
  };
}

/** The months one may choose from, latest first: the running one and ten years back. */
export const monthsToChoose = (today: string): readonly string[] =>
  Array.from({ length: 121 }, (_, back) => monthsAfter(today, -back));
