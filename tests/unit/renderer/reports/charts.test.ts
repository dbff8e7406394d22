import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../../shared/contract/reports.ts';
import { type Chart, chartsOf, figureChart } from '../../../../renderer/paper/outcome-report/charts.ts';
import { chartAsTable } from '../../../../renderer/paper/outcome-report/chartTable.ts';
import { labelled } from '../../../../renderer/paper/outcome-report/labelled.ts';
import { reportOn, smallHouse } from './houseReport.ts';

function chart(report: Report, id: string): Chart {
  const found = chartsOf(report).find((each) => each.id === id);
  if (!found || found.kind === 'left-out') throw new Error(`No chart ${id}`);
  return found;
}

describe('the charts for staff', () => {
  const report = reportOn(smallHouse);

  it('show twelve months, the last one last', () => {
    const { head, rows } = chartAsTable(chart(report, 'flow'));
    expect(head).toEqual(['Month', 'Admitted', 'Discharged']);
    expect(rows).toHaveLength(12);
    expect(rows.at(-2)).toEqual(['September 2026', '2', '0']);
    expect(rows.at(-1)).toEqual(['October 2026', '12', '4']);
  });

  it('name their unit', () => {
    expect(chart(report, 'living').unit).toBe('people');
    expect(chart(report, 'attendance').unit).toBe('percent');
  });

  it('say that the month is not over', () => {
    expect(chart(reportOn(smallHouse, { month: '2026-11' }), 'living').note).toBe('November 2026 is not over.');
  });

  it('draw nothing for months before records begin, and say since when they do', () => {
    const begun = chart(reportOn({ ...smallHouse, recordsCompleteSince: '2026-10-01' }), 'flow');
    expect(begun.note).toBe('Records begin Oct 1, 2026.');
    expect(chartAsTable(begun).rows.at(-2)).toEqual(['September 2026', '–', '–']);
  });

  it('are left away where there is nothing to see', () => {
    expect(chartsOf(reportOn({})).map(({ id }) => id)).toEqual([]);
  });

  it('show one figure over the year', () => {
    expect(
      figureChart(report, 'census.end')
        ?.series[0]?.points.map(({ text }) => text)
        .slice(-3),
    ).toEqual(['0', '2', '10']);
  });
});

describe('the charts for the board and funders', () => {
  const report = reportOn(smallHouse, { edition: 'external' });

  it('have no months', () => {
    expect(chartsOf(report).filter(({ kind }) => kind === 'months')).toEqual([]);
    expect(figureChart(report, 'census.end')).toBeUndefined();
  });

  it('are left out with the reason where nearly all of one would be hidden', () => {
    const endings = chartsOf(report).find(({ id }) => id === 'endings');
    expect(endings?.kind).toBe('left-out');
    expect(endings?.note).toContain('nobody in a small group can be recognised');
  });

  it('draw no bar for a hidden number', () => {
    const stays = {
      ...smallHouse,
      stays: [
        ...Array.from({ length: 40 }, (_, index) => ({
          personId: `long-${index}`,
          admittedOn: '2026-01-01',
          ...(index < 26 && {
            dischargedOn: '2026-10-10',
            dischargeReason: index < 12 ? ('completed' as const) : index < 25 ? ('left' as const) : ('died' as const),
          }),
        })),
        ...Array.from({ length: 11 }, (_, index) => ({ personId: `new-${index}`, admittedOn: '2026-10-02' })),
      ],
    };
    const endings = chart(reportOn(stays, { edition: 'external' }), 'endings');
    if (endings.kind !== 'names') throw new Error('bars by name expected');
    const byName = new Map(endings.bars.map((bar) => [bar.name, bar]));
    expect(byName.get('Left')).toMatchObject({ value: 13, text: '13' });
    expect(byName.get('Died')).toMatchObject({ value: undefined, text: 'hidden' });
  });
});

describe('the numbers beside the points', () => {
  const points = fc.array(
    fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }).map((value) => ({
      value,
      text: value === undefined ? '' : `${value}.0%`,
    })),
    { maxLength: 12 },
  );

  it('never lie upon one another where they are long', () => {
    fc.assert(
      fc.property(points, (series) => {
        if (series.every(({ text }) => text.length <= 3)) return;
        const said = labelled(series).flatMap((text, at) => (text === '' ? [] : [at]));
        expect(said.some((at, index) => index > 0 && at - (said[index - 1] ?? 0) < 2)).toBe(false);
      }),
    );
  });

  it('include the last one', () => {
    const long = [5, 9, 7, 8].map((value) => ({ value, text: `${value}0.0%` }));
    expect(labelled(long)).toEqual(['', '90.0%', '', '80.0%']);
  });

  it('are all there where they are short', () => {
    expect(
      labelled([
        { value: 7, text: '7' },
        { value: 10, text: '10' },
      ]),
    ).toEqual(['7', '10']);
  });
});
