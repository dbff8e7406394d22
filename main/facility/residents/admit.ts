import type { Saved } from '../../../shared/contract/call.ts';
import type { Stay } from '../../../shared/records/people.ts';
import { displayName, lastInitialOf } from '../../../shared/rules/names.ts';
import { checkStay, holdsOn } from '../../../shared/rules/stays.ts';
import type { Desk, StaffState } from '../context.ts';
import { callName, knownPerson, nameOf } from '../people.ts';
import { refuse } from '../refused.ts';
import { peek, settlePerson } from '../walls.ts';
import { around, holdForm } from './around.ts';
import { writePerson } from './change-person.ts';
import type { PersonFields } from './change-person.ts';

interface Admission {
  readonly personId?: string | undefined;
  readonly person?: PersonFields | undefined;
  readonly admittedOn: string;
  readonly bedId?: string | undefined;
  readonly phaseId?: string | undefined;
  readonly mentorId?: string | undefined;
  readonly referralSource?: string | undefined;
}

/** Begins a stay, of a new person or of one who comes back; what else is known of them follows when there is time. */
export async function admit(desk: Desk, input: Admission): Promise<{ personId: string; stayId: string; saved: Saved }> {
  const personId = input.personId ?? desk.newId();
  const stayId = desk.newId();
  const deed = { action: 'residents.admit', label: `admission of ${nameToBe(desk, input)}`, target: personId };
  const saved = await desk.changeAsStaff(deed, (draft) => {
    if (input.admittedOn > desk.today) {
      refuse('admitted-in-future', { field: 'admittedOn', facts: { today: desk.today } });
    }
    if (input.person)
      writePerson(draft, personId, { ...knownFields(draft, input.personId), ...input.person }, desk.today);
    const stay: Stay = {
      id: stayId,
      personId,
      admittedOn: input.admittedOn,
      ...(input.referralSource !== undefined && { referralSource: input.referralSource }),
      phases: input.phaseId === undefined ? [] : [{ from: input.admittedOn, phaseId: input.phaseId }],
      beds: input.bedId === undefined ? [] : [{ from: input.admittedOn, bedId: input.bedId }],
    };
    holdForm(checkStay(stay, around(draft)), { 'beds.bedId': 'bedId', 'phases.phaseId': 'phaseId' });
    draft.confidential.stays[stayId] = stay;
    if (input.mentorId !== undefined) pairFromToday(desk, draft, input.mentorId, personId);
    settlePerson(draft, personId, desk.today, stay);
  });
  return { personId, stayId, saved };
}

function nameToBe(desk: Desk, { personId, person }: Admission): string {
  if (person) return displayName({ ...person, lastInitial: lastInitialOf(person.legalLast) });
  if (personId === undefined) return refuse('no-such-person', { field: 'person' });
  return displayName(knownPerson(desk.staffState(), personId));
}

/** What is known of a person who comes back; what the form brings anew goes over it. */
function knownFields(draft: StaffState, personId: string | undefined): PersonFields | undefined {
  if (personId === undefined) return undefined;
  const { preferredName } = peek(nameOf(draft, personId)) ?? refuse('no-such-person', { field: 'personId' });
  return { ...peek(draft.confidential.people[personId]), preferredName };
}

function pairFromToday(desk: Desk, draft: StaffState, mentorId: string, residentId: string): void {
  const since = desk.today;
  if (mentorId === residentId) refuse('paired-with-self', { field: 'mentorId' });
  const isMentor = Object.values(peek(draft.house.mentors)).some(
    (role) => role.personId === mentorId && holdsOn(role, since),
  );
  if (!isMentor) refuse('not-a-mentor', { field: 'mentorId', facts: { name: callName(draft, mentorId) } });
  const alreadyWalk = Object.values(peek(draft.house.pairings)).some(
    (pairing) => pairing.mentorId === mentorId && pairing.residentId === residentId && holdsOn(pairing, since),
  );
  if (alreadyWalk) return;
  const id = desk.newId();
  draft.house.pairings[id] = { id, mentorId, residentId, since };
}
