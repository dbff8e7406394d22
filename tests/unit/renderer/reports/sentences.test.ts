import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrintedFigure, Report } from '../../../../shared/contract/reports.ts';
import { sectionsOf } from '../../../../renderer/paper/outcome-report/lines.ts';
import { sentencesOf } from '../../../../renderer/paper/outcome-report/sentences.ts';
import { reportOn, smallHouse } from './houseReport.ts';

describe('what the month says', () => {
  it('is said in a few sentences', () => {
    expect(sentencesOf(reportOn(smallHouse))).toEqual([
      '10 people lived here at the end of October 2026; 12 were admitted and 4 discharged.',
      'On an average night 12.6 people slept here, and 62.9% of the beds were filled.',
      'Of 4 stays that ended, 4 were completed: 100.0%.',
      '1 group was held; of those marked present or absent, 50.0% were there.',
    ]);
  });

  it('says that the month still runs', () => {
    const [first] = sentencesOf(reportOn(smallHouse, { month: '2026-11' }));
    expect(first).toBe('10 people live here now; 0 were admitted and 0 discharged.');
  });

  it('says nothing of what is hidden', () => {
    const said = sentencesOf(reportOn(smallHouse, { edition: 'external' })).join(' ');
    expect(said).not.toContain('completed');
    expect(said).not.toContain('admitted');
    expect(said).toContain('On an average night');
  });

  it('never says a number that the report does not print, whatever is hidden', () => {
    const report = reportOn({ ...smallHouse, recordsCompleteSince: '2026-01-01' });
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 80, maxLength: 80 }), (hides) => {
        const hidden: Report = { ...report, figures: report.figures.map((figure, at) => hideIf(figure, hides[at])) };
        const printed = new Set(
          sectionsOf(hidden).flatMap(({ lines }) => lines.flatMap((line) => numbers(`${line.value} ${line.outOf}`))),
        );
        // The year and the ninetieth day are words of the sentence, not figures.
        const said = sentencesOf(hidden)
          .flatMap(numbers)
          .filter((number) => !['2026', '90'].includes(number));
        expect(said.filter((number) => !printed.has(number))).toEqual([]);
      }),
    );
  });
});

const numbers = (text: string): string[] => text.match(/\d+(\.\d+)?/g) ?? [];
const hideIf = (figure: PrintedFigure, hide: boolean | undefined): PrintedFigure =>
  hide === true ? { id: figure.id, value: 'suppressed' } : figure;
