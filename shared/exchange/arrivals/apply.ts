import type { Day } from '../../records/primitives.ts';
import { lastInitialOf } from '../../rules/names.ts';
import { holdsOn } from '../../rules/stays.ts';
import { known } from '../apply/plain.ts';
import type { WholeHouse } from '../state/whole-house.ts';
import type { Arrival, ArrivalsPlan } from './plan.ts';

/** Writes a paste into a draft of the same house; what mentors may know is to be settled afterwards. */
export function applyArrivals(plan: ArrivalsPlan, draft: WholeHouse, today: Day, newId: () => string): void {
  const ids = new Map<string, string>();
  const idOf = (provisional: string): string => ids.get(provisional) ?? provisional;
  for (const bed of plan.beds) {
    if (!draft.house.beds[bed.id]) ids.set(bed.id, newId());
    draft.house.beds[idOf(bed.id)] = { ...bed, id: idOf(bed.id) };
  }
  for (const { personId, isNewPerson } of plan.arrivals) if (isNewPerson) ids.set(personId, newId());
  for (const arrival of plan.arrivals) {
    if (arrival.isNewPerson) putPerson(draft, idOf(arrival.personId), arrival);
    const id = newId();
    const beds = arrival.stay.beds.map((entry) => ({ ...entry, bedId: idOf(entry.bedId) }));
    draft.confidential.stays[id] = known({ ...arrival.stay, id, personId: idOf(arrival.personId), beds });
  }
  for (const mentor of plan.appointed) {
    const id = newId();
    draft.house.mentors[id] = { id, personId: idOf(mentor), since: today };
  }
  for (const { mentorId, personId } of plan.arrivals) {
    if (mentorId !== undefined) pair(draft, idOf(mentorId), idOf(personId), today, newId);
  }
}

function putPerson(draft: WholeHouse, id: string, { line: { name, birthDate } }: Arrival): void {
  if (!name) throw new Error('a line without a name does not come in');
  const { preferredName, legalFirst, legalLast } = name;
  draft.confidential.formerPeople[id] = known({ id, preferredName, lastInitial: lastInitialOf(legalLast) });
  draft.confidential.people[id] = known({ id, legalFirst, legalLast, birthDate });
}

function pair(draft: WholeHouse, mentorId: string, residentId: string, today: Day, newId: () => string): void {
  const isPaired = Object.values(draft.house.pairings).some(
    (pairing) => pairing.mentorId === mentorId && pairing.residentId === residentId && holdsOn(pairing, today),
  );
  if (isPaired) return;
  const id = newId();
  draft.house.pairings[id] = { id, mentorId, residentId, since: today };
}
