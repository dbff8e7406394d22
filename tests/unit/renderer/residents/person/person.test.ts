import { describe, expect, test } from 'vitest';
import { actionLabel, actions, possibleActions } from '../../../../../renderer/residents/person/actions.ts';
import { personFormOf, personFormSchema, personOf } from '../../../../../renderer/residents/person/editForm.ts';
import { nextDate } from '../../../../../renderer/residents/person/nextDate.ts';
import { phaseAfter } from '../../../../../renderer/residents/person/phases.ts';
import { stillOpen } from '../../../../../renderer/residents/person/thisWeek.ts';
import { formerResident, personPage } from './person-page.ts';

const phases = [
  { id: 'one', name: 'Phase I', order: 2, typicalDays: 150 },
  { id: 'sos', name: 'SOS', order: 1, typicalDays: 14 },
];
const idsOf = (page: Parameters<typeof possibleActions>[0]) => possibleActions(page).map(({ id }) => id);

describe('what a person’s page offers', () => {
  test('a resident can be moved and discharged, and not admitted again', () => {
    const possible = idsOf(personPage());
    expect(possible).toEqual(expect.arrayContaining(['check-in', 'bed', 'phase', 'pair', 'make-mentor', 'discharge']));
    expect(possible).not.toContain('admit');
  });

  test('somebody who left can come back, and has no bed to leave', () => {
    const possible = idsOf(formerResident());
    expect(possible).toContain('admit');
    expect(possible).not.toContain('bed');
    expect(possible).not.toContain('discharge');
  });

  test('check-ins go on after the stay for as long as somebody walks with them', () => {
    expect(idsOf(formerResident())).not.toContain('check-in');
    expect(idsOf({ ...formerResident(), walksWith: personPage().walksWith })).toContain('check-in');
  });

  test('a mentor is not made a mentor twice', () => {
    expect(idsOf(personPage({ hats: ['resident', 'mentor'] }))).not.toContain('make-mentor');
  });

  test('without a bed, moving reads as choosing the first one', () => {
    const move = actions.find(({ id }) => id === 'bed') ?? actions[0];
    const unhoused = { stayId: 's', admittedOn: '2026-11-01', days: 22 };
    expect(actionLabel(move, personPage())).toBe('Move to another bed');
    expect(actionLabel(move, { present: unhoused })).toBe('Choose a bed');
  });
});

describe('this week', () => {
  test('nothing is open where everything is entered', () => {
    expect(stillOpen(personPage())).toEqual([]);
  });

  test('what is missing comes most pressing first', () => {
    const page = personPage({
      details: { id: 'dana', legalFirst: 'Dana' },
      present: { stayId: 'stay', admittedOn: '2026-11-23', days: 0 },
      walksWith: [],
    });
    expect(stillOpen(page)).toEqual(['bed', 'phase', 'mentor', 'legal-name', 'birth-date']);
  });

  test('nothing is open for somebody who does not live here', () => {
    expect(stillOpen({ ...formerResident(), details: { id: 'dana' } })).toEqual([]);
  });
});

describe('the next date', () => {
  test('is when the present phase reaches its usual length', () => {
    expect(nextDate(personPage(), phases)).toEqual({ day: '2026-11-15', phase: 'SOS' });
  });

  test('is not made up where the phase has no usual length, or nobody is here', () => {
    expect(nextDate(personPage(), [{ id: 'sos', name: 'SOS', order: 1 }])).toBeUndefined();
    expect(nextDate(formerResident(), phases)).toBeUndefined();
  });

  test('phases follow one another by their order, not by how they were stored', () => {
    expect(phaseAfter(phases, undefined)?.name).toBe('SOS');
    expect(phaseAfter(phases, 'sos')?.name).toBe('Phase I');
    expect(phaseAfter(phases, 'one')).toBeUndefined();
  });
});

describe('the form of name and details', () => {
  test('saved untouched, it changes nothing', () => {
    const details = { legalFirst: 'Dana', birthDate: '1988-04-02', veteran: false, phone: '555 0143' };
    const page = personPage({ details: { id: 'dana', ...details } });
    const saved = personOf(personFormSchema.parse(personFormOf(page)));
    expect(saved).toEqual({ ...details, preferredName: 'Dana' });
  });

  test('an emptied field and “Not known” are left out, which clears them', () => {
    const form = { ...personFormOf(personPage()), birthDate: undefined };
    expect(personOf(form)).toEqual({ preferredName: 'Dana', legalFirst: 'Dana', legalLast: 'Whitfield' });
  });
});
