import { describe, expect, test } from 'vitest';
import { timelineDays, usefulFilters } from '../../../../../renderer/residents/person/timeline.ts';
import type { TimelineItem } from '../../../../../shared/contract/residents.ts';

const line = (id: string, kind: TimelineItem['kind'], at: string): TimelineItem => ({
  id,
  kind,
  at,
  text: id,
  confidential: false,
});
const items = [
  line('talk', 'contact', '2026-11-23T19:00'),
  line('group', 'group', '2026-11-23T09:00'),
  line('bed', 'bed', '2026-11-20'),
  line('phase', 'phase', '2026-11-20'),
];

describe('the timeline', () => {
  test('gathers the lines of a day, in the order they came', () => {
    expect(timelineDays(items, undefined).map(({ day, items: lines }) => [day, lines.map(({ id }) => id)])).toEqual([
      ['2026-11-23', ['talk', 'group']],
      ['2026-11-20', ['bed', 'phase']],
    ]);
  });

  test('a filter shows its kinds and leaves out days without any', () => {
    expect(timelineDays(items, 'stay').flatMap(({ items: lines }) => lines.map(({ id }) => id))).toEqual([
      'bed',
      'phase',
    ]);
    expect(timelineDays(items, 'check-ins').map(({ day }) => day)).toEqual(['2026-11-23']);
  });

  test('only filters that would show something are offered', () => {
    expect(usefulFilters(items).map(({ label }) => label)).toEqual(['Stay, bed and phase', 'Check-ins', 'Groups']);
    expect(usefulFilters([])).toEqual([]);
  });

  test('every kind of line belongs to exactly one filter', () => {
    const kinds = ['stay', 'bed', 'phase', 'pairing', 'contact', 'group', 'mentor', 'certification'] as const;
    for (const kind of kinds) expect(usefulFilters([line('x', kind, '2026-11-23')])).toHaveLength(1);
  });
});
