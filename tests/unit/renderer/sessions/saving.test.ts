import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choiceOf, choices, markOf } from '../../../../renderer/sessions/roll/choices.ts';
import { type Job, openedRoll, type RollState, unsavedLines } from '../../../../renderer/sessions/roll/roll.ts';
import { afterStep, type Step } from '../../../../renderer/sessions/roll/steps.ts';
import { type Answer, openStore } from '../../../../renderer/sessions/roll/store.ts';
import type { Roll } from '../../../../shared/contract/sessions.ts';
import { choiceAt, press, rollOf } from './rollFixture.ts';

/** A facility in a variable. */
function smallFacility(opened: Roll) {
  let roll = opened;
  let commits = 0;
  const sent: Job['kind'][] = [];
  const commit = (next: Roll): Answer => {
    roll = next;
    commits += 1;
    return { ok: true, roll, commit: commits };
  };
  const withMark = (personId: string, mark: Roll['lines'][number]['mark']): Roll => ({
    ...roll,
    lines: roll.lines.map((line) => (line.personId === personId ? { ...line, mark } : line)),
  });
  const obey = (job: Job): Answer => {
    sent.push(job.kind);
    switch (job.kind) {
      case 'mark': {
        const { mark, ...late } = markOf(job.choice);
        return commit(withMark(job.personId, mark === null ? {} : { mark, ...late }));
      }
      case 'rest':
        return commit({
          ...roll,
          lines: roll.lines.map((line) => (line.mark.mark ? line : { ...line, mark: { mark: 'present' } })),
        });
      case 'walk-in': {
        if (roll.lines.some((line) => line.personId === job.personId)) return { ok: true, roll };
        const person = roll.others.find((each) => each.id === job.personId);
        if (!person) return { ok: false, how: 'refused', sentence: 'Unknown.' };
        const line = {
          number: roll.lines.length + 1,
          personId: person.id,
          person,
          mark: { mark: 'present' as const, walkIn: true },
        };
        return commit({ ...roll, lines: [...roll.lines, line], others: roll.others.filter((each) => each !== person) });
      }
      case 'undo': {
        const before = new Map(job.before.map((line) => [line.personId, line]));
        const lines = roll.lines.flatMap((line) => {
          const old = before.get(line.personId);
          if (!old) return [line];
          const { mark, ...late } = markOf(old.choice);
          return old.saved === undefined && old.walkIn
            ? []
            : [{ ...line, mark: mark === null ? {} : { mark, ...late } }];
        });
        const listed = new Set(lines.map((line) => line.personId));
        return commit({ ...roll, lines, others: opened.others.filter((person) => !listed.has(person.id)) });
      }
      case 'finish':
        return { ok: true };
    }
  };
  return { obey, sent, marks: () => roll.lines.map((line) => [line.personId, choiceOf(line.mark)]) };
}

const fullDisk = 'Not saved: the disk is full.';
const shown = (state: RollState) => state.lines.map((line) => [line.personId, line.choice]);
const pause = (): Promise<void> => Promise.resolve();
async function settled(store: { state: () => RollState }): Promise<RollState> {
  while (store.state().queue.length > 0 && store.state().halted === undefined) await pause();
  return store.state();
}

