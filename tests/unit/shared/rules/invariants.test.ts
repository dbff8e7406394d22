import { describe, expect, test } from 'vitest';
import { emptyConfidential, emptyHouse, emptyOwn } from '../../../../main/facility/shape.ts';
import { brokenRules } from '../../../../shared/rules/invariants.ts';

/** A small house in which everything holds: Dana lives in the lower bed, Mo is her mentor and leads a group. */
function soundHouse() {
  const house = emptyHouse();
  const confidential = emptyConfidential();
  const mo = emptyOwn();
  house.beds = { low: { id: 'low', room: 'Room 1', name: 'lower', availableFrom: '2026-01-01' } };
  house.people = { dana: { id: 'dana', preferredName: 'Dana' }, mo: { id: 'mo', preferredName: 'Mo' } };
  confidential.formerPeople = { sam: { id: 'sam', preferredName: 'Sam' } };
  confidential.stays = {
    now: {
      id: 'now',
      personId: 'dana',
      admittedOn: '2026-03-01',
      phases: [],
      beds: [{ bedId: 'low', from: '2026-03-01' }],
    },
    then: {
      id: 'then',
      personId: 'sam',
      admittedOn: '2026-01-01',
      dischargedOn: '2026-02-01',
      phases: [],
      beds: [{ bedId: 'low', from: '2026-01-01', to: '2026-01-31' }],
    },
  };
  house.mentors = { m: { id: 'm', personId: 'mo', since: '2026-01-01' } };
  house.pairings = { p: { id: 'p', mentorId: 'mo', residentId: 'dana', since: '2026-03-02' } };
  house.sessionTypes = { Group: { id: 'Group', sensitive: false } };
  house.sessions = {
    '2026-03': {
      s: {
        id: 's',
        startsAt: '2026-03-04T09:00',
        minutes: 60,
        typeId: 'Group',
        status: 'held',
        leaderIds: ['mo'],
        marks: { dana: { mark: 'present' } },
      },
    },
  };
  mo.contacts = {
    '2026-03': { c: { id: 'c', personId: 'dana', at: '2026-03-05T10:00', mode: 'phone', reached: true } },
  };
  mo.enrollments = {
    e: { id: 'e', personId: 'mo', programId: 'x', startedOn: '2026-01-01', status: 'in-progress', requirementsMet: {} },
  };
  mo.hours = { h: { id: 'h', enrollmentId: 'e', on: '2026-03-01', kind: 'training', hours: 2 } };
  return { house, confidential, mo };
}

function one<Item>(records: Record<string, Item>, id: string): Item {
  const record = records[id];
  if (!record) throw new Error(`the sound house has no ${id}`);
  return record;
}

type SoundHouse = ReturnType<typeof soundHouse>;

const broken = (change: (records: SoundHouse) => void): string[] => {
  const records = soundHouse();
  change(records);
  const own = [['mo', records.mo] as const];
  return [...brokenRules({ house: records.house, confidential: records.confidential, own })].map(
    ({ record, refusal }) => `${record}: ${refusal.code}`,
  );
};

test('a sound house breaks no rule', () => {
  expect(broken(() => undefined)).toEqual([]);
});

describe('a rule is broken', () => {
  test.each<[string, (records: SoundHouse) => void, string[]]>([
    [
      'by two people in one bed',
      ({ confidential }) =>
        void (confidential.stays['then'] = { ...one(confidential.stays, 'now'), id: 'then', personId: 'sam' }),
      ['stays/now: bed-occupied', 'stays/then: bed-occupied'],
    ],
    [
      'by a bed that is gone',
      ({ house }) => void delete house.beds['low'],
      ['stays/now: still-referred-to', 'stays/then: still-referred-to'],
    ],
    [
      'by a bed that closed under somebody',
      ({ house }) => void (one(house.beds, 'low').availableTo = '2026-04-01'),
      ['stays/now: bed-not-available', 'beds/low: bed-in-use'],
    ],
    [
      'by a resident without a name',
      ({ house }) => void delete house.people['dana'],
      [
        'stays/now: still-referred-to',
        'pairings/p: still-referred-to',
        'contacts/c: still-referred-to',
        'sessions/s: still-referred-to',
      ],
    ],
    [
      'by a former resident without a name',
      ({ confidential }) => void delete confidential.formerPeople['sam'],
      ['stays/then: still-referred-to'],
    ],
    [
      'by a name in two places',
      ({ confidential }) => void (confidential.formerPeople['mo'] = { id: 'mo', preferredName: 'Mo' }),
      ['people/mo: named-twice'],
    ],
    [
      'by somebody who walks with themselves',
      ({ house }) => void (one(house.pairings, 'p').residentId = 'mo'),
      ['pairings/p: paired-with-self'],
    ],
    [
      'by a role that ends before it begins',
      ({ house }) => void (one(house.mentors, 'm').until = '2025-12-31'),
      ['mentors/m: until-before-since'],
    ],
    [
      'by a group of a kind there is not',
      ({ house }) => void delete house.sessionTypes['Group'],
      ['sessions/s: still-referred-to'],
    ],
    ['by hours towards nothing', ({ mo }) => void delete mo.enrollments['e'], ['hours/h: still-referred-to']],
  ])('%s', (_, change, found) => {
    expect(broken(change)).toEqual(found);
  });
});
