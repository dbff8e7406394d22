import { ORPCError } from '@orpc/server';
import type { ContactView } from '../../shared/contract/mentors.ts';
import type { OwnCompartment } from '../../shared/records/compartments.ts';
import { ownName } from '../../shared/records/compartments.ts';
import type { Contact } from '../../shared/records/mentors.ts';
import type { Id, LocalTime, Month } from '../../shared/records/primitives.ts';
import { localTimeExists } from '../../shared/rules/calendar.ts';
import { holdsOn } from '../../shared/rules/stays.ts';
import type { Desk, HouseState } from './context.ts';
import { os } from './gate.ts';
import { walksOf } from './mentors/walks.ts';
import { callName, knownPerson, personRef } from './people.ts';
import { refuse } from './refused.ts';
import { peek } from './walls.ts';

/** Check-ins. They lie with the mentor who made them; staff log for any mentor, a mentor for themselves. */
export const contactsCalls = {
  log: os.contacts.log.handler(async ({ context: { desk }, input: { mentorId: named, ...fields } }) => {
    const mentorId = mentorFor(desk, named);
    const contact = contactOf({ id: desk.newId(), ...fields });
    const deed = { action: 'contacts.log', label: labelOf(desk, contact), target: contact.id };
    const saved = await desk.change(deed, (draft) => {
      checkContact(desk, draft, mentorId, contact);
      putContact(contactsOf(draft, mentorId), contact);
    });
    return { contactId: contact.id, saved };
  }),

  change: os.contacts.change.handler(async ({ context: { desk }, input: { mentorId: named, ...fields } }) => {
    const mentorId = mentorFor(desk, named);
    const contact = contactOf(fields);
    const deed = { action: 'contacts.change', label: `change of ${labelOf(desk, contact)}`, target: contact.id };
    const saved = await desk.change(deed, (draft) => {
      const contacts = contactsOf(draft, mentorId);
      const month = monthOfContact(peek(contacts), contact.id) ?? refuse('no-such-record');
      checkContact(desk, draft, mentorId, contact);
      if (month !== contact.at.slice(0, 7)) delete contacts[month]?.[contact.id];
      putContact(contacts, contact);
    });
    return { saved };
  }),

  myPeople: os.contacts.myPeople.handler(({ context: { desk } }) => ({
    walks: desk.personId === undefined ? [] : [...walksOf(desk.houseState(), desk.personId, desk.today)],
  })),

  mine: os.contacts.mine.handler(({ context: { desk }, input: { personId } }) => {
    const mentorId = desk.personId ?? refuse('no-such-record');
    const state = desk.houseState();
    const walk = walksOf(state, mentorId, desk.today).find(({ pairing }) => pairing.residentId === personId);
    if (!walk) refuse('no-such-record');
    return { walk, contacts: [...contactViews(state, mentorId, ({ personId: of }) => of === personId)] };
  }),
};

/** Whose check-in it is: a mentor's is always their own. */
function mentorFor(desk: Desk, named: Id | undefined): Id {
  const mentorId =
    named ?? desk.personId ?? refuse('not-a-mentor', { field: 'mentorId', facts: { name: desk.user.name } });
  if (!desk.isStaff && mentorId !== desk.personId) throw new ORPCError('NOT_ALLOWED', { status: 403 });
  return mentorId;
}

const labelOf = (desk: Desk, contact: Contact): string =>
  `check-in with ${callName(desk.houseState(), contact.personId)}`;

/** The record, without the fields that were left open. */
function contactOf({ id, personId, at, minutes, mode, reached, note }: Contact): Contact {
  return {
    id,
    personId,
    at,
    mode,
    reached,
    ...(minutes !== undefined && { minutes }),
    ...(note !== undefined && { note }),
  };
}

function checkContact(desk: Desk, draft: HouseState, mentorId: Id, { personId, at }: Contact): void {
  const { house } = draft;
  const mentor = knownPerson(draft, mentorId);
  knownPerson(draft, personId);
  if (at > desk.localNow) refuse('day-in-future', { field: 'at' });
  if (house.house && !localTimeExists(house.house.timeZone, at)) {
    refuse('time-does-not-exist', { field: 'at', facts: { time: at.slice(11) } });
  }
  const isMentor = Object.values(peek(house.mentors)).some(
    (role) => role.personId === mentorId && holdsOn(role, at.slice(0, 10)),
  );
  if (!isMentor) refuse('not-a-mentor', { field: 'mentorId', facts: { name: callName(draft, mentor.id) } });
}

type Contacts = OwnCompartment['contacts'];

function contactsOf(draft: HouseState, mentorId: Id): Contacts {
  // The compartment is made when the person becomes a mentor.
  const own = draft[ownName(mentorId)] ?? refuse('not-a-mentor', { facts: { name: callName(draft, mentorId) } });
  return own.contacts;
}

function putContact(contacts: Contacts, contact: Contact): void {
  const ofMonth = contacts[contact.at.slice(0, 7)];
  if (ofMonth) ofMonth[contact.id] = contact;
  else contacts[contact.at.slice(0, 7)] = { [contact.id]: contact };
}

const monthOfContact = (contacts: Contacts, contactId: Id): Month | undefined =>
  Object.keys(contacts).find((month) => contacts[month]?.[contactId]);

/** One mentor's check-ins that are asked for, newest first, each with the names its reader may know. */
export function contactViews(
  state: HouseState,
  mentorId: Id,
  isAskedFor: (contact: Contact) => boolean = () => true,
  limit = 200,
): readonly ContactView[] {
  const mentor = knownPerson(state, mentorId);
  const contacts = state[ownName(mentorId)]?.contacts ?? {};
  const views: ContactView[] = [];
  for (const month of Object.keys(contacts).sort().reverse()) {
    const ofMonth = Object.values(contacts[month] ?? {}).filter(isAskedFor);
    for (const contact of ofMonth.sort(newestFirst)) {
      const person = personRef(state, contact.personId);
      views.push({ ...contact, mentor, ...(person && { person }) });
    }
    if (views.length >= limit) break;
  }
  return views.slice(0, limit);
}

const newestFirst = (one: { readonly at: LocalTime }, other: { readonly at: LocalTime }): number =>
  one.at > other.at ? -1 : one.at < other.at ? 1 : 0;
