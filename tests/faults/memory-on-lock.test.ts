import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { walkHere } from '../../main/vault/backup/walk.ts';
import { createVault, opensBackup, openVault, restoreBackup } from '../../main/vault/index.ts';
import type { VaultSession, VaultTools } from '../../main/vault/index.ts';
import { Session } from '../../main/vault/session.ts';
import { sodium, sodiumReady } from '../../main/vault/sodium.ts';
import { passphrases, toolsOn } from '../support/attacked-house.ts';
import { FilesInMemory } from '../support/files-in-memory.ts';
import { say } from '../support/say.ts';
import { smallShape, type SmallState } from '../support/small-house.ts';
import { valueOf } from '../support/vault.ts';

/*
 * What is left in memory when somebody has signed out: every secret that the vault was given, made or opened is watched where
 * it came in, and is zeros afterwards. What JavaScript itself keeps (typed passphrases, states until they are collected) is
 * beyond reach, and the README says so.
 */
interface Secret {
  readonly what: string;
  readonly bytes: Uint8Array;
}

let secrets: Secret[] = [];
const watch = <Bytes extends Uint8Array>(what: string, bytes: Bytes): Bytes => {
  secrets.push({ what, bytes });
  return bytes;
};
const counted = { secrets: 0, moments: 0 };

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
/** Secrets that can still be read, by what they are. */
const readable = (): readonly string[] => secrets.filter(({ bytes }) => !isZero(bytes)).map(({ what }) => what);

function assertForgotten(): void {
  expect(secrets.length).toBeGreaterThan(0);
  expect(readable()).toEqual([]);
  counted.secrets += secrets.length;
  counted.moments += 1;
}

const bytesSchema = z.instanceof(Uint8Array);
const pairSchema = z.looseObject({ privateKey: bytesSchema });
const undo: (() => void)[] = [];

/** Watches what a function of the library hands out, for one test. */
function watchLibrary(name: keyof typeof sodium, what: string, secretIn: (result: unknown) => Uint8Array): void {
  const real: unknown = Reflect.get(sodium, name);
  if (typeof real !== 'function') throw new Error(`no function ${name}`);
  const watching = (...given: readonly unknown[]): unknown => {
    const result: unknown = Reflect.apply(real, sodium, given);
    watch(what, secretIn(result));
    return result;
  };
  Reflect.set(sodium, name, watching);
  undo.push(() => Reflect.set(sodium, name, real));
}

beforeEach(async () => {
  await sodiumReady();
  secrets = [];
  const ofPair = (pair: unknown): Uint8Array => pairSchema.parse(pair).privateKey;
  watchLibrary('crypto_box_seed_keypair', 'a box key', ofPair);
  watchLibrary('crypto_sign_seed_keypair', 'a signing key', ofPair);
  watchLibrary('crypto_box_seal_open', 'an opened key', (bytes) => bytesSchema.parse(bytes));
  watchLibrary('crypto_aead_xchacha20poly1305_ietf_decrypt', 'an opened box', (bytes) => bytesSchema.parse(bytes));
});

afterEach(() => {
  for (const restore of undo.splice(0)) restore();
});

/** Tools whose secrets are watched: what passphrases become, and 32 random bytes, of which seeds and keys are made. */
function watchedTools(files: FilesInMemory): VaultTools {
  const tools = toolsOn(files);
  return {
    ...tools,
    walkBackup: (manifest, keys, watching) => {
      watch('a box key for walking', keys.boxKey.secretKey);
      watch('a signing key for walking', keys.signKey.secretKey);
      return walkHere(smallShape, tools, manifest, keys, watching);
    },
    randomBytes: (length) => (length === 32 ? watch('a seed', tools.randomBytes(length)) : tools.randomBytes(length)),
    keyDerivation: {
      calibrate: () => tools.keyDerivation.calibrate(),
      derive: async (passphrase, salt, cost) =>
        watch('what a passphrase became', await tools.keyDerivation.derive(passphrase, salt, cost)),
    },
  };
}

const folder = '/memory-on-lock/vault';

