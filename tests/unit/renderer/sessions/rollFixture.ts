import type { Roll, RollLine } from '../../../../shared/contract/sessions.ts';
import type { Mark } from '../../../../shared/records/sessions.ts';
import { layoutOf } from '../../../../renderer/sessions/roll/layout.ts';
import { type Key, wishOf } from '../../../../renderer/sessions/roll/keys.ts';
import type { RollState } from '../../../../renderer/sessions/roll/roll.ts';
import { afterStep } from '../../../../renderer/sessions/roll/steps.ts';

const person = (number: number) => ({ id: `person-${number}`, preferredName: `Name ${number}`, lastInitial: 'W' });

/** A roll of so many people, unmarked but for `marks` (line number → mark), with two others in the house. */
export function rollOf(people: number, marks: Readonly<Record<number, Mark>> = {}): Roll {
  const lines: RollLine[] = Array.from({ length: people }, (_, at) => ({
    number: at + 1,
    personId: person(at + 1).id,
    person: person(at + 1),
    mark: marks[at + 1] ?? {},
  }));
  return {
    session: {
      id: 'session-1',
      startsAt: '2026-11-23T19:00',
      minutes: 60,
      title: 'Community meeting',
      typeId: 'community',
      sensitive: false,
      status: 'planned',
      leaders: [person(1)],
      counts: { expected: people, present: 0, absent: 0, excused: 0, unmarked: people },
      sheetNumber: 41,
      mayMark: true,
    },
    lines,
    others: [person(101), person(102)],
  };
}

/** Presses keys as a person would: one word is one keystroke, `ctrl+Enter` too. */
export function press(state: RollState, keys: readonly string[], inRow = true): { state: RollState; asked: string[] } {
  const layout = layoutOf(state.lines.length);
  const asked: string[] = [];
  let next = state;
  for (const stroke of keys) {
    const key: Key = {
      key: stroke.replace('ctrl+', ''),
      ctrlKey: stroke.startsWith('ctrl+'),
      metaKey: false,
      altKey: false,
      shiftKey: false,
    };
    const wish = wishOf(key, inRow, layout);
    if (!wish) continue;
    if (wish.type === 'find' || wish.type === 'ask-finish' || wish.type === 'write-note') asked.push(wish.type);
    else next = afterStep(next, wish);
  }
  return { state: next, asked };
}

export const choiceAt = (state: RollState, number: number): string | undefined =>
  state.lines.find((line) => line.number === number)?.choice;
