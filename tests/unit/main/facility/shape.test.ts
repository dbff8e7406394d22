import { describe, expect, test } from 'vitest';
import {
  confidentialCompartmentSchema,
  houseCompartmentSchema,
  ownCompartmentSchema,
  reportsCompartmentSchema,
} from '../../../../shared/records/compartments.ts';
import { shape } from '../../../../main/facility/shape.ts';
import type { Author } from '../../../../main/vault/types.ts';

/** Every key of every record below a schema: `people.preferredName`, `stays.beds.bedId`. Maps by id and by month are walked through. */
function keysOf(schema: unknown, path = ''): string[] {
  const definition = definitionOf(schema);
  const inner = definition['innerType'] ?? definition['element'] ?? definition['valueType'];
  if (inner !== undefined) return keysOf(inner, path);
  if (Array.isArray(definition['options'])) return definition['options'].flatMap((option) => keysOf(option, path));
  const fields: unknown = definition['shape'];
  if (typeof fields !== 'object' || fields === null) return [path];
  return Object.entries(fields).flatMap(([key, field]) => keysOf(field, path === '' ? key : `${path}.${key}`));
}

function definitionOf(schema: unknown): Record<string, unknown> {
  const definition: unknown = typeof schema === 'object' && schema !== null && 'def' in schema ? schema.def : {};
  return typeof definition === 'object' && definition !== null ? { ...definition } : {};
}

const nouns = (schema: { readonly shape: object }): string[] => Object.keys(schema.shape).toSorted();

describe('the nouns lie where DESIGN 2 puts them', () => {
  test('in the house: what every mentor may see', () => {
    expect(nouns(houseCompartmentSchema)).toEqual([
      'beds',
      'house',
      'lastSheetNumber',
      'mentors',
      'pairings',
      'people',
      'phases',
      'sessionTypes',
      'sessions',
      'settings',
      'stays',
      'weeklyGroups',
    ]);
  });

  test('with the confidential records: staff’s', () => {
    expect(nouns(confidentialCompartmentSchema)).toEqual([
      'bedFunding',
      'drafts',
      'exports',
      'formerPeople',
      'imports',
      'markNotes',
      'pairingReasons',
      'people',
      'refusals',
      'sessionTypes',
      'sessions',
      'signInClosings',
      'stays',
      'weeklyGroups',
    ]);
  });

  test('in a person’s own compartment, and in the reports', () => {
    expect(nouns(ownCompartmentSchema)).toEqual([
      'contacts',
      'drafts',
      'enrollments',
      'exams',
      'hours',
      'led',
      'signatures',
      'strengths',
    ]);
    expect(nouns(reportsCompartmentSchema)).toEqual([]);
  });

  test('of a person mentors see a name and an initial, of a stay its day, phase and bed of now', () => {
    const keys = keysOf(houseCompartmentSchema);
    expect(keys.filter((key) => key.startsWith('people.'))).toEqual([
      'people.id',
      'people.preferredName',
      'people.lastInitial',
    ]);
    expect(keys.filter((key) => key.startsWith('stays.'))).toEqual([
      'stays.id',
      'stays.personId',
      'stays.admittedOn',
      'stays.phaseId',
      'stays.bedId',
    ]);
  });

  test('nothing in the house bears the name of something staff keep', () => {
    const staffs =
      /legal|birth|gender|race|ethnic|veteran|phone|email|recovery|referral|discharge|destination|employed|arrest|reason|note|funding/iu;
    expect(keysOf(houseCompartmentSchema).filter((key) => staffs.test(key))).toEqual([]);
    expect(keysOf(confidentialCompartmentSchema).some((key) => staffs.test(key))).toBe(true);
  });
});

describe('who may write what', () => {
  const mentor: Author = { id: 'u1', role: 'mentor', personId: 'mo' };
  const staff: Author = { id: 'u2', role: 'staff' };
  const may = (author: Author, path: string, removes = false): boolean => {
    const [compartment = '', ...rest] = path.split('/');
    return shape.mayWrite(author, compartment, rest, removes);
  };

  test.each([
    'house/sessions/2026-10/g1@2026-10-14',
    'house/sessions/2026-10/any/marks/dana',
    'house/sessions/2026-10/any/status',
    'house/lastSheetNumber',
    'own:mo/contacts/2026-10/c1',
    'own:mo/hours/h1/hours',
    'own:mo/drafts/admit',
    'confidential/refusals/r1',
  ])('a mentor writes %s', (path) => {
    expect(may(mentor, path)).toBe(true);
  });

  test.each([
    'house/people/dana',
    'house/stays/s1',
    'house/pairings/p1',
    'house/mentors/m1/until',
    'house/sessions',
    'house/sessions/2026-10',
    'house/sessions/2026-10/any',
    'house/sessions/2026-10/any/leaderIds',
    'house/sessions/2026-10/any/minutes',
    'own:mo/hours/h1',
    'own:mo/hours/h1/verifiedBy',
    'own:mo/hours/h1/verifiedOn',
    'own:mo/signatures/x',
    'own:mo/enrollments/e1',
    'own:mo/exams/x1',
    'own:mo',
    'own:lee/contacts/2026-10/c1',
    'confidential/stays/s1',
    'confidential/refusals',
    'reports/x',
  ])('a mentor does not write %s', (path) => {
    expect(may(mentor, path)).toBe(false);
  });

  test('a mentor takes a line of hours away as a whole', () => {
    expect(may(mentor, 'own:mo/hours/h1', true)).toBe(true);
    expect(may(mentor, 'own:mo/signatures/x', true)).toBe(false);
  });

  test('the house, its beds, phases and settings are the administrator’s', () => {
    const theirs = [
      'house/house',
      'house/beds/b1',
      'house/phases/p1',
      'house/settings/idleMinutes',
      'confidential/bedFunding/b1',
    ];
    expect(theirs.filter((path) => may(staff, path))).toEqual([]);
    expect(theirs.every((path) => may({ id: 'u3', role: 'administrator' }, path))).toBe(true);
    expect(may(staff, 'confidential/stays/s1')).toBe(true);
  });

  test('a viewer reads the reports and leaves nothing but a refused call', () => {
    const viewer: Author = { id: 'u4', role: 'viewer' };
    expect(['house', 'confidential', 'own:mo', 'reports'].filter((name) => shape.reads(viewer, name))).toEqual([
      'reports',
    ]);
    expect(may(viewer, 'reports/x')).toBe(false);
    expect(may(viewer, 'confidential/refusals/r1')).toBe(true);
  });
});

test('empty compartments are accepted, and a damaged one is not', () => {
  const states = Object.fromEntries(
    ['house', 'confidential', 'reports', 'own:mo'].map((name) => [name, shape.empty(name)]),
  );
  expect(shape.accepts(states)).toBe(true);
  expect(shape.accepts({ ...states, house: { ...shape.empty('house'), beds: [] } })).toBe(false);
  expect(shape.accepts({ ...states, house: 'gone' })).toBe(false);
});
