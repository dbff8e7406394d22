import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KeyRing, openSealedKey } from '../../../../main/vault/compartments.ts';
import { HeaderStore } from '../../../../main/vault/header.ts';
import { withNextHouseKey } from '../../../../main/vault/house-key.ts';
import { nodeFiles, type VaultSession } from '../../../../main/vault/index.ts';
import { signPair } from '../../../../main/vault/keys.ts';
import { splitFile } from '../../../../main/vault/snapshot.ts';
import { signTable } from '../../../../main/vault/user-table.ts';
import { faultyFiles } from '../../../support/failing-files.ts';
import { openedWith } from '../../../support/opened-files.ts';
import {
  createPeopledVault,
  createSmallVault,
  enter,
  errorOf,
  filesBelow,
  keysOf,
  openSmallVault,
  passphrases,
  signIn,
  smallShape,
  temporaryFolder,
  valueOf,
  type SmallState,
} from '../../../support/vault.ts';

const folder = temporaryFolder();
const root = (): string => join(folder.path, 'vault');
const fresh = 'nine violet kites over Lexington';

const note = async (session: VaultSession<SmallState>, key: string, text: string): Promise<void> =>
  void valueOf(
    await session.commit({ action: 'notes.add', label: key }, (draft) => {
      if (draft.confidential) draft.confidential.notes[key] = text;
    }),
  );

const logHoursResult = (session: VaultSession<SmallState>, id: string) =>
  session.commit({ action: 'hours.add', label: 'hours' }, (draft) => {
    const own = draft['own:p-mo'];
    if (own) own.hours[id] = 3;
  });
const logHours = async (session: VaultSession<SmallState>, id: string): Promise<void> =>
  void valueOf(await logHoursResult(session, id));

/** The small house closes a sign-in with a note that everybody in it reads. */
const closing = async (session: VaultSession<SmallState>, id: string, since: string | undefined): Promise<void> =>
  void valueOf(
    await session.commit({ action: 'users.close', label: id }, (draft) => {
      if (!draft.house) return;
      if (since === undefined) delete draft.house.notes[`closed ${id}`];
      else draft.house.notes[`closed ${id}`] = since;
    }),
  );

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

describe('another role', () => {
  it('for a member of staff takes the confidential records out of their keys', async () => {
    const vault = await createPeopledVault(folder.path);
    const ada = await signIn(vault, 'ada');
    const ben = await signIn(vault, 'ben');
    const keys = await keysOf(folder.path, 'ben');
    expect(valueOf(await ada.changeUser('ben', { role: 'mentor' })).role).toBe('mentor');
    // Whoever is signed in meanwhile goes on as what they are now.
    await note(ada, 'later', 'not for Ben');
    expect(Object.keys(ben.state)).toEqual(['house']);
    expect(
      await openedWith(root(), keys, {
        ...smallShape,
        reads: (author, name) => name !== 'confidential' && smallShape.reads(author, name),
      }),
    ).not.toContain('not for Ben');
    const again = await signIn(vault, 'ben');
    expect(Object.keys(again.state)).toEqual(['house']);
    await vault.release();
    // What Ben wrote as staff is still believed.
    const { session, vault: last } = valueOf(await enter(folder.path, 'ada'));
    valueOf(await last.verify(session));
    await last.release();
  });

  it('for a mentor opens what staff read, the past included', async () => {
    const vault = await createPeopledVault(folder.path);
    const ada = await signIn(vault, 'ada');
    valueOf(await ada.changeUser('mo', { role: 'administrator' }));
    const mo = await signIn(vault, 'mo');
    expect(mo.state).toEqual(ada.state);
    valueOf(await mo.addUser({ id: 'cy', name: 'Cy', role: 'staff' }, fresh));
    valueOf(await vault.verify(mo));
    await vault.release();
  });

  it('is not one’s own to give, and leaves the house an administrator', async () => {
    const { vault, session } = await createSmallVault(folder.path);
    expect(errorOf(await session.changeUser('ada', { role: 'staff' }))).toEqual({ code: 'not-allowed' });
    valueOf(await session.addUser({ id: 'zoe', name: 'Zoe', role: 'administrator' }, fresh));
    const zoe = valueOf(await vault.signIn('zoe', fresh));
    valueOf(await zoe.changeUser('ada', { role: 'staff' }));
    const ada = await signIn(vault, 'ada');
    expect(errorOf(await ada.removeUser('zoe'))).toEqual({ code: 'not-allowed' });
    expect(errorOf(await zoe.removeUser('zoe'))).toEqual({ code: 'not-allowed' });
    await vault.release();
  });

  it('cannot be taken from the last administrator by the recovery code either', async () => {
    const { vault, session, recoveryCode } = await createSmallVault(folder.path);
    valueOf(await session.close());
    const rescue = valueOf(await vault.signInWithRecoveryCode(recoveryCode));
    expect(errorOf(await rescue.removeUser('ada'))).toEqual({ code: 'last-administrator' });
    expect(errorOf(await rescue.changeUser('ada', { role: 'staff' }))).toEqual({ code: 'last-administrator' });
    await vault.release();
  });
});

