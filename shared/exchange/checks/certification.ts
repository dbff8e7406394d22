import { exactSum } from '../../rules/report/exact.ts';
import type { Entry } from '../merge.ts';
import type { RowOf } from '../tables.ts';
import type { Check, Place } from './check.ts';

/** What an enrollment's status calls for, and days with more hours entered than a day has. */
export function checkCertification(check: Check): void {
  for (const [key, { row }] of check.house.enrollments.entries) {
    const at = (...columns: string[]): Place => ({ table: 'enrollments', key, columns });
    if (row.status === 'certified' && row.certified_on === undefined) {
      check.refuse([at('certified_on', 'status')], 'the day of the certificate; the status is certified');
    }
    if ((row.status === 'lapsed' || row.status === 'withdrawn') && row.ended_on === undefined) {
      check.refuse([at('ended_on', 'status')], `the day it ended; the status is ${row.status}`);
    }
    if (row.ended_on !== undefined && (row.status === 'in-progress' || row.status === 'certified')) {
      check.warn(at('ended_on'), `nothing; the status is ${row.status}`);
    }
    for (const column of ['ended_on', 'certified_on', 'expires_on'] as const) {
      const day = row[column];
      if (day !== undefined && day < row.started_on) check.warn(at(column), `a day not before ${row.started_on}`);
    }
  }
  checkHours(check);
}

/** Entered by hand, of whatever kind and for whichever program. */
function checkHours(check: Check): void {
  const { hours, enrollments } = check.house;
  const days = new Map<string, Entry<RowOf<'hours'>>[]>();
  for (const entry of hours.entries.values()) {
    const personId = enrollments.entries.get(entry.row.enrollment_id)?.row.person_id;
    if (personId === undefined) continue;
    const day = `${personId};${entry.row.on}`;
    const known = days.get(day);
    if (known) known.push(entry);
    else days.set(day, [entry]);
  }
  for (const entries of days.values()) {
    const { over, under } = exactSum(entries.map(({ row }) => row.hours));
    if (over <= 24n * under) continue;
    const lastFirst = entries.sort((one, other) => (other.line ?? 0) - (one.line ?? 0));
    const places = lastFirst.flatMap(({ row }): readonly Place[] => [
      { table: 'hours', key: row.hours_id, columns: ['hours', 'on', 'enrollment_id'] },
    ]);
    const moved = lastFirst.map(({ row }): Place => ({
      table: 'enrollments',
      key: row.enrollment_id,
      columns: ['person_id'],
    }));
    const total = Number(over) / Number(under);
    check.refuse([...places, ...moved], `at most 24 hours for one person on one day; these make ${total}`);
  }
}
