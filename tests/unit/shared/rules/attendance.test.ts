import { describe, expect, it } from 'vitest';
import { attendanceRate, countMarks, isMarked, numberedLines, remarked } from '../../../../shared/rules/attendance.ts';
import { expectedPeople, residentsOn } from '../../../../shared/rules/expected.ts';

const names = new Map([
  ['a', 'Zed A.'],
  ['b', 'Bo'],
  ['c', 'Cy'],
  ['d', 'Di'],
]);
const nameOf = (id: string) => names.get(id);
const order = (marks: Parameters<typeof numberedLines>[0], printed: readonly string[] = []) =>
  numberedLines(marks, printed, nameOf).map(({ number, personId }) => `${number}${personId}`);

describe('counting marks', () => {
  it('counts what is unmarked openly, and walk-ins among the present but not the expected', () => {
    const marks = {
      a: { mark: 'present', late: true },
      b: { mark: 'absent' },
      c: {},
      d: { mark: 'present', walkIn: true },
    } as const;
    expect(countMarks(marks)).toEqual({ expected: 3, present: 2, absent: 1, excused: 0, unmarked: 1 });
    expect(attendanceRate(countMarks(marks))).toBeCloseTo(2 / 3);
    expect(isMarked(marks)).toBe(true);
  });

  it('has no rate where nobody was present or absent', () => {
    expect(attendanceRate(countMarks({ a: { mark: 'excused' }, b: {} }))).toBeUndefined();
    expect(isMarked({ a: {}, b: {} })).toBe(false);
  });
});

describe('the lines of a roll', () => {
  it('go by the name that is shown, the nameless last', () => {
    expect(order({ a: {}, gone: {}, c: {}, b: {} })).toEqual(['1b', '2c', '3a', '4gone']);
  });

  it('keep their printed numbers, a gap where somebody is not on the roll, newcomers and walk-ins below', () => {
    const marks = { d: { mark: 'present', walkIn: true }, a: {}, b: {}, c: {} } as const;
    expect(order(marks, ['c', 'left', 'a'])).toEqual(['1c', '3a', '4b', '5d']);
  });
});

describe('a new mark', () => {
  it('keeps the walk-in, and minutes only of somebody present', () => {
    const line = { mark: 'present', minutes: 20, late: true, walkIn: true } as const;
    expect(remarked(line, { mark: 'present' })).toEqual({ mark: 'present', minutes: 20, walkIn: true });
    expect(remarked(line, { mark: 'absent', late: true, minutes: 5 })).toEqual({ mark: 'absent', walkIn: true });
    expect(remarked(line, { mark: null })).toEqual({ walkIn: true });
    expect(remarked(undefined, { mark: 'present', late: true, minutes: 15 })).toEqual({
      mark: 'present',
      late: true,
      minutes: 15,
    });
  });
});

describe('who is expected', () => {
  const stay = (personId: string, admittedOn: string, dischargedOn?: string) => ({
    id: personId,
    personId,
    admittedOn,
    ...(dischargedOn !== undefined && { dischargedOn }),
    phases: [
      { from: admittedOn, phaseId: 'one' },
      { from: '2026-06-10', phaseId: 'two' },
    ],
    beds: [],
  });

  it('is of the house that day, its last day included, in the phase of that day', () => {
    const stays = [stay('a', '2026-06-01', '2026-06-09'), stay('b', '2026-06-05'), stay('c', '2026-06-10')];
    expect(residentsOn(stays, '2026-06-09')).toEqual([
      { personId: 'a', phaseId: 'one' },
      { personId: 'b', phaseId: 'one' },
    ]);
    expect(residentsOn(stays, '2026-06-10').map(({ phaseId }) => phaseId)).toEqual(['two', 'two']);
  });

  const residents = [{ personId: 'a', phaseId: 'one' }, { personId: 'b', phaseId: 'two' }, { personId: 'c' }];

  it('is everyone, the people of some phases, or people by name; leaders only by name', () => {
    expect(expectedPeople({ who: 'everyone' }, residents, ['b'])).toEqual(['a', 'c']);
    expect(expectedPeople({ who: 'phases', phaseIds: ['one', 'two'] }, residents, ['b'])).toEqual(['a']);
    expect(expectedPeople({ who: 'people', personIds: ['b', 'left'] }, residents, ['b'])).toEqual(['b']);
    expect(expectedPeople(undefined, residents, [])).toEqual([]);
  });
});
