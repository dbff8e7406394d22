import { describe, expect, test } from 'vitest';
import { layoutOf } from '../../../../renderer/sessions/roll/layout.ts';
import { openedRoll, unmarkedLines } from '../../../../renderer/sessions/roll/roll.ts';
import { choiceAt, press, rollOf } from './rollFixture.ts';

describe('the keyboard of the roll', () => {
  test('60 people with 5 absent take 17 keystrokes at the most', () => {
    const strokes = ['12', '23', '34', '45', '56'].flatMap((number) => [...number, 'a']);
    strokes.push('r', 'ctrl+Enter');
    const { state, asked } = press(openedRoll(rollOf(60)), strokes);
    expect(strokes).toHaveLength(17);
    expect(state.lines.filter((line) => line.choice === 'absent').map((line) => line.number)).toEqual([
      12, 23, 34, 45, 56,
    ]);
    expect(state.lines.filter((line) => line.choice === 'present')).toHaveLength(55);
    expect(asked).toEqual(['ask-finish']);
  });

  test('a letter marks the focused row only and goes on to the next', () => {
    const { state } = press(openedRoll(rollOf(4)), ['p', 'A', 'e', 'l']);
    expect(state.lines.map((line) => line.choice)).toEqual(['present', 'absent', 'excused', 'late']);
    expect(state.focus).toBe(3);
  });

  test('digits jump to the line as they are typed, and one that does not fit begins anew', () => {
    const opened = openedRoll(rollOf(60));
    expect(press(opened, ['4']).state.focus).toBe(3);
    expect(press(opened, ['4', '1']).state.focus).toBe(40);
    expect(press(opened, ['4', '1', '2']).state.focus).toBe(1);
    expect(press(opened, ['9', '9']).state.focus).toBe(8);
    expect(press(opened, ['4', 'Escape', '1']).state.focus).toBe(0);
    expect(press(opened, ['0']).state.focus).toBe(0);
  });

  test('a number that left a gap on the sheet still leads to the ones that begin with it', () => {
    const roll = rollOf(45);
    const gap = openedRoll({ ...roll, lines: roll.lines.filter(({ number }) => number !== 4) });
    const { state } = press(gap, ['4', '1']);
    expect(state.lines[state.focus]?.number).toBe(41);
  });

  test('marking the rest overwrites nothing', () => {
    const { state } = press(openedRoll(rollOf(5, { 2: { mark: 'excused' } })), ['3', 'a', 'r']);
    expect(state.lines.map((line) => line.choice)).toEqual(['present', 'excused', 'absent', 'present', 'present']);
    expect(unmarkedLines(state)).toHaveLength(0);
  });

  test('Escape changes no mark', () => {
    const { state } = press(openedRoll(rollOf(3)), ['a', 'Escape', 'Escape']);
    expect(choiceAt(state, 1)).toBe('absent');
  });

  test('letters mean nothing while no row has the focus, digits and the find key still do', () => {
    const { state, asked } = press(openedRoll(rollOf(9)), ['a', 'r', '7', '/'], false);
    expect(unmarkedLines(state)).toHaveLength(9);
    expect(state.focus).toBe(6);
    expect(asked).toEqual(['find']);
  });

  test('left and right go to the same height of the next column', () => {
    const opened = openedRoll(rollOf(60));
    expect(press(opened, ['ArrowRight', 'ArrowDown']).state.focus).toBe(21);
    expect(press(opened, ['End', 'ArrowLeft', 'ArrowUp']).state.focus).toBe(38);
    expect(press(opened, ['ArrowUp']).state.focus).toBe(0);
  });

  test('the roll opens at the first line nobody has marked', () => {
    expect(openedRoll(rollOf(9, { 1: { mark: 'present' }, 2: { mark: 'absent' } })).focus).toBe(2);
    expect(openedRoll(rollOf(9), 'person-5').focus).toBe(4);
  });
});

test.each([
  [5, 1, 40],
  [18, 2, 40],
  [30, 2, 40],
  [31, 3, 28],
  [60, 3, 28],
  [100, 3, 28],
])('%i people stand in %i columns of %i px rows', (people, columns, rowHeight) => {
  const layout = layoutOf(people);
  expect(layout).toMatchObject({ columns, rowHeight });
  expect(layout.columns * layout.rowsPerColumn).toBeGreaterThanOrEqual(people);
});
