import type { Bed } from '../records/house.ts';

/** "40 rooms of 2". */
export interface QuickBeds {
  readonly rooms: number;
  readonly perRoom: number;
}

/**
 * Rooms and bed names for beds made quickly: Room 1, Room 2 … (going on after the highest such room there is), and in
 * each one "bed", "lower" and "upper", or A, B, C ….
 */
export function quickBeds(
  wanted: readonly QuickBeds[],
  existing: Iterable<Pick<Bed, 'room'>> = [],
): readonly Pick<Bed, 'room' | 'name'>[] {
  let room = highestRoom(existing);
  return wanted.flatMap(({ rooms, perRoom }) =>
    Array.from({ length: rooms }).flatMap(() => {
      room += 1;
      return bedNames(perRoom).map((name) => ({ room: `Room ${room}`, name }));
    }),
  );
}

function highestRoom(existing: Iterable<Pick<Bed, 'room'>>): number {
  let highest = 0;
  for (const { room } of existing) highest = Math.max(highest, Number(/^Room (\d{1,6})$/u.exec(room)?.[1] ?? 0));
  return highest;
}

function bedNames(perRoom: number): readonly string[] {
  if (perRoom === 1) return ['bed'];
  if (perRoom === 2) return ['lower', 'upper'];
  return Array.from({ length: perRoom }, (_, index) => String.fromCharCode('A'.charCodeAt(0) + index));
}

/** Beds as people look for them: Room 2 before Room 10, lower before upper. */
export function byRoom(a: Pick<Bed, 'room' | 'name'>, b: Pick<Bed, 'room' | 'name'>): number {
  return collator.compare(a.room, b.room) || collator.compare(a.name, b.name);
}
const collator = new Intl.Collator('en-US', { numeric: true, sensitivity: 'base' });

/** Whether the bed can be slept in on that night. */
export const bedHoldsOn = (bed: Pick<Bed, 'availableFrom' | 'availableTo'>, night: string): boolean =>
  bed.availableFrom <= night && (bed.availableTo === undefined || night <= bed.availableTo);
