import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Access } from '../../../../main/vault/access.ts';
import { canonical, sha256, toBase64 } from '../../../../main/vault/bytes.ts';
import { forbidden } from '../../../../main/vault/changes.ts';
import { makeGeneration, openSealedKey, sealTo } from '../../../../main/vault/compartments.ts';
import { HeaderStore, type Header } from '../../../../main/vault/header.ts';
import { boxPair, signPair } from '../../../../main/vault/keys.ts';
import { decodeLine, encodeLine, makeLine, type Line } from '../../../../main/vault/line.ts';
import { openCore } from '../../../../main/vault/open.ts';
import { signTable } from '../../../../main/vault/user-table.ts';
import { signValue } from '../../../../main/vault/signatures.ts';
import { writeSnapshot } from '../../../../main/vault/snapshot.ts';
import { writeLine, type NewLine } from '../../../../main/vault/write-line.ts';
import { nodeFiles, type Shape } from '../../../../main/vault/index.ts';
import {
  createPeopledVault,
  enter,
  errorOf,
  keysOf,
  openSmallVault,
  signIn,
  smallShape,
  temporaryFolder,
  testTools,
  valueOf,
  type SmallState,
} from '../../../support/vault.ts';

/*
 * A mentor with their own keys, the files, and a program of their own making. Whatever they write, the honest
 * program opens nothing of it.
 */
const folder = temporaryFolder();
const deed = { action: 'test', label: 'a test' };

/** A program that lets everybody write everything. */
const rogueShape: Shape<SmallState> = { ...smallShape, mayWrite: () => true };

const vaultPath = (): string => join(folder.path, 'vault');
const journalPath = (): string => join(vaultPath(), 'journal', '000000000001');

async function make(): Promise<void> {
  const vault = await createPeopledVault(folder.path);
  await vault.release();
}

/** Opens the vault with the honest program, as staff unless told: what was wrong, or `nothing`. */
async function whatIsWrong(who: 'ada' | 'ben' | 'mo' = 'ben'): Promise<string> {
  const entered = await enter(folder.path, who);
  if (!entered.ok) return entered.error.code === 'damaged' ? entered.error.detail : entered.error.code;
  await entered.value.vault.release();
  return 'nothing';
}

/** Rewrites vault.json as whoever can write files can. */
async function rewriteHeader(change: (header: Header) => Header): Promise<void> {
  const store = await HeaderStore.open(nodeFiles, vaultPath());
  if (!store) throw new Error('no vault');
  await store.replace(change(store.current));
}

/** Rewrites lines of the journal, the chain mended behind them as far as the mentor's own key can sign. */
async function rewriteLines(change: (lines: readonly Line[]) => readonly Line[]): Promise<void> {
  const [opening = '', ...texts] = (await readFile(journalPath(), 'utf8')).trimEnd().split('\n');
  const lines = change(texts.map((text) => decodeLine(text, 'journal')));
  await writeFile(journalPath(), Buffer.concat([Buffer.from(`${opening}\n`), ...lines.map(encodeLine)]));
}

/** Appends a line in somebody's name with a program that asks nobody. */
async function append(who: 'mo' | 'ben', line: Partial<NewLine>): Promise<void> {
  const core = await openCore({ folder: vaultPath(), shape: rogueShape, tools: testTools() });
  const access = new Access(core.header.current, await keysOf(folder.path, who), rogueShape);
  const state = { house: { notes: {}, sessions: { '2026-11': { s1: { marks: {} } } } } };
  await writeLine(core, access, state, { deed, patches: {}, inverse: {}, dropIns: [], ...line });
  await core.journal.close();
}

