import type { ReportInput, StayFacts } from '../../../../../shared/rules/report/input.ts';

/*
 * The same rules a second time, as slowly and literally as they can be said: a list of days, and a look at every
 * stay on each of them. Shares nothing with the engine, the calendar included.
 */
const dayMilliseconds = 24 * 60 * 60 * 1000;
const later = (day: string, days: number): string =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + days * dayMilliseconds).toISOString().slice(0, 10);
const apart = (from: string, to: string): number => {
  let days = 0;
  for (let day = from; day < to; day = later(day, 1)) days += 1;
  return days;
};

export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = later(day, 1)) days.push(day);
  return days;
}

const isOpenOrAfter = (stay: StayFacts, day: string): boolean =>
  stay.dischargedOn === undefined || stay.dischargedOn > day;

export const naiveCensus = (house: ReportInput, day: string): number =>
  [...house.stays].filter((stay) => stay.admittedOn <= day && isOpenOrAfter(stay, day)).length;

export function naiveBedDays(house: ReportInput, first: string, last: string): { used: number; available: number } {
  let [used, available] = [0, 0];
  for (const day of daysFrom(first, last)) {
    used += naiveCensus(house, day);
    for (const bed of house.beds) {
      if (bed.availableFrom <= day && (bed.availableTo === undefined || bed.availableTo >= day)) available += 1;
    }
  }
  return { used, available };
}

export function naiveServed(house: ReportInput, first: string, last: string): number {
  const people = new Set<string>();
  for (const day of daysFrom(first, last)) {
    for (const stay of house.stays) {
      if (stay.admittedOn <= day && (stay.dischargedOn === undefined || stay.dischargedOn >= day)) {
        people.add(stay.personId);
      }
    }
  }
  return people.size;
}

export function naiveRetention(
  house: ReportInput,
  days: number,
  yearStart: string,
  last: string,
): { kept: number; cohort: number } {
  let [kept, cohort] = [0, 0];
  for (const stay of house.stays) {
    const milestone = later(stay.admittedOn, days);
    if (milestone < yearStart || milestone > last) continue;
    cohort += 1;
    if (stay.dischargedOn === undefined) kept += 1;
    else if (stay.dischargedOn >= milestone) kept += 1;
    else if (stay.dischargeReason === 'completed') kept += 1;
  }
  return { kept, cohort };
}

/** Kaplan–Meier by the definition: at each time, who is still watched then, and who of them leaves then. */
export function naiveMedianStay(
  house: ReportInput,
  twoYearStart: string,
  last: string,
): { median: number | undefined; n: number } {
  const watched: { time: number; leaves: boolean }[] = [];
  for (const stay of house.stays) {
    if (stay.admittedOn < twoYearStart || stay.admittedOn > last) continue;
    if (stay.dischargedOn === undefined || stay.dischargedOn > last) {
      const time = apart(stay.admittedOn, last);
      if (time > 0) watched.push({ time, leaves: false });
      continue;
    }
    const censored =
      stay.dischargeReason === 'completed' || stay.dischargeReason === 'transferred' || stay.dischargeReason === 'died';
    watched.push({ time: Math.max(1, apart(stay.admittedOn, stay.dischargedOn)), leaves: !censored });
  }
  let [numerator, denominator] = [1n, 1n];
  for (let time = 1; time <= 800; time += 1) {
    const atRisk = watched.filter((stay) => stay.time >= time).length;
    const leaving = watched.filter((stay) => stay.time === time && stay.leaves).length;
    if (leaving === 0) continue;
    numerator *= BigInt(atRisk - leaving);
    denominator *= BigInt(atRisk);
    if (numerator * 2n <= denominator) return { median: time, n: watched.length };
  }
  return { median: undefined, n: watched.length };
}
