import { expect, test } from 'vitest';
import { fieldTitle, recordTitle, writeValue } from '../../../../renderer/settings/history/words.ts';

test('a field of a record is named as people say it', () => {
  expect(fieldTitle(['admittedOn'])).toBe('Admitted on');
  expect(fieldTitle(['beds', '1', 'bedId'])).toBe('Bed 2, bed');
  expect(fieldTitle(['marks', 'Dana W.', 'mark'])).toBe('Marks, Dana W., mark');
  expect(fieldTitle(['leaderIds', '0'])).toBe('Led by 1');
  expect(fieldTitle([])).toBe('Said');
});

test('a record is named by its noun and whom it is about', () => {
  expect(recordTitle({ noun: 'stays', about: 'Dana W.' })).toBe('Stay of Dana W.');
  expect(recordTitle({ noun: 'beds', about: '12 lower' })).toBe('Bed: 12 lower');
  expect(recordTitle({ noun: 'settings', about: 'settings' })).toBe('Settings');
  expect(recordTitle({ noun: 'bedFunding' })).toBe('Funding of a bed');
});

test('a value is written as people write it, at the house', () => {
  expect(writeValue('2026-11-23', undefined)).toBe('Nov 23, 2026');
  expect(writeValue('2026-11-23T19:30', undefined)).toBe('Nov 23, 2026, 7:30 pm');
  expect(writeValue('2026-11-24T01:30:00.000Z', 'America/New_York')).toMatch(/^Nov 23, 2026, 8:30\sPM$/u);
  expect(writeValue('asked-to-leave', undefined)).toBe('asked to leave');
  expect(writeValue(true, undefined)).toBe('yes');
  expect(writeValue(1500, undefined)).toBe('1,500');
});
