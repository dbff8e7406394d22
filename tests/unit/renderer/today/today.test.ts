import { expect, test } from 'vitest';
import { dueSchema, type Due } from '../../../../shared/contract/everyday.ts';
import { draftPlace, duePlace, dueText } from '../../../../renderer/today/dueWords.ts';
import { nextGroup } from '../../../../renderer/today/nextGroup.ts';

const dana = { id: 'dana', preferredName: 'Dana', lastInitial: 'W' };
const due = (kind: Due['kind'], more: Partial<Due> = {}): Due => ({ kind, text: 'Dana W. …', count: 1, ...more });

test('no line about one resident names them on a staff screen, whatever it is about', () => {
  for (const kind of dueSchema.shape.kind.options) {
    const text = dueText(due(kind, { person: dana }), true);
    const isAboutAPerson = !['missing-sheet', 'unfinished-roll', 'hours-to-sign', 'second-administrator'].includes(
      kind,
    );
    if (isAboutAPerson) expect(text).not.toContain('Dana');
  }
});

test('a mentor reads the name of somebody they walk with, and one step leads to the check-in', () => {
  const line = due('quiet-walk', { person: dana, text: 'You and Dana W. last talked nine days ago.' });
  expect(dueText(line, false)).toContain('Dana W.');
  expect(duePlace(line, false)).toBe('/check-in/dana');
  expect(duePlace(line, true)).toBe('/residents/dana');
});

test('one open roll is opened at once, several lead to the week', () => {
  expect(duePlace(due('unfinished-roll', { sessionId: 'a@2026-11-23' }), true)).toBe('/groups/a%402026-11-23');
  expect(duePlace(due('unfinished-roll', { sessionId: 'a', count: 3 }), true)).toBe('/groups');
});

test('an unfinished form opens where it was begun', () => {
  expect(draftPlace({ form: 'check-in', key: 'check-in:dana' })).toBe('/check-in/dana');
  expect(draftPlace({ form: 'check-in', key: 'check-in:somebody' })).toBe('/check-in');
  expect(draftPlace({ form: 'from a later version', key: 'x' })).toBeUndefined();
});

test('the next group is the first whose roll still wants something', () => {
  const counts = { expected: 2, present: 2, absent: 0, excused: 0, unmarked: 0 };
  const group = {
    status: 'planned' as const,
    mayMark: true,
    startsAt: '2026-11-23T09:00',
    counts: { ...counts, present: 0, unmarked: 2 },
  };
  const taken = { ...group, status: 'held' as const, counts };
  const cancelled = { ...group, status: 'cancelled' as const };
  const finished = { ...group, status: 'held' as const, finishedAt: '2026-11-23T15:00:00.000Z' };
  expect(nextGroup([taken, cancelled, finished, { ...group, mayMark: false }, group])).toBe(group);
  expect(nextGroup([taken, cancelled])).toBeUndefined();
});
