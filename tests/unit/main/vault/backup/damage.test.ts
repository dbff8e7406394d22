import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeChecked } from '../../../../../main/vault/backup/checked-json.ts';
import { readManifest } from '../../../../../main/vault/backup/manifest.ts';
import { nodeFiles, type Backup, type VaultSession } from '../../../../../main/vault/index.ts';
import {
  addNote,
  backUp,
  createGrownVault,
  listed,
  ownBackups,
  restore,
  settableClock,
} from '../../../../support/backups.ts';
import {
  createPeopledVault,
  enter,
  errorOf,
  filesBelow,
  openSmallVault,
  signIn,
  temporaryFolder,
  valueOf,
  type SmallState,
} from '../../../../support/vault.ts';

const folder = temporaryFolder();
const house = (): string => join(folder.path, 'vault');
const objects = (): string => join(ownBackups(folder.path), 'objects');

async function flip(path: string, at: number): Promise<Buffer> {
  const whole = await readFile(path);
  const flipped = Buffer.from(whole);
  flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << (at % 8)), at);
  await writeFile(path, flipped);
  return whole;
}

/** A grown house with a proven backup, and nobody signed in. */
async function makeBackup(): Promise<Backup> {
  const { vault } = await createGrownVault(folder.path);
  const ben = await signIn(vault, 'ben');
  const made = await backUp(vault, ben);
  valueOf(await vault.proveBackup(ben, made.path));
  await vault.release();
  return made;
}

describe('a backup that is damaged', () => {
  it('in an object is put right by the next backup', async () => {
    const made = await makeBackup();
    const { manifest } = await readManifest(made.path, nodeFiles);
    for (const { object } of manifest.files) await flip(join(objects(), object), 340);
    expect(errorOf(await restore(folder.path, made.path))).toMatchObject({ code: 'damaged' });
    const { vault, session } = valueOf(await enter(folder.path, 'ben'));
    await backUp(vault, session);
    valueOf(await vault.proveBackup(session, made.path));
    await vault.release();
  });

  it('is not proven by what was found in another one', async () => {
    const { now, tomorrow } = settableClock();
    const vault = await createPeopledVault(folder.path, { now });
    const ben = await signIn(vault, 'ben');
    const first = await backUp(vault, ben);
    valueOf(await vault.proveBackup(ben, first.path));
    tomorrow();
    const second = await backUp(vault, ben);
    await writeFile(`${second.path}.proof`, await readFile(`${first.path}.proof`));
    expect((await listed(house())).backups.map(({ proof }) => proof !== undefined)).toEqual([false, true]);
    await vault.release();
  });

  it('by a missing object says which', async () => {
    const made = await makeBackup();
    const [object = ''] = await readdir(objects());
    await rm(join(objects(), object));
    const problem = { code: 'damaged', file: `objects/${object}`, detail: 'missing' };
    expect((await listed(house())).backups).toMatchObject([{ path: made.path, problem }]);
    expect(errorOf(await restore(folder.path, made.path))).toEqual(problem);
  });

  it('or of a newer program is refused by name and left alone, with every object', async () => {
    const made = await makeBackup();
    const { manifest } = await readManifest(made.path, nodeFiles);
    const newer = join(ownBackups(folder.path), 'newer.cairn-backup');
    const text = encodeChecked({ ...manifest, version: 7 });
    await writeFile(newer, text);
    const refused = { code: 'newer-version', file: 'newer.cairn-backup', version: 7 };
    expect((await listed(house())).unreadable).toEqual([{ path: newer, problem: refused }]);
    expect(errorOf(await restore(folder.path, newer))).toEqual(refused);
    const before = await readdir(objects());
    await rm(made.path);
    const { vault, session } = valueOf(await enter(folder.path, 'ben'));
    await addNote(session, 'door', 'green');
    await backUp(vault, session);
    await vault.release();
    expect(await readFile(newer)).toEqual(text);
    expect(await readdir(objects())).toEqual(expect.arrayContaining(before));
  });

  it('cannot make a restore write anywhere but into the house', async () => {
    const made = await makeBackup();
    const { manifest } = await readManifest(made.path, nodeFiles);
    for (const path of [
      '../../evil',
      'journal/../../evil',
      'journal/..',
      '/evil',
      'journal\\..\\evil',
      'backups/evil',
    ]) {
      const [first, ...others] = manifest.files;
      const files = [{ ...first, path }, ...others];
      await writeFile(made.path, encodeChecked({ ...manifest, files }));
      expect(errorOf(await restore(folder.path, made.path)), path).toMatchObject({ code: 'damaged' });
    }
    expect((await filesBelow(folder.path)).filter((file) => file.includes('evil'))).toEqual([]);
  });
});

