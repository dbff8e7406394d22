import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles, restoreBackup, vaultStage } from '../../../../../main/vault/index.ts';
import {
  addNote,
  backUp,
  createGrownVault,
  listed,
  ownBackups,
  restore,
  secretOf,
  settableClock,
  timeZone,
} from '../../../../support/backups.ts';
import {
  createPeopledVault,
  createSmallVault,
  enter,
  errorOf,
  filesBelow,
  openSmallVault,
  passphrases,
  signIn,
  smallShape,
  temporaryFolder,
  testTools,
  valueOf,
  type SmallState,
} from '../../../../support/vault.ts';

const folder = temporaryFolder();
const house = (): string => join(folder.path, 'vault');

/** Every file of a folder with its bytes. */
async function contents(path: string): Promise<Readonly<Record<string, string>>> {
  const files = await filesBelow(path);
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [file, (await readFile(join(path, file))).toString('base64')] as const),
    ),
  );
}

const stateFor = async (who: 'ada' | 'ben' | 'mo'): Promise<SmallState> => {
  const { vault, session } = valueOf(await enter(folder.path, who));
  const { state } = session;
  await vault.release();
  return state;
};

/** A grown house with a backup, in which somebody has gone on and whose passphrase is another by now. */
async function backedUpAndGoneOn() {
  const { vault, state } = await createGrownVault(folder.path);
  const ada = await signIn(vault, 'ada');
  const made = await backUp(vault, ada);
  await addNote(ada, 'later', 'written after the backup');
  valueOf(await ada.changePassphrase(passphrases.ada, 'nine slow otters by the mill'));
  await vault.release();
  return { made, state };
}

