import { appendFile, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createPeopledVault,
  enter,
  errorOf,
  filesBelow,
  openSmallVault,
  signIn,
  smallShape,
  temporaryFolder,
  valueOf,
  type SmallState,
} from '../../../support/vault.ts';
import { HeaderStore } from '../../../../main/vault/header.ts';
import { nodeFiles, type VaultSession } from '../../../../main/vault/index.ts';

const folder = temporaryFolder();
const deed = { action: 'notes.add', label: 'a note' };
const root = (): string => join(folder.path, 'vault');
const segment = (first = 1): string => join(root(), 'journal', String(first).padStart(12, '0'));

const addNote = async (session: VaultSession<SmallState>, key: string, text: string): Promise<void> =>
  void valueOf(
    await session.commit(deed, (draft) => {
      if (draft.house) draft.house.notes[key] = text;
    }),
  );

/** A vault with people, a snapshot of every compartment, lines after it, and nobody signed in. */
async function makeWithSnapshots(): Promise<SmallState> {
  const vault = await createPeopledVault(folder.path);
  const ben = await signIn(vault, 'ben');
  for (let count = 0; count < 60; count += 1) await addNote(ben, `k${count % 7}`, `text ${count}`);
  valueOf(await ben.close());
  const again = await signIn(vault, 'ben');
  await addNote(again, 'after', 'the snapshot');
  const { state } = again;
  await vault.release();
  return state;
}

describe('a torn last line', () => {
  it('is set aside, told of, and the vault goes on', async () => {
    const vault = await createPeopledVault(folder.path);
    await vault.release();
    await appendFile(segment(), '{"sequence":5,"at":"2026');
    const again = await openSmallVault(folder.path);
    expect(again.notices).toEqual([{ code: 'torn-line-set-aside', file: 'journal/000000000001', bytes: 24 }]);
    const ben = await signIn(again, 'ben');
    expect(await readFile(`${segment()}.torn-5`, 'utf8')).toBe('{"sequence":5,"at":"2026');
    await addNote(ben, 'n', 'after the crash');
    await again.release();
    const third = await openSmallVault(folder.path);
    expect(third.notices).toEqual([]);
    expect((await signIn(third, 'ben')).state.house?.notes).toEqual({ door: 'blue', n: 'after the crash' });
    await third.release();
  });

  it('is a line whose blocks never reached the disk, too', async () => {
    const vault = await createPeopledVault(folder.path);
    await vault.release();
    await appendFile(segment(), Buffer.concat([Buffer.alloc(4096), Buffer.from('tail\n')]));
    const again = await openSmallVault(folder.path);
    expect(again.notices).toHaveLength(1);
    await signIn(again, 'ben');
    await again.release();
  });

  it('changes nothing on disk while something else is wrong', async () => {
    const vault = await createPeopledVault(folder.path);
    await vault.release();
    const whole = await readFile(segment());
    const text = whole.toString();
    const at = text.indexOf('\t', text.indexOf('"sequence":2'));
    const broken = Buffer.from(
      `${text.slice(0, at + 5)}${text[at + 5] === 'A' ? 'B' : 'A'}${text.slice(at + 6)}{"torn`,
    );
    await writeFile(segment(), broken);
    expect(errorOf(await enter(folder.path, 'ben'))).toMatchObject({ code: 'damaged' });
    expect(await readFile(segment())).toEqual(broken);
    expect(await filesBelow(join(root(), 'journal'))).toEqual([basename(segment())]);
  });
});

describe('damage', () => {
  it('of the journal cut below the last sign-out is noticed', async () => {
    const vault = await createPeopledVault(folder.path);
    await vault.release();
    const text = await readFile(segment(), 'utf8');
    await truncate(segment(), Buffer.byteLength(text.slice(0, text.trimEnd().lastIndexOf('\n') + 1)));
    expect(errorOf(await enter(folder.path, 'ben'))).toEqual({
      code: 'damaged',
      file: 'journal/000000000001',
      detail: 'cut: line 4 had been written',
    });
  });

  it('by a torn line below the last sign-out is no torn line', async () => {
    const vault = await createPeopledVault(folder.path);
    await vault.release();
    const { length } = await readFile(segment());
    await truncate(segment(), length - 1);
    expect(errorOf(await enter(folder.path, 'ben'))).toMatchObject({ code: 'damaged' });
  });

  it('of a missing or changed blob is noticed', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    await addNote(ben, 'big', 'x'.repeat(2_000_000));
    const verified = valueOf(await vault.verify(ben));
    expect(verified.blobs).toBe(1);
    await vault.release();
    const [blob = ''] = await filesBelow(join(root(), 'blobs'));
    const path = join(root(), 'blobs', blob);
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(777) ^ 1, 777);
    await writeFile(path, bytes);
    // No opening needs it any more; walking everything does.
    for (const damage of [() => Promise.resolve(), () => rm(path)]) {
      await damage();
      const { vault: again, session } = valueOf(await enter(folder.path, 'ben'));
      expect(errorOf(await again.verify(session))).toMatchObject({ code: 'damaged', file: `blobs/${blob}` });
      await again.release();
    }
  });

  it('that a state survives is still found by walking everything', async () => {
    await makeWithSnapshots();
    const bytes = await readFile(segment());
    // The lines before the snapshots are archived: signing in does not read them.
    const at = bytes.length - 400;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    await writeFile(segment(), bytes);
    const { vault, session } = valueOf(await enter(folder.path, 'ben'));
    expect(errorOf(await vault.verify(session))).toMatchObject({ code: 'damaged', detail: 'sealed bytes changed' });
    await vault.release();
  });
});

