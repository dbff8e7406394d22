import { describe, expect, it } from 'vitest';
import { monthsToChoose, requestOf, standardChoice } from '../../../../renderer/reports/request.ts';

const today = '2026-11-23';
const standard = standardChoice(today);

describe('which report is asked for', () => {
  it('is the last month that is over, for staff, until somebody chooses', () => {
    expect(requestOf(standard, today)).toEqual({ month: '2026-10', months: 1, edition: 'internal' });
    expect(standardChoice('2026-01-01').month).toBe('2025-12');
  });

  it('is what the address says', () => {
    const chosen = { month: '2026-11', length: 'year', reader: 'funders', smallest: 'k8' };
    expect(requestOf(chosen, today)).toEqual({ month: '2026-11', months: 12, edition: 'external', k: 8 });
  });

  it('leaves the smallest number to the house where nobody chose one, and out of the report for staff', () => {
    expect(requestOf({ ...standard, reader: 'funders' }, today)).not.toHaveProperty('k');
    expect(requestOf({ ...standard, smallest: 'k8' }, today)).not.toHaveProperty('k');
  });

  it.each(['2026-13', 'soon', '2027-01', ''])('does not ask for the month %j', (month) => {
    expect(requestOf({ ...standard, month }, today).month).toBe('2026-10');
  });

  it('never asks for a smallest number below five', () => {
    expect(requestOf({ ...standard, reader: 'funders', smallest: 'k4' }, today)).not.toHaveProperty('k');
  });

  it('offers the running month first', () => {
    expect(monthsToChoose(today).slice(0, 2)).toEqual(['2026-11', '2026-10']);
    expect(monthsToChoose(today).at(-1)).toBe('2016-11');
  });
});
