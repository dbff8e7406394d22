import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../../renderer/reports/changes.ts';
import { reportOn, smallHouse } from './houseReport.ts';

describe('since the month before', () => {
  const change = changesOf(reportOn(smallHouse));

  it('counts differ by whole numbers, shares by points', () => {
    expect(change?.('census.end')).toBe('+8');
    expect(change?.('groups.held')).toBe('+1');
    expect(change?.('beddays.occupancy')).toBe('+54.4 points');
    expect(change?.('mentors.active')).toBe('same');
  });

  it('a figure that went down has a minus', () => {
    const down = changesOf(reportOn({ ...smallHouse, sessions: [] }, { month: '2026-10' }));
    expect(down?.('census.admissions')).toBe('+10');
    const fewer = { stays: [{ personId: 'one', admittedOn: '2026-09-05', dischargedOn: '2026-10-02' }] };
    expect(changesOf(reportOn(fewer))?.('census.end')).toBe('−1');
  });

  it('says nothing where either month is blank', () => {
    expect(change?.('completion.rate')).toBe('');
  });

  it('compares only one finished month, and only for staff', () => {
    expect(changesOf(reportOn(smallHouse, { months: 3 }))).toBeUndefined();
    expect(changesOf(reportOn(smallHouse, { month: '2026-11' }))).toBeUndefined();
    expect(changesOf(reportOn(smallHouse, { edition: 'external' }))).toBeUndefined();
  });
});
