import type { Bed } from '../../records/house.ts';
import type { Day } from '../../records/primitives.ts';
import { bedLabel } from '../../rules/names.ts';
import type { WholeHouse } from '../state/whole-house.ts';
import { bedsOfRoom, findBed, roomName } from './beds.ts';
import type { WrittenBed } from './beds.ts';

/** The beds of the house as a paste leaves them: found, made from the column, and open early enough for who sleeps there. */
export class Places {
  readonly #beds = new Map<string, Bed>();
  readonly #made: string[] = [];
  readonly #before: Readonly<Record<string, Bed>>;
  readonly #given = new Set<string>();
  /** Since when beds are open without this paste: since set-up's day, else since records are complete, else today. */
  readonly sinceBefore: Day;
  readonly since: Day;

  constructor({ house }: WholeHouse, today: Day, firstNights: readonly Day[]) {
    this.#before = house.beds;
    const days = Object.values(house.beds).map(({ availableFrom }) => availableFrom);
    this.sinceBefore = earliest(days) ?? house.house?.recordsCompleteSince ?? today;
    this.since = earliest([this.sinceBefore, ...firstNights]) ?? this.sinceBefore;
    for (const bed of Object.values(house.beds)) {
      const isOfSetUp = bed.availableFrom === this.sinceBefore;
      this.#beds.set(
        bed.id,
        isOfSetUp && this.since !== this.sinceBefore ? { ...bed, availableFrom: this.since } : bed,
      );
    }
  }

  /** The bed a line means, made where there is none; a room alone gives the next of its beds that is not taken by `isTaken`. */
  bedFor(written: WrittenBed, from: Day, isTaken: (bed: Bed) => boolean): Bed {
    const beds = [...this.#beds.values()];
    const bed = written.name === '' ? this.#anyOf(written.room, beds, isTaken) : findBed(written, beds);
    const found = bed ?? this.#make(written, beds);
    this.#given.add(found.id);
    const open = from < found.availableFrom ? { ...found, availableFrom: from } : found;
    this.#beds.set(open.id, open);
    return open;
  }

  #anyOf(room: string, beds: readonly Bed[], isTaken: (bed: Bed) => boolean): Bed | undefined {
    const ofRoom = bedsOfRoom(room, beds);
    const free = ofRoom.find((bed) => !this.#given.has(bed.id) && !isTaken(bed));
    // A room that the house set up has the beds it has; one that the paste made grows with who sleeps in it.
    return free ?? (ofRoom.some((bed) => this.#before[bed.id]) ? ofRoom[0] : undefined);
  }

  #make(written: WrittenBed, beds: readonly Bed[]): Bed {
    const room = roomName(written.room, beds);
    const letter = String.fromCharCode('A'.charCodeAt(0) + bedsOfRoom(written.room, beds).length);
    const name = written.name === '' ? letter : written.name;
    const bed = { id: `new bed ${room} ${name}`, room, name, availableFrom: this.since };
    this.#made.push(bed.id);
    return bed;
  }

  get beds(): Readonly<Record<string, Bed>> {
    return Object.fromEntries(this.#beds);
  }

  /** Beds that are new, or open earlier than before. */
  get changed(): readonly Bed[] {
    return [...this.#beds.values()].filter((bed) => this.#before[bed.id] !== bed);
  }

  get madeLabels(): readonly string[] {
    return this.#made.flatMap((id) => {
      const bed = this.#beds.get(id);
      return bed ? [bedLabel(bed)] : [];
    });
  }
}

const earliest = (days: readonly Day[]): Day | undefined =>
  days.reduce<Day | undefined>((first, day) => (first === undefined || day < first ? day : first), undefined);
