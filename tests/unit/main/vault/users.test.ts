import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HeaderStore } from '../../../../main/vault/header.ts';
import { nodeFiles } from '../../../../main/vault/index.ts';
import {
  createPeopledVault,
  createSmallVault,
  enter,
  errorOf,
  openSmallVault,
  passphrases,
  signIn,
  temporaryFolder,
  valueOf,
} from '../../../support/vault.ts';

const folder = temporaryFolder();
const fresh = 'nine violet kites over Lexington';

describe('sign-ins', () => {
  it('are added by administrators only', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    const cy = { id: 'cy', name: 'Cy', role: 'mentor' as const };
    expect(errorOf(await ben.addUser(cy, fresh))).toEqual({ code: 'not-allowed' });
    expect(errorOf(await ben.changeUser('mo', { name: 'Moe' }))).toEqual({ code: 'not-allowed' });
    expect(errorOf(await ben.replaceRecoveryCode())).toEqual({ code: 'not-allowed' });
    await vault.release();
  });

  it('of a second administrator do all that the first can', async () => {
    const { vault, session } = await createSmallVault(folder.path);
    valueOf(await session.addUser({ id: 'zoe', name: 'Zoe', role: 'administrator' }, fresh));
    await vault.release();
    const again = await openSmallVault(folder.path);
    const zoe = valueOf(await again.signIn('zoe', fresh));
    valueOf(await zoe.addUser({ id: 'ben', name: 'Ben', role: 'staff' }, passphrases.ben));
    await again.release();
    const ben = valueOf(await enter(folder.path, 'ben'));
    expect(ben.session.users().map(({ name, role }) => `${name}, ${role}`)).toEqual([
      'Ada, administrator',
      'Zoe, administrator',
      'Ben, staff',
    ]);
    await ben.vault.release();
  });

  it('have names of their own', async () => {
    const { vault, session } = await createSmallVault(folder.path);
    const taken = { id: 'other', name: ' ADA ', role: 'staff' as const };
    expect(errorOf(await session.addUser(taken, fresh))).toEqual({ code: 'name-taken' });
    expect(errorOf(await session.addUser({ ...taken, id: 'ada', name: 'Eve' }, fresh))).toEqual({ code: 'name-taken' });
    expect(errorOf(await session.addUser({ ...taken, name: 'Eve' }, 'eveeveeve1'))).toEqual({
      code: 'passphrase-common',
    });
    valueOf(await session.addUser({ ...taken, name: 'Eve' }, fresh));
    expect(errorOf(await session.changeUser('other', { name: 'ada' }))).toEqual({ code: 'name-taken' });
    expect(valueOf(await session.changeUser('other', { name: 'Eva' })).name).toBe('Eva');
    expect(vault.signInNames().map(({ name }) => name)).toEqual(['Ada', 'Eva']);
    await vault.release();
  });

  it('have their names trimmed, and the table is still read back', async () => {
    const { vault, session } = await createSmallVault(folder.path);
    valueOf(await session.addUser({ id: 'ben', name: '  Ben ', role: 'staff' }, passphrases.ben));
    await vault.release();
    const again = valueOf(await enter(folder.path, 'ben'));
    expect(
      valueOf(await signIn(again.vault, 'ada').then((ada) => ada.changeUser('ben', { name: ' Benny ' }))).name,
    ).toBe('Benny');
    await again.vault.release();
    await valueOf(await enter(folder.path, 'ben')).vault.release();
  });

  it('linked to a person read that person’s own compartment, from then on', async () => {
    const { vault, session } = await createSmallVault(folder.path);
    valueOf(await session.addUser({ id: 'mo', name: 'Mo', role: 'mentor' }, passphrases.mo));
    valueOf(
      await session.commit({ action: 'hours.add', label: 'hours' }, (draft) => {
        draft['own:p-mo'] = { hours: { h1: 2 }, signatures: {} };
      }),
    );
    const mo = await signIn(vault, 'mo');
    expect(mo.state['own:p-mo']).toBeUndefined();
    expect(valueOf(await session.changeUser('mo', { personId: 'p-mo' })).personId).toBe('p-mo');
    expect(mo.state['own:p-mo']?.hours).toEqual({ h1: 2 });
    valueOf(
      await mo.commit({ action: 'hours.add', label: 'hours' }, (draft) => {
        const own = draft['own:p-mo'];
        if (own) own.hours['h2'] = 3;
      }),
    );
    // Linked to somebody else, what they wrote before is still theirs to have written.
    valueOf(await session.changeUser('mo', { personId: 'p-else' }));
    await vault.release();
    const again = valueOf(await enter(folder.path, 'ada'));
    expect(again.session.state['own:p-mo']?.hours).toEqual({ h1: 2, h2: 3 });
    const later = valueOf(await again.vault.signIn('mo', passphrases.mo));
    expect(later.state['own:p-mo']).toBeUndefined();
    await again.vault.release();
  });

  it('own compartments made later are sealed to everybody who reads them', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    valueOf(
      await ben.commit({ action: 'hours.add', label: 'hours' }, (draft) => {
        draft['own:p-new'] = { hours: { h1: 1 }, signatures: {} };
      }),
    );
    valueOf(await ben.close());
    const ada = await signIn(vault, 'ada');
    expect(ada.state['own:p-new']?.hours).toEqual({ h1: 1 });
    valueOf(await ada.addUser({ id: 'nu', name: 'Nu', role: 'mentor', personId: 'p-new' }, fresh));
    const nu = valueOf(await vault.signIn('nu', fresh));
    expect(Object.keys(nu.state).sort()).toEqual(['house', 'own:p-new']);
    await vault.release();
  });
});

