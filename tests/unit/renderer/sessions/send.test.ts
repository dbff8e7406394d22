import { expect, test } from 'vitest';
import { openedRoll, type RollState } from '../../../../renderer/sessions/roll/roll.ts';
import { type RollCalls, senderFor } from '../../../../renderer/sessions/roll/send.ts';
import type { Roll } from '../../../../shared/contract/sessions.ts';
import { rollOf } from './rollFixture.ts';

const saved = { label: 'a change', commit: 7 };

/** Calls that answer with one roll and remember what they were asked. */
function callsOn(roll: Roll, undo: () => Promise<{ saved: typeof saved }> = () => Promise.resolve({ saved })) {
  const asked: unknown[] = [];
  const answer = (name: string, value: unknown) => {
    asked.push([name, value]);
    return Promise.resolve({ saved, roll });
  };
  const calls: RollCalls = {
    sessions: {
      roll: () => Promise.resolve(roll),
      mark: (input) => answer('mark', input),
      markRest: (input) => answer('rest', input),
      addWalkIn: (input) => answer('walk-in', input),
      finish: (input) => answer('finish', input),
    },
    history: {
      undo: (input) => {
        asked.push(['undo', input]);
        return undo();
      },
    },
  };
  return { calls, asked };
}

const opened = openedRoll(rollOf(2));
const [first] = opened.lines;
const before = first ? [first] : [];

test('late is present with a word more, and unmarking says so', async () => {
  const { calls, asked } = callsOn(rollOf(2));
  const send = senderFor(calls, 'session-1', false);
  await send({ id: 1, kind: 'mark', personId: 'person-1', choice: 'late' }, opened);
  await send({ id: 2, kind: 'mark', personId: 'person-1', choice: undefined }, opened);
  expect(asked).toEqual([
    ['mark', { sessionId: 'session-1', personId: 'person-1', mark: 'present', late: true }],
    ['mark', { sessionId: 'session-1', personId: 'person-1', mark: null }],
  ]);
});

test('undo goes through the history where it may, and nothing else is touched', async () => {
  const { calls, asked } = callsOn(rollOf(2));
  const state: RollState = { ...opened, commits: { 4: 7 } };
  expect(await senderFor(calls, 'session-1', false)({ id: 5, kind: 'undo', of: 4, before }, state)).toMatchObject({
    ok: true,
  });
  expect(asked).toEqual([['undo', { commit: 7 }]]);
});

test('where the history refuses, the marks are put back one by one', async () => {
  const refusal = Object.assign(new Error('refused'), { code: 'REFUSED', data: { code: 'undo-changed-since' } });
  const { calls, asked } = callsOn(rollOf(2, { 1: { mark: 'absent' } }), () => Promise.reject(refusal));
  const state: RollState = { ...opened, commits: { 4: 7 } };
  await senderFor(calls, 'session-1', false)({ id: 5, kind: 'undo', of: 4, before }, state);
  expect(asked.at(-1)).toEqual(['mark', { sessionId: 'session-1', personId: 'person-1', mark: null }]);
});

test('a full disk is told apart from a refusal and from no answer at all', async () => {
  const failing = (error: Error) => {
    const { calls } = callsOn(rollOf(2));
    const broken = { ...calls, sessions: { ...calls.sessions, mark: () => Promise.reject(error) } };
    return senderFor(
      broken,
      'session-1',
      false,
    )({ id: 1, kind: 'mark', personId: 'person-1', choice: 'absent' }, opened);
  };
  const answered = (code: string, data: unknown): Error => Object.assign(new Error(code), { code, data });
  const full = await failing(answered('NOT_SAVED', { reason: 'full' }));
  expect(full).toMatchObject({ ok: false, how: 'not-saved' });
  expect(full.ok ? '' : full.sentence).toMatch(/disk is full/);
  expect(await failing(answered('REFUSED', { code: 'session-cancelled' }))).toMatchObject({ how: 'refused' });
  expect(await failing(new TypeError('Failed to fetch'))).toMatchObject({ how: 'unknown' });
});
