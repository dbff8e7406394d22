import fc from 'fast-check';
import { emptyConfidential, emptyHouse, emptyOwn } from '../../../../main/facility/shape.ts';
import { planImport } from '../../../../shared/exchange/import.ts';
import type { ImportFile, PlannedImport } from '../../../../shared/exchange/import.ts';
import type { WholeHouse } from '../../../../shared/exchange/state/whole-house.ts';
import { enablePatches, produce } from 'immer';

enablePatches();

export const today = '2026-11-20';
export const zone = 'America/New_York';

export const emptyWholeHouse = (): WholeHouse => ({ house: emptyHouse(), confidential: emptyConfidential() });

export const plan = (files: readonly ImportFile[], state: WholeHouse = emptyWholeHouse()): PlannedImport =>
  planImport(files, state, today, zone);

/** The house after an import that must not be refused. */
export function imported(files: readonly ImportFile[], state: WholeHouse = emptyWholeHouse()): WholeHouse {
  const planned = plan(files, state);
  let id = 0;
  return produce(state, (draft) => planned.apply(draft, { newId: () => `new-${(id += 1)}`, emptyOwn }));
}

/** Files of a folder from tables written as lines. */
export const folder = (tables: Readonly<Record<string, string>>): ImportFile[] =>
  Object.entries(tables).map(([name, text]) => ({ name, text: text.replaceAll(/^ +/gmu, '') }));

// ---- a house made by chance, already in the normal form of an export ---------------------------------------------

const nasty = fc.oneof(
  fc.constantFrom(
    '',
    'plain',
    'with, comma',
    'with "quotes"',
    'two\nlines',
    ' spaced ',
    'ümläut – 😀',
    '=1+1',
    "O'Neil",
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/\0|\r/gu, '')),
);
const optionalText = nasty.map((text) => (text.trim() === '' ? '' : text));
const requiredText = nasty.map((text) => (text.trim() === '' ? 'named' : text));
const yesNo = fc.constantFrom('', 'yes', 'no');
const dayAt = (number: number): string =>
  new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
const optionalNumber = fc.constantFrom('', '0', '1', '12', '1.5', '0.0001', '1440');