describe('a mentor’s keys', () => {
  it('do not open what is not theirs, whatever is asked of them', async () => {
    await make();
    const core = await openCore({ folder: vaultPath(), shape: smallShape, tools: testTools() });
    const keys = await keysOf(folder.path, 'mo');
    const curious: Shape<SmallState> = { ...smallShape, reads: () => true };
    expect(() => new Access(core.header.current, keys, curious)).toThrow(/key of confidential missing/);
    const access = new Access(core.header.current, keys, smallShape);
    expect(access.ring.names()).toEqual(['house', 'own:p-mo']);
    for (const [name, generations] of Object.entries(core.header.current.compartments)) {
      const readers = Object.keys(generations[0]?.readers ?? {});
      expect(readers.includes('mo')).toBe(name === 'house' || name === 'own:p-mo');
    }
    await core.journal.close();
  });

  it('write what is a mentor’s to write', async () => {
    const vault = await createPeopledVault(folder.path);
    const mo = await signIn(vault, 'mo');
    valueOf(
      await mo.commit(deed, (draft) => {
        const own = draft['own:p-mo'];
        if (own) own.hours['h2'] = 3;
        if (draft.house) draft.house.sessions['2026-12'] = { s9: { marks: { 'p-1': 'present' } } };
      }),
    );
    await vault.release();
    expect(await whatIsWrong('ben')).toBe('nothing');
  });

  it('are refused at commit what is not, and nothing is written', async () => {
    const vault = await createPeopledVault(folder.path);
    const mo = await signIn(vault, 'mo');
    const attempts: ((draft: SmallState) => void)[] = [
      (draft) => void (draft.house = { notes: { door: 'red' }, sessions: {} }),
      (draft) => draft.house && delete draft.house.sessions['2026-11'],
      (draft) => Object.assign(draft['own:p-mo']?.signatures ?? {}, { h1: 'signed by staff' }),
      (draft) => void (draft['own:p-stranger'] = { hours: {}, signatures: {} }),
      (draft) => void (draft.confidential = { notes: {}, refusals: {} }),
    ];
    for (const attempt of attempts)
      expect(errorOf(await mo.commit(deed, (draft) => void attempt(draft)))).toEqual({ code: 'not-allowed' });
    expect(mo.sequence).toBe(4);
    await vault.release();
  });

  it('are refused at replay what another program let them write', async () => {
    for (const recipe of [
      (draft: SmallState) => draft.house && void (draft.house.notes['door'] = 'red'),
      (draft: SmallState) => void Object.assign(draft['own:p-mo']?.signatures ?? {}, { h1: 'signed by staff' }),
      (draft: SmallState) => draft.house && delete draft.house.sessions['2026-11'],
    ]) {
      await make();
      const vault = await openSmallVault(folder.path, {}, rogueShape);
      const mo = await signIn(vault, 'mo');
      valueOf(await mo.commit(deed, (draft) => void recipe(draft)));
      await vault.release();
      expect(await whatIsWrong('ben')).toMatch(/mo may not write/);
      expect(await whatIsWrong('mo')).toMatch(/mo may not write/);
      await nodeFiles.remove(vaultPath());
    }
  });

  it('cannot hide in a line’s undo what they may not do', async () => {
    await make();
    await append('mo', {
      patches: { house: [{ op: 'add', path: ['sessions', '2026-11', 's1', 'marks', 'p-2'], value: 'present' }] },
      inverse: { house: [{ op: 'replace', path: ['notes', 'door'], value: 'red' }] },
    });
    expect(await whatIsWrong()).toMatch(/mo may not have this taken back so/);
  });

  it('cannot double what stands in a list that is not theirs, nor have it doubled by an undo', () => {
    const [first, second] = [{ id: 'a' }, { id: 'b' }];
    const state = { house: { notes: { list: [first, second] }, sessions: {} } };
    const author = { id: 'mo', role: 'mentor' as const, personId: 'p-mo' };
    const again = { op: 'add' as const, path: ['notes', 'list', 1], value: second };
    const patches = { compartment: 'house', payload: { patches: [again], dropIns: [] } };
    expect(forbidden(state, author, [patches], smallShape)).toBe('mo may not write house/notes/list/1');
    const undo = { compartment: 'house', payload: { patches: [], dropIns: [], inverse: { house: [again] } } };
    expect(forbidden(state, author, [undo], smallShape)).toBe('mo may not have this taken back so');
    expect(forbidden(state, { id: 'ben', role: 'staff' }, [patches, undo], smallShape)).toBeUndefined();
  });

  it('cannot drop a record over one that is there, nor where drop-ins do not belong', async () => {
    await make();
    const record = { call: 'forged' };
    await append('mo', { dropIns: [{ compartment: 'confidential', collection: 'notes', id: 'n', record }] });
    expect(await whatIsWrong()).toMatch(/may not drop into/);
    await nodeFiles.remove(vaultPath());
    await make();
    await append('mo', { dropIns: [{ compartment: 'confidential', collection: 'refusals', id: 'r', record }] });
    expect(await whatIsWrong()).toBe('nothing');
    await append('mo', { dropIns: [{ compartment: 'confidential', collection: 'refusals', id: 'r', record }] });
    expect(await whatIsWrong()).toMatch(/nothing can be dropped in/);
  });

  it('cannot smuggle in a prototype', async () => {
    await make();
    const value: unknown = JSON.parse('{"marks":{"__proto__":{"p-1":"present"}}}');
    await expect(
      append('mo', { patches: { house: [{ op: 'add', path: ['sessions', '2026-11', 's2'], value }] } }),
    ).rejects.toThrow(/no record may have/);
  });
});

