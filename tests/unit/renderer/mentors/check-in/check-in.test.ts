import { describe, expect, test } from 'vitest';
import { asContact, checkInFormSchema } from '../../../../../renderer/mentors/check-in/checkIn.ts';
import { likelyMentor, ownChoices, staffChoices } from '../../../../../renderer/mentors/check-in/choices.ts';
import { mentor, walk } from '../walks.ts';

const asItOpens = {
  personId: 'jordan',
  reached: 'yes',
  mode: 'in-person',
  day: '2026-11-23',
  time: '19:05',
  minutes: undefined,
  note: undefined,
};

describe('a check-in', () => {
  test('can be saved as the form opens', () => {
    expect(asContact(checkInFormSchema.parse(asItOpens))).toEqual({
      personId: 'jordan',
      at: '2026-11-23T19:05',
      reached: true,
      mode: 'in-person',
    });
  });

  test('a try has no minutes, even where some were typed before', () => {
    const tried = checkInFormSchema.parse({ ...asItOpens, reached: 'no', minutes: 10 });
    expect(asContact(tried)).not.toHaveProperty('minutes');
    expect(asContact(checkInFormSchema.parse({ ...asItOpens, minutes: 10 }))).toMatchObject({ minutes: 10 });
  });

  test('staff say whose it is', () => {
    expect(asContact(checkInFormSchema.parse({ ...asItOpens, mentorId: 'riley' }))).toMatchObject({
      mentorId: 'riley',
    });
  });
});

describe('whom a check-in can be with', () => {
  test('a mentor has the people they walk with', () => {
    expect(ownChoices([walk('riley', 'jordan', 3)]).people).toEqual([{ value: 'jordan', label: 'jordan' }]);
  });

  test('staff have the house and everybody somebody walks with, each once', () => {
    const house = [{ id: 'jordan', preferredName: 'jordan' }];
    const choices = staffChoices(house, [mentor('riley', ['jordan', 'graduate']), mentor('sage', ['graduate'])]);
    expect(choices.people.map(({ value }) => value)).toEqual(['jordan', 'graduate']);
    expect(choices.mentors.map(({ value }) => value)).toEqual(['riley', 'sage']);
  });

  test('the mentor is filled in only where one alone walks with the person', () => {
    const choices = staffChoices([], [mentor('riley', ['jordan', 'graduate']), mentor('sage', ['graduate'])]);
    expect(likelyMentor(choices, 'jordan')).toBe('riley');
    expect(likelyMentor(choices, 'graduate')).toBeUndefined();
    expect(likelyMentor(choices, 'somebody else')).toBeUndefined();
  });
});
