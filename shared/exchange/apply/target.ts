import type { OwnCompartment } from '../../records/compartments.ts';
import { ownName } from '../../records/compartments.ts';
import type { Merged, MergedHouse } from '../merge.ts';
import type { WholeHouse } from '../state/whole-house.ts';

/** Where an import is written: the house before it, and the draft of the house after it. */
export interface Target {
  readonly house: MergedHouse;
  readonly before: WholeHouse;
  readonly draft: WholeHouse;
  /** A new random record key, for rows whose key is not an id of their own. */
  readonly newId: () => string;
  readonly emptyOwn: () => OwnCompartment;
}

/** The rows that are new or changed, each with what it was. */
export function* changedIn<Row>({ entries }: Merged<Row>): Generator<{ readonly row: Row; readonly before?: Row }> {
  for (const { row, before, changed } of entries.values()) {
    if (changed) yield before === undefined ? { row } : { row, before };
  }
}

/** A person's own compartment in the draft, made when it is first needed. */
export function ownIn({ draft, emptyOwn }: Target, personId: string): OwnCompartment {
  const name = ownName(personId);
  return (draft[name] ??= emptyOwn());
}

/** Puts a record into the bucket of a month. */
export function putInMonth<Item>(
  months: Record<string, Record<string, Item>>,
  month: string,
  id: string,
  item: Item,
): void {
  const bucket = months[month];
  if (bucket) bucket[id] = item;
  else months[month] = { [id]: item };
}
