import { describe, expect, it } from 'vitest';
import { checksOf } from '../../../../renderer/reports/checks.ts';
import { isNothing } from '../../../../renderer/reports/nothing.ts';
import { cssText } from '../../../../renderer/paper/outcome-report/pageFoot.ts';
import { reportOn, smallHouse } from './houseReport.ts';

describe('before it is printed', () => {
  it('names the lines without a mark', () => {
    expect(checksOf(reportOn(smallHouse)).map(({ sentence }) => sentence)).toEqual([
      '1 line of the rolls has no mark yet.',
    ]);
  });

  it('names stays without a reason, hours without a signature, and a month without groups', () => {
    const report = reportOn({
      stays: [{ personId: 'one', admittedOn: '2026-09-05', dischargedOn: '2026-10-02' }],
      hours: [{ on: '2026-10-03', kind: 'training', hours: 2.5 }],
    });
    expect(checksOf(report)).toMatchObject([
      { sentence: 'October 2026 has no groups entered.', at: 'sheets' },
      { sentence: '1 stay ended without a reason written down.', at: 'residents' },
      { sentence: '2.5 hours are waiting to be signed.', at: 'certification' },
    ]);
  });

  it('says nothing beside the report for the board and funders', () => {
    expect(checksOf(reportOn(smallHouse, { edition: 'external' }))).toEqual([]);
  });
});

describe('a month with nothing in it', () => {
  it('is one without stays, groups, check-ins and certifications, beds or not', () => {
    expect(isNothing(reportOn({ beds: smallHouse.beds ?? [] }))).toBe(true);
    expect(isNothing(reportOn({ recordsCompleteSince: '2026-11-01' }))).toBe(true);
  });

  it('is none in which somebody lives here, even before records begin', () => {
    expect(isNothing(reportOn({ ...smallHouse, recordsCompleteSince: '2026-11-01' }))).toBe(false);
  });
});

describe('the foot of every sheet', () => {
  it('prints the name of a house as it is, whatever signs are in it', () => {
    const text = cssText('The "Cedars" </style> \\ House\n2');
    expect(text).toBe('"The \\22 Cedars\\22  \\3c /style> \\5c  House\\a 2"');
  });
});
