import { describe, expect, test } from 'vitest';
import { dateReadings } from '../../../../../renderer/residents/arrivals/dates.ts';
import { newPaste, unanswered } from '../../../../../renderer/residents/arrivals/input.ts';
import { mentorOptions } from '../../../../../renderer/residents/arrivals/mentorOptions.ts';
import {
  bringInLabel,
  choiceOf,
  decided,
  stillInTheWay,
  tally,
  withoutRefused,
} from '../../../../../renderer/residents/arrivals/progress.ts';
import { textOf } from '../../../../../renderer/residents/arrivals/readFile.ts';
import { fieldOptions } from '../../../../../renderer/residents/arrivals/words.ts';
import type { ArrivalRow, ArrivalsPreview } from '../../../../../shared/contract/arrivals.ts';
import { arrivalFields } from '../../../../../shared/contract/arrivals.ts';

const row = (line: number, status: ArrivalRow['status']): ArrivalRow => ({
  line,
  status,
  preferredName: `Person ${line}`,
  problems: [],
  candidates: [],
});

function preview(statuses: readonly ArrivalRow['status'][], changes: Partial<ArrivalsPreview> = {}): ArrivalsPreview {
  const count = (status: ArrivalRow['status']) => statuses.filter((each) => each === status).length;
  return {
    columns: [],
    leftOut: [],
    rows: statuses.map((status, at) => row(at + 2, status)),
    questions: [],
    counts: { new: count('new'), same: count('same'), unsure: count('unsure'), refused: count('refused') },
    bedsToCreate: [],
    bedsSince: { day: '2026-11-23' },
    mentorsToAppoint: [],
    ...changes,
  };
}

describe('what stands between a paste and its confirmation', () => {
  test('nothing, once every row is settled and somebody is new', () => {
    const settled = preview(['new', 'new', 'same', 'skipped']);
    expect(stillInTheWay(settled)).toBeUndefined();
    expect(bringInLabel(settled)).toBe('Bring in 2 people');
    expect(bringInLabel(preview(['new']))).toBe('Bring in one person');
  });

  test.each([
    [preview([]), 'No row holds a person yet. Check the columns, or paste again.'],
    [preview(['new'], { questions: [{ about: 'names' }] }), 'One question is open in step 2.'],
    [preview(['new', 'unsure']), 'One row could be somebody already here. Say who it is.'],
    [
      preview(['new', 'refused', 'refused']),
      '2 rows cannot come in as they are. Mend them in the table and paste again, or leave them out.',
    ],
    [preview(['same', 'same']), 'Everybody in this list is already here. There is nothing to bring in.'],
  ])('is said in words (%#)', (found, words) => {
    expect(stillInTheWay(found)).toBe(words);
  });

  test('rows are counted by how they stand, kinds without any left out', () => {
    expect(tally(preview(['refused', 'new', 'new', 'skipped']).rows)).toEqual([
      { status: 'new', count: 2 },
      { status: 'refused', count: 1 },
      { status: 'skipped', count: 1 },
    ]);
  });
});

describe('decisions about rows', () => {
  test('what is chosen is what is shown as chosen', () => {
    for (const choice of ['new', 'skip', 'dana']) expect(choiceOf(decided(undefined, 5, choice), 5)).toBe(choice);
    expect(decided(undefined, 5, 'dana')).toEqual({ '5': { take: 'known', personId: 'dana' } });
  });

  test('a decision taken back leaves the others alone', () => {
    const both = decided(decided(undefined, 5, 'new'), 6, 'skip');
    expect(decided(both, 5, null)).toEqual({ '6': { take: 'skip' } });
  });

  test('leaving out what cannot come in keeps the decisions made', () => {
    const { rows } = preview(['new', 'refused', 'refused']);
    expect(withoutRefused(decided(undefined, 2, 'dana'), rows)).toEqual({
      '2': { take: 'known', personId: 'dana' },
      '3': { take: 'skip' },
      '4': { take: 'skip' },
    });
  });
});

describe('pasting again', () => {
  const before = {
    text: 'Name\tIn\nDana\t3/4/26',
    columns: { '1': 'admitted-on' as const },
    decisions: { '2': { take: 'new' as const } },
  };

  test('under the same headings keeps the columns, and forgets what was decided about lines', () => {
    const after = { ...before, ...newPaste(before, 'Name\tIn\nDana\t3/5/26') };
    expect(after.columns).toEqual({ '1': 'admitted-on' });
    expect(after.decisions).toBeUndefined();
  });

  test('under other headings guesses the columns anew', () => {
    expect({ ...before, ...newPaste(before, 'In\tName\n3/4/26\tDana') }.columns).toBeUndefined();
  });

  test('the table without its answers keeps columns and decisions, so that every question comes back', () => {
    const answered = {
      ...before,
      dateOrder: 'day-first' as const,
      mentors: { Riley: null },
      phases: { 'Ph 1': 'one' },
    };
    expect(unanswered(answered)).toEqual({ ...before, nameOrder: undefined });
  });
});

describe('questions', () => {
  test('a date of numbers is read both ways', () => {
    expect(dateReadings('3/4/26')).toEqual({ monthFirst: 'March 4 (month first)', dayFirst: 'April 3 (day first)' });
    expect(dateReadings('03-04-2026').dayFirst).toBe('April 3 (day first)');
  });

  test('a mentor can be somebody alike, nobody, on the list or in the house; each person stands once', () => {
    const riley = { id: 'riley', preferredName: 'Riley', lastInitial: 'D' };
    const sage = { id: 'sage', preferredName: 'Sage' };
    const rows = [row(2, 'new'), row(3, 'refused')];
    const options = mentorOptions([riley], rows, [{ person: riley }, { person: sage }], 'nobody');
    expect(options.map(({ group, items }) => [group, items.map(({ label }) => label)])).toEqual([
      ['Most alike', ['Riley D.']],
      ['Otherwise', ['Nobody: leave this mentor out']],
      ['On this list', ['Person 2']],
      ['Here already', ['Sage']],
    ]);
  });

  test('a column can be anything the contract knows, or be left out', () => {
    expect(new Set(fieldOptions.map(({ value }) => value))).toEqual(new Set(arrivalFields));
    expect(fieldOptions.at(-1)?.value).toBe('ignore');
  });
});

describe('a file', () => {
  test('is read as UTF-8, and as Windows text where it is not', () => {
    expect(textOf(new TextEncoder().encode('Zoë').buffer)).toBe('Zoë');
    expect(textOf(new Uint8Array([0x5a, 0x6f, 0xeb]).buffer)).toBe('Zoë');
  });
});
