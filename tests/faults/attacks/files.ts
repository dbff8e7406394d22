import { z } from 'zod';
import { Access } from '../../../main/vault/access.ts';
import { encodeArchive } from '../../../main/vault/archive.ts';
import type { OpenedKey } from '../../../main/vault/compartments.ts';
import type { UserKeys } from '../../../main/vault/keys.ts';
import { snapshotName } from '../../../main/vault/layout.ts';
import { encodeLine } from '../../../main/vault/line.ts';
import { sha256 } from '../../../main/vault/bytes.ts';
import { seal } from '../../../main/vault/seal.ts';
import { signText } from '../../../main/vault/signatures.ts';
import { toolsOn, type HouseOnDisk } from '../../support/attacked-house.ts';
import { archives, editHeader, headOf, held, openSegments, putBack } from '../../support/forge.ts';
import { smallShape } from '../../support/small-house.ts';
import type { Attacks } from './attack.ts';

/* Whole files: segments, archives, blobs, snapshots, and each of them as it was on another day. */

const journal = (house: HouseOnDisk, name: string | undefined): string => house.at(`journal/${name ?? 'none'}`);

function exchange(house: HouseOnDisk, a: string, b: string): void {
  const [first, second] = [house.files.bytes(a), house.files.bytes(b)];
  house.files.put(a, second);
  house.files.put(b, first);
}

/** Changes the first line of a file, and nothing behind it. */
function editOpening(house: HouseOnDisk, path: string, change: (text: string) => string): void {
  const bytes = house.files.bytes(path);
  const end = bytes.indexOf(10);
  house.files.put(path, Buffer.concat([Buffer.from(change(bytes.toString('utf8', 0, end))), bytes.subarray(end)]));
}

const editJson = (text: string, change: (value: Readonly<Record<string, unknown>>) => object): string => {
  const [note = '', ...rest] = text.split('\t');
  return [JSON.stringify(change(z.looseObject({}).parse(JSON.parse(note)))), ...rest].join('\t');
};

const openNames = (house: HouseOnDisk): readonly string[] => openSegments(house).map(({ name }) => name);

export const segments: Attacks = {
  'two open ones exchanged': ({ house }) => {
    const [a, b] = openNames(house);
    exchange(house, journal(house, a), journal(house, b));
  },
  'two archives exchanged': ({ house }) => {
    const [a, b] = archives(house);
    exchange(house, journal(house, a), journal(house, b));
  },
  'an archive and an open one exchanged': ({ house }) =>
    exchange(house, journal(house, archives(house).at(-1)), journal(house, openNames(house)[0])),
  'an open one under the next number': ({ house }) => {
    const last = openNames(house).at(-1);
    house.files.put(house.at('journal/000000000040'), house.files.bytes(journal(house, last)));
  },
  'an archive under the next number': ({ house }) =>
    house.files.put(house.at('journal/000000000040'), house.files.bytes(journal(house, archives(house).at(-1)))),
  'an open one taken out': ({ house }) => house.files.drop(journal(house, openNames(house)[0])),
  'an archive in the middle taken out': ({ house }) => house.files.drop(journal(house, archives(house)[2])),
  'the first archive taken out': ({ house }) => house.files.drop(journal(house, archives(house)[0])),
  'all archives taken out': ({ house }) => archives(house).forEach((name) => house.files.drop(journal(house, name))),
  'everything taken out': ({ house }) =>
    house.names('journal').forEach((name) => house.files.drop(journal(house, name))),
  'an empty one of their own after the last': ({ house }) =>
    house.files.put(
      house.at('journal/000000000040'),
      `${JSON.stringify({ format: 'cairn journal', version: 1, vault: house.header.id, first: 40, before: 39, previous: '0'.repeat(64) })}\n`,
    ),
  'another line before the first': ({ house }) =>
    editOpening(house, journal(house, openNames(house)[0]), (text) =>
      editJson(text, (opening) => ({ ...opening, previous: '0'.repeat(64) })),
    ),
  'another segment before it': ({ house }) =>
    editOpening(house, journal(house, openNames(house)[1]), (text) =>
      editJson(text, (opening) => ({ ...opening, before: 1 })),
    ),
  'another house': ({ house, other }) =>
    editOpening(house, journal(house, openNames(house)[0]), (text) =>
      editJson(text, (opening) => ({ ...opening, vault: other.header.id })),
    ),
  'a newer version': ({ house }) =>
    editOpening(house, journal(house, openNames(house)[0]), (text) =>
      editJson(text, (opening) => ({ ...opening, version: 2 })),
    ),
  'an unknown field': ({ house }) =>
    editOpening(house, journal(house, openNames(house)[0]), (text) =>
      editJson(text, (opening) => ({ ...opening, by: 'ada' })),
    ),
  'the journal of another house': ({ house, other }) => {
    for (const name of house.names('journal')) house.files.drop(journal(house, name));
    for (const name of other.names('journal')) putBack(house, other, `journal/${name}`);
  },
};

