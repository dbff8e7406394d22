import { describe, expect, it } from 'vitest';
import { externalEdition } from '../../../../../shared/rules/report/external.ts';
import { figureRules, sections, sectionTitles } from '../../../../../shared/rules/report/figure-rules.ts';
import { figureIds, figuresOf } from '../../../../../shared/rules/report/figures.ts';
import { periodOf } from '../../../../../shared/rules/report/period.ts';
import { printedNumber, printedValue } from '../../../../../shared/rules/report/print.ts';
import { goldenHouse } from './golden-house.ts';

const golden = figuresOf(goldenHouse, periodOf('2026-10', 1));

describe('the rules beside the figures', () => {
  it('come section by section, in the order the sections are printed', () => {
    const order = figureIds.map((id) => sections.indexOf(figureRules[id].section));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(new Set(order).size).toBe(Object.keys(sectionTitles).length);
  });

  it('are one plain sentence each, under a name of its own', () => {
    const titles = figureIds.map((id) => figureRules[id].title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const id of figureIds) expect(figureRules[id].rule).toMatch(/^[A-Z][^.!]*\.$/);
  });

  it('use the words of the house, not of the code', () => {
    const text = figureIds.map((id) => `${figureRules[id].title} ${figureRules[id].rule}`).join(' ');
    expect(text).not.toMatch(
      /\b(screens?|sessions?|contacts?|enroll|verif|suppress|cohort|pairing|addict|patient|client)/i,
    );
  });

  it('say of every figure computed without a denominator that it is a count, a sum or hours', () => {
    for (const { id, denominator } of golden) {
      const isPlain = ['count', 'sum', 'hours'].includes(figureRules[id].kind);
      expect([id, isPlain]).toEqual([id, denominator === undefined]);
    }
  });

  it('mark the figures whose records Cairn does not keep yet', () => {
    const later = figureIds.filter((id) => figureRules[id].needs !== undefined);
    expect(later).toEqual([
      ...figureIds.slice(figureIds.indexOf('screens.done'), figureIds.indexOf('groups.held')),
      'supervision.mentors',
      'feedback.answered',
      'feedback.stopped-return',
    ]);
  });
});

describe('a printed value', () => {
  const shown = Object.fromEntries(golden.map((figure) => [figure.id, printedValue(figure)]));

  it('is a percentage to one decimal, days, hours and averages to one decimal, counts plain', () => {
    expect(shown).toMatchObject({
      'beddays.occupancy': '79.6%',
      'retention.30': '100.0%',
      'census.average': '4.8',
      'los.mean': '115.4',
      'los.median': '71.0',
      'groups.average-size': '1.8',
      'barc10.change': '8.7',
      'cert.experience-hours': '5.7',
      'census.served': '10',
      'contacts.minutes': '202.5',
      'beddays.used': '148',
    });
  });

  it('says hidden where the number is hidden, the bound where only that is said, and nothing where it is blank', () => {
    const external = externalEdition(golden, 5);
    const of = (id: string): string =>
      external
        .filter((figure) => figure.id === id)
        .map(printedValue)
        .join();
    expect([of('census.admissions'), of('screens.done')]).toEqual(['hidden', '<5']);
    expect(printedValue({ id: 'retention.90', numerator: 0, denominator: 0 })).toBe('');
    expect([printedNumber('<5'), printedNumber(undefined), printedNumber(40), printedNumber(1.25)]).toEqual([
      '<5',
      '',
      '40',
      '1.3',
    ]);
  });
});
