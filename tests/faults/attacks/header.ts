import { toBase64 } from '../../../main/vault/bytes.ts';
import { sealTo, type Generation } from '../../../main/vault/compartments.ts';
import type { Header } from '../../../main/vault/header.ts';
import { withNextHouseKey } from '../../../main/vault/house-key.ts';
import type { KeyPair, UserKeys } from '../../../main/vault/keys.ts';
import { signValue } from '../../../main/vault/signatures.ts';
import { signTable } from '../../../main/vault/user-table.ts';
import type { HouseOnDisk } from '../../support/attacked-house.ts';
import { editHeader, editTable, editUser, entryOf, held, putBack } from '../../support/forge.ts';
import type { Attacks } from './attack.ts';

/* vault.json: who there is, which keys there are, and how far the journal went. */

const administrator = { from: 1, role: 'administrator' as const };

/** Who there is. */
export const users: Attacks = {
  'a signing key of their own for Ben': ({ house, ownSign }) =>
    editUser(house, 'ben', (ben) => ({ ...ben, signKey: toBase64(ownSign.publicKey) })),
  'a box key of their own for Ben': ({ house, ownBox }) =>
    editUser(house, 'ben', (ben) => ({ ...ben, boxKey: toBase64(ownBox.publicKey) })),
  'their own signing key for Ada': ({ house, mo }) =>
    editUser(house, 'ada', (ada) => ({ ...ada, signKey: toBase64(mo.signKey.publicKey) })),
  'another signing key for themselves': ({ house, ownSign }) =>
    editUser(house, 'mo', (mo) => ({ ...mo, signKey: toBase64(ownSign.publicKey) })),
  'their own role changed': ({ house }) => editUser(house, 'mo', (mo) => ({ ...mo, terms: [administrator] })),
  'a newer role of their own': ({ house }) =>
    editUser(house, 'mo', (mo) => ({ ...mo, terms: [...mo.terms, { from: 30, role: 'staff' as const }] })),
  'themselves linked to another person': ({ house }) =>
    editUser(house, 'mo', (mo) => ({ ...mo, terms: [{ from: 1, role: 'mentor' as const, personId: 'p-other' }] })),
  'themselves as the recovery code': ({ house }) =>
    editUser(house, 'mo', (mo) => ({ ...mo, kind: 'recovery' as const, terms: [administrator] })),
  'one more user': ({ house }) =>
    editTable(house, (table) => ({ ...table, users: [...table.users, { ...entryOf(house.header, 'mo'), id: 'zed' }] })),
  'one more entry of Ada, with their own keys': ({ house, mo }) =>
    editTable(house, (table) => {
      const ada = { ...entryOf(house.header, 'ada'), signKey: toBase64(mo.signKey.publicKey) };
      return { ...table, users: [...table.users, ada] };
    }),
  'Ben taken out': ({ house }) =>
    editTable(house, (table) => ({ ...table, users: table.users.filter(({ id }) => id !== 'ben') })),
  'Ben ended': ({ house }) => editUser(house, 'ben', (ben) => ({ ...ben, ended: 30 })),
  'Ben never on staff': ({ house }) =>
    editUser(house, 'ben', (ben) => ({ ...ben, terms: [{ from: 1, role: 'mentor' as const }] })),
  'the earlier keys of Ben forgotten': ({ house }) => editUser(house, 'ben', (ben) => ({ ...ben, earlier: [] })),
  'the sign-in of Eve open again': ({ house }) => editUser(house, 'eve', opened),
  'the sign-in of Eve open again, with her box and keys of then': ({ house, days }) => {
    editUser(house, 'eve', opened);
    editHeader(house, (header) => ({
      ...header,
      boxes: { ...header.boxes, eve: held(days.grown.header.boxes, 'eve') },
      compartments: { ...header.compartments, 'own:p-eve': held(days.grown.header.compartments, 'own:p-eve') },
    }));
  },
  'names exchanged': ({ house }) =>
    editTable(house, (table) => ({
      ...table,
      users: table.users.map((user) => ({ ...user, name: `not ${user.name}` })),
    })),
  'a lower number of the table': ({ house }) => editTable(house, (table) => ({ ...table, number: 1 })),
  'a higher number of the table': ({ house }) => editTable(house, (table) => ({ ...table, number: 99 })),
  'an unknown field in the table': ({ house }) => editTable(house, (table) => ({ ...table, later: true })),
  'an unknown field in an entry': ({ house }) => editUser(house, 'mo', (mo) => ({ ...mo, isAdministrator: true })),
  'the table signed by themselves': ({ house, mo }) =>
    editHeader(house, (header) => ({ ...header, users: signTable(ruled(header), header.id, mo.signKey.secretKey) })),
  'the table signed by a house key of their own, signed by themselves': ({ house, mo, ownSign }) =>
    editHeader(house, (header) => ({
      ...header,
      users: signTable(ruled(header), header.id, ownSign.secretKey),
      houseKeys: withNextHouseKey(header.houseKeys, mo.signKey, ownSign.publicKey, header.id),
    })),
  'a house key of their own in place of all': ({ house, ownSign }) =>
    editHeader(house, (header) => ({
      ...header,
      users: signTable(ruled(header), header.id, ownSign.secretKey),
      houseKeys: withNextHouseKey([], ownSign, ownSign.publicKey, header.id),
    })),
  'the last house key taken out': ({ house }) =>
    editHeader(house, (header) => ({ ...header, houseKeys: header.houseKeys.slice(0, -1) })),
  'a house key twice': ({ house }) =>
    editHeader(house, (header) => ({ ...header, houseKeys: [...header.houseKeys, ...header.houseKeys] })),
  'themselves among those who hold the house key': ({ house, ownSign }) =>
    editHeader(house, (header) => ({
      ...header,
      houseKeyHolders: { ...header.houseKeyHolders, mo: sealTo(entryOf(header, 'mo'), ownSign.secretKey.slice(0, 32)) },
    })),
};