describe('a forged line', () => {
  it('is noticed in another author’s name', async () => {
    await make();
    await append('mo', {});
    const keys = await keysOf(folder.path, 'mo');
    const store = await HeaderStore.open(nodeFiles, vaultPath());
    const id = store?.current.id ?? '';
    await rewriteLines((lines) => {
      const last = lines.at(-1);
      if (!last) return lines;
      const header = { ...last.header, author: 'ben' };
      return [...lines.slice(0, -1), makeLine(header, last.parts, id, keys.signKey.secretKey, 'journal')];
    });
    expect(await whatIsWrong()).toBe('line 5: signature');
  });

  it('is noticed with a part of another line', async () => {
    await make();
    const keys = await keysOf(folder.path, 'mo');
    const store = await HeaderStore.open(nodeFiles, vaultPath());
    const id = store?.current.id ?? '';
    await append('mo', {});
    await rewriteLines((lines) => {
      const [last, filled] = [lines.at(-1), lines.at(-2)];
      const at = filled?.header.parts.findIndex((part) => part.in === 'house') ?? -1;
      const [note, part] = [filled?.header.parts[at], filled?.parts[at]];
      if (!last || !note || part === undefined) throw new Error('no part to take');
      const header = { ...last.header, parts: [note] };
      return [...lines.slice(0, -1), makeLine(header, [part], id, keys.signKey.secretKey, 'journal')];
    });
    expect(await whatIsWrong()).toBe('seal broken');
  });

  it('is noticed under a key that was not in use any more, or not yet', async () => {
    await make();
    const keys = await keysOf(folder.path, 'ada');
    await rewriteHeader((header) => {
      const { made } = makeGeneration(
        'house',
        1,
        3,
        keys,
        header.users.table.users,
        smallShape,
        header.id,
        testTools(),
      );
      const statement = { ...made.statement, generation: 2 };
      const signature = signValue('compartment', header.id, statement, keys.signKey.secretKey);
      const house = [...(header.compartments['house'] ?? []), { ...made, statement, signature }];
      // Signed by the house as well: otherwise there would be a key more than it knows of.
      const seed = openSealedKey(header.houseKeyHolders['ada'] ?? '', keys);
      if (!seed) throw new Error('no house key');
      const table = { ...header.users.table };
      delete table.keys;
      const users = signTable(table, header.id, signPair(seed).secretKey);
      return { ...header, users, compartments: { ...header.compartments, house } };
    });
    expect(await whatIsWrong()).toBe('line 4: another key of house than was in use');
  });

  it('is noticed when lines in between are cut out or told again', async () => {
    for (const change of [
      (lines: readonly Line[]) => lines.filter((_, index) => index !== 2),
      (lines: readonly Line[]) => [...lines, ...lines.slice(-1)],
      (lines: readonly Line[]) => [...lines].reverse(),
      (lines: readonly Line[]) => lines.slice(0, -1),
    ]) {
      await make();
      await rewriteLines(change);
      expect(await whatIsWrong()).toMatch(/line \d expected|cut: line 4/);
      await nodeFiles.remove(vaultPath());
    }
  });

  it('is noticed from before its author came, or after they left', async () => {
    await make();
    await append('mo', {});
    const keys = await keysOf(folder.path, 'ada');
    for (const change of [
      { ended: 4 },
      { ended: 99, terms: [{ from: 9, role: 'mentor' as const, personId: 'p-mo' }] },
    ]) {
      await rewriteHeader((header) => {
        const seed = openSealedKey(header.houseKeyHolders['ada'] ?? '', keys);
        if (!seed) throw new Error('no house key');
        const users = header.users.table.users.map((user) => (user.id === 'mo' ? { ...user, ...change } : user));
        return { ...header, users: signTable({ ...header.users.table, users }, header.id, signPair(seed).secretKey) };
      });
      expect(await whatIsWrong()).toBe('line 5: author unknown');
    }
  });
});

