import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createPeopledVault,
  createSmallVault,
  enter,
  errorOf,
  filesBelow,
  passphrases,
  signIn,
  temporaryFolder,
  valueOf,
  type SmallState,
} from '../../../support/vault.ts';
import { cp, stat } from 'node:fs/promises';
import { join } from 'node:path';

const folder = temporaryFolder();
const deed = { action: 'notes.add', label: 'a note' };

describe('a vault', () => {
  it('gives back after reopening what was committed', async () => {
    const { vault, session } = await createSmallVault(folder.path, {}, (draft) => {
      draft.house = { notes: { name: 'Harbor House' }, sessions: {} };
    });
    const commit = valueOf(
      await session.commit({ ...deed, target: 'n1' }, (draft) => {
        if (draft.house) draft.house.notes['n1'] = 'the kettle is new';
        if (draft.confidential) draft.confidential.notes['n1'] = 'told in trust';
      }),
    );
    expect(commit).toEqual({ sequence: 2, at: '2026-11-23T15:00:00.000Z', authorId: 'ada', ...deed, target: 'n1' });
    const before = session.state;
    expect(before.house?.notes).toEqual({ name: 'Harbor House', n1: 'the kettle is new' });
    await vault.release();

    const again = valueOf(await enter(folder.path, 'ada'));
    expect(again.session.state).toEqual(before);
    expect(again.session.sequence).toBe(2);
    await again.vault.release();
  });

  it('gives back what was committed before a session that never closed', async () => {
    const { vault, session } = await createSmallVault(folder.path);
    valueOf(await session.commit(deed, (draft) => void (draft.house = { notes: { a: 'b' }, sessions: {} })));
    await cp(join(folder.path, 'vault'), join(folder.path, 'copy', 'vault'), { recursive: true });
    const copy = valueOf(await enter(join(folder.path, 'copy'), 'ada'));
    expect(copy.session.state.house?.notes).toEqual({ a: 'b' });
    await copy.vault.release();
    await vault.release();
  });

  it('lets everyone in who was added, each to what is theirs', async () => {
    const vault = await createPeopledVault(folder.path);
    expect(vault.signInNames()).toEqual([
      { id: 'ada', name: 'Ada' },
      { id: 'ben', name: 'Ben' },
      { id: 'mo', name: 'Mo' },
    ]);
    const ben = await signIn(vault, 'ben');
    expect(Object.keys(ben.state).sort()).toEqual(['confidential', 'house', 'own:p-mo', 'own:p-other']);
    const mo = await signIn(vault, 'mo');
    expect(mo.state).toEqual({
      house: { notes: { door: 'blue' }, sessions: { '2026-11': { s1: { marks: { 'p-1': 'unmarked' } } } } },
      'own:p-mo': { hours: { h1: 2 }, signatures: {} },
    });
    await vault.release();
  });

  it('refuses a wrong passphrase and a name nobody has alike', async () => {
    const { vault } = await createSmallVault(folder.path);
    expect(errorOf(await vault.signIn('ada', 'not the right words'))).toEqual({ code: 'wrong-passphrase' });
    expect(errorOf(await vault.signIn('eve', passphrases.ada))).toEqual({ code: 'wrong-passphrase' });
    await vault.release();
  });

  it('holds a state nobody can change but by a commit', async () => {
    const { vault, session } = await createSmallVault(folder.path);
    valueOf(
      await session.commit(deed, (draft) => {
        draft.house = { notes: {}, sessions: { '2026-11': { s1: { marks: {} } } } };
      }),
    );
    const deep = session.state.house?.sessions['2026-11']?.['s1'];
    expect(() => Object.assign(deep ?? {}, { marks: { p: 'present' } })).toThrow(TypeError);
    await vault.release();
    const again = valueOf(await enter(folder.path, 'ada'));
    const reopened = again.session.state.house?.sessions['2026-11']?.['s1'];
    expect(() => Object.assign(reopened ?? {}, { marks: { p: 'present' } })).toThrow(TypeError);
    await again.vault.release();
  });

  it('writes nothing for a recipe that changes nothing or throws', async () => {
    const { vault, session } = await createSmallVault(folder.path);
    const before = session.state;
    expect(valueOf(await session.commit(deed, () => undefined))).toBeUndefined();
    await expect(
      session.commit(deed, (draft) => {
        draft.house = { notes: { half: 'done' }, sessions: {} };
        throw new Error('the rule says no');
      }),
    ).rejects.toThrow('the rule says no');
    expect(session.state).toBe(before);
    expect(session.sequence).toBe(1);
    await vault.release();
  });

  it('commits in the order asked, each on the state after the one before', async () => {
    const { vault, session } = await createSmallVault(folder.path);
    const count = (draft: { house?: { notes: Record<string, string> } }): void => {
      if (draft.house) draft.house.notes['n'] = String(Number(draft.house.notes['n'] ?? 0) + 1);
    };
    await Promise.all(Array.from({ length: 20 }, () => session.commit(deed, count)));
    expect(session.state.house?.notes['n']).toBe('20');
    expect(session.sequence).toBe(21);
    await vault.release();
  });

  it('keeps what JSON keeps, in memory as on disk', async () => {
    const { vault, session } = await createSmallVault(folder.path);
    valueOf(
      await session.commit(deed, (draft) => {
        Object.assign(draft.house?.notes ?? {}, { kept: 'yes', gone: undefined });
        if (draft.confidential)
          draft.confidential.refusals = Object.fromEntries([['r', { call: 'x', left: undefined }]]);
      }),
    );
    expect(Object.keys(session.state.confidential?.refusals['r'] ?? {})).toEqual(['call']);
    const before = session.state;
    await vault.release();
    const again = valueOf(await enter(folder.path, 'ada'));
    expect(again.session.state).toEqual(before);
    await again.vault.release();
  });

  it('is for its owner alone on disk', async () => {
    const vault = await createPeopledVault(folder.path);
    const root = join(folder.path, 'vault');
    for (const file of await filesBelow(root)) expect((await stat(join(root, file))).mode & 0o777).toBe(0o600);
    for (const name of ['.', 'journal', 'snapshots', 'blobs'])
      expect((await stat(join(root, name))).mode & 0o777).toBe(0o700);
    await vault.release();
  });

  it('keeps two sessions at the same state', async () => {
    const vault = await createPeopledVault(folder.path);
    const [ben, mo] = [await signIn(vault, 'ben'), await signIn(vault, 'mo')];
    valueOf(
      await ben.commit(deed, (draft) => {
        if (draft.house) draft.house.notes['tea'] = 'at four';
        if (draft.confidential) draft.confidential.notes['why'] = 'she asked';
        draft['own:p-new'] = { hours: {}, signatures: {} };
      }),
    );
    expect(mo.state.house?.notes['tea']).toBe('at four');
    expect(mo.sequence).toBe(ben.sequence);
    valueOf(
      await mo.commit({ action: 'sessions.mark', label: 'a mark' }, (draft) => {
        const session = draft.house?.sessions['2026-11']?.['s1'];
        if (session) session.marks['p-1'] = 'present';
      }),
    );
    expect(ben.state.house?.sessions['2026-11']?.['s1']?.marks).toEqual({ 'p-1': 'present' });
    await vault.release();
  });

  it('is walked whole while others write, and says so when the session ends meanwhile', async () => {
    const vault = await createPeopledVault(folder.path);
    const [ben, ada, mo] = [await signIn(vault, 'ben'), await signIn(vault, 'ada'), await signIn(vault, 'mo')];
    const note = (count: number) =>
      ben.commit(deed, (draft) => {
        if (draft.house) draft.house.notes[`n${count}`] = 'x';
      });
    expect(errorOf(await vault.verify(mo))).toEqual({ code: 'not-allowed' });
    const walked = vault.verify(ada);
    for (let count = 0; count < 70; count += 1) valueOf(await note(count));
    expect(valueOf(await walked).lines).toBeGreaterThanOrEqual(4);
    valueOf(await ben.close());
    expect(valueOf(await vault.verify(ada))).toMatchObject({ lines: 74, snapshots: 4 });
    const [cut] = [vault.verify(ada), await ada.close()];
    const result = await cut;
    if (!result.ok) expect(result.error).toEqual({ code: 'closed' });
    await vault.release();
  });

  it('lets nobody in once it has been released', async () => {
    const { vault, session } = await createSmallVault(folder.path);
    await vault.release();
    expect(errorOf(await vault.signIn('ada', passphrases.ada))).toEqual({ code: 'closed' });
    expect(errorOf(await session.commit(deed, () => undefined))).toEqual({ code: 'closed' });
  });

  it('leads to the same state as a plain object, whatever is committed and whenever it is reopened', async () => {
    const key = fc.constantFrom('a', 'b', 'c', 'own:p-1', 'own:p-2');
    const step = fc.record({
      where: fc.constantFrom('house', 'confidential', 'own'),
      key,
      value: fc.option(fc.string()),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(step, fc.constant('reopen' as const)), { maxLength: 12 }), async (steps) => {
        const home = join(folder.path, `run-${Math.random()}`);
        let { vault, session } = await createSmallVault(home);
        const model: SmallState = structuredClone(session.state);
        for (const one of steps) {
          if (one === 'reopen') {
            await vault.release();
            ({ vault, session } = valueOf(await enter(home, 'ada')));
          } else {
            change(model, one);
            valueOf(await session.commit(deed, (draft) => change(draft, one)));
          }
          expect(session.state).toEqual(model);
        }
        expect(valueOf(await vault.verify(session)).lines).toBe(session.sequence);
        await vault.release();
      }),
      { numRuns: 25 },
    );
  });
});

function change(
  state: SmallState,
  { where, key, value }: { readonly where: string; readonly key: string; readonly value: string | null },
): void {
  if (where === 'own') {
    const own = (state[`own:${key}`] ??= { hours: {}, signatures: {} });
    if (value === null) delete own.hours[key];
    else own.hours[key] = value.length;
    return;
  }
  const notes = where === 'house' ? state.house?.notes : state.confidential?.notes;
  if (!notes) return;
  if (value === null) delete notes[key];
  else notes[key] = value;
}
