import { expect, it } from 'vitest';
import { changeSentence } from '../../../../renderer/app/changes.ts';

it('says a deed as a sentence, with one full stop', () => {
  expect(changeSentence('discharge of Dana W.')).toBe('Saved: discharge of Dana W.');
  expect(changeSentence('phase Phase I')).toBe('Saved: phase Phase I.');
  expect(changeSentence('Undone: discharge of Dana W.')).toBe('Undone: discharge of Dana W.');
  expect(changeSentence('Done again: the house')).toBe('Done again: the house.');
});
