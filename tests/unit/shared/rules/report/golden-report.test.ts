import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../../../../shared/rules/report/csv.ts';
import { externalEdition } from '../../../../../shared/rules/report/external.ts';
import { figureIds, figuresOf } from '../../../../../shared/rules/report/figures.ts';
import { periodOf } from '../../../../../shared/rules/report/period.ts';
import { goldenRows } from './golden-figures.ts';
import { goldenHouse } from './golden-house.ts';

const header = 'period,edition,figure,value,numerator,denominator,unknown';
const october = periodOf('2026-10', 1);
const figures = figuresOf(goldenHouse, october);

describe('the golden house in October 2026', () => {
  it('has a hand-worked row for every figure, in order', () => {
    expect(goldenRows.map(({ id }) => id)).toEqual([...figureIds]);
    expect(figureIds).toHaveLength(80);
  });

  it('gives every figure of the internal edition as worked out by hand', () => {
    const expected = [header, ...goldenRows.map(({ id, internal }) => `2026-10,internal,${id},${internal}`), ''];
    expect(reportCsv(october, 'internal', figures)).toBe(expected.join('\n'));
  });

  it('gives every figure of the external edition with k = 5 as worked out by hand', () => {
    const expected = [header, ...goldenRows.map(({ id, external }) => `2026-10,external,${id},${external}`), ''];
    expect(reportCsv(october, 'external', externalEdition(figures, 5))).toBe(expected.join('\n'));
  });

  it('names a longer period by its first and last month', () => {
    const year = periodOf('2026-10', 12);
    expect(reportCsv(year, 'external', []).trim()).toBe(header);
    expect(year.name).toBe('2025-11/2026-10');
    expect(periodOf('2026-01', 3).name).toBe('2025-11/2026-01');
  });
});