function opened<Entry extends { ended?: number | undefined }>(entry: Entry): Entry {
  const open = { ...entry };
  delete open.ended;
  return open;
}

/** The table with Mo as administrator. */
export const ruled = ({ users: { table } }: Header): Header['users']['table'] => ({
  ...table,
  users: table.users.map((user) => (user.id === 'mo' ? { ...user, terms: [administrator] } : user)),
});

/** A generation made by somebody, sealed to everybody in the table. */
export function generation(
  header: Header,
  pair: KeyPair,
  by: UserKeys,
  said: { readonly compartment: string; readonly generation: number; readonly from: number; readonly madeBy?: string },
): Generation {
  const statement = { publicKey: toBase64(pair.publicKey), madeBy: by.userId, ...said };
  return {
    statement,
    signature: signValue('compartment', header.id, statement, by.signKey.secretKey),
    readers: Object.fromEntries(header.users.table.users.map((user) => [user.id, sealTo(user, pair.secretKey)])),
  };
}

/** The last line that Cy could write while he was on staff. */
const asStaff = (header: Header): number => (entryOf(header, 'cy').terms.at(-1)?.from ?? 0) - 1;

/** Puts other generations in the place of a compartment's. */
export const editKeys = (
  house: HouseOnDisk,
  name: string,
  change: (all: readonly Generation[], header: Header) => Generation[],
): void =>
  editHeader(house, (header) => ({
    ...header,
    compartments: { ...header.compartments, [name]: change(header.compartments[name] ?? [], header) },
  }));

