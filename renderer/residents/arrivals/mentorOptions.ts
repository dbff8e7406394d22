import type { ArrivalRow } from '../../../shared/contract/arrivals.ts';
import type { PersonRef } from '../../../shared/contract/views.ts';
import { provisional } from '../../../shared/exchange/arrivals/plan.ts';
import { displayName } from '../../../shared/rules/names.ts';

interface Options {
  group: string;
  items: { value: string; label: string }[];
}

/** Who a written mentor can be: the people most alike, then nobody, then the rest of the list and of the house. */
export function mentorOptions(
  alike: readonly PersonRef[],
  rows: readonly ArrivalRow[],
  roster: readonly { readonly person: PersonRef }[],
  nobody: string,
): Options[] {
  const likely = new Set(alike.map(({ id }) => id));
  const option = (person: PersonRef) => ({ value: person.id, label: displayName(person) });
  const onList = rows
    .filter(({ status, preferredName }) => status === 'new' && preferredName !== undefined)
    .map((row) => ({ value: provisional(row), label: row.legalName ?? row.preferredName ?? '' }));
  const groups = [
    { group: 'Most alike', items: alike.map(option) },
    { group: 'Otherwise', items: [{ value: nobody, label: 'Nobody: leave this mentor out' }] },
    { group: 'On this list', items: onList },
    { group: 'Here already', items: roster.map(({ person }) => option(person)) },
  ];
  return groups
    .map(({ group, items }) => ({
      group,
      items: group === 'Most alike' ? items : items.filter(({ value }) => !likely.has(value)),
    }))
    .filter(({ items }) => items.length > 0);
}