/** A new house with Ben and Mo in it, and Ada signed in. */
async function make(files = new FilesInMemory()) {
  const tools = watchedTools(files);
  const { vault, session } = valueOf(
    await createVault({
      folder,
      shape: smallShape,
      tools,
      administrator: { id: 'ada', name: 'Ada' },
      passphrase: passphrases.ada,
    }),
  );
  valueOf(await session.addUser({ id: 'ben', name: 'Ben', role: 'staff' }, passphrases.ben));
  valueOf(await session.addUser({ id: 'mo', name: 'Mo', role: 'mentor', personId: 'p-mo' }, passphrases.mo));
  await fill(session, 'first');
  return { vault, ada: session, files, tools };
}

const fill = async (session: VaultSession<SmallState>, text: string): Promise<void> =>
  void valueOf(
    await session.commit({ action: 'notes.add', label: text }, (draft) => {
      if (draft.house) draft.house.notes[text] = text;
      if (draft.confidential) draft.confidential.notes[text] = text;
      draft['own:p-mo'] = { hours: { h1: 2 }, signatures: {} };
    }),
  );

/** Every key a session goes on with. */
async function keysIn(session: VaultSession<SmallState>): Promise<readonly Uint8Array[]> {
  if (!(session instanceof Session)) throw new Error('no session of the vault');
  return session.look(({ access: { keys, ring, header } }) => {
    const opened = ring
      .names()
      .flatMap((name) => (header.compartments[name] ?? []).flatMap((_, at) => ring.get(name, at + 1) ?? []));
    const ofRing = opened.flatMap(({ pair, lines, snapshot, archive }) => [pair.secretKey, lines, snapshot, archive]);
    return Promise.resolve([keys.boxKey.secretKey, keys.signKey.secretKey, ...ofRing]);
  });
}

describe('signing out', () => {
  it('zeroes every key of the session and lets go of everything else', async () => {
    const { vault, ada } = await make();
    const keys = await keysIn(ada);
    expect(keys).toHaveLength(2 + 3 * 4);
    expect(keys.some(isZero)).toBe(false);
    valueOf(await ada.close());
    expect(keys.every(isZero)).toBe(true);
    expect(() => ada.state).toThrow(/closed/);
    expect(() => ada.users()).toThrow(/closed/);
    expect(await ada.history({ limit: 9 })).toEqual({ ok: false, error: { code: 'closed' } });
    assertForgotten();
    await vault.release();
  });

  it('lets go of the state, while the session’s shell is still held', async () => {
    setFlagsFromString('--expose_gc');
    const collect: unknown = runInNewContext('gc');
    if (typeof collect !== 'function') throw new Error('no collector');
    const { vault, ada } = await make();
    const state = new WeakRef(ada.state);
    expect(state.deref()).toBeDefined();
    valueOf(await ada.close());
    // A state that a finished step still points to goes when the next one has run.
    for (let turn = 0; turn < 10 && state.deref(); turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      Reflect.apply(collect, undefined, []);
    }
    expect(state.deref()).toBeUndefined();
    expect(() => ada.state).toThrow(/closed/);
    await vault.release();
  });

  it('happens when the vault is let go of, to everybody in it', async () => {
    const { vault, ada } = await make();
    const sessions = [
      ada,
      valueOf(await vault.signIn('ben', passphrases.ben)),
      valueOf(await vault.signIn('mo', passphrases.mo)),
    ];
    const keys = (await Promise.all(sessions.map(keysIn))).flat();
    expect(keys.length).toBeGreaterThan(30);
    await vault.release();
    expect(keys.every(isZero)).toBe(true);
    assertForgotten();
  });

  it('happens to somebody whose sign-in is taken away, at their next step', async () => {
    const { vault, ada } = await make();
    const mo = valueOf(await vault.signIn('mo', passphrases.mo));
    const keys = await keysIn(mo);
    valueOf(await ada.removeUser('mo'));
    expect(await mo.commit({ action: 'a', label: 'a' }, () => undefined)).toMatchObject({ error: { code: 'closed' } });
    expect(keys.every(isZero)).toBe(true);
    await vault.release();
    assertForgotten();
  });
});