describe('a forgotten passphrase', () => {
  it('is replaced by one for a single sign-in; what was written before keeps its author', async () => {
    const vault = await createPeopledVault(folder.path);
    const mo = await signIn(vault, 'mo');
    await logHours(mo, 'h2');
    const ada = await signIn(vault, 'ada');
    expect(errorOf(await ada.resetPassphrase('mo', 'momomomomo'))).toEqual({ code: 'passphrase-common' });
    valueOf(await ada.resetPassphrase('mo', fresh));
    expect(errorOf(await logHoursResult(mo, 'h3'))).toEqual({ code: 'closed' });
    expect(errorOf(await vault.signIn('mo', passphrases.mo))).toEqual({ code: 'wrong-passphrase' });

    const first = valueOf(await vault.signIn('mo', fresh));
    expect(first.mustChangePassphrase).toBe(true);
    valueOf(await first.changePassphrase(fresh, passphrases.mo));
    expect(first.mustChangePassphrase).toBe(false);
    await logHours(first, 'h4');
    await vault.release();

    const { vault: again, session } = valueOf(await enter(folder.path, 'mo'));
    expect(session.mustChangePassphrase).toBe(false);
    expect(session.state['own:p-mo']?.hours).toEqual({ h1: 2, h2: 3, h4: 3 });
    const staff = await signIn(again, 'ben');
    valueOf(await again.verify(staff));
    const history = valueOf(await staff.history({ limit: 10 }));
    expect(history.filter(({ action }) => action === 'hours.add').map(({ authorId }) => authorId)).toEqual([
      'mo',
      'mo',
    ]);
    await again.release();
  });

  it('as long as it is not replaced, the one-time passphrase is asked for again', async () => {
    const vault = await createPeopledVault(folder.path);
    const ada = await signIn(vault, 'ada');
    valueOf(await ada.resetPassphrase('mo', fresh));
    for (let times = 0; times < 2; times += 1) {
      const mo = valueOf(await vault.signIn('mo', fresh));
      expect(mo.mustChangePassphrase).toBe(true);
      valueOf(await mo.close());
    }
    await vault.release();
  });

  it('is nobody else’s to replace', async () => {
    const vault = await createPeopledVault(folder.path);
    const ben = await signIn(vault, 'ben');
    expect(errorOf(await ben.resetPassphrase('mo', fresh))).toEqual({ code: 'not-allowed' });
    const ada = await signIn(vault, 'ada');
    expect(errorOf(await ada.resetPassphrase('ada', fresh))).toEqual({ code: 'not-allowed' });
    await vault.release();
  });
});