const quoted = (field: string): string => (/[",\n\r]/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
const byKey =
  (keys: number) =>
  (one: readonly string[], other: readonly string[]): number => {
    for (let at = 0; at < keys; at += 1) {
      const [a = '', b = ''] = [one[at], other[at]];
      if (a !== b) return a < b ? -1 : 1;
    }
    return 0;
  };
const csv = (header: string, keys: number, rows: readonly (readonly string[])[]): string =>
  [header.split(','), ...[...rows].sort(byKey(keys))].map((fields) => `${fields.map(quoted).join(',')}\n`).join('');

/** A folder of all entered tables: a few people with stays that follow each other, beds of their own, groups and hours. */
export const randomFolder: fc.Arbitrary<ImportFile[]> = fc
  .record({
    people: fc.integer({ min: 1, max: 5 }),
    texts: fc.array(optionalText, { minLength: 40, maxLength: 40 }),
    names: fc.array(requiredText, { minLength: 12, maxLength: 12 }),
    numbers: fc.array(optionalNumber, { minLength: 20, maxLength: 20 }),
    words: fc.array(yesNo, { minLength: 20, maxLength: 20 }),
    starts: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 10, maxLength: 10 }),
    lengths: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 10, maxLength: 10 }),
    sensitive: fc.boolean(),
    ids: fc.uniqueArray(fc.constantFrom('p1', 'P2', 'é', 'a b', '10', '9', 'Z'), { minLength: 5, maxLength: 5 }),
  })
  .map((chance) => {
    const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
    const people = chance.ids.slice(0, chance.people);
    const stays = people.flatMap((person, index) => {
      const start = chance.starts[index] ?? 0;
      const length = chance.lengths[index] ?? 0;
      const end = start + length;
      return [
        { id: `${person} first`, person, from: start, to: end },
        { id: `${person} second`, person, from: end + 1, to: undefined },
      ];
    });
    const bedRows = stays.flatMap(({ id, person, from, to }) => {
      if (to === undefined) return [[id, dayAt(from), `bed of ${person}`, '']];
      if (to === from) return [[id, dayAt(from), `bed of ${person}`, dayAt(from)]];
      return [[id, dayAt(from), `bed of ${person}`, dayAt(to - 1)]];
    });
    const [first = 'p1'] = people;
    const sessions = people.map((person, index) => ({ id: `s ${person}`, on: dayAt(200 + index), leader: person }));
    const status = ['held', 'planned', 'cancelled'];
    const files: Record<string, string> = {
      'house.csv': csv('name,state,time_zone,records_complete_since', 0, [
        [pick(chance.names, 0), 'KY', 'America/New_York', pick(['', '2026-01-01'], chance.people)],
      ]),
      'phases.csv': csv('phase_id,name,order,typical_days', 1, [
        ['SOS', pick(chance.names, 1), '1', pick(chance.numbers, 0)],
        ['Phase I', pick(chance.names, 2), '2', pick(chance.numbers, 1)],
      ]),
      'beds.csv': csv(
        'bed_id,room,name,available_from,available_to,funding',
        1,
        people.map((person, index) => [
          `bed of ${person}`,
          pick(chance.names, index),
          pick(chance.names, index + 1),
          '2025-01-01',
          '',
          pick(chance.texts, index),
        ]),
      ),
      'people.csv': csv(
        'person_id,preferred_name,legal_first,legal_last,birth_date,gender,race,ethnicity,veteran,phone,email,recovery_date',
        1,
        people.map((person, index) => [
          person,
          pick(chance.names, index),
          ...Array.from({ length: 2 }, (_, at) => pick(chance.texts, index + at)),
          pick(['', '1990-02-28'], index),
          ...Array.from({ length: 3 }, (_, at) => pick(chance.texts, index + at + 5)),
          pick(chance.words, index),
          ...Array.from({ length: 2 }, (_, at) => pick(chance.texts, index + at + 9)),
          pick(['2026-01-01', ''], index),
        ]),
      ),
      'stays.csv': csv(
        'stay_id,person_id,admitted_on,referral_source,discharged_on,discharge_reason,destination,employed_at_exit,arrested_during',
        1,
        stays.map(({ id, person, from, to }, index) =>
          to === undefined
            ? [id, person, dayAt(from), pick(chance.texts, index + 12), '', '', '', '', '']
            : [
                id,
                person,
                dayAt(from),
                pick(chance.texts, index + 12),
                dayAt(to),
                pick(['', 'completed', 'died'], index),
                pick(['', 'permanent'], index),
                pick(chance.words, index),
                pick(chance.words, index + 1),
              ],
        ),
      ),
      'stay_phases.csv': csv(
        'stay_id,from,phase_id',
        2,
        stays.map(({ id, from }, index) => [id, dayAt(from), pick(['SOS', 'Phase I'], index)]),
      ),
      'stay_beds.csv': csv('stay_id,from,bed_id,to', 2, bedRows),
      'mentors.csv': csv(
        'person_id,since,until,level,capacity,strengths',
        2,
        people.flatMap((person, index) => [
          [
            person,
            '2026-02-01',
            '2026-03-01',
            pick(chance.texts, index + 3),
            pick(['', '0', '4'], index),
            pick(chance.texts, index + 20),
          ],
          [person, '2026-04-01', '', pick(chance.texts, index + 4), '', pick(chance.texts, index + 21)],
        ]),
      ),
      'pairings.csv': csv(
        'mentor_id,resident_id,from,to',
        3,
        people.slice(1).map((person, index) => [first, person, '2026-05-01', pick(['', '2026-06-01'], index)]),
      ),
      'contacts.csv': csv(
        'contact_id,mentor_id,person_id,at,minutes,mode,reached,note',
        1,
        people.map((person, index) => [
          `c ${person}`,
          first,
          person,
          '2026-05-02T09:30',
          pick(chance.numbers, index + 3),
          pick(['in-person', 'phone', 'text', 'video'], index),
          pick(['yes', 'no'], index),
          pick(chance.texts, index + 25),
        ]),
      ),
      'session_types.csv': csv('type,sensitive,neutral_title', 1, [
        ['Big Book', 'no', ''],
        ['Health', chance.sensitive ? 'yes' : 'no', pick(chance.texts, 30)],
      ]),
      'sessions.csv': csv(
        'session_id,starts_at,minutes,type,topic,status,leader_ids',
        1,
        sessions.map(({ id, on, leader }, index) => [
          id,
          `${on}T19:00`,
          pick(['60', '0', '1440', '90.5'], index),
          pick(['Big Book', 'Health'], index),
          pick(chance.texts, index + 31),
          pick(status, index + chance.people),
          pick(['', leader, [...new Set([first, leader])].join(';')], index),
        ]),
      ),
      'marks.csv': csv(
        'session_id,person_id,mark,minutes,walk_in,note',
        2,
        sessions.flatMap(({ id }) =>
          people.map((person, index) => [
            id,
            person,
            pick(['', 'present', 'absent', 'excused'], index),
            pick(chance.numbers, index + 8),
            pick(chance.words, index + 7),
            pick(chance.texts, index + 33),
          ]),
        ),
      ),
      'enrollments.csv': csv(
        'enrollment_id,person_id,program_id,started_on,status,ended_on,certified_on,expires_on',
        1,
        people.map((person, index) => {
          const end = [
            ['in-progress', '', '', ''],
            ['certified', '', '2026-08-01', '2027-08-01'],
            ['lapsed', '2026-08-02', '', ''],
            ['withdrawn', '2026-08-02', '', ''],
          ];
          return [`e ${person}`, person, 'ky-apss', '2026-01-05', ...(end[index % 4] ?? [])];
        }),
      ),
      'hours.csv': csv(
        'hours_id,enrollment_id,on,kind,domain,hours,verified_by,verified_on,note',
        1,
        people.map((person, index) => [
          `h ${person}`,
          `e ${person}`,
          '2026-02-03',
          pick(['training', 'experience', 'supervision', 'ce'], index),
          pick(chance.texts, index),
          pick(['24', '0.1', '0', '3.75'], index),
          pick(chance.texts, index + 35),
          pick(['', '2026-02-04'], index),
          pick(chance.texts, index + 36),
        ]),
      ),
      'exams.csv': csv(
        'exam_id,enrollment_id,kind,on,result,score',
        1,
        people.map((person, index) => [
          `x ${person}`,
          `e ${person}`,
          pick(chance.names, index + 3),
          '2026-07-01',
          pick(['pass', 'fail'], index),
          pick(chance.texts, index + 37),
        ]),
      ),
    };
    return Object.entries(files).map(([name, text]) => ({ name, text }));
  });
