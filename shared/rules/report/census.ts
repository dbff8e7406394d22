import type { HouseFacts } from './house-facts.ts';
import type { Measure } from './measure.ts';
import { count, countOf, ratio } from './measure.ts';
import type { Period } from './period.ts';
import { isIn } from './period.ts';
import { daysHeld, sleepsHere } from './spans.ts';

export const censusFigureIds = [
  'census.start',
  'census.admissions',
  'census.readmissions',
  'census.discharges',
  'census.end',
  'census.served',
  'census.average',
  'beddays.used',
  'beddays.available',
  'beddays.occupancy',
] as const;

/** How many stays sleep here at the end of a day. */
export const censusAt = ({ stays }: HouseFacts, day: number): number => countOf(stays, (stay) => sleepsHere(stay, day));

/** The people who sleep here at the end of a day. */
export const residentsAt = ({ stays }: HouseFacts, day: number): ReadonlySet<string> =>
  new Set(stays.filter((stay) => sleepsHere(stay, day)).map((stay) => stay.personId));

/** How many distinct people were of the house on any day of the period. */
export const peopleServed = ({ stays }: HouseFacts, { firstDay, lastDay }: Period): number =>
  new Set(stays.filter((stay) => stay.admitted <= lastDay && stay.discharged >= firstDay).map((stay) => stay.personId))
    .size;

/** Census and beds. */
export function censusFigures(house: HouseFacts, period: Period): Record<(typeof censusFigureIds)[number], Measure> {
  const { firstDay, lastDay, days } = period;
  const admissions = house.stays.filter((stay) => isIn(period, stay.admitted));
  const readmissions = admissions.filter(({ personId, admitted }) =>
    house.staysOf.get(personId)?.some((earlier) => earlier.admitted < admitted),
  );
  const nights = house.stays.reduce(
    (sum, stay) => sum + daysHeld({ from: stay.admitted, to: stay.discharged - 1 }, firstDay, lastDay),
    0,
  );
  const bedNights = house.beds.reduce((sum, bed) => sum + daysHeld(bed, firstDay, lastDay), 0);
  return {
    'census.start': count(censusAt(house, firstDay - 1)),
    'census.admissions': count(admissions.length),
    'census.readmissions': count(readmissions.length),
    'census.discharges': count(countOf(house.stays, (stay) => isIn(period, stay.discharged))),
    'census.end': count(censusAt(house, lastDay)),
    'census.served': count(peopleServed(house, period)),
    'census.average': ratio(nights, days),
    'beddays.used': count(nights),
    'beddays.available': count(bedNights),
    'beddays.occupancy': ratio(nights, bedNights),
  };
}
