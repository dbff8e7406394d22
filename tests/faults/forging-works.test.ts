import { beforeAll, describe, expect, it } from 'vitest';
import { archiveNoteSchema } from '../../main/vault/archive.ts';
import { toBase64 } from '../../main/vault/bytes.ts';
import { openSealedKey } from '../../main/vault/compartments.ts';
import { boxPair, signPair, type UserKeys } from '../../main/vault/keys.ts';
import { signTable, type UserTable } from '../../main/vault/user-table.ts';
import { makeAttackedHouse, seededBytes, type AttackedHouse, type HouseOnDisk } from '../support/attacked-house.ts';
import { appendLine, archives, editHeader, editLines, held, openSegments } from '../support/forge.ts';
import { keysInUse, lookAround, type Seen } from '../support/seen.ts';
import { forgeSnapshot } from './attacks/files.ts';
import { editKeys, generation, marks, ruled } from './attacks/header.ts';

/*
 * Two things that the attacks of `forged-files.test.ts` are worth nothing without. The tools they are made with do work: in
 * an administrator's hands they write what an honest program accepts. And what no program can notice without having been
 * there is known, and is what main/vault/README.md says it is.
 */
const seed = 'forging works';
let days: AttackedHouse;
let ada: UserKeys;
let mo: UserKeys;

beforeAll(async () => {
  days = await makeAttackedHouse(seed);
  ada = await days.final.keysOf('ada');
  mo = await days.final.keysOf('mo');
});

async function shownTo(who: 'ben' | 'mo', house: HouseOnDisk): Promise<Seen> {
  const seen = await lookAround(house.copy(), who);
  if ('refused' in seen) throw new Error(`${who} is refused: ${seen.refused}`);
  return seen;
}

const deed = { action: 'notes.add', label: 'forged' };
const note = { in: 'house', payload: { patches: [{ op: 'add', path: ['notes', 'door'], value: 'forged' }], deed } };

/** Signs the user table as the house, which administrators can. */
function signAsHouse(house: HouseOnDisk, change: (table: UserTable) => UserTable): void {
  editHeader(house, (header) => {
    const houseSeed = openSealedKey(held(header.houseKeyHolders, 'ada'), ada);
    if (!houseSeed) throw new Error('no house key');
    const pair = signPair(houseSeed);
    return { ...header, users: signTable(change(header.users.table), header.id, pair.secretKey) };
  });
}

describe('with an administrator’s keys, the tools of the attacks', () => {
  it('write a line that is accepted', async () => {
    const house = days.final.copy();
    appendLine(house, ada, { parts: [note] });
    for (const who of ['ben', 'mo'] as const) {
      const { state, history, sequence } = await shownTo(who, house);
      expect(state).toMatchObject({ house: { notes: { door: 'forged' } } });
      expect(sequence).toBe(40);
      if (who === 'ben')
        expect(history).toContainEqual(expect.objectContaining({ sequence: 40, authorId: 'ada', ...deed }));
    }
  });

  it('write a line of a mentor’s that is accepted, when it is theirs to write', async () => {
    const house = days.final.copy();
    const value = { s1: { marks: { 'p-1': 'present' } } };
    const patches = [{ op: 'add', path: ['sessions', '2027-02'], value }];
    appendLine(house, mo, { parts: [{ in: 'house', payload: { patches, deed } }] });
    for (const who of ['ben', 'mo'] as const)
      expect((await shownTo(who, house)).state).toMatchObject({ house: { sessions: { '2027-02': value } } });
  });

  it('sign a user table that is believed', async () => {
    const house = days.settled.copy();
    signAsHouse(house, () => ruled(house.header));
    expect((await shownTo('ben', house)).users).toContainEqual(
      expect.objectContaining({ id: 'mo', role: 'administrator' }),
    );
  });

  it('sign no table that has somebody in it twice', async () => {
    const house = days.settled.copy();
    signAsHouse(house, (table) => ({ ...table, users: [...table.users, ...table.users.slice(0, 1)] }));
    for (const who of ['ben', 'mo'] as const)
      expect(await lookAround(house.copy(), who)).toEqual({ refused: 'damaged vault.json' });
  });

  it('make a snapshot that is believed', async () => {
    const house = days.settled.copy();
    forgeSnapshot(house, ada, 'house');
    for (const who of ['ben', 'mo'] as const)
      expect((await shownTo(who, house)).state).toMatchObject({ house: { notes: { door: 'forged' } } });
  });

  it('do not have an older user table believed when snapshots say nothing of it, as they once did not', async () => {
    const house = days.settled.copy();
    for (const name of Object.keys(house.header.compartments)) forgeSnapshot(house, ada, name, { users: undefined });
    expect(await shownTo('ben', house)).toMatchObject({ sequence: 34 });
    editHeader(house, (header) => ({ ...header, users: days.changed.header.users }));
    for (const who of ['ben', 'mo'] as const)
      expect(await lookAround(house.copy(), who)).toEqual({ refused: 'damaged vault.json' });
  });

  it('make a key that is used, once the house has signed that there is one more', async () => {
    const house = days.settled.copy();
    const pair = boxPair(seededBytes(seed)(32));
    editKeys(house, 'house', (all, header) => [
      ...all,
      generation(header, pair, ada, { compartment: 'house', generation: all.length + 1, from: 35 }),
    ]);
    expect(await lookAround(house.copy(), 'ben')).toEqual({ refused: 'damaged vault.json' });
    const counts = Object.entries(house.header.compartments).map(([name, all]) => [name, all.length] as const);
    signAsHouse(house, (table) => ({ ...table, keys: { upTo: 1, generations: Object.fromEntries(counts) } }));
    const entered = await house.enter('ben');
    if (!entered.ok) throw new Error('refused');
    const { session, vault } = entered.value;
    const written = await session.commit(deed, (draft) => {
      if (draft.house) draft.house.notes['door'] = 'under the new key';
    });
    expect(written.ok).toBe(true);
    await vault.release();
    expect(keysInUse(house.header)['house']).toBe(`${toBase64(pair.publicKey)} by ada`);
  });
});

