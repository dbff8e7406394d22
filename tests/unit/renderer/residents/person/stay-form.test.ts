import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stayFormOf, stayFormSchema, stayOf } from '../../../../../renderer/residents/person/stayForm.ts';
import { destinations, dischargeReasons } from '../../../../../shared/records/people.ts';
import type { Stay } from '../../../../../shared/records/people.ts';
import { addDays } from '../../../../../shared/rules/calendar.ts';

const endedStay: Stay = {
  id: 'stay',
  personId: 'dana',
  admittedOn: '2026-01-04',
  dischargedOn: '2026-03-15',
  dischargeReason: 'completed',
  phases: [{ from: '2026-01-04', phaseId: 'sos' }],
  beds: [{ from: '2026-01-04', to: '2026-03-14', bedId: 'b' }],
};

describe('correcting a stay', () => {
  test('the form asks for the last night, the record keeps the day after', () => {
    const form = stayFormOf(endedStay);
    expect(form.lastNight).toBe('2026-03-14');
    expect(stayOf({ ...form, lastNight: '2026-03-20' }).dischargedOn).toBe('2026-03-21');
  });

  test('a stay taken back to open loses how it ended', () => {
    expect(stayOf({ ...stayFormOf(endedStay), ended: false })).not.toHaveProperty('dischargedOn');
    expect(stayOf({ ...stayFormOf(endedStay), ended: false })).not.toHaveProperty('dischargeReason');
  });

  test('a bed left open ends with the stay', () => {
    const form = { ...stayFormOf(endedStay), beds: [{ from: '2026-01-04', bedId: 'b' }] };
    expect(stayOf(form).beds).toEqual([{ from: '2026-01-04', to: '2026-03-14', bedId: 'b' }]);
  });

  test('phases and beds are put in the order of their days', () => {
    const phases = [
      { from: '2026-02-01', phaseId: 'one' },
      { from: '2026-01-04', phaseId: 'sos' },
    ];
    expect(stayOf({ ...stayFormOf(endedStay), phases }).phases.map(({ phaseId }) => phaseId)).toEqual(['sos', 'one']);
  });

  test('an ended stay needs its last night, unless there was none', () => {
    const form = { ...stayFormOf(endedStay), lastNight: undefined };
    expect(stayFormSchema.safeParse(form).success).toBe(false);
    expect(stayOf(stayFormSchema.parse({ ...form, noNight: true })).dischargedOn).toBe('2026-01-04');
  });

  test('saved untouched, any stay stays as it was', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2025-06-01', days));
    const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });
    const stay = fc
      .record({
        admittedOn: day,
        nights: maybe(fc.integer({ min: 0, max: 500 })),
        reason: maybe(fc.constantFrom(...dischargeReasons)),
        place: maybe(fc.constantFrom(...destinations)),
        work: maybe(fc.boolean()),
        arrest: maybe(fc.boolean()),
      })
      .map(({ admittedOn, nights, reason, place, work, arrest }): Omit<Stay, 'personId'> => {
        const open = { id: 's', admittedOn, phases: [], beds: [] };
        if (nights === undefined) return open;
        return {
          ...open,
          dischargedOn: addDays(admittedOn, nights),
          ...(reason && { dischargeReason: reason }),
          ...(place && { destination: place }),
          ...(work !== undefined && { employedAtExit: work }),
          ...(arrest !== undefined && { arrestedDuring: arrest }),
        };
      });
    fc.assert(
      fc.property(stay, (recorded) => {
        expect(stayOf(stayFormSchema.parse(stayFormOf({ ...recorded, personId: 'p' })))).toEqual(recorded);
      }),
    );
  });
});
