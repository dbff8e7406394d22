import { describe, expect, it } from 'vitest';
import { createPeopledVault, enter, errorOf, signIn, temporaryFolder, valueOf } from '../../../support/vault.ts';

const folder = temporaryFolder();
const deed = { action: 'refusals.add', label: 'a refused call' };
const dropIn = (id: string) => ({
  compartment: 'confidential',
  collection: 'refusals',
  id,
  record: { call: `residents.${id}` },
});

describe('a drop-in', () => {
  it('of a mentor lands with staff, and the mentor cannot read it back', async () => {
    const vault = await createPeopledVault(folder.path);
    const mo = await signIn(vault, 'mo');
    const before = mo.state;
    const commit = valueOf(await mo.commit(deed, () => undefined, [dropIn('r1'), dropIn('r2')]));
    expect(commit).toMatchObject({ sequence: 5, authorId: 'mo', label: 'a refused call' });
    expect(mo.state).toEqual(before);
    expect(valueOf(await mo.history({ limit: 1 }))[0]?.sequence).not.toBe(5);
    const ben = await signIn(vault, 'ben');
    expect(ben.state.confidential?.refusals).toEqual({ r1: { call: 'residents.r1' }, r2: { call: 'residents.r2' } });
    expect(valueOf(await ben.history({ limit: 1 }))).toEqual([commit]);
    await vault.release();
  });

  it('goes with changes of the author’s own in one line', async () => {
    const vault = await createPeopledVault(folder.path);
    const mo = await signIn(vault, 'mo');
    valueOf(
      await mo.commit(
        deed,
        (draft) => {
          const own = draft['own:p-mo'];
          if (own) own.hours['h2'] = 5;
        },
        [dropIn('r1')],
      ),
    );
    expect(mo.state['own:p-mo']?.hours['h2']).toBe(5);
    await vault.release();
    const { vault: again, session } = valueOf(await enter(folder.path, 'ben'));
    expect(session.state['own:p-mo']?.hours['h2']).toBe(5);
    expect(session.state.confidential?.refusals).toEqual({ r1: { call: 'residents.r1' } });
    await again.release();
  });

  it('of somebody who reads the compartment is simply there', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    const commit = valueOf(await ben.commit(deed, () => undefined, [dropIn('r1')]));
    expect(ben.state.confidential?.refusals).toEqual({ r1: { call: 'residents.r1' } });
    const known = valueOf(await ben.patchesOf(commit?.sequence ?? 0));
    expect(known.inverse).toEqual({ confidential: [{ op: 'remove', path: ['confidential', 'refusals', 'r1'] }] });
    expect(errorOf(await ben.commit(deed, () => undefined, [dropIn('r1')]))).toEqual({ code: 'not-allowed' });
    await vault.release();
  });

  it('where drop-ins do not belong is refused', async () => {
    const vault = await createPeopledVault(folder.path);
    const mo = await signIn(vault, 'mo');
    const elsewhere = { ...dropIn('r1'), collection: 'notes' };
    expect(errorOf(await mo.commit(deed, () => undefined, [elsewhere]))).toEqual({ code: 'not-allowed' });
    const nowhere = { ...dropIn('r1'), compartment: 'own:p-nobody' };
    expect(errorOf(await mo.commit(deed, () => undefined, [nowhere]))).toEqual({ code: 'not-allowed' });
    await vault.release();
  });
});