describe('what the README says cannot be noticed', () => {
  it('is the whole folder put back to an older copy', async () => {
    const seen = await shownTo('ben', days.settled);
    expect(seen).toMatchObject({ sequence: 34, notices: 0 });
  });

  it('is a journal cut with its marks and snapshots, down to the last change of users and keys', async () => {
    const house = days.final.copy();
    editLines(house, 39, () => []);
    editLines(house, 36, (lines) => lines.slice(0, 2));
    house.files.drop(house.at('journal/000000000039'));
    expect(await lookAround(house.copy(), 'ben')).toMatchObject({ refused: 'damaged journal/000000000035' });
    for (const name of ['no head mark', 'no snapshot mark']) await held(marks, name)({ ...unused(), house });
    for (const name of house.names('snapshots')) house.files.drop(house.at(`snapshots/${name}`));
    expect(await shownTo('ben', house)).toMatchObject({ sequence: 36, notices: 0 });
  });

  it('is not a journal cut below that change', async () => {
    const house = days.final.copy();
    for (const name of ['no head mark', 'no snapshot mark']) await held(marks, name)({ ...unused(), house });
    for (const name of house.names('snapshots')) house.files.drop(house.at(`snapshots/${name}`));
    const [kept = '', ...cut] = archives(house).slice(-3);
    for (const name of [...cut, ...openSegments(house).map(({ name: open }) => open)])
      house.files.drop(house.at(`journal/${name}`));
    const [text = ''] = house.files.text(house.at(`journal/${kept}`)).split('\t');
    const { last, hash } = archiveNoteSchema.parse(JSON.parse(text));
    const opening = {
      format: 'cairn journal',
      version: 1,
      vault: house.header.id,
      first: last + 1,
      before: Number(kept),
    };
    const name = String(last + 1).padStart(12, '0');
    house.files.put(house.at(`journal/${name}`), `${JSON.stringify({ ...opening, previous: hash })}\n`);
    expect(await lookAround(house, 'ben')).toEqual({ refused: `damaged journal/${name}` });
  });

  it('is when a mentor’s own line was written, and that their sign-in was closed and not yet removed', async () => {
    const house = days.final.copy();
    const kit = await house.keysOf('kit');
    const patches = [{ op: 'add', path: ['sessions', '2027-02'], value: { s1: { marks: {} } } }];
    const at = '2020-01-01T00:00:00.000Z';
    appendLine(house, kit, { parts: [{ in: 'house', payload: { patches, deed } }], header: { at } });
    expect(await lookAround(house.copy(), 'kit')).toEqual({ refused: 'sign-in-closed' });
    expect((await shownTo('ben', house)).history).toContainEqual(expect.objectContaining({ authorId: 'kit', at }));
  });
});

/** Attacks that need nothing but the files. */
const unused = () => {
  const pair = { publicKey: new Uint8Array(), secretKey: new Uint8Array() };
  return { days, other: days.final, mo, kit: mo, eve: mo, cy: mo, ownSign: pair, ownBox: pair };
};
