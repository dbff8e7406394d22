import { expect, it } from 'vitest';
import { fieldSentence } from '../../../../renderer/app/fieldWords.ts';
import { problemOf } from '../../../../renderer/app/problems.ts';

it('says a refusal in its own words, days as people write them, at the field it names', () => {
  const data = { code: 'before-admission', field: 'from', facts: { admittedOn: '2026-08-01' } };
  expect(problemOf({ code: 'REFUSED', data })).toEqual({
    kind: 'refused',
    sentence: 'That day is before the admission on August 1, 2026. Choose a later one.',
    code: 'before-admission',
    field: 'from',
  });
});

it('says that nothing was saved, and why', () => {
  const problem = problemOf({ code: 'NOT_SAVED', data: { reason: 'full' } });
  expect(problem.kind).toBe('not-saved');
  expect(problem.sentence).toContain('the disk is full');
  expect(problem.sentence).toContain('still here');
});

it.each([undefined, null, 'oops', new TypeError('Failed to fetch'), { code: 7 }])('takes %j for no answer', (error) => {
  expect(problemOf(error).kind).toBe('no-answer');
});

it('keeps a refusal it does not know calm', () => {
  const problem = problemOf({ code: 'REFUSED', data: { code: 'from-a-newer-version', facts: 12 } });
  expect(problem.sentence).toBe('That cannot be done as it is. Nothing was changed.');
  expect(problem.code).toBeUndefined();
});

it('turns codes of schemas into sentences and leaves sentences alone', () => {
  expect(fieldSentence('required')).toBe('This is needed.');
  expect(fieldSentence('too-long:80')).toBe('At most 80 characters.');
  expect(fieldSentence('Type it: once more.')).toBe('Type it: once more.');
});
