import { applyPatches } from 'immer';
import { describe, expect, it } from 'vitest';
import { createPeopledVault, enter, errorOf, signIn, temporaryFolder, valueOf } from '../../../support/vault.ts';

const folder = temporaryFolder();

describe('the history', () => {
  it('tells everyone what they can read, newest first, from memory and from disk alike', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    for (let count = 0; count < 300; count += 1)
      valueOf(
        await ben.commit({ action: 'notes.add', label: `note ${count}` }, (draft) => {
          if (count % 2 === 0 && draft.house) draft.house.notes['n'] = String(count);
          if (count % 2 === 1 && draft.confidential) draft.confidential.notes['n'] = String(count);
        }),
      );
    const all = valueOf(await ben.history({ limit: 1000 }));
    expect(all.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 304 }, (_, index) => 304 - index));
    const page = valueOf(await ben.history({ limit: 3, before: 150 }));
    expect(page.map(({ sequence }) => sequence)).toEqual([149, 148, 147]);
    const mo = await signIn(vault, 'mo');
    const seen = valueOf(await mo.history({ limit: 1000 }));
    expect(seen).toHaveLength(150);
    expect(seen.every(({ label }) => Number(label.slice(5)) % 2 === 0)).toBe(true);
    await vault.release();
    const again = valueOf(await enter(folder.path, 'ben'));
    expect(valueOf(await again.session.history({ limit: 1000 }))).toEqual(all);
    await again.vault.release();
  });

  it('gives the patches that take a line back', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    const before = ben.state;
    const commit = valueOf(
      await ben.commit({ action: 'all', label: 'everything', target: 't' }, (draft) => {
        if (draft.house) draft.house.notes['door'] = 'green';
        if (draft.confidential) delete draft.confidential.notes['secret'];
        const own = draft['own:p-mo'];
        if (own) own.hours['h2'] = 8;
      }),
    );
    const { inverse } = valueOf(await ben.patchesOf(commit?.sequence ?? 0));
    expect(Object.keys(inverse).sort()).toEqual(['confidential', 'house', 'own:p-mo']);
    const undone = valueOf(
      await ben.commit({ action: 'undo', label: 'everything', undoes: commit?.sequence ?? 0 }, (draft) => {
        applyPatches(draft, Object.values(inverse).flat());
      }),
    );
    expect(ben.state).toEqual(before);
    expect(undone?.undoes).toBe(commit?.sequence);
    expect(errorOf(await ben.patchesOf(999))).toEqual({ code: 'no-such-commit' });
    await vault.release();
  });

  it('keeps what a line did to one person’s own compartment from another person', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    const commit = valueOf(
      await ben.commit({ action: 'hours.add', label: 'hours of both' }, (draft) => {
        for (const own of [draft['own:p-mo'], draft['own:p-other']]) if (own) own.hours['group'] = 1;
      }),
    );
    const sequence = commit?.sequence ?? 0;
    expect(Object.keys(valueOf(await ben.patchesOf(sequence)).inverse).sort()).toEqual(['own:p-mo', 'own:p-other']);
    const mo = await signIn(vault, 'mo');
    expect(mo.state['own:p-mo']?.hours['group']).toBe(1);
    expect(errorOf(await mo.patchesOf(sequence))).toEqual({ code: 'no-such-commit' });
    await vault.release();
  });

  it('ends with the session', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    valueOf(await ben.close());
    expect(errorOf(await ben.history({ limit: 1 }))).toEqual({ code: 'closed' });
    expect(errorOf(await ben.commit({ action: 'a', label: 'b' }, () => undefined))).toEqual({ code: 'closed' });
    expect(() => ben.state).toThrow('closed');
    valueOf(await ben.close());
    await vault.release();
  });
});
