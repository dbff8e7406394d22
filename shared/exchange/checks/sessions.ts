import { localTimeExists } from '../../rules/calendar.ts';
import { isOfHouseOn } from '../../rules/stays.ts';
import type { RowOf } from '../tables.ts';
import type { Check, Place } from './check.ts';

/** Times that a clock of the house never showed, and marks for people who were not of the house. */
export function checkSessions(check: Check): void {
  const { sessions, contacts } = check.house;
  for (const [key, { row }] of sessions.entries) {
    checkTime(check, row.starts_at, { table: 'sessions', key, columns: ['starts_at'] });
  }
  for (const [key, { row }] of contacts.entries) {
    checkTime(check, row.at, { table: 'contacts', key, columns: ['at'] });
  }
  checkMarks(check);
}

function checkTime(check: Check, time: string, place: Place): void {
  if (localTimeExists(check.timeZone, time)) return;
  const house: Place = { table: 'house', key: '', columns: ['time_zone'] };
  check.refuse([place, house], `a time that exists in ${check.timeZone}; the clocks go forward over ${time}`);
}

function checkMarks(check: Check): void {
  const { marks, sessions, stays } = check.house;
  if (stays.incomplete) return;
  // Whose stays are refused themselves may have been of the house: their marks are not refused a second time.
  const unsure = new Set(Array.from(stays.unreadable.values(), (raw) => raw['person_id']));
  const staysOf = new Map<string, RowOf<'stays'>[]>();
  for (const { row } of stays.entries.values()) {
    if (row.discharged_on !== undefined && row.discharged_on < row.admitted_on) unsure.add(row.person_id);
    const known = staysOf.get(row.person_id);
    if (known) known.push(row);
    else staysOf.set(row.person_id, [row]);
  }
  for (const [key, { row }] of marks.entries) {
    const { person_id: personId, session_id: sessionId, walk_in: isWalkIn } = row;
    const day = sessions.entries.get(sessionId)?.row.starts_at.slice(0, 10);
    if (isWalkIn === true || day === undefined || unsure.has(personId)) continue;
    const ofPerson = staysOf.get(personId) ?? [];
    if (ofPerson.some((stay) => isOfHouseOn({ admittedOn: stay.admitted_on, dischargedOn: stay.discharged_on }, day))) {
      continue;
    }
    const places: readonly Place[] = [
      { table: 'marks', key, columns: ['person_id'] },
      { table: 'sessions', key: sessionId, columns: ['starts_at'] },
      ...ofPerson.map(({ stay_id }): Place => ({
        table: 'stays',
        key: stay_id,
        columns: ['discharged_on', 'admitted_on'],
      })),
    ];
    check.refuse(places, `somebody of the house on ${day}, or walk_in yes`);
  }
}
