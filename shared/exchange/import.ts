import type { ImportPlan } from '../contract/exchange.ts';
import type { OwnCompartment } from '../records/compartments.ts';
import { applyCertification } from './apply/certification.ts';
import { applyContacts, applyMentors } from './apply/mentors.ts';
import { applyHouse, applyPeople, applyStays } from './apply/residents.ts';
import { applySessions, applySessionTypes } from './apply/sessions.ts';
import { checkBeds } from './checks/beds.ts';
import { checkCertification } from './checks/certification.ts';
import { Check } from './checks/check.ts';
import { checkOddities } from './checks/oddities.ts';
import { checkReferences } from './checks/references.ts';
import { checkSessions } from './checks/sessions.ts';
import { checkSpans } from './checks/spans.ts';
import { checkStays } from './checks/stays.ts';
import { Findings } from './findings.ts';
import { merge } from './merge.ts';
import type { Merged, MergedHouse } from './merge.ts';
import { absentTable, readTable } from './read-table.ts';
import type { ReadTable } from './read-table.ts';
import { knownRowsOf } from './state/rows-of.ts';
import type { WholeHouse } from './state/whole-house.ts';
import { tableNames } from './table.ts';
import type { Cells, Table } from './table.ts';
import { tables } from './tables.ts';

/** A file of the exchange folder; `text` is undefined where its bytes are not UTF-8. */
export interface ImportFile {
  readonly name: string;
  readonly text: string | undefined;
  /** The first line that is not UTF-8. */
  readonly damagedLine?: number;
}

export interface ImportTools {
  readonly newId: () => string;
  readonly emptyOwn: () => OwnCompartment;
}

/** What an import would do, and the way to do it. */
export interface PlannedImport {
  readonly plan: ImportPlan;
  /** Rows that are new or changed. */
  readonly rows: number;
  /**
   * Writes the rows into a draft of the same house. Only for a plan without refusals; what mentors may know of the
   * people is to be settled afterwards, in the same commit.
   */
  apply(draft: WholeHouse, tools: ImportTools): void;
}

/** Reads the files, lays them over the house and holds every rule against the whole; changes nothing. */
export function planImport(
  files: readonly ImportFile[],
  before: WholeHouse,
  today: string,
  timeZone: string,
): PlannedImport {
  const findings = new Findings();
  nameStrangers(files, findings);
  const house = mergeAll(files, before, findings);
  const zone = house.house.entries.get('')?.row.time_zone ?? timeZone;
  const check = new Check(house, findings, today, zone);
  for (const rule of [
    checkReferences,
    checkStays,
    checkBeds,
    checkSpans,
    checkSessions,
    checkCertification,
    checkOddities,
  ]) {
    rule(check);
  }
  const plan = planOf(files, house, findings);
  return {
    plan,
    rows: plan.tables.reduce((sum, table) => sum + table.new + table.changed, 0),
    apply(draft, tools) {
      if (plan.refusals.length > 0) throw new Error('an import with refusals is not written');
      const target = { house, before, draft, ...tools };
      applyHouse(target);
      applyPeople(target);
      applyStays(target);
      applyMentors(target);
      applySessionTypes(target);
      applySessions(target);
      applyContacts(target);
      applyCertification(target);
    },
  };
}

/** Tables this version does not know are refused; files that are no tables are passed over. */
function nameStrangers(files: readonly ImportFile[], findings: Findings): void {
  const known = tableNames.map((name) => tables[name].file);
  for (const { name: file } of files) {
    if (!file.toLowerCase().endsWith('.csv')) findings.warn({ file, right: 'a .csv file; this one is not read' });
    else if (!known.includes(file)) {
      findings.refuse({ file, right: `a table Cairn knows: ${known.join(', ')}` });
    }
  }
}

function mergeAll(files: readonly ImportFile[], before: WholeHouse, findings: Findings): MergedHouse {
  const rows = knownRowsOf(before);
  const read = <Row extends Cells>(table: Table<Row>): ReadTable<Row> => {
    const file = files.find(({ name }) => name === table.file);
    return file ? readTable(table, file, findings) : absentTable;
  };
  const lay = <Row extends Cells>(table: Table<Row>, existing: ReadonlyMap<string, Row>): Merged<Row> =>
    merge(table, existing, read(table));
  return {
    house: lay(tables.house, rows.house),
    phases: lay(tables.phases, rows.phases),
    beds: lay(tables.beds, rows.beds),
    people: lay(tables.people, rows.people),
    stays: lay(tables.stays, rows.stays),
    stay_phases: lay(tables.stay_phases, rows.stay_phases),
    stay_beds: lay(tables.stay_beds, rows.stay_beds),
    mentors: lay(tables.mentors, rows.mentors),
    pairings: lay(tables.pairings, rows.pairings),
    contacts: lay(tables.contacts, rows.contacts),
    session_types: lay(tables.session_types, rows.session_types),
    sessions: lay(tables.sessions, rows.sessions),
    marks: lay(tables.marks, rows.marks),
    enrollments: lay(tables.enrollments, rows.enrollments),
    hours: lay(tables.hours, rows.hours),
    hours_derived: lay(tables.hours_derived, rows.hours_derived),
    exams: lay(tables.exams, rows.exams),
  };
}

function planOf(files: readonly ImportFile[], house: MergedHouse, findings: Findings): ImportPlan {
  const present = tableNames.filter((name) => files.some((file) => file.name === tables[name].file));
  const order = new Map(tableNames.map((name, index) => [tables[name].file, index]));
  const place = (file: string): number => order.get(file) ?? order.size;
  const inOrder = <Found extends { file: string; line: number }>(found: Found[]): Found[] =>
    found.sort((one, other) => place(one.file) - place(other.file) || one.line - other.line);
  return {
    tables: present.map((name) => countsOf(house[name], findings)),
    refusals: inOrder(findings.refusals),
    warnings: inOrder(findings.warnings),
  };
}

function countsOf({ table, entries }: Merged<Cells>, { refusals }: Findings): ImportPlan['tables'][number] {
  const { file } = table;
  const refused = new Set(refusals.flatMap((refusal) => (refusal.file === file ? [refusal.line] : [])));
  const counts = { file, new: 0, same: 0, changed: 0, refused: refused.size };
  for (const { line, before, changed } of entries.values()) {
    if (line === undefined || refused.has(line)) continue;
    if (!before) counts.new += 1;
    else if (changed) counts.changed += 1;
    else counts.same += 1;
  }
  return counts;
}