/** An archive of the first open segment, sealed under a key of a mentor. */
function forgeArchive(
  house: HouseOnDisk,
  by: UserKeys,
  said: { readonly by?: string; readonly after?: number },
): Promise<void> {
  const [segment] = openSegments(house);
  const [before] = archives(house).slice(-1);
  const last = segment?.lines.at(-1);
  const key = new Access(house.header, by, smallShape).ring.current('house');
  if (!segment || !last || !key) throw new Error('nothing to archive');
  const facts = {
    vault: house.header.id,
    first: Number(segment.name),
    before: Number(before),
    previous: segment.lines[0]?.header.previous ?? '',
    last: last.header.sequence,
    hash: last.hash,
    users: last.header.users,
    after: said.after ?? last.header.sequence,
  };
  const lines = Buffer.concat(segment.lines.map(encodeLine));
  const keys = { ...by, userId: said.by ?? by.userId };
  const pretended: OpenedKey = { ...key, compartment: 'confidential' };
  return encodeArchive({ lines }, facts, pretended, keys, toolsOn(house.files).randomBytes).then(({ bytes }) =>
    house.files.put(journal(house, segment.name), bytes),
  );
}

const lastArchive = (house: HouseOnDisk): string => journal(house, archives(house).at(-1));

export const archiving: Attacks = {
  'of open lines, by themselves': ({ house, mo }) => forgeArchive(house, mo, {}),
  'of open lines, as if by Ben': ({ house, mo }) => forgeArchive(house, mo, { by: 'ben' }),
  'of open lines, by Cy as of when he was on staff': ({ house, cy }) => forgeArchive(house, cy, { after: 5 }),
  'with another user table': ({ house }) =>
    editOpening(house, lastArchive(house), (text) => editJson(text, (note) => ({ ...note, users: 1 }))),
  'by somebody else': ({ house }) =>
    editOpening(house, lastArchive(house), (text) => editJson(text, (note) => ({ ...note, by: 'ben' }))),
  'with another last line': ({ house }) =>
    editOpening(house, lastArchive(house), (text) => editJson(text, (note) => ({ ...note, last: 33 }))),
  'of a newer version': ({ house }) =>
    editOpening(house, lastArchive(house), (text) => editJson(text, (note) => ({ ...note, version: 2 }))),
};

/** Archived lines, which no opening reads: walking everything finds what is wrong with them. */
export const archived: Attacks = {
  'with the sealed bytes of another': ({ house }) => {
    const [first] = archives(house);
    const other = house.files.bytes(journal(house, first));
    const bytes = house.files.bytes(lastArchive(house));
    const opening = bytes.subarray(0, bytes.indexOf(10) + 1);
    house.files.put(lastArchive(house), Buffer.concat([opening, other.subarray(other.indexOf(10) + 1)]));
  },
  'cut short': ({ house }) =>
    house.files.put(lastArchive(house), house.files.bytes(lastArchive(house)).subarray(0, -9)),
};

const snapshotPath = (house: HouseOnDisk, compartment: string): string =>
  house.at(`snapshots/${snapshotName(compartment)}`);
const noteOf = (house: HouseOnDisk, compartment: string): Readonly<Record<string, unknown>> => {
  const [note = ''] = house.files.text(snapshotPath(house, compartment)).split('\t');
  return z.looseObject({}).parse(JSON.parse(note));
};

/**
 * A snapshot that says something else, after the line of the genuine one, sealed under the compartment's key, or under one of
 * the house where they have none.
 */
export function forgeSnapshot(
  house: HouseOnDisk,
  by: UserKeys,
  compartment: string,
  said: Readonly<Record<string, unknown>> = {},
  state: object = { notes: { door: 'forged' }, sessions: {}, hours: {}, signatures: {}, refusals: {} },
  signer = by,
): void {
  const { ring } = new Access(house.header, by, smallShape);
  const key = ring.current(compartment) ?? ring.current('house');
  if (!key) throw new Error('no key of the house');
  const facts = z
    .looseObject({ generation: z.int(), schema: z.int(), sequence: z.int(), hash: z.string() })
    .parse({ ...noteOf(house, compartment), by: by.userId, ...said });
  const { id } = house.header;
  const data = ['cairn/1/snapshot', id, compartment, facts.generation, facts.schema, facts.sequence, facts.hash];
  const sealed = seal(JSON.stringify(state), key.snapshot, data, toolsOn(house.files).randomBytes);
  const text = JSON.stringify({ ...facts, sealed: sha256(sealed) });
  const signature = signText('snapshot', id, text, signer.signKey.secretKey);
  house.files.put(snapshotPath(house, compartment), Buffer.concat([Buffer.from(`${text}\t${signature}\n`), sealed]));
}