describe('a cut journal', () => {
  it('is noticed with the marks taken out as well, as far as users and keys speak of later lines', async () => {
    await make();
    await rewriteLines((lines) => lines.slice(0, 2));
    await rewriteHeader((header) => {
      const cut = { ...header };
      delete cut.head;
      return cut;
    });
    expect(await whatIsWrong()).toBe('cut: line 3 had been written');
  });
});

describe('a forged vault.json', () => {
  const thief = (): ReturnType<typeof signPair> => signPair(testTools().randomBytes(32));

  it('is noticed with another user table, signed by another house', async () => {
    await make();
    await rewriteHeader((header) => {
      const users = header.users.table.users.map((user) => ({
        ...user,
        terms: user.terms.map((term) => ({ ...term, role: 'administrator' as const })),
      }));
      return { ...header, users: signTable({ ...header.users.table, users }, header.id, thief().secretKey) };
    });
    for (const who of ['ada', 'ben', 'mo'] as const) expect(await whatIsWrong(who)).toMatch(/not signed by the house/);
  });

  it('is noticed with a user of the mentor’s making', async () => {
    await make();
    await rewriteHeader((header) => {
      const mo = header.users.table.users.find(({ id }) => id === 'mo');
      if (!mo) throw new Error('no mentor');
      const table = { ...header.users.table, users: [...header.users.table.users, { ...mo, id: 'eve', name: 'Eve' }] };
      return { ...header, users: { ...header.users, table } };
    });
    expect(await whatIsWrong()).toMatch(/not signed by the house/);
  });

  it('is noticed with another key for a compartment, sealed to everybody and signed by the mentor', async () => {
    await make();
    const keys = await keysOf(folder.path, 'mo');
    await rewriteHeader((header) => {
      const pair = boxPair(testTools().randomBytes(32));
      const statement = {
        compartment: 'confidential',
        generation: 1,
        publicKey: toBase64(pair.publicKey),
        madeBy: 'mo',
        from: 1,
      };
      const generation = {
        statement,
        signature: signValue('compartment', header.id, statement, keys.signKey.secretKey),
        readers: Object.fromEntries(header.users.table.users.map((user) => [user.id, sealTo(user, pair.secretKey)])),
      };
      return { ...header, compartments: { ...header.compartments, confidential: [generation] } };
    });
    for (const who of ['ada', 'ben', 'mo'] as const)
      expect(await whatIsWrong(who)).toMatch(/confidential not signed by staff/);
  });

  it('is noticed with a compartment, or somebody’s key of it, taken out', async () => {
    await make();
    await rewriteHeader((header) => {
      const compartments = { ...header.compartments };
      delete compartments['own:p-other'];
      return { ...header, compartments };
    });
    expect(await whatIsWrong()).toBe('no key of own:p-other');
    await nodeFiles.remove(vaultPath());
    await make();
    await rewriteHeader((header) => ({
      ...header,
      compartments: Object.fromEntries(
        Object.entries(header.compartments).map(([name, generations]) => [
          name,
          generations.map((generation) => ({ ...generation, readers: {} })),
        ]),
      ),
    }));
    expect(await whatIsWrong()).toMatch(/key of house missing for ben/);
  });

  it('is noticed when it is older than the journal', async () => {
    const vault = await createPeopledVault(folder.path);
    const old = await readFile(join(vaultPath(), 'vault.json'));
    const ada = await signIn(vault, 'ada');
    valueOf(await ada.changeUser('mo', { name: 'Maureen' }));
    await vault.release();
    await writeFile(join(vaultPath(), 'vault.json'), old);
    expect(await whatIsWrong()).toBe('older than line 5');
  });

  it('cannot make passphrases cheap to guess', async () => {
    await make();
    await rewriteHeader((header) => ({
      ...header,
      boxes: Object.fromEntries(
        Object.entries(header.boxes).map(([id, box]) => [id, { ...box, cost: { memory: 8192, passes: 1 } }]),
      ),
    }));
    expect(await whatIsWrong('ada')).toMatch(/cost of the passphrase/);
  });

  it('of another vault opens nothing', async () => {
    await make();
    await nodeFiles.rename(vaultPath(), join(folder.path, 'first'));
    await make();
    const theirs = await readFile(join(folder.path, 'first', 'vault.json'));
    await writeFile(join(vaultPath(), 'vault.json'), theirs);
    expect(await whatIsWrong()).toBe('of another vault');
  });
});

