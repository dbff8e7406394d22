import type { Bed } from '../../records/house.ts';
import { plain } from './words.ts';

/** A bed as a line writes it. */
export interface WrittenBed {
  readonly room: string;
  readonly name: string;
}

/** What a bed column says: "12 lower", "12B", "Room 12 / upper", "12-2", or only "12" (then the bed has no name of its own). */
export function readBed(text: string): WrittenBed | undefined {
  const words = text
    .replace(/\b(room|rm|bed|bunk)\b\.?/giu, ' ')
    .replace(/[#/,()_:–-]+/gu, ' ')
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const last = words.at(-1);
  if (last === undefined) return undefined;
  if (words.length === 1) return { room: last, name: '' };
  return { room: words.slice(0, -1).join(' '), name: last };
}

/** The bed that a room column and a bed column name together. */
export function readRoomAndBed(room: string, bed: string): WrittenBed | undefined {
  if (room === '') return readBed(bed);
  const roomName = room.replace(/^\s*(room|rm)\b\.?\s*#?/iu, '').trim();
  const bedName = bed.replace(/^\s*(bed|bunk)\b\.?\s*#?/iu, '').trim();
  // A bed column that repeats its room ("12" and "12B").
  const both = readBed(bed);
  if (both && both.name !== '' && plain(both.room) === plain(roomName)) return both;
  return { room: roomName === '' ? room : roomName, name: bedName };
}

/** Letters people write for the upper and the lower bed. */
const shortWords: Readonly<Record<string, string>> = {
  l: 'lower',
  lwr: 'lower',
  low: 'lower',
  bottom: 'lower',
  bot: 'lower',
  u: 'upper',
  upr: 'upper',
  up: 'upper',
  top: 'upper',
};

const keyOfBed = ({ room, name }: Pick<Bed, 'room' | 'name'>): string =>
  `${plain(room).replace(/^(room|rm) /u, '')}|${plain(name)}`;

/** The bed that is meant among those there are, or undefined. */
export function findBed<Found extends Pick<Bed, 'room' | 'name'>>(
  written: WrittenBed,
  beds: readonly Found[],
): Found | undefined {
  const exact = beds.find((bed) => keyOfBed(bed) === keyOfBed(written));
  if (exact) return exact;
  const long = shortWords[plain(written.name)];
  return long === undefined ? undefined : beds.find((bed) => keyOfBed(bed) === keyOfBed({ ...written, name: long }));
}

/** The beds of the room that is meant, in order of their names. */
export function bedsOfRoom<Found extends Pick<Bed, 'room' | 'name'>>(
  room: string,
  beds: readonly Found[],
): readonly Found[] {
  const key = keyOfBed({ room, name: '' });
  return beds
    .filter((bed) => keyOfBed({ room: bed.room, name: '' }) === key)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** How a new room is called: as the others are. */
export function roomName(written: string, beds: readonly Pick<Bed, 'room'>[]): string {
  const areNumbered = beds.some(({ room }) => /^Room \d+$/u.test(room));
  return areNumbered && /^\d+$/u.test(written) ? `Room ${written}` : written;
}
