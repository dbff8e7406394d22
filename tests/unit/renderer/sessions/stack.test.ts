import { expect, test } from 'vitest';
import { nextSheet, sheetNumbered } from '../../../../renderer/sessions/sheets/stack.ts';

const sheet = (id: string, sheetNumber: number) => ({ id, sheetNumber });
const missing = [sheet('a', 39), sheet('b', 40), sheet('c', 42)];

test('the next sheet is the one below, and from the last one the first that is still missing', () => {
  expect(nextSheet(missing, 'a')?.id).toBe('b');
  expect(nextSheet(missing, 'c')?.id).toBe('a');
  expect(nextSheet(missing, 'entered long ago')?.id).toBe('a');
  expect(nextSheet([sheet('a', 39)], 'a')).toBeUndefined();
});

test('a sheet is found by its number however it is typed', () => {
  const others = [sheet('old', 12)];
  expect(sheetNumbered(missing, others, ' 40 ')?.id).toBe('b');
  expect(sheetNumbered(missing, others, 'Sheet 42')?.id).toBe('c');
  expect(sheetNumbered(missing, others, '#12')?.id).toBe('old');
  for (const typed of ['', '0', '4x', '99']) expect(sheetNumbered(missing, others, typed)).toBeUndefined();
});
