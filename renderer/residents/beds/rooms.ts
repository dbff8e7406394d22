import type { BedRef, PersonRef } from '../../../shared/contract/views.ts';
import type { Day, Id } from '../../../shared/records/primitives.ts';

/** The beds of a night as the contract answers them. */
export interface Board {
  readonly on: Day;
  readonly beds: readonly {
    readonly bed: BedRef;
    readonly occupant?: { readonly person: PersonRef; readonly stayId: Id; readonly since: Day } | undefined;
  }[];
  readonly withoutBed: readonly { readonly person: PersonRef; readonly stayId: Id }[];
}

export interface Room<Entry> {
  readonly room: string;
  readonly beds: readonly Entry[];
}

const inOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Beds gathered by room, rooms and beds in the order people count: 2 before 12, lower before upper. */
export function byRoom<Entry extends { readonly bed: BedRef }>(entries: readonly Entry[]): Room<Entry>[] {
  const rooms = new Map<string, Entry[]>();
  for (const entry of entries) {
    const beds = rooms.get(entry.bed.room);
    if (beds) beds.push(entry);
    else rooms.set(entry.bed.room, [entry]);
  }
  return [...rooms]
    .map(([room, beds]) => ({ room, beds: beds.sort((a, b) => inOrder.compare(a.bed.name, b.bed.name)) }))
    .sort((a, b) => inOrder.compare(a.room, b.room));
}

/** How many beds are free, as a sentence: `Six of 80 beds are free tonight.` */
export function freeInWords(beds: Board['beds'], when: string): string {
  const free = beds.filter(({ occupant }) => occupant === undefined).length;
  if (beds.length === 0) return `No beds ${when}.`;
  if (free === 0 && beds.length === 1) return `The only bed is taken ${when}.`;
  if (free === 0) return `Every one of the ${beds.length} beds is taken ${when}.`;
  return `${free} of ${beds.length} beds ${free === 1 ? 'is' : 'are'} free ${when}.`;
}