describe('a house that is damaged', () => {
  /** Backs a grown house up twice on one day, the second time after damage that was done while it was open. */
  async function backUpDamaged(damage: (session: VaultSession<SmallState>) => Promise<string>) {
    const { vault, state } = await createGrownVault(folder.path);
    const ben = await signIn(vault, 'ben');
    const good = await backUp(vault, ben);
    const file = await damage(ben);
    const bad = await backUp(vault, ben);
    expect((await listed(house())).backups.map(({ path }) => path)).toEqual(
      expect.arrayContaining([good.path, bad.path]),
    );
    const proof = await vault.proveBackup(ben, bad.path);
    valueOf(await vault.proveBackup(ben, good.path));
    return { file, bad, proof, vault, ben, state };
  }

  /** Flips a bit in the first file of a folder; which file that is. */
  async function flipIn(inside: string): Promise<string> {
    const file = `${inside}/${(await readdir(join(house(), inside)))[0] ?? ''}`;
    await flip(join(house(), file), 450);
    return file;
  }

  it.each(['snapshots', 'journal', 'blobs'])(
    'in its %s is backed up with that said, and keeps its good backups',
    async (where) => {
      const { file, bad, proof, vault, ben } = await backUpDamaged(() => flipIn(where));
      const problem = { code: 'damaged', file, detail: 'not what it says it is' };
      expect(bad.problem).toEqual(problem);
      expect(errorOf(proof)).toMatchObject({ code: 'damaged', file });
      await addNote(ben, 'more', 'of the house');
      expect((await backUp(vault, ben)).problem).toEqual(problem);
      // The good one; of the damaged ones, the newest of the day.
      expect((await listed(house())).backups).toHaveLength(2);
      await vault.release();
    },
  );

  it('in its vault.json is backed up from memory', async () => {
    const { bad, proof, vault, state } = await backUpDamaged(async () => {
      await writeFile(join(house(), 'vault.json'), '{');
      return 'vault.json';
    });
    expect(bad.problem).toMatchObject({ code: 'damaged', file: 'vault.json' });
    expect(errorOf(proof)).toMatchObject({ code: 'damaged', file: 'vault.json' });
    await vault.release();
    valueOf(await restore(folder.path, bad.path));
    const again = valueOf(await enter(folder.path, 'ben'));
    expect(again.session.state).toEqual(state);
    await again.vault.release();
  });

  it('by a file that cannot be read is backed up without it, and opens by the lines', async () => {
    const { vault, state } = await createGrownVault(folder.path);
    await vault.release();
    const files = {
      ...nodeFiles,
      open: async (path: string, how: 'new' | 'existing' | 'reading') => {
        if (path.endsWith(join('snapshots', 'house')) && how === 'reading')
          throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'read' });
        return nodeFiles.open(path, how);
      },
    };
    const again = await openSmallVault(folder.path, { files });
    const made = await backUp(again, await signIn(again, 'ben'));
    expect(made.problem).toEqual({ code: 'damaged', file: 'snapshots/house', detail: 'cannot be read: EIO' });
    await again.release();
    const { damage } = valueOf(await restore(folder.path, made.path));
    expect(damage.map(({ file }) => file)).toEqual(['snapshots/house']);
    const { vault: restored, session } = valueOf(await enter(folder.path, 'ben'));
    expect(session.state).toEqual(state);
    await restored.release();
  });
});
