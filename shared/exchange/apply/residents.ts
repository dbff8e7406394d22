import type { Stay } from '../../records/people.ts';
import { lastInitialOf } from '../../rules/names.ts';
import type { RowOf } from '../tables.ts';
import { known } from './plain.ts';
import type { Target } from './target.ts';
import { changedIn } from './target.ts';

/** The house, its phases and beds. */
export function applyHouse({ house, draft }: Target): void {
  for (const { row } of changedIn(house.house)) {
    const { name, state, time_zone, records_complete_since } = row;
    draft.house.house = known({ name, state, timeZone: time_zone, recordsCompleteSince: records_complete_since });
  }
  for (const { row } of changedIn(house.phases)) {
    const { phase_id: id, name, order, typical_days } = row;
    draft.house.phases[id] = known({ id, name, order, typicalDays: typical_days });
  }
  for (const { row } of changedIn(house.beds)) {
    const { bed_id: id, room, name, available_from, available_to, funding } = row;
    draft.house.beds[id] = known({ id, room, name, availableFrom: available_from, availableTo: available_to });
    if (funding !== undefined) draft.confidential.bedFunding[id] = funding;
    else delete draft.confidential.bedFunding[id];
  }
}

/** People: their names where they are known already, else with the former until a reason to be known is found. */
export function applyPeople({ house, before: { house: base, confidential }, draft }: Target): void {
  for (const { row, before } of changedIn(house.people)) {
    const { person_id: id, preferred_name: preferredName, legal_last: legalLast } = row;
    const home = base.people[id] ? draft.house.people : draft.confidential.formerPeople;
    const name = base.people[id] ?? confidential.formerPeople[id];
    const isLastSame = before !== undefined && before.legal_last === legalLast;
    const lastInitial = isLastSame ? name?.lastInitial : lastInitialOf(legalLast);
    home[id] = known({ id, preferredName, lastInitial });
    draft.confidential.people[id] = known({
      ...confidential.people[id],
      id,
      legalFirst: row.legal_first,
      legalLast,
      birthDate: row.birth_date,
      gender: row.gender,
      race: row.race,
      ethnicity: row.ethnicity,
      veteran: row.veteran,
      phone: row.phone,
      email: row.email,
      recoveryDate: row.recovery_date,
    });
  }
}

/** Stays with the history of their phases and beds. */
export function applyStays({ house, before, draft }: Target): void {
  const phases = changedByStay(changedIn(house.stay_phases));
  const beds = changedByStay(changedIn(house.stay_beds));
  const touched = new Set([...phases.keys(), ...beds.keys()]);
  for (const { row } of changedIn(house.stays)) touched.add(row.stay_id);
  for (const id of touched) {
    const row = house.stays.entries.get(id)?.row;
    if (!row) throw new Error(`no stay ${id}: its rows should have been refused`);
    const stay = before.confidential.stays[id];
    draft.confidential.stays[id] = known({
      ...stay,
      ...fieldsOf(row),
      phases: history(
        stay?.phases,
        phases.get(id)?.map(({ from, phase_id: phaseId }) => ({ from, phaseId })),
      ),
      beds: history(
        stay?.beds,
        beds.get(id)?.map(({ from, to, bed_id: bedId }) => known({ from, to, bedId })),
      ),
    });
  }
}

const fieldsOf = (row: RowOf<'stays'>): Omit<Stay, 'phases' | 'beds'> => ({
  id: row.stay_id,
  personId: row.person_id,
  admittedOn: row.admitted_on,
  referralSource: row.referral_source,
  dischargedOn: row.discharged_on,
  dischargeReason: row.discharge_reason,
  destination: row.destination,
  employedAtExit: row.employed_at_exit,
  arrestedDuring: row.arrested_during,
});

function changedByStay<Row extends { readonly stay_id: string }>(
  changed: Iterable<{ readonly row: Row }>,
): ReadonlyMap<string, readonly Row[]> {
  const byStay = new Map<string, Row[]>();
  for (const { row } of changed) {
    const rows = byStay.get(row.stay_id);
    if (rows) rows.push(row);
    else byStay.set(row.stay_id, [row]);
  }
  return byStay;
}

/** A history with these entries in it, one a day, in order. */
function history<Item extends { readonly from: string }>(
  before: readonly Item[] = [],
  given: readonly Item[] = [],
): Item[] {
  const byDay = new Map([...before, ...given].map((item) => [item.from, item]));
  return [...byDay.values()].sort((one, other) => (one.from < other.from ? -1 : 1));
}
