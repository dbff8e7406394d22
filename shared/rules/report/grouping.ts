import type { Month } from '../../records/primitives.ts';
import type { ContactOfMentor, MentorContacts } from './input.ts';

/** Items under the key each of them has, in the order they came. */
export function groupedBy<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The month a date or a local time lies in. */
export const monthOf = (dayOrTime: string): Month => dayOrTime.slice(0, 7);

/** Records of one kind by month: laid out, or, where they lie by month anyway, taken from there when asked for. */
export type ByMonth<Item> = Pick<ReadonlyMap<Month, readonly Item[]>, 'get'>;

/** Everything of one kind that lies in these months. */
export function* inMonths<Item>(byMonth: ByMonth<Item>, months: readonly Month[]): Generator<Item> {
  for (const month of months) yield* byMonth.get(month) ?? [];
}

/** Every contact beside the mentor who made it. */
export function* contactsOfAll(mentors: Iterable<MentorContacts>): Generator<ContactOfMentor> {
  for (const { mentorId, contacts } of mentors) for (const contact of contacts) yield { mentorId, contact };
}
