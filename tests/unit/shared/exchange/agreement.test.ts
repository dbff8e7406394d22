import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findingLine } from '../../../../shared/exchange/findings.ts';
import type { Bed } from '../../../../shared/records/house.ts';
import type { Stay } from '../../../../shared/records/people.ts';
import { checkBedDates, checkStay } from '../../../../shared/rules/stays.ts';
import { folder, plan } from './random-folder.ts';

const day = fc.integer({ min: 1, max: 12 }).map((number) => `2026-03-${String(number).padStart(2, '0')}`);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

const aStay = fc.record({
  personId: fc.constantFrom('A', 'B'),
  admittedOn: day,
  dischargedOn: maybe(day),
  beds: fc.uniqueArray(fc.record({ from: day, to: maybe(day), bedId: fc.constantFrom('B1', 'B2') }), {
    selector: ({ from }) => from,
    maxLength: 2,
  }),
  phases: fc.uniqueArray(fc.record({ from: day, phaseId: fc.constant('P') }), {
    selector: ({ from }) => from,
    maxLength: 1,
  }),
});
const aBed = fc.record({ availableFrom: day, availableTo: maybe(day) });

it('an import and a form refuse the same stays, beds and phases', () => {
  fc.assert(
    fc.property(fc.array(aStay, { minLength: 1, maxLength: 3 }), aBed, (drawn, limits) => {
      const stays: Record<string, Stay> = Object.fromEntries(
        drawn.map((stay, index) => [`S${index}`, { ...stay, id: `S${index}` }]),
      );
      const beds: Record<string, Bed> = {
        B1: { id: 'B1', room: '1', name: 'A', availableFrom: '2026-01-01' },
        B2: { id: 'B2', room: '1', name: 'B', ...limits },
      };
      const around = { stays, beds, phases: { P: { id: 'P', name: 'P', order: 1 } }, nameOf: (id: string) => id };
      const isSound =
        Object.values(stays).every((stay) => checkStay(stay, around) === undefined) &&
        Object.values(beds).every((bed) => checkBedDates(bed, around) === undefined);

      const line = (...cells: (string | undefined)[]): string => `${cells.map((cell) => cell ?? '').join(',')}\n`;
      const all = Object.values(stays);
      const { refusals } = plan(
        folder({
          'phases.csv': 'phase_id,name,order\nP,P,1\n',
          'people.csv': 'person_id,preferred_name\nA,Ann\nB,Bo\n',
          'beds.csv':
            'bed_id,room,name,available_from,available_to\n' +
            Object.values(beds)
              .map((bed) => line(bed.id, bed.room, bed.name, bed.availableFrom, bed.availableTo))
              .join(''),
          'stays.csv':
            'stay_id,person_id,admitted_on,discharged_on\n' +
            all.map((stay) => line(stay.id, stay.personId, stay.admittedOn, stay.dischargedOn)).join(''),
          'stay_beds.csv':
            'stay_id,from,bed_id,to\n' +
            all.flatMap(({ id, beds }) => beds.map(({ from, bedId, to }) => line(id, from, bedId, to))).join(''),
          'stay_phases.csv':
            'stay_id,from,phase_id\n' +
            all.flatMap(({ id, phases }) => phases.map(({ from }) => line(id, from, 'P'))).join(''),
        }),
      ).plan;
      expect(refusals.length === 0, refusals.map(findingLine).join('\n')).toBe(isSound);
    }),
    { numRuns: 4000 },
  );
});