describe('saving in the background', () => {
  test('marks go out one at a time, in the order they were made', async () => {
    const facility = smallFacility(rollOf(6));
    const answers: (() => void)[] = [];
    const store = openStore(openedRoll(rollOf(6)), async (job) => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return facility.obey(job);
    });
    for (const choice of ['present', 'absent', 'late'] as const) store.take({ type: 'choose', choice });
    store.take({ type: 'rest' });
    expect(answers).toHaveLength(1);
    expect(store.state().lines.map((line) => line.state)).toEqual(Array(6).fill('saving'));
    while (store.state().queue.length > 0) {
      answers.shift()?.();
      await pause();
    }
    expect(facility.sent).toEqual(['mark', 'mark', 'mark', 'rest']);
    expect(store.state().lines.map((line) => line.state)).toEqual(Array(6).fill('saved'));
  });

  test('a full disk keeps every mark on the screen, says so, and loses none when there is room again', async () => {
    const facility = smallFacility(rollOf(4));
    let full = true;
    const store = openStore(openedRoll(rollOf(4)), (job) =>
      Promise.resolve(full ? { ok: false, how: 'not-saved', sentence: fullDisk } : facility.obey(job)),
    );
    store.take({ type: 'choose', choice: 'absent' });
    store.take({ type: 'choose', choice: 'excused' });
    const stuck = await settled(store);
    expect(stuck.halted).toBe(fullDisk);
    expect(unsavedLines(stuck).map((line) => [line.number, line.choice])).toEqual([
      [1, 'absent'],
      [2, 'excused'],
    ]);
    full = false;
    store.take({ type: 'save-again' });
    const done = await settled(store);
    expect(facility.marks()).toEqual(shown(done));
    expect(unsavedLines(done)).toEqual([]);
  });

  test('a refused mark stays visible beside its line, and the rest is not marked over it', async () => {
    const facility = smallFacility(rollOf(4));
    const store = openStore(openedRoll(rollOf(4)), (job) =>
      Promise.resolve(
        job.kind === 'mark' && job.choice === 'absent'
          ? { ok: false, how: 'refused', sentence: 'Not of the house.' }
          : facility.obey(job),
      ),
    );
    store.take({ type: 'choose', choice: 'absent' });
    store.take({ type: 'rest' });
    store.take({ type: 'finish' });
    const state = await settled(store);
    expect(state.lines[0]).toMatchObject({ choice: 'absent', state: 'unsaved', refused: 'Not of the house.' });
    expect(state.lines.slice(1).map((line) => line.choice)).toEqual([undefined, undefined, undefined]);
    expect(state.notice).toMatch(/others were not marked/);
    expect(state.finished).toBe(false);
    store.take({ type: 'take-back', at: 0 });
    store.take({ type: 'rest' });
    expect(shown(await settled(store))).toEqual(facility.marks());
  });

  test('undo takes back the last save, whether it has gone out yet or not', async () => {
    const facility = smallFacility(rollOf(3));
    const store = openStore(openedRoll(rollOf(3)), (job) => Promise.resolve(facility.obey(job)));
    store.take({ type: 'choose', choice: 'absent' });
    await settled(store);
    store.take({ type: 'rest' });
    store.take({ type: 'undo' });
    expect(shown(await settled(store)).map(([, choice]) => choice)).toEqual(['absent', undefined, undefined]);
    store.take({ type: 'undo' });
    const state = await settled(store);
    expect(shown(state)).toEqual(facility.marks());
    expect(state.said).toBe('Undone: Name 1 W.: absent');
    expect(state.focus).toBe(0);
  });

  test('what nobody sent yet is undone without the facility', () => {
    const stuck = press(openedRoll(rollOf(3)), ['a', 'e']).state;
    const { state } = press(stuck, ['ctrl+z', 'ctrl+z']);
    expect(state.queue).toEqual([]);
    expect(state.lines.map((line) => line.choice)).toEqual([undefined, undefined, undefined]);
  });

  test('a walk-in follows beneath the printed lines and can be taken back', async () => {
    const facility = smallFacility(rollOf(3));
    const store = openStore(openedRoll(rollOf(3)), (job) => Promise.resolve(facility.obey(job)));
    store.take({ type: 'walk-in', personId: 'person-101' });
    expect(choiceAt(store.state(), 4)).toBe('present');
    expect(store.state().others.map((person) => person.id)).toEqual(['person-102']);
    await settled(store);
    store.take({ type: 'undo' });
    const state = await settled(store);
    expect(state.lines).toHaveLength(3);
    expect(state.others.map((person) => person.id).sort()).toEqual(['person-101', 'person-102']);
  });

  test('an answer changes only the lines it is about, so that only their rows are painted anew', () => {
    const opened = openedRoll(rollOf(60));
    const marked = afterStep(afterStep(opened, { type: 'choose', choice: 'absent' }), { type: 'sending' });
    const answered = afterStep(marked, { type: 'answered', roll: rollOf(60, { 1: { mark: 'absent' } }), commit: 7 });
    expect(marked.lines.filter((line, at) => line !== opened.lines[at])).toHaveLength(1);
    expect(answered.lines.filter((line, at) => line !== marked.lines[at])).toHaveLength(1);
    expect(answered.lines[0]).toMatchObject({ state: 'saved', saved: 'absent' });
  });
});

test('whatever is pressed and whatever the disk does, the screen and the disk agree once everything is saved', async () => {
  const step = fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ type: fc.constant('choose' as const), choice: fc.constantFrom(...choices), at: fc.nat(7) }),
    fc.record({ type: fc.constant('choose' as const), choice: fc.constant(undefined), at: fc.nat(7) }),
    fc.constant<Step>({ type: 'rest' }),
    fc.constant<Step>({ type: 'undo' }),
    fc.constant<Step>({ type: 'save-again' }),
    fc.constantFrom('person-101', 'person-102').map((personId): Step => ({ type: 'walk-in', personId })),
    fc.nat(7).map((at): Step => ({ type: 'take-back', at })),
  );
  const luck = fc.constantFrom<('fine' | 'not-saved' | 'unknown' | 'lost-answer' | 'refused')[]>(
    'fine',
    'fine',
    'fine',
    'not-saved',
    'unknown',
    'lost-answer',
    'refused',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, fc.nat(3)), { maxLength: 30 }),
      fc.array(luck, { maxLength: 40 }),
      async (steps, lucks) => {
        const facility = smallFacility(rollOf(6));
        const done = new Set<number>();
        let turn = 0;
        const store = openStore(openedRoll(rollOf(6)), (job) => {
          const how = lucks[turn++] ?? 'fine';
          // What was done once is not refused when it comes again, and an undo never is.
          const accepted = how === 'refused' && (job.kind === 'undo' || done.has(job.id));
          if (how === 'fine' || accepted) return Promise.resolve(facility.obey(job));
          if (how === 'lost-answer') {
            facility.obey(job);
            done.add(job.id);
          }
          return Promise.resolve({ ok: false, how: how === 'lost-answer' ? 'unknown' : how, sentence: how });
        });
        for (const [each, wait] of steps) {
          store.take(each);
          for (let at = 0; at < wait; at += 1) await pause();
        }
        for (
          let tries = 0;
          tries < 60 && (store.state().queue.length > 0 || unsavedLines(store.state()).length > 0);
          tries += 1
        ) {
          await settled(store);
          store.take({ type: 'save-again' });
        }
        const state = await settled(store);
        expect(unsavedLines(state)).toEqual([]);
        const byPerson = (a: unknown[], b: unknown[]): number => String(a[0]).localeCompare(String(b[0]));
        expect(shown(state).sort(byPerson)).toEqual(facility.marks().sort(byPerson));
      },
    ),
    { numRuns: 500 },
  );
});