describe('somebody who is removed', () => {
  it('signs in no more, reads nothing written since, and remains the author of what they wrote', async () => {
    const vault = await createPeopledVault(folder.path);
    const old = await keysOf(folder.path, 'ben');
    const before = (await HeaderStore.open(nodeFiles, root()))?.current;
    const ben = await signIn(vault, 'ben');
    await note(ben, 'mine', 'written by Ben');
    valueOf(await ben.close());
    const ada = await signIn(vault, 'ada');
    valueOf(await ada.removeUser('ben'));
    expect(vault.signInNames().map(({ name }) => name)).toEqual(['Ada', 'Mo']);
    expect(errorOf(await vault.signIn('ben', passphrases.ben))).toEqual({ code: 'wrong-passphrase' });
    await note(ada, 'since', 'written since');
    valueOf(await ada.close());

    const header = (await HeaderStore.open(nodeFiles, root()))?.current;
    for (const generations of Object.values(header?.compartments ?? {})) {
      expect(generations.at(-1)?.readers).not.toHaveProperty('ben');
      expect(generations.at(-1)?.statement.generation).toBe(2);
    }
    // The old keys, tried on every snapshot: none is left that they open.
    const ring = KeyRing.open(before?.compartments ?? {}, old, () => true, before?.id ?? '');
    for (const file of await filesBelow(join(root(), 'snapshots'))) {
      const { note: about } = splitFile(await readFile(join(root(), 'snapshots', file)), file);
      expect(ring.get(about.compartment, about.generation)).toBeUndefined();
    }
    await vault.release();

    const { vault: again, session } = valueOf(await enter(folder.path, 'ada'));
    valueOf(await again.verify(session));
    expect(session.state.confidential?.notes).toMatchObject({ mine: 'written by Ben', since: 'written since' });
    expect(valueOf(await session.history({ limit: 3 })).map(({ action, authorId }) => `${action} ${authorId}`)).toEqual(
      ['notes.add ada', 'users.remove ada', 'notes.add ben'],
    );
    await again.release();
    await valueOf(await enter(folder.path, 'mo')).vault.release();
  });

  it('as an administrator takes the house’s signing key with them for nothing', async () => {
    const { vault, session } = await createSmallVault(folder.path);
    valueOf(await session.addUser({ id: 'zoe', name: 'Zoe', role: 'administrator' }, fresh));
    valueOf(await session.addUser({ id: 'ben', name: 'Ben', role: 'staff' }, passphrases.ben));
    valueOf(await session.close());
    const before = (await HeaderStore.open(nodeFiles, root()))?.current;
    const ada = await keysOf(folder.path, 'ada');
    const seed = openSealedKey(before?.houseKeyHolders['ada'] ?? '', ada);
    const zoe = valueOf(await vault.signIn('zoe', fresh));
    valueOf(await zoe.removeUser('ada'));
    valueOf(await zoe.close());
    // Ben's box trusts the house's new key as soon as he has been here.
    valueOf(await (await signIn(vault, 'ben')).close());
    await vault.release();

    const store = await HeaderStore.open(nodeFiles, root());
    if (!store || !seed) throw new Error('no house key');
    const { secretKey } = signPair(seed);
    const table = store.current.users.table;
    const users = table.users.map((user) => (user.id === 'ada' ? { ...user, ended: undefined } : user));
    const forged = signTable({ ...table, number: table.number + 1, users }, store.current.id, secretKey);
    await store.replace({ ...store.current, houseKeys: [], users: forged });
    expect(errorOf(await enter(folder.path, 'ben'))).toMatchObject({ code: 'damaged', file: 'vault.json' });
    const chain = withNextHouseKey([], signPair(seed), signPair(seed).publicKey, store.current.id);
    await store.replace({ ...store.current, houseKeys: chain, users: forged });
    expect(errorOf(await enter(folder.path, 'ben'))).toMatchObject({ code: 'damaged', file: 'vault.json' });
  });
});

describe('a change of sign-ins that is cut short', () => {
  it('by a disk that takes neither the line nor the old vault.json stands, and is told by the next administrator', async () => {
    const ben = { id: 'ben', name: 'Ben', role: 'staff' as const };
    const twin = await createSmallVault(join(folder.path, 'twin'));
    valueOf(await twin.session.addUser(ben, passphrases.ben));
    await twin.vault.release();
    const { length } = await readFile(join(folder.path, 'twin', 'vault', 'vault.json'));
    const { files, faults } = faultyFiles();
    const { vault, session } = await createSmallVault(folder.path, { files });
    faults.roomLeft = length;
    valueOf(await session.addUser(ben, passphrases.ben));
    faults.roomLeft = Infinity;
    await vault.release();
    const { vault: again, session: ada } = valueOf(await enter(folder.path, 'ada'));
    expect(ada.users().map(({ name }) => name)).toEqual(['Ada', 'Ben']);
    expect(valueOf(await ada.history({ limit: 1 }))).toMatchObject([{ action: 'users.settle' }]);
    await signIn(again, 'ben');
    await again.release();
  });
});

describe('a closed sign-in', () => {
  it('opens nothing from the moment staff say so, until they take it back', async () => {
    const vault = await createPeopledVault(folder.path);
    const [ben, mo] = [await signIn(vault, 'ben'), await signIn(vault, 'mo')];
    await closing(ben, 'mo', '2026-11-23');
    expect(errorOf(await logHoursResult(mo, 'h2'))).toEqual({ code: 'closed' });
    expect(errorOf(await vault.signIn('mo', passphrases.mo))).toEqual({ code: 'sign-in-closed' });
    await closing(ben, 'mo', undefined);
    valueOf(await vault.signIn('mo', passphrases.mo));
    await vault.release();
  });
});
