import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonical, sha256 } from '../../../../main/vault/bytes.ts';
import { migratedHeader } from '../../../../main/vault/migrations/header.ts';
import { listBackups, nodeFiles, type Shape } from '../../../../main/vault/index.ts';
import {
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

/*
 * Vaults written by every version that ever landed (tests/fixtures/vaults), opened by this one.
 */
const folder = temporaryFolder();
const fixture = join(import.meta.dirname, '../../../fixtures/vaults/v1-small');
const root = (): string => join(folder.path, 'vault');
const layOut = (): Promise<void> => cp(join(fixture, 'vault'), root(), { recursive: true });
const expected = async () =>
  z
    .object({ recoveryCode: z.string(), state: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(await readFile(join(fixture, 'expected.json'), 'utf8')));

/** Every file with its bytes, to see that nothing was touched. */
async function contents(): Promise<ReadonlyMap<string, string>> {
  const files = await filesBelow(root());
  return new Map(
    await Promise.all(files.map(async (file) => [file, sha256(await readFile(join(root(), file)))] as const)),
  );
}

/** vault.json as an object, changed and closed again with the right check sum. */
async function rewrite(change: (header: Record<string, unknown>) => Record<string, unknown>): Promise<void> {
  const path = join(root(), 'vault.json');
  const { check: _, ...header } = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(path, 'utf8')));
  const changed = change(header);
  await writeFile(path, JSON.stringify({ ...changed, check: sha256(canonical(changed)) }));
}

describe('a vault of version 1', () => {
  it('is for staff to open first, and nothing of it is touched before', async () => {
    await layOut();
    const before = await contents();
    expect(errorOf(await enter(folder.path, 'mo'))).toEqual({ code: 'staff-first' });
    expect(await contents()).toEqual(before);
  });

  it('holds for staff what it held, and opens for everybody afterwards', async () => {
    await layOut();
    const { state } = await expected();
    const { vault, session } = valueOf(await enter(folder.path, 'ben'));
    expect(session.state).toEqual(state);
    expect(valueOf(await session.history({ limit: 1 }))).toMatchObject([{ action: 'vault.upgrade' }]);
    valueOf(await session.close());
    const mo = await signIn(vault, 'mo');
    expect(mo.state).toEqual({ house: state['house'], 'own:p-mo': state['own:p-mo'] });
    await vault.release();
    const again = valueOf(await enter(folder.path, 'ada'));
    expect(again.session.state).toEqual(state);
    valueOf(await again.vault.verify(again.session));
    await again.vault.release();
  });

  it('is backed up, and the backup opened, before anything of it changes', async () => {
    await layOut();
    const { vault } = valueOf(await enter(folder.path, 'ben'));
    const { backups } = valueOf(await listBackups(root(), nodeFiles));
    expect(backups).toMatchObject([{ proof: { by: 'ben' } }]);
    expect(backups[0]?.problem).toBeUndefined();
    const { header } = z
      .looseObject({ header: z.string() })
      .parse(JSON.parse(await readFile(backups[0]?.path ?? '', 'utf8')));
    expect(JSON.parse(header), 'as it was').toMatchObject({ version: 1 });
    await vault.release();
  });

  it('opens with its recovery code', async () => {
    await layOut();
    const { state, recoveryCode } = await expected();
    const vault = await openSmallVault(folder.path);
    expect(valueOf(await vault.signInWithRecoveryCode(recoveryCode)).state).toEqual(state);
    await vault.release();
  });

  it('keeps in every part what this version does not know', async () => {
    await layOut();
    await rewrite((header) => ({ ...header, later: { kept: ['by', 'all'] } }));
    const { vault, session } = valueOf(await enter(folder.path, 'ben'));
    valueOf(await session.close());
    await vault.release();
    const after: unknown = JSON.parse(await readFile(join(root(), 'vault.json'), 'utf8'));
    expect(after).toMatchObject({ version: 2, schema: 1, later: { kept: ['by', 'all'] } });
  });

  it('put back beside lines of version 2 is noticed', async () => {
    await layOut();
    const old = await readFile(join(root(), 'vault.json'));
    const newer: Shape<SmallState> = {
      ...smallShape,
      version: 2,
      migrations: [{ to: 2, migrate: (_, state) => state }],
    };
    const vault = await openSmallVault(folder.path, {}, newer);
    await signIn(vault, 'ben');
    await vault.release();
    await writeFile(join(root(), 'vault.json'), old);
    const again = await openSmallVault(folder.path, {}, newer);
    expect(errorOf(await again.signIn('ada', 'quilted lantern over Tuesday creek'))).toMatchObject({ code: 'damaged' });
    await again.release();
  });
});

describe('records of an earlier version', () => {
  /** The next program: rooms have a colour, and there is a compartment more. */
  const painted: Shape<SmallState> = {
    ...smallShape,
    version: 2,
    migrations: [
      {
        to: 2,
        migrate: (compartment, state) =>
          compartment === 'house' && !('colour' in state) ? { ...state, colour: 'white' } : state,
      },
    ],
  };

  it('are brought to this version in memory, whether they lie in snapshots or in lines', async () => {
    await layOut();
    for (const losing of [[], ['house', 'confidential']]) {
      for (const name of losing) await rm(join(root(), 'snapshots', name), { force: true });
      const vault = await openSmallVault(folder.path, {}, painted);
      const ben = await signIn(vault, 'ben');
      expect(ben.state.house).toMatchObject({ colour: 'white', notes: { last: 'after the snapshot' } });
      valueOf(
        await ben.commit({ action: 'notes.add', label: 'a note' }, (draft) => {
          if (draft.house) draft.house.notes['new'] = 'after the update';
        }),
      );
      await vault.release();
      const again = await openSmallVault(folder.path, {}, painted);
      expect((await signIn(again, 'mo')).state.house).toMatchObject({
        colour: 'white',
        notes: { new: 'after the update' },
      });
      await again.release();
    }
  });

  it('are refused by name by the program before, once they are of this version', async () => {
    await layOut();
    const vault = await openSmallVault(folder.path, {}, painted);
    await signIn(vault, 'ben');
    await vault.release();
    expect(errorOf(await enter(folder.path, 'ben'))).toMatchObject({ code: 'newer-version', version: 2 });
  });
});

describe('the step of vault.json to version 2', () => {
  const old = { format: 'cairn vault', version: 1, id: 'a', kept: true };
  const now = { ...old, version: 2, schema: 1 };
  it('says which version the records are of', () => expect(migratedHeader(old)).toEqual(now));
  it('run twice changes nothing more', () => expect(migratedHeader(migratedHeader(old))).toEqual(now));
  it('leaves what is of version 2 already as it is', () =>
    expect(migratedHeader({ ...now, schema: 7 })).toEqual({ ...now, schema: 7 }));
});