describe('a forged snapshot', () => {
  it('of a compartment the mentor reads is not believed', async () => {
    await make();
    const core = await openCore({ folder: vaultPath(), shape: smallShape, tools: testTools() });
    const access = new Access(core.header.current, await keysOf(folder.path, 'mo'), smallShape);
    const key = access.ring.current('house');
    if (!key) throw new Error('no key');
    const forge = (as: string) =>
      writeSnapshot(
        'house',
        {
          head: core.journal.head,
          state: { notes: { door: 'red' }, sessions: {} },
          schema: 1,
          users: access.table.number,
        },
        {
          files: nodeFiles,
          folder: vaultPath(),
          vaultId: access.vaultId,
          keys: { ...access.keys, userId: as },
          key,
          randomBytes: testTools().randomBytes,
        },
      );
    for (const as of ['mo', 'ben']) {
      await forge(as);
      const entered = valueOf(await enter(folder.path, 'ben'));
      expect(entered.session.notices).toEqual([{ code: 'snapshot-damaged', file: 'snapshots/house' }]);
      expect(entered.session.state.house?.notes['door']).toBe('blue');
      await entered.vault.release();
      await forge(as);
      expect(await whatIsWrong('mo')).toBe('signature');
    }
  });

  it('mark is not believed either', async () => {
    await make();
    const keys = await keysOf(folder.path, 'mo');
    const core = await openCore({ folder: vaultPath(), shape: smallShape, tools: testTools() });
    const mark = { ...core.journal.head, by: 'mo', touched: {} };
    await rewriteHeader((header) => ({
      ...header,
      snapshots: { mark, signature: signValue('snapshots', header.id, mark, keys.signKey.secretKey) },
    }));
    const entered = valueOf(await enter(folder.path, 'ben'));
    expect(entered.session.state.house?.notes['door']).toBe('blue');
    await entered.vault.release();
  });

  it('check sums are for accidents: they do not vouch', () => {
    expect(sha256(canonical({ b: 1, a: [2] }))).toBe(sha256('{"a":[2],"b":1}'));
  });
});
