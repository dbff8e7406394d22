import { Access } from '../../main/vault/access.ts';
import { encodeHeader, type Header } from '../../main/vault/header.ts';
import type { UserKeys } from '../../main/vault/keys.ts';
import { decodeLine, encodeLine, makeLine, type Line } from '../../main/vault/line.ts';
import { inLine, sealDropIn, sealPart, type SealedPart } from '../../main/vault/part.ts';
import type { UserEntry, UserTable } from '../../main/vault/user-table.ts';
import { toolsOn, type HouseOnDisk } from './attacked-house.ts';
import { smallShape } from './small-house.ts';

/*
 * The tools of somebody who writes a house's files with a program of their own. They take the keys of whoever uses them:
 * in an administrator's hands the same tools write what an honest program accepts, which is how the tests know that an
 * attack fails for want of keys and not for a mistake in here.
 */

/** Rewrites vault.json, its check sum included. */
export function editHeader(house: HouseOnDisk, change: (header: Header) => Header): void {
  house.files.put(house.at('vault.json'), encodeHeader(change(house.header)));
}

/** Rewrites the user table and leaves its signature, which then is that of another table. */
export const editTable = (house: HouseOnDisk, change: (table: UserTable) => UserTable): void =>
  editHeader(house, (header) => ({ ...header, users: { ...header.users, table: change(header.users.table) } }));

/** The same for one user. */
export const editUser = (house: HouseOnDisk, id: string, change: (entry: UserEntry) => UserEntry): void =>
  editTable(house, (table) => ({
    ...table,
    users: table.users.map((entry) => (entry.id === id ? change(entry) : entry)),
  }));

export function entryOf({ users }: Header, id: string): UserEntry {
  const entry = users.table.users.find((user) => user.id === id);
  if (!entry) throw new Error(`no user ${id}`);
  return entry;
}

/** What a field of a record holds, which must be there. */
export function held<Value>(record: Readonly<Record<string, Value>>, key: string): Value {
  const value = record[key];
  if (value === undefined) throw new Error(`nothing at ${key}`);
  return value;
}

export interface OpenSegment {
  readonly name: string;
  /** The line it opens with. */
  readonly opening: string;
  readonly lines: readonly Line[];
}

/** The segments that are in no archive, oldest first. */
export const openSegments = (house: HouseOnDisk): readonly OpenSegment[] =>
  house.names('journal').flatMap((name) => {
    const [opening = '', ...texts] = house.files.text(house.at(`journal/${name}`)).split('\n');
    if (opening.includes('\t')) return [];
    return [{ name, opening, lines: texts.filter(Boolean).map((text) => decodeLine(text, name)) }];
  });

/** Names of the archives, oldest first. */
export const archives = (house: HouseOnDisk): readonly string[] =>
  house.names('journal').filter((name) => {
    const [opening = ''] = house.files.text(house.at(`journal/${name}`)).split('\n');
    return opening.includes('\t');
  });

export function putSegment(house: HouseOnDisk, { name, opening, lines }: OpenSegment): void {
  house.files.put(house.at(`journal/${name}`), Buffer.concat([Buffer.from(`${opening}\n`), ...lines.map(encodeLine)]));
}

/** Rewrites the lines of the segment that holds a line. */
export function editLines(
  house: HouseOnDisk,
  sequence: number,
  change: (lines: readonly Line[]) => readonly Line[],
): void {
  const segment = openSegments(house).find(({ lines }) => lines.some(({ header }) => header.sequence === sequence));
  if (!segment) throw new Error(`line ${sequence} is in no open segment`);
  putSegment(house, { ...segment, lines: change(segment.lines) });
}

/** Rewrites one line. */
export const editLine = (house: HouseOnDisk, sequence: number, change: (line: Line) => Line): void =>
  editLines(house, sequence, (lines) => lines.map((line) => (line.header.sequence === sequence ? change(line) : line)));

/** A line with another header, signed with somebody's key. */
export const resigned = (line: Line, changed: Partial<Line['header']>, keys: UserKeys, vaultId: string): Line =>
  makeLine({ ...line.header, ...changed }, line.parts, vaultId, keys.signKey.secretKey, line.file);

/** The text of a line's header changed, its signature left. */
export const retold = (line: Line, change: (header: Line['header']) => object): Line => ({
  ...line,
  headerText: JSON.stringify(change(line.header)),
});

/** The newest line, and the hash that the next one has to name. */
export function headOf(house: HouseOnDisk): { readonly sequence: number; readonly hash: string } {
  const segment = openSegments(house).at(-1);
  if (!segment) throw new Error('no open segment');
  const last = segment.lines.at(-1);
  if (last) return { sequence: last.header.sequence, hash: last.hash };
  const opening: unknown = JSON.parse(segment.opening);
  if (typeof opening !== 'object' || opening === null || !('previous' in opening)) throw new Error('no opening');
  return { sequence: Number(segment.name) - 1, hash: String(opening.previous) };
}

export interface ForgedPart {
  readonly in: string;
  readonly payload: object;
  /** Sealed under this generation instead of the one in use. */
  readonly generation?: number;
  /** Sealed under the key of this compartment, and said to be of the other. */
  readonly under?: string;
  /** What its note says instead. */
  readonly note?: object;
}

export interface ForgedLine {
  readonly parts: readonly (ForgedPart | SealedPart)[];
  /** What the header says instead. */
  readonly header?: Partial<Line['header']>;
  readonly signer?: UserKeys;
}

/**
 * Appends a line; parts of compartments that the keys do not open are dropped in. It is signed with the same keys unless
 * `signer` is told.
 */
export function appendLine(house: HouseOnDisk, keys: UserKeys, { parts, header, signer = keys }: ForgedLine): void {
  const access = new Access(house.header, keys, smallShape);
  const { sequence, hash: previous } = headOf(house);
  const place = { sequence: sequence + 1, schema: 1, previous, ...header };
  const sealed = parts.map((part): SealedPart => {
    if ('bytes' in part) return part;
    const text = JSON.stringify(part.payload);
    const name = part.under ?? part.in;
    const key = part.generation === undefined ? access.ring.current(name) : access.ring.get(name, part.generation);
    const to = access.publicKeyOf(name);
    if (!key && !to) throw new Error(`no key of ${name}`);
    const made = key
      ? sealPart(text, { ...key, compartment: part.in }, place, access.vaultId, toolsOn(house.files))
      : to && sealDropIn(text, to, place, access.vaultId, toolsOn(house.files));
    if (!made) throw new Error(`no key of ${name}`);
    return { ...made, note: { ...made.note, ...part.note } };
  });
  const line = makeLine(
    {
      at: '2026-11-27T12:00:00.000Z',
      users: access.table.number,
      author: keys.userId,
      ...place,
      parts: sealed.map(({ note }) => note),
    },
    sealed.map(inLine),
    access.vaultId,
    signer.signKey.secretKey,
    '',
  );
  const segment = openSegments(house).at(-1);
  if (segment) putSegment(house, { ...segment, lines: [...segment.lines, line] });
}

/** A file of another day, or of another house, in the place of one that is there. */
export const putBack = (house: HouseOnDisk, from: HouseOnDisk, file: string, as = file): void =>
  house.files.put(house.at(as), from.files.bytes(from.at(file)));
