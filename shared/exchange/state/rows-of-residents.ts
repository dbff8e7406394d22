import type { RowOf } from '../tables.ts';
import type { WholeHouse } from './whole-house.ts';

/** The house's own row, where the house has a name yet. */
export function* houseRows({ house: { house } }: WholeHouse): Generator<RowOf<'house'>> {
  if (!house) return;
  const { name, state, timeZone, recordsCompleteSince } = house;
  yield { name, state, time_zone: timeZone, records_complete_since: recordsCompleteSince };
}

export function* phaseRows({ house }: WholeHouse): Generator<RowOf<'phases'>> {
  for (const { id, name, order, typicalDays } of Object.values(house.phases)) {
    yield { phase_id: id, name, order, typical_days: typicalDays };
  }
}

export function* bedRows({ house, confidential }: WholeHouse): Generator<RowOf<'beds'>> {
  for (const { id, room, name, availableFrom, availableTo } of Object.values(house.beds)) {
    const funding = confidential.bedFunding[id];
    yield { bed_id: id, room, name, available_from: availableFrom, available_to: availableTo, funding };
  }
}

export function* personRows({ house, confidential }: WholeHouse): Generator<RowOf<'people'>> {
  for (const { id, preferredName } of [...Object.values(house.people), ...Object.values(confidential.formerPeople)]) {
    const details = confidential.people[id];
    yield {
      person_id: id,
      preferred_name: preferredName,
      legal_first: details?.legalFirst,
      legal_last: details?.legalLast,
      birth_date: details?.birthDate,
      gender: details?.gender,
      race: details?.race,
      ethnicity: details?.ethnicity,
      veteran: details?.veteran,
      phone: details?.phone,
      email: details?.email,
      recovery_date: details?.recoveryDate,
    };
  }
}

export function* stayRows({ confidential }: WholeHouse): Generator<RowOf<'stays'>> {
  for (const stay of Object.values(confidential.stays)) {
    yield {
      stay_id: stay.id,
      person_id: stay.personId,
      admitted_on: stay.admittedOn,
      referral_source: stay.referralSource,
      discharged_on: stay.dischargedOn,
      discharge_reason: stay.dischargeReason,
      destination: stay.destination,
      employed_at_exit: stay.employedAtExit,
      arrested_during: stay.arrestedDuring,
    };
  }
}

export function* stayPhaseRows({ confidential }: WholeHouse): Generator<RowOf<'stay_phases'>> {
  for (const { id, phases } of Object.values(confidential.stays)) {
    for (const { from, phaseId } of phases) yield { stay_id: id, from, phase_id: phaseId };
  }
}

export function* stayBedRows({ confidential }: WholeHouse): Generator<RowOf<'stay_beds'>> {
  for (const { id, beds } of Object.values(confidential.stays)) {
    for (const { from, to, bedId } of beds) yield { stay_id: id, from, bed_id: bedId, to };
  }
}