describe('a snapshot', () => {
  it('can go missing: the lines still tell all', async () => {
    const state = await makeWithSnapshots();
    for (const file of await filesBelow(join(root(), 'snapshots'))) {
      await rm(join(root(), 'snapshots', file));
      const entered = valueOf(await enter(folder.path, 'ben'));
      expect(entered.session.state).toEqual(state);
      await entered.vault.release();
    }
    // Copying may lose an empty folder, too.
    await rm(join(root(), 'snapshots'), { recursive: true });
    const { vault, session } = valueOf(await enter(folder.path, 'ben'));
    for (let count = 0; count < 60; count += 1) await addNote(session, 'k', `again ${count}`);
    valueOf(await session.close());
    expect(await filesBelow(join(root(), 'snapshots'))).toHaveLength(4);
    await vault.release();
  });

  it('can lose its mark without a compartment being lost with it', async () => {
    const state = await makeWithSnapshots();
    const store = await HeaderStore.open(nodeFiles, root());
    if (!store) throw new Error('no vault');
    const header = { ...store.current };
    delete header.snapshots;
    await store.replace(header);
    const { vault, session } = valueOf(await enter(folder.path, 'ben'));
    expect(session.state).toEqual(state);
    for (let count = 0; count < 60; count += 1) await addNote(session, 'k', `again ${count}`);
    await vault.release();
    for (const file of await filesBelow(join(root(), 'snapshots')))
      if (file.startsWith('own-')) await rm(join(root(), 'snapshots', file));
    const again = valueOf(await enter(folder.path, 'ben'));
    expect(again.session.state['own:p-other']).toEqual(state['own:p-other']);
    await again.vault.release();
  });
});

describe('a newer format', () => {
  it('is refused by name and left alone', async () => {
    const vault = await createPeopledVault(folder.path);
    await vault.release();
    const path = join(root(), 'vault.json');
    const newer = (await readFile(path, 'utf8')).replace('"version": 2', '"version": 7');
    await writeFile(path, newer);
    expect(errorOf(await enter(folder.path, 'ben'))).toEqual({ code: 'newer-version', file: 'vault.json', version: 7 });
    expect(await readFile(path, 'utf8')).toBe(newer);
  });

  it('of the records is refused by a program that does not know them', async () => {
    await (await createPeopledVault(folder.path)).release();
    const vault = await openSmallVault(folder.path, {}, { ...smallShape, version: 3 });
    await addNote(await signIn(vault, 'ben'), 'n', 'by a newer program');
    await vault.release();
    expect(errorOf(await enter(folder.path, 'ben'))).toMatchObject({ code: 'newer-version', version: 3 });
  });

  it('keeps fields it does not know', async () => {
    const vault = await createPeopledVault(folder.path);
    await vault.release();
    const store = await HeaderStore.open(nodeFiles, root());
    const [first] = Object.keys(store?.current.boxes ?? {});
    const box = store?.current.boxes[first ?? ''];
    if (!store || !first || !box) throw new Error('no vault');
    const boxes = { ...store.current.boxes, [first]: { ...box, hint: 'of a later version' } };
    await store.replace({ ...store.current, boxes, later: { kept: true } });
    const { vault: again, session } = valueOf(await enter(folder.path, 'ben'));
    await addNote(session, 'n', 'makes the sign-out write the file');
    await again.release();
    const after = (await HeaderStore.open(nodeFiles, root()))?.current;
    expect(after?.head?.mark.sequence).toBe(5);
    expect(after?.['later']).toEqual({ kept: true });
    expect(after?.boxes[first]?.['hint']).toBe('of a later version');
  });
});
