import type { Contact } from '../records/mentors.ts';
import type { Day, Id, LocalTime, Month } from '../records/primitives.ts';
import { daysBetween } from './calendar.ts';

/** A mentor role, a pairing or a weekly group: from `since` to `until`, both inclusive, open while `until` is absent. */
export interface Spell {
  readonly since: Day;
  readonly until?: Day | undefined;
}

/** Whether two spells share a day. */
export const overlap = (one: Spell, other: Spell): boolean =>
  (one.until === undefined || one.until >= other.since) && (other.until === undefined || other.until >= one.since);

/** Whether a spell still holds on the day or begins after it. */
export const isOpenFrom = ({ until }: Spell, day: Day): boolean => until === undefined || until >= day;

export interface Talks {
  /** The newest check-in, reached or not. */
  readonly lastTried?: Contact;
  /** The newest that reached the person. */
  readonly lastReached?: Contact;
}

/** One mentor's newest check-ins with a person, out of that mentor's contacts by month. */
export function talksWith(personId: Id, contacts: Readonly<Record<Month, Readonly<Record<Id, Contact>>>>): Talks {
  let lastTried: Contact | undefined;
  for (const month of Object.keys(contacts).sort().reverse()) {
    const ofPerson = Object.values(contacts[month] ?? {}).filter((contact) => contact.personId === personId);
    lastTried ??= newest(ofPerson);
    const lastReached = newest(ofPerson.filter((contact) => contact.reached));
    if (lastReached && lastTried) return { lastTried, lastReached };
  }
  return lastTried ? { lastTried } : {};
}

function newest(contacts: readonly Contact[]): Contact | undefined {
  return contacts.reduce<Contact | undefined>(
    (latest, contact) => (latest === undefined || contact.at > latest.at ? contact : latest),
    undefined,
  );
}

/** Days since mentor and resident last talked, or since they began to walk together where that is later. */
export function quietDays(since: Day, lastReachedAt: LocalTime | undefined, today: Day): number {
  const lastTalked = lastReachedAt?.slice(0, 10) ?? since;
  return Math.max(0, daysBetween(lastTalked > since ? lastTalked : since, today));
}