describe('restoring', () => {
  it('brings the house of the backup back and sets the present one aside, whole', async () => {
    const { made, state } = await backedUpAndGoneOn();
    const before = await contents(house());
    const { setAside = '', ...restored } = valueOf(await restore(folder.path, made.path));
    expect(restored).toEqual({ lines: made.lines, counts: { notes: 10, secrets: 1 }, damage: [] });
    expect(await stateFor('ada')).toEqual(state);
    expect(await stateFor('ben')).toEqual(state);
    expect((await stateFor('mo')).house).toEqual(state.house);
    // The backups go on with the restored house; all else of the old one is where it was set aside.
    const aside = await contents(setAside);
    const backups = Object.keys(before).filter((file) => file.startsWith('backups'));
    expect(Object.keys(before)).toEqual([...Object.keys(aside), ...backups].sort());
    expect(before).toMatchObject(aside);
    expect((await listed(house())).backups).toEqual([made]);
    expect((await readdir(folder.path)).sort()).toEqual(['vault', setAside.slice(folder.path.length + 1)]);
  });

  it('leads to a house in which work goes on, and of which backups are made', async () => {
    const { made } = await backedUpAndGoneOn();
    valueOf(await restore(folder.path, made.path));
    const { vault, session } = valueOf(await enter(folder.path, 'ben'));
    await addNote(session, 'new', 'after the restore');
    const second = await backUp(vault, session);
    expect(valueOf(await vault.proveBackup(session, second.path)).counts).toEqual({ notes: 11, secrets: 1 });
    valueOf(await vault.verify(session));
    await vault.release();
  });

  it('works for staff and for the recovery code, and for nobody else', async () => {
    const { vault, session, recoveryCode } = await createSmallVault(folder.path);
    for (const [id, role] of [
      ['ben', 'staff'],
      ['mo', 'mentor'],
    ] as const)
      valueOf(await session.addUser({ id, name: id, role, ...(id === 'mo' && { personId: 'p-mo' }) }, passphrases[id]));
    valueOf(await session.addUser({ id: 'vi', name: 'Vi', role: 'viewer' }, 'four green kites at dawn'));
    await addNote(session, 'door', 'blue');
    const { state } = session;
    const made = await backUp(vault, session);
    await vault.release();
    const untouched = await contents(house());
    for (const secret of [secretOf('mo'), { userId: 'vi', passphrase: 'four green kites at dawn' }])
      expect(errorOf(await restore(folder.path, made.path, secret))).toEqual({ code: 'needs-staff' });
    for (const secret of [
      { userId: 'ada', passphrase: passphrases.ben },
      { userId: 'nobody', passphrase: passphrases.ada },
      { recoveryCode: '0000-0000-0000-0000-0000-0000-0000' },
      { recoveryCode: 'a slip of the pen' },
    ])
      expect(errorOf(await restore(folder.path, made.path, secret))).toEqual({ code: 'wrong-passphrase' });
    expect(await contents(house())).toEqual(untouched);
    expect(await readdir(folder.path)).toEqual(['vault']);
    for (const secret of [secretOf('ada'), secretOf('ben'), { recoveryCode: recoveryCode.toLowerCase() }]) {
      valueOf(await restore(folder.path, made.path, secret));
      expect(await stateFor('ada')).toEqual(state);
    }
    // Three times, and none of the houses was written over.
    expect(await readdir(folder.path)).toHaveLength(4);
  });

  it('is refused to somebody whose sign-in was closed when the backup was made', async () => {
    const shape = { ...smallShape, admits: (_: SmallState, { id }: { readonly id: string }) => id !== 'ben' };
    const { vault } = await createGrownVault(folder.path);
    const made = await backUp(vault, await signIn(vault, 'ada'));
    await vault.release();
    const options = { from: made.path, folder: house(), shape, tools: testTools() };
    expect(errorOf(await restoreBackup({ ...options, secret: secretOf('ben') }))).toEqual({ code: 'sign-in-closed' });
    valueOf(await restoreBackup({ ...options, secret: secretOf('ada') }));
  });

  it('works onto nothing, and into an empty folder, from another disk that can only be read', async () => {
    const { vault, state } = await createGrownVault(folder.path);
    const stick = join(folder.path, 'stick');
    await mkdir(stick);
    await backUp(vault, await signIn(vault, 'ben'));
    valueOf(await vault.copyBackups(stick, { timeZone }));
    await vault.release();
    await rm(house(), { recursive: true });
    const files = {
      ...nodeFiles,
      open: async (path: string, how: 'new' | 'existing' | 'reading') => {
        if (path.startsWith(stick) && how !== 'reading')
          throw Object.assign(new Error('EROFS'), { code: 'EROFS', syscall: 'open' });
        return nodeFiles.open(path, how);
      },
    };
    const [made] = (await listed(stick)).backups;
    expect(valueOf(await restore(folder.path, made?.path ?? '', secretOf('ben'), { files })).setAside).toBeUndefined();
    expect(await stateFor('ben')).toEqual(state);
    await rm(house(), { recursive: true });
    await mkdir(house());
    expect(valueOf(await restore(folder.path, made?.path ?? '', secretOf('ben'), { files })).setAside).toBeUndefined();
    expect(await stateFor('ben')).toEqual(state);
    expect((await readdir(folder.path)).sort()).toEqual(['stick', 'vault']);
  });

  it.each([
    ['without its vault.json', () => rm(join(house(), 'vault.json'))],
    ['with a vault.json that is no JSON', () => writeFile(join(house(), 'vault.json'), '{')],
    ['without its journal', () => rm(join(house(), 'journal'), { recursive: true })],
    [
      'with nothing but its backups',
      async () => {
        for (const name of ['vault.json', 'journal', 'snapshots', 'blobs'])
          await rm(join(house(), name), { recursive: true });
      },
    ],
  ])('works over a house %s, and leaves it as it was', async (_, damage) => {
    const { made, state } = await backedUpAndGoneOn();
    await damage();
    const before = await contents(house());
    const { setAside = '' } = valueOf(await restore(folder.path, made.path));
    expect(await stateFor('ada')).toEqual(state);
    expect(before).toMatchObject(await contents(setAside));
    expect((await listed(house())).backups).toEqual([made]);
  });

  it('leaves a folder alone that holds something else, and one that is held', async () => {
    const { made } = await backedUpAndGoneOn();
    const papers = join(folder.path, 'papers');
    await mkdir(papers);
    await writeFile(join(papers, 'letter.txt'), 'mine');
    const to = (path: string) =>
      restoreBackup({ from: made.path, folder: path, secret: secretOf('ada'), shape: smallShape, tools: testTools() });
    expect(errorOf(await to(papers))).toEqual({ code: 'unfinished', folder: papers });
    expect(await readdir(papers)).toEqual(['letter.txt']);
    const vault = await openSmallVault(folder.path);
    expect(errorOf(await to(house()))).toEqual({ code: 'held' });
    await vault.release();
  });

  it('over another house leaves that one its own backups', async () => {
    const { made, state } = await backedUpAndGoneOn();
    const other = await createPeopledVault(join(folder.path, 'other'));
    const theirs = await backUp(other, await signIn(other, 'ben'));
    await other.release();
    const place = join(folder.path, 'other', 'vault');
    const { setAside = '' } = valueOf(
      await restoreBackup({
        from: made.path,
        folder: place,
        secret: secretOf('ada'),
        shape: smallShape,
        tools: testTools(),
      }),
    );
    expect((await listed(place)).backups).toEqual([]);
    expect((await listed(setAside)).backups.map(({ vault }) => vault)).toEqual([theirs.vault]);
    const entered = valueOf(await enter(join(folder.path, 'other'), 'ada'));
    expect(entered.session.state).toEqual(state);
    await entered.vault.release();
  });

  it('of an older backup and then of a newer one finds both opened by the passphrases of their time', async () => {
    const { now, tomorrow } = settableClock();
    const vault = await createPeopledVault(folder.path, { now });
    const ada = await signIn(vault, 'ada');
    const first = await backUp(vault, ada);
    tomorrow();
    valueOf(await ada.removeUser('ben'));
    valueOf(await ada.changePassphrase(passphrases.ada, 'nine slow otters by the mill'));
    const second = await backUp(vault, ada);
    await vault.release();
    valueOf(await restore(folder.path, first.path, secretOf('ben')));
    expect((await stateFor('ben')).confidential?.notes).toEqual({ secret: 'only staff' });
    // The house is as it was before the keys changed, and a backup of it opens with the keys it has.
    const again = await openSmallVault(folder.path, { now });
    const ben = await signIn(again, 'ben');
    await addNote(ben, 'door', 'green');
    tomorrow();
    const third = await backUp(again, ben);
    valueOf(await again.proveBackup(ben, third.path));
    await again.release();
    expect(errorOf(await restore(folder.path, second.path, secretOf('ada')))).toEqual({ code: 'wrong-passphrase' });
    const byNew = { userId: 'ada', passphrase: 'nine slow otters by the mill' };
    expect(valueOf(await restore(folder.path, second.path, byNew)).lines).toBe(second.lines);
    expect((await listed(house())).backups).toHaveLength(3);
  });

  it('that is cancelled leaves everything as it was', async () => {
    const { made } = await backedUpAndGoneOn();
    const before = await contents(house());
    const stop = new AbortController();
    const cancelled = await restoreBackup({
      from: made.path,
      folder: house(),
      secret: secretOf('ada'),
      shape: smallShape,
      tools: testTools(),
      signal: stop.signal,
      progress: (done, of) => {
        if (done > of / 2) stop.abort();
      },
    });
    expect(errorOf(cancelled)).toEqual({ code: 'cancelled' });
    expect(await contents(house())).toEqual(before);
    expect(await readdir(folder.path)).toEqual(['vault']);
  });

  it('of a backup that is not there says so', async () => {
    const path = join(ownBackups(folder.path), 'yesterday.cairn-backup');
    expect(errorOf(await restore(folder.path, path))).toEqual({ code: 'no-such-backup', file: path });
    expect(valueOf(await vaultStage(house(), nodeFiles))).toBe('none');
  });

  it('does not move the house for a backup whose files were cut short', async () => {
    const { made } = await backedUpAndGoneOn();
    const objects = join(ownBackups(folder.path), 'objects');
    for (const name of await readdir(objects)) await truncate(join(objects, name), 900);
    expect(errorOf(await restore(folder.path, made.path))).toMatchObject({ code: 'damaged' });
    expect(await readdir(folder.path)).toEqual(['vault']);
  });
});