export const snapshots: Attacks = {
  'of the house, by themselves': ({ house, mo }) => forgeSnapshot(house, mo, 'house'),
  'of the house, as if by Ada': ({ house, mo }) => forgeSnapshot(house, mo, 'house', { by: 'ada' }),
  'of the house, by Cy as of when he was on staff': ({ house, days, cy }) =>
    forgeSnapshot(house, cy, 'house', { ...headOf(days.grown) }),
  'of the house, by Eve': ({ house, mo, eve }) => forgeSnapshot(house, mo, 'house', { by: 'eve' }, undefined, eve),
  'of what only staff read': ({ house, mo }) => forgeSnapshot(house, mo, 'confidential'),
  'of what only staff read, as if by Ada': ({ house, mo }) => forgeSnapshot(house, mo, 'confidential', { by: 'ada' }),
  'of another’s records': ({ house, mo }) => forgeSnapshot(house, mo, 'own:p-other'),
  'of their own records': ({ house, mo }) => forgeSnapshot(house, mo, 'own:p-mo', { by: 'ada' }),
  'of a line to come': ({ house, mo }) => forgeSnapshot(house, mo, 'house', { sequence: 99, by: 'ada' }),
  'with another note before the sealed bytes': ({ house }) =>
    editOpening(house, snapshotPath(house, 'house'), (text) => editJson(text, (note) => ({ ...note, sequence: 39 }))),
  'with an unknown field': ({ house }) =>
    editOpening(house, snapshotPath(house, 'house'), (text) => editJson(text, (note) => ({ ...note, later: 1 }))),
  'of a newer version': ({ house }) =>
    editOpening(house, snapshotPath(house, 'house'), (text) => editJson(text, (note) => ({ ...note, version: 2 }))),
  'of one person’s records for another’s': ({ house }) =>
    exchange(house, snapshotPath(house, 'own:p-mo'), snapshotPath(house, 'own:p-other')),
  'of another house': ({ house, other }) => putBack(house, other, 'snapshots/house'),
  missing: ({ house }) => house.files.drop(snapshotPath(house, 'house')),
  'all missing': ({ house }) =>
    house.names('snapshots').forEach((name) => house.files.drop(house.at(`snapshots/${name}`))),
};

/** Lines that were written since. */
export const cuts: Attacks = {
  'an open segment as it was when it was empty': ({ house, days }) =>
    putBack(house, days.settled, `journal/${openNames(days.settled).at(-1) ?? ''}`),
  'its last segment as the one before was': ({ house, days }) => {
    house.files.drop(journal(house, openNames(house).at(-1)));
    putBack(house, days.settled, `journal/${openNames(days.settled).at(-1) ?? ''}`);
  },
};

/** One file, or a part of vault.json, as it genuinely was on another day. */
export const rollbacks: Attacks = {
  'vault.json of before anybody went': ({ house, days }) => putBack(house, days.grown, 'vault.json'),
  'vault.json of before the newest user': ({ house, days }) => putBack(house, days.changed, 'vault.json'),
  'the user table of before anybody went': ({ house, days }) =>
    editHeader(house, (header) => ({
      ...header,
      users: days.grown.header.users,
      houseKeys: days.grown.header.houseKeys,
    })),
  'the user table of before the newest user': ({ house, days }) =>
    editHeader(house, (header) => ({ ...header, users: days.changed.header.users })),
  'the user table of before the newest user, and the lines since as they were before they were archived': ({
    house,
    days,
  }) => {
    editHeader(house, (header) => ({ ...header, users: days.changed.header.users }));
    for (const name of archives(house)) house.files.drop(journal(house, name));
    for (const name of days.open.names('journal')) putBack(house, days.open, `journal/${name}`);
  },
  'the keys of before anybody went': ({ house, days }) =>
    editHeader(house, (header) => ({ ...header, compartments: days.grown.header.compartments })),
  'the keys of another’s records of before anybody went': ({ house, days }) =>
    editHeader(house, (header) => ({
      ...header,
      compartments: {
        ...header.compartments,
        'own:p-other': held(days.grown.header.compartments, 'own:p-other'),
      },
    })),
  'an older snapshot mark': ({ house, days }) =>
    editHeader(house, (header) => ({ ...header, snapshots: days.grown.header.snapshots })),
  'an older head mark': ({ house, days }) =>
    editHeader(house, (header) => ({ ...header, head: days.grown.header.head })),
  'an older snapshot of the house': ({ house, days }) => putBack(house, days.grown, 'snapshots/house'),
  'an older snapshot of what only staff read': ({ house, days }) =>
    putBack(house, days.grown, 'snapshots/confidential'),
  'all older snapshots': ({ house, days }) => {
    for (const name of days.grown.names('snapshots')) putBack(house, days.grown, `snapshots/${name}`);
  },
  'all older snapshots and their mark': ({ house, days }) => {
    for (const name of days.grown.names('snapshots')) putBack(house, days.grown, `snapshots/${name}`);
    editHeader(house, (header) => ({ ...header, snapshots: days.grown.header.snapshots }));
  },
  'an archive as it was when it was an empty segment': ({ house, days }) =>
    putBack(house, days.grown, `journal/${openNames(days.grown).at(-1) ?? ''}`),
  'a blob of then': ({ house, days }) => {
    const [blob] = days.grown.names('blobs');
    const [other] = days.grown.names('blobs').slice(-1);
    putBack(house, days.grown, `blobs/${blob ?? ''}`, `blobs/${other ?? ''}`);
  },
};