describe('a sign-in', () => {
  it('leaves nothing of the passphrase, and after a wrong one nothing at all', async () => {
    const { vault, ada } = await make();
    valueOf(await ada.close());
    assertForgotten();
    for (const [who, typed] of [
      ['ben', 'not the passphrase'],
      ['nobody', passphrases.ben],
    ] as const) {
      secrets = [];
      expect(await vault.signIn(who, typed)).toMatchObject({ error: { code: 'wrong-passphrase' } });
      assertForgotten();
    }
    secrets = [];
    const ben = valueOf(await vault.signIn('ben', passphrases.ben));
    // What is left is the session's own: two keys of Ben's and one of each compartment.
    expect(readable().toSorted()).toEqual([
      'a box key',
      'a signing key',
      ...Array.from({ length: 3 }, () => 'an opened key'),
    ]);
    valueOf(await ben.close());
    assertForgotten();
    await vault.release();
  });

  it('that is refused because of damage leaves nothing', async () => {
    const { vault, ada, files, tools } = await make();
    valueOf(await ada.close());
    await vault.release();
    const path = `${folder}/journal/000000000001`;
    files.put(path, files.text(path).replace('"author":"ada"', '"author":"ben"'));
    for (const name of files.paths()) if (name.includes('/snapshots/')) files.drop(name);
    secrets = [];
    const again = await openVault({ folder, shape: smallShape, tools });
    if (again.ok) {
      expect(await again.value.signIn('ben', passphrases.ben)).toMatchObject({ error: { code: 'damaged' } });
      await again.value.release();
      assertForgotten();
    } else expect(again.error.code).toBe('damaged');
  });
});

describe('changes of keys', () => {
  it('leave no key of before and no passphrase behind', async () => {
    const { vault, ada } = await make();
    const ben = valueOf(await vault.signIn('ben', passphrases.ben));
    valueOf(await ada.replaceRecoveryCode());
    valueOf(await ada.resetPassphrase('mo', passphrases.benOnce));
    valueOf(await ada.changePassphrase(passphrases.ada, passphrases.benLater));
    expect(await ada.changePassphrase('wrong passphrase here', passphrases.eve)).toMatchObject({ ok: false });
    expect(await ada.addUser({ id: 'ben', name: 'Ben', role: 'staff' }, passphrases.kit)).toMatchObject({ ok: false });
    await fill(ben, 'under new keys');
    valueOf(await ada.removeUser('mo'));
    await fill(ada, 'and newer ones');
    await fill(ben, 'once more');
    await vault.release();
    assertForgotten();
  });

  it('leave nothing behind with a recovery code either, also when it replaces itself', async () => {
    const { vault, ada } = await make();
    const code = valueOf(await ada.replaceRecoveryCode());
    valueOf(await ada.close());
    const recovered = valueOf(await vault.signInWithRecoveryCode(code));
    valueOf(await recovered.replaceRecoveryCode());
    await fill(recovered, 'after it');
    expect(await vault.signInWithRecoveryCode(code)).toMatchObject({ ok: false });
    await vault.release();
    assertForgotten();
  });
});

describe('backups', () => {
  it('leave no key behind, made, proven, looked into or restored', async () => {
    const { vault, ada, tools } = await make();
    const dropIn = { compartment: 'confidential', collection: 'refusals', id: 'r', record: { call: 'x' } };
    const mo = valueOf(await vault.signIn('mo', passphrases.mo));
    valueOf(await mo.commit({ action: 'refusals.add', label: 'x' }, () => undefined, [dropIn]));
    const made = valueOf(await vault.backUp(ada, {}));
    const from = made?.path ?? '';
    valueOf(await vault.proveBackup(ada, from));
    valueOf(await vault.verify(ada));
    await vault.release();
    assertForgotten();
    for (const passphrase of [passphrases.ben, 'not the passphrase']) {
      secrets = [];
      const secret = { userId: 'ben', passphrase };
      await opensBackup({ from, secret, shape: smallShape, tools });
      assertForgotten();
      secrets = [];
      await restoreBackup({ from, folder, secret, shape: smallShape, tools });
      assertForgotten();
    }
  });
});

it('says how much was watched', () => {
  say(`memory on lock: ${counted.secrets} secrets at ${counted.moments} moments, all zeros`);
  expect(counted.moments).toBeGreaterThan(8);
});
