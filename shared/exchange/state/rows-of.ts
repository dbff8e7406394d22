import type { Cells, Table } from '../table.ts';
import { keyOf } from '../table.ts';
import type { HouseRows } from '../tables.ts';
import { tables } from '../tables.ts';
import { contactRows, derivedRows, enrollmentRows, examRows, hoursRows, signatureRows } from './rows-of-mentors.ts';
import { mentorRows, pairingRows } from './rows-of-mentors.ts';
import {
  bedRows,
  houseRows,
  personRows,
  phaseRows,
  stayBedRows,
  stayPhaseRows,
  stayRows,
} from './rows-of-residents.ts';
import { markRows, sessionRows, sessionTypeRows } from './rows-of-sessions.ts';
import type { WholeHouse } from './whole-house.ts';

/** Every table of the house, its rows by key. */
export function rowsOf(state: WholeHouse): HouseRows {
  return {
    house: byKey(tables.house, houseRows(state)),
    phases: byKey(tables.phases, phaseRows(state)),
    beds: byKey(tables.beds, bedRows(state)),
    people: byKey(tables.people, personRows(state)),
    stays: byKey(tables.stays, stayRows(state)),
    stay_phases: byKey(tables.stay_phases, stayPhaseRows(state)),
    stay_beds: byKey(tables.stay_beds, stayBedRows(state)),
    mentors: byKey(tables.mentors, mentorRows(state)),
    pairings: byKey(tables.pairings, pairingRows(state)),
    contacts: byKey(tables.contacts, contactRows(state)),
    session_types: byKey(tables.session_types, sessionTypeRows(state)),
    sessions: byKey(tables.sessions, sessionRows(state)),
    marks: byKey(tables.marks, markRows(state)),
    enrollments: byKey(tables.enrollments, enrollmentRows(state)),
    hours: byKey(tables.hours, hoursRows(state)),
    hours_derived: byKey(tables.hours_derived, derivedRows(state)),
    exams: byKey(tables.exams, examRows(state)),
  };
}

/** The same with the signatures that no export shows: an import that brings one again brings nothing new. */
export function knownRowsOf(state: WholeHouse): HouseRows {
  const rows = rowsOf(state);
  const signatures = byKey(tables.hours_derived, signatureRows(state));
  return { ...rows, hours_derived: new Map([...signatures, ...rows.hours_derived]) };
}

/** Where the house holds two rows of one key (paired, parted and paired again in a day), the one that ends last stands. */
function byKey<Row extends Cells>(table: Pick<Table, 'key'>, rows: Iterable<Row>): ReadonlyMap<string, Row> {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(table, row);
    const twin = found.get(key);
    if (!twin || endOf(row) > endOf(twin)) found.set(key, row);
  }
  return found;
}

const endOf = (row: Cells): string => {
  const end = row['to'] ?? row['until'];
  return typeof end === 'string' ? end : '9999';
};