describe('a passphrase', () => {
  it('is changed in the own box alone, and the old one opens nothing', async () => {
    const vault = await createPeopledVault(folder.path);
    const before = (await HeaderStore.open(nodeFiles, join(folder.path, 'vault')))?.current;
    const mo = await signIn(vault, 'mo');
    expect(errorOf(await mo.changePassphrase('not what it was', fresh))).toEqual({ code: 'wrong-passphrase' });
    expect(errorOf(await mo.changePassphrase(passphrases.mo, 'momomomomo'))).toEqual({ code: 'passphrase-common' });
    valueOf(await mo.changePassphrase(passphrases.mo, fresh));
    const after = (await HeaderStore.open(nodeFiles, join(folder.path, 'vault')))?.current;
    expect({ ...after, boxes: { ...after?.boxes, mo: before?.boxes['mo'] } }).toEqual(before);
    valueOf(await mo.close());
    expect(errorOf(await vault.signIn('mo', passphrases.mo))).toEqual({ code: 'wrong-passphrase' });
    valueOf(await vault.signIn('mo', fresh));
    await vault.release();
  });
});

describe('the recovery code', () => {
  it('opens the house as an administrator, however it is typed', async () => {
    const vaultAndCode = await createSmallVault(folder.path);
    await vaultAndCode.vault.release();
    const { recoveryCode } = vaultAndCode;
    const vault = await openSmallVault(folder.path);
    for (const typed of [recoveryCode, recoveryCode.toLowerCase(), ` ${recoveryCode.replaceAll('-', ' ')} `]) {
      const session = valueOf(await vault.signInWithRecoveryCode(typed));
      expect(session.user.role).toBe('administrator');
      expect(session.users().map(({ name }) => name)).toEqual(['Ada']);
      valueOf(await session.close());
    }
    const slip = recoveryCode.startsWith('0') ? `1${recoveryCode.slice(1)}` : `0${recoveryCode.slice(1)}`;
    expect(errorOf(await vault.signInWithRecoveryCode(slip))).toEqual({ code: 'wrong-passphrase' });
    expect(errorOf(await vault.signInWithRecoveryCode(''))).toEqual({ code: 'wrong-passphrase' });
    await vault.release();
  });

  it('is replaced by another; what the old one wrote stays, and it opens nothing more', async () => {
    const { vault, session, recoveryCode } = await createSmallVault(folder.path);
    valueOf(await session.close());
    const rescue = valueOf(await vault.signInWithRecoveryCode(recoveryCode));
    valueOf(await rescue.addUser({ id: 'zoe', name: 'Zoe', role: 'administrator' }, fresh));
    const next = valueOf(await rescue.replaceRecoveryCode());
    expect(next).not.toBe(recoveryCode);
    valueOf(await rescue.close());
    await vault.release();
    const again = await openSmallVault(folder.path);
    expect(errorOf(await again.signInWithRecoveryCode(recoveryCode))).toEqual({ code: 'wrong-passphrase' });
    const later = valueOf(await again.signInWithRecoveryCode(next));
    const history = valueOf(await later.history({ limit: 3 }));
    expect(history.map(({ action }) => action)).toEqual(['users.replaceRecoveryCode', 'users.add', 'vault.create']);
    expect(history[1]?.authorId).toBe(rescue === undefined ? '' : history[0]?.authorId);
    await again.release();
  });
});
