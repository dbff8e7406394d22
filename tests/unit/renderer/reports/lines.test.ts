import { describe, expect, it } from 'vitest';
import type { Report } from '../../../../shared/contract/reports.ts';
import { figureRules } from '../../../../shared/rules/report/figure-rules.ts';
import { type FigureLine, sectionsOf } from '../../../../renderer/paper/outcome-report/lines.ts';
import { reportOn, smallHouse } from './houseReport.ts';

function line(report: Report, id: string): FigureLine {
  const found = sectionsOf(report)
    .flatMap(({ lines }) => lines)
    .find((each) => each.id === id);
  if (!found) throw new Error(`No line ${id}`);
  return found;
}

describe('the lines of a report', () => {
  const report = reportOn(smallHouse);

  it('stand in the sections and the order of the report', () => {
    expect(sectionsOf(report).map(({ title }) => title)).toEqual([
      'Who lives here, and beds',
      'How stays ended',
      'Still here',
      'Groups',
      'Peer support',
      'Certification',
    ]);
    expect(
      sectionsOf(report)[0]
        ?.lines.map(({ title }) => title)
        .slice(0, 3),
    ).toEqual(['Living here at the start', 'Admitted', 'Of those, back again']);
  });

  it('leave out what Cairn keeps no records for yet, and nothing else', () => {
    const shown = sectionsOf(report).flatMap(({ lines }) => lines.map(({ id }) => id));
    const kept = Object.entries(figureRules).filter(([, { needs }]) => needs === undefined);
    expect(shown).toEqual(kept.map(([id]) => id));
    expect(shown).not.toContain('screens.done');
  });

  it('say a rate with what was divided by what', () => {
    expect(line(report, 'completion.rate')).toMatchObject({ value: '100.0%', outOf: '4 of 4', unknown: '0 not known' });
  });

  it('say an average with what was divided', () => {
    expect(line(report, 'census.average').outOf).toBe('390 ÷ 31 days');
    expect(line(report, 'los.mean')).toMatchObject({ value: '20.0', unit: 'days', outOf: '80 ÷ 4' });
  });

  it('count openly who was not marked', () => {
    expect(line(report, 'groups.attendance')).toMatchObject({ outOf: '1 of 2', unknown: '1 not marked' });
  });

  it('print no number where there is nothing to divide by', () => {
    const empty = line(reportOn({}), 'beddays.occupancy');
    expect(empty).toMatchObject({ state: 'nothing-to-divide', value: '–', outOf: '0 of 0' });
  });

  it('say since when records are complete, and no number beside it', () => {
    const begun = reportOn({ ...smallHouse, recordsCompleteSince: '2026-10-15' });
    expect(line(begun, 'census.admissions')).toMatchObject({
      state: 'records-begin',
      value: 'Records begin Oct 15, 2026',
      outOf: '',
      unknown: '',
    });
    expect(line(begun, 'census.end').value).toBe('10');
  });

  it('hide small groups from readers outside the house', () => {
    const external = reportOn(smallHouse, { edition: 'external' });
    expect(line(external, 'completion.rate')).toMatchObject({
      state: 'hidden',
      value: 'hidden',
      outOf: '',
      unknown: '',
    });
    expect(line(external, 'groups.present')).toMatchObject({ state: 'fewer', value: '<11' });
    expect(line(external, 'beddays.used')).toMatchObject({ state: 'shown', value: '390' });
  });
});