/** Which keys there are. */
export const keys: Attacks = {
  'a key of their own for what only staff read': ({ house, mo, ownBox }) =>
    editKeys(house, 'confidential', (_, header) => [
      generation(header, ownBox, mo, { compartment: 'confidential', generation: 1, from: 1 }),
    ]),
  'one more key of the house, signed by themselves': ({ house, mo, ownBox }) =>
    editKeys(house, 'house', (all, header) => [
      ...all,
      generation(header, ownBox, mo, { compartment: 'house', generation: all.length + 1, from: 40 }),
    ]),
  'one more key of the house, as if by Ben': ({ house, mo, ownBox }) =>
    editKeys(house, 'house', (all, header) => [
      ...all,
      generation(header, ownBox, mo, { compartment: 'house', generation: all.length + 1, from: 40, madeBy: 'ben' }),
    ]),
  'a public key of their own in a statement of staff': ({ house, ownBox }) =>
    editKeys(house, 'own:p-other', (all) =>
      all.map((one) => ({ ...one, statement: { ...one.statement, publicKey: toBase64(ownBox.publicKey) } })),
    ),
  'the newest key of Eve’s records taken out': ({ house }) => editKeys(house, 'own:p-eve', (all) => all.slice(0, -1)),
  'every key of Eve’s records but the one she had': ({ house }) =>
    editKeys(house, 'own:p-eve', (all) => all.slice(0, 1)),
  'every key of the house but the first': ({ house }) => editKeys(house, 'house', (all) => all.slice(0, 1)),
  'every key of what only staff read but the first': ({ house }) =>
    editKeys(house, 'confidential', (all) => all.slice(0, 1)),
  'every key of everything but the first': ({ house }) => {
    for (const name of Object.keys(house.header.compartments)) editKeys(house, name, (all) => all.slice(0, 1));
  },
  'the first key of the house taken out': ({ house }) => editKeys(house, 'house', (all) => all.slice(1)),
  'keys in another order': ({ house }) => editKeys(house, 'house', (all) => all.toReversed()),
  'another beginning of a key': ({ house }) =>
    editKeys(house, 'house', (all) => all.map((one) => ({ ...one, statement: { ...one.statement, from: 1 } }))),
  'the keys of another person’s records for their own': ({ house }) =>
    editKeys(house, 'own:p-mo', (_, header) => held(header.compartments, 'own:p-other')),
  'records of a new person, made by themselves': ({ house, mo, ownBox }) =>
    editKeys(house, 'own:p-new', (_, header) => [
      generation(header, ownBox, mo, { compartment: 'own:p-new', generation: 1, from: 35 }),
    ]),
  'records of a new person, made by Cy as of when he was on staff': ({ house, cy, ownBox }) =>
    editKeys(house, 'own:p-new', (_, header) => [
      generation(header, ownBox, cy, { compartment: 'own:p-new', generation: 1, from: 5 }),
    ]),
  'one more key of another’s records, made by Cy as of when he was on staff': ({ house, cy, ownBox }) =>
    editKeys(house, 'own:p-other', (all, header) => [
      ...all,
      generation(header, ownBox, cy, { compartment: 'own:p-other', generation: all.length + 1, from: asStaff(header) }),
    ]),
  'themselves among the readers of what only staff read': ({ house, ownBox }) =>
    editKeys(house, 'confidential', (all, header) =>
      all.map((one) => ({
        ...one,
        readers: { ...one.readers, mo: sealTo(entryOf(header, 'mo'), ownBox.secretKey) },
      })),
    ),
  'Ben’s envelopes filled with a key of their own': ({ house, ownBox }) =>
    editKeys(house, 'confidential', (all, header) =>
      all.map((one) => ({
        ...one,
        readers: { ...one.readers, ben: sealTo(entryOf(header, 'ben'), ownBox.secretKey) },
      })),
    ),
  'an envelope of another compartment': ({ house }) =>
    editKeys(house, 'own:p-other', (all, header) =>
      all.map((one, at) => ({ ...one, readers: header.compartments['own:p-mo']?.[at]?.readers ?? {} })),
    ),
  'another’s records taken out': ({ house }) =>
    editHeader(house, (header) => {
      const compartments = { ...header.compartments };
      delete compartments['own:p-other'];
      return { ...header, compartments };
    }),
  'what only staff read taken out': ({ house }) =>
    editHeader(house, (header) => {
      const compartments = { ...header.compartments };
      delete compartments['confidential'];
      return { ...header, compartments };
    }),
};

/** Boxes, versions and whatever else stands in the file. */
export const therest: Attacks = {
  'their own box under Ben’s name': ({ house }) =>
    editHeader(house, (header) => ({ ...header, boxes: { ...header.boxes, ben: held(header.boxes, 'mo') } })),
  'Ben’s box of when he had another passphrase': ({ house, days }) =>
    editHeader(house, (header) => ({
      ...header,
      boxes: { ...header.boxes, ben: held(days.grown.header.boxes, 'ben') },
    })),
  'their own box of then': ({ house, days }) =>
    editHeader(house, (header) => ({
      ...header,
      boxes: { ...header.boxes, mo: held(days.grown.header.boxes, 'mo'), later: held(days.grown.header.boxes, 'eve') },
    })),
  'a box of another house': ({ house, other }) =>
    editHeader(house, (header) => ({ ...header, boxes: { ...header.boxes, ben: held(other.header.boxes, 'ben') } })),
  'boxes that are cheap to guess': ({ house }) =>
    editHeader(house, (header) => ({
      ...header,
      boxes: Object.fromEntries(
        Object.entries(header.boxes).map(([id, box]) => [id, { ...box, cost: { memory: 8192, passes: 1 } }]),
      ),
    })),
  'boxes that take all memory there is': ({ house }) =>
    editHeader(house, (header) => ({
      ...header,
      boxes: Object.fromEntries(
        Object.entries(header.boxes).map(([id, box]) => [id, { ...box, cost: { memory: 2 ** 40, passes: 3 } }]),
      ),
    })),
  'a newer version': ({ house }) => replace(house, '"version": 2', '"version": 3'),
  'an older version': ({ house }) => replace(house, '"version": 2', '"version": 1'),
  'another schema': ({ house }) => editHeader(house, (header) => ({ ...header, schema: 2 })),
  'another id': ({ house }) => editHeader(house, (header) => ({ ...header, id: '0'.repeat(32) })),
  'unknown fields': ({ house }) => editHeader(house, (header) => ({ ...header, administrator: 'mo', trusted: true })),
  'the file of another house': ({ house, other }) => putBack(house, other, 'vault.json'),
};

