import type { TimelineItem } from '../../../shared/contract/residents.ts';
import type { Day } from '../../../shared/records/primitives.ts';

type Kind = TimelineItem['kind'];

/** The filters over a timeline, in the order they stand; each shows the lines of its kinds. */
export const timelineFilters = [
  { id: 'stay', label: 'Stay, bed and phase', kinds: ['stay', 'bed', 'phase'] },
  { id: 'check-ins', label: 'Check-ins', kinds: ['contact'] },
  { id: 'groups', label: 'Groups', kinds: ['group'] },
  { id: 'mentoring', label: 'Mentoring', kinds: ['pairing', 'mentor'] },
  { id: 'certification', label: 'Certification', kinds: ['certification'] },
] as const satisfies readonly { id: string; label: string; kinds: readonly Kind[] }[];

export type TimelineFilter = (typeof timelineFilters)[number]['id'];

const showsKind = (filter: TimelineFilter, kind: Kind): boolean =>
  timelineFilters.some(({ id, kinds }) => id === filter && kinds.some((each) => each === kind));

/** The filters that would show at least one of these lines. */
export const usefulFilters = (items: readonly TimelineItem[]) =>
  timelineFilters.filter(({ id }) => items.some(({ kind }) => showsKind(id, kind)));

export interface TimelineDay {
  readonly day: Day;
  readonly items: readonly TimelineItem[];
}

/** The lines a filter lets through (all without one), gathered by day in the order they came. */
export function timelineDays(items: readonly TimelineItem[], filter: TimelineFilter | undefined): TimelineDay[] {
  const days = new Map<Day, TimelineItem[]>();
  for (const item of items) {
    if (filter !== undefined && !showsKind(filter, item.kind)) continue;
    const day = item.at.slice(0, 10);
    const sameDay = days.get(day);
    if (sameDay) sameDay.push(item);
    else days.set(day, [item]);
  }
  return [...days].map(([day, ofDay]) => ({ day, items: ofDay }));
}
