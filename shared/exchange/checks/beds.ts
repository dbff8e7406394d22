import { addDays } from '../../rules/calendar.ts';
import type { RowOf } from '../tables.ts';
import type { Check, Place } from './check.ts';
import { joined } from './check.ts';

type Row = RowOf<'stay_beds'>;
type StayRow = RowOf<'stays'>;

/** Nights in a bed that can be counted; `to` is 9999 while they go on. */
interface Nights {
  readonly row: Row;
  readonly line: number;
  readonly to: string;
}

/** Beds within their stay and their own dates, never two people in one, never one stay in two. */
export function checkBeds(check: Check): void {
  const inBed = new Map<string, Nights[]>();
  const ofStay = new Map<string, Nights[]>();
  for (const { row, line = 0 } of check.house.stay_beds.entries.values()) {
    const stay = check.house.stays.entries.get(row.stay_id)?.row;
    if (!stay || !isWithinStay(check, row, stay)) continue;
    checkOwnDates(check, row);
    const nights = { row, line, to: row.to ?? forever };
    append(ofStay, row.stay_id, nights);
    if (stay.discharged_on !== stay.admitted_on) append(inBed, row.bed_id, nights);
  }
  for (const nights of ofStay.values()) {
    forOverlaps(nights, (later, earlier) => {
      const right = `one bed a night: this stay has bed ${earlier.row.bed_id} from ${earlier.row.from}`;
      check.refuse([at(later.row, 'from', 'to'), at(earlier.row, 'to', 'from')], right);
    });
  }
  for (const nights of inBed.values()) {
    forOverlaps(nights, (later, earlier) => {
      // One stay twice in the same bed is told above.
      if (later.row.stay_id === earlier.row.stay_id) return;
      const right = `a bed that is free: stay ${earlier.row.stay_id} has it from ${earlier.row.from} to ${earlier.row.to ?? 'today'}`;
      check.refuse([at(later.row, 'bed_id', 'from', 'to'), at(earlier.row, 'bed_id', 'from', 'to')], right);
    });
  }
}

const forever = '9999';

const at = (row: Row, ...columns: string[]): Place => ({
  table: 'stay_beds',
  key: joined(row.stay_id, row.from),
  columns,
});

function isWithinStay(check: Check, row: Row, stay: StayRow): boolean {
  const { admitted_on: admitted, discharged_on: discharged } = stay;
  const ofStay: Place = { table: 'stays', key: row.stay_id, columns: ['discharged_on', 'admitted_on'] };
  const refuse = (column: string, right: string): false => {
    check.refuse([at(row, column), ofStay], right);
    return false;
  };
  if (row.from < admitted) return refuse('from', `nights within the stay, which begins on ${admitted}`);
  if (row.to !== undefined && row.to < row.from) return refuse('to', `the last night there, not before ${row.from}`);
  // A stay that ended before it began is refused as such.
  if (discharged === undefined || discharged < admitted) return discharged === undefined;
  const lastNight = discharged === admitted ? admitted : addDays(discharged, -1);
  if (row.to === undefined) return refuse('to', `the last night there; the stay ended on ${discharged}`);
  if (row.from > lastNight) return refuse('from', `nights within the stay, the last on ${lastNight}`);
  if (row.to > lastNight) return refuse('to', `nights within the stay, the last on ${lastNight}`);
  return true;
}

function checkOwnDates(check: Check, row: Row): void {
  const bed = check.house.beds.entries.get(row.bed_id)?.row;
  if (!bed) return;
  const { available_from: first, available_to: last } = bed;
  const ofBed = (column: string): Place => ({ table: 'beds', key: row.bed_id, columns: [column] });
  if (row.from < first) {
    check.refuse([at(row, 'from', 'bed_id'), ofBed('available_from')], `nights the bed is there, from ${first}`);
  } else if (last !== undefined && (row.to ?? forever) > last) {
    check.refuse([at(row, 'to', 'bed_id', 'from'), ofBed('available_to')], `nights the bed is there, up to ${last}`);
  }
}

function forOverlaps(nights: Nights[], tell: (later: Nights, earlier: Nights) => void): void {
  if (nights.length < 2) return;
  nights.sort((one, other) =>
    one.row.from === other.row.from ? one.line - other.line : one.row.from < other.row.from ? -1 : 1,
  );
  let longest: Nights | undefined;
  for (const one of nights) {
    if (longest && one.row.from <= longest.to) tell(one, longest);
    if (!longest || one.to > longest.to) longest = one;
  }
}

function append(lists: Map<string, Nights[]>, key: string, nights: Nights): void {
  const list = lists.get(key);
  if (list) list.push(nights);
  else lists.set(key, [nights]);
}