function replace(house: HouseOnDisk, from: string, to: string): void {
  const text = house.files.text(house.at('vault.json'));
  house.files.put(house.at('vault.json'), text.replace(from, to));
}

const signedMark = (header: Header, purpose: 'head' | 'snapshots', mark: object, by: UserKeys): string =>
  signValue(purpose, header.id, mark, by.signKey.secretKey);

/** Marks of how far the journal went. */
export const marks: Attacks = {
  'a head mark of another line': ({ house, mo }) =>
    editHeader(house, (header) => {
      const mark = { sequence: 38, hash: '0'.repeat(64), at: header.createdAt, by: 'mo' };
      return { ...header, head: { mark, signature: signedMark(header, 'head', mark, mo) } };
    }),
  'a head mark as if by Ben': ({ house, mo }) =>
    editHeader(house, (header) => {
      const mark = { sequence: 38, hash: '0'.repeat(64), at: header.createdAt, by: 'ben' };
      return { ...header, head: { mark, signature: signedMark(header, 'head', mark, mo) } };
    }),
  'a head mark with a lower number': ({ house }) =>
    editHeader(house, (header) =>
      header.head ? { ...header, head: { ...header.head, mark: { ...header.head.mark, sequence: 3 } } } : header,
    ),
  'no head mark': ({ house }) =>
    editHeader(house, (header) => {
      const changed = { ...header };
      delete changed.head;
      return changed;
    }),
  'a snapshot mark of their own, that nothing was touched': ({ house, mo }) =>
    editHeader(house, (header) => {
      const { sequence = 0, hash = '' } = header.head?.mark ?? {};
      const mark = { sequence, hash, by: 'mo', touched: {} };
      return { ...header, snapshots: { mark, signature: signedMark(header, 'snapshots', mark, mo) } };
    }),
  'a snapshot mark of Cy’s, as of when he was on staff': ({ house, cy }) =>
    editHeader(house, (header) => {
      const mark = { sequence: 20, hash: '0'.repeat(64), by: 'cy', touched: {} };
      return { ...header, snapshots: { mark, signature: signedMark(header, 'snapshots', mark, cy) } };
    }),
  'a snapshot mark as if by Ben': ({ house, mo }) =>
    editHeader(house, (header) => {
      const mark = { sequence: 34, hash: '0'.repeat(64), by: 'ben', touched: {} };
      return { ...header, snapshots: { mark, signature: signedMark(header, 'snapshots', mark, mo) } };
    }),
  'a snapshot mark in which less was touched': ({ house }) =>
    editHeader(house, (header) =>
      header.snapshots
        ? { ...header, snapshots: { ...header.snapshots, mark: { ...header.snapshots.mark, touched: {} } } }
        : header,
    ),
  'a snapshot mark in which nothing was touched, and no snapshots': ({ house }) => {
    editHeader(house, (header) =>
      header.snapshots
        ? { ...header, snapshots: { ...header.snapshots, mark: { ...header.snapshots.mark, touched: {} } } }
        : header,
    );
    for (const name of house.names('snapshots')) house.files.drop(house.at(`snapshots/${name}`));
  },
  'no snapshot mark': ({ house }) =>
    editHeader(house, (header) => {
      const changed = { ...header };
      delete changed.snapshots;
      return changed;
    }),
};
