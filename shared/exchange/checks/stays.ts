import type { Entry } from '../merge.ts';
import type { RowOf } from '../tables.ts';
import type { Check } from './check.ts';
import { joined } from './check.ts';

type Stay = Entry<RowOf<'stays'>>;

/** Stays on their own, against the person's other stays, and their phases. */
export function checkStays(check: Check): void {
  const { entries } = check.house.stays;
  const ofPerson = new Map<string, Stay[]>();
  for (const entry of entries.values()) {
    checkDates(check, entry);
    const stays = ofPerson.get(entry.row.person_id);
    if (stays) stays.push(entry);
    else ofPerson.set(entry.row.person_id, [entry]);
  }
  for (const stays of ofPerson.values()) checkOverlaps(check, stays);
  checkPhases(check);
  checkBirthDates(check);
}

function checkDates(check: Check, { row }: Stay): void {
  const { stay_id: key, admitted_on: admitted, discharged_on: discharged } = row;
  const at = (...columns: string[]) => ({ table: 'stays', key, columns }) as const;
  if (discharged === undefined) {
    for (const column of ['discharge_reason', 'destination', 'employed_at_exit', 'arrested_during'] as const) {
      if (row[column] !== undefined) {
        check.refuse([at(column, 'discharged_on')], 'nothing while the stay is open, or a discharged_on');
      }
    }
  } else if (discharged < admitted) {
    check.refuse([at('discharged_on', 'admitted_on')], `discharged_on not before admitted_on, ${admitted}`);
  } else if (discharged > check.today) check.warn(at('discharged_on'), 'a day that has come');
  if (admitted > check.today) check.warn(at('admitted_on'), 'a day that has come');
}

/** Overlapping: admitted on the same day, or before the earlier stay's day of discharge. */
function checkOverlaps(check: Check, stays: readonly Stay[]): void {
  if (stays.length < 2) return;
  const inOrder = [...stays].sort(byAdmission);
  let longest: Stay | undefined;
  for (const stay of inOrder) {
    if (longest && (stay.row.admitted_on === longest.row.admitted_on || stay.row.admitted_on < end(longest))) {
      const { stay_id: other, admitted_on: from, discharged_on: to } = longest.row;
      const places = [stay, longest].map(({ row }) => ({
        table: 'stays' as const,
        key: row.stay_id,
        columns: ['admitted_on', 'discharged_on', 'person_id'],
      }));
      check.refuse(places, `no overlap with stay ${other}, ${from} to ${to ?? 'today'}`);
    }
    if (!longest || end(stay) >= end(longest)) longest = stay;
  }
}

const end = ({ row }: Stay): string => row.discharged_on ?? '9999';

const byAdmission = (one: Stay, other: Stay): number =>
  one.row.admitted_on === other.row.admitted_on
    ? (one.line ?? 0) - (other.line ?? 0)
    : one.row.admitted_on < other.row.admitted_on
      ? -1
      : 1;

function checkPhases(check: Check): void {
  const { stay_phases, stays } = check.house;
  for (const { row } of stay_phases.entries.values()) {
    const stay = stays.entries.get(row.stay_id)?.row;
    if (!stay) continue;
    const { admitted_on: first, discharged_on: last } = stay;
    if (row.from >= first && (last === undefined || row.from <= last)) continue;
    const places = [
      { table: 'stay_phases', key: joined(row.stay_id, row.from), columns: ['from'] },
      { table: 'stays', key: row.stay_id, columns: ['admitted_on', 'discharged_on'] },
    ] as const;
    check.refuse(places, `a phase within the stay, ${first} to ${last ?? 'today'}`);
  }
}

function checkBirthDates(check: Check): void {
  for (const [key, { row }] of check.house.people.entries) {
    if (row.birth_date === undefined || row.birth_date <= check.today) continue;
    check.refuse([{ table: 'people', key, columns: ['birth_date'] }], 'a birth date that is not in the future');
  }
}
