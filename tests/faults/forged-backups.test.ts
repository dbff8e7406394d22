import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { encodeChecked } from '../../main/vault/backup/checked-json.ts';
import { encodeManifest, readManifest, type Manifest } from '../../main/vault/backup/manifest.ts';
import { writeObject } from '../../main/vault/backup/object.ts';
import { staffKeys } from '../../main/vault/backup/staff-keys.ts';
import { sha256, toBase64 } from '../../main/vault/bytes.ts';
import { decodeHeader, encodeHeader } from '../../main/vault/header.ts';
import { listBackups, openVault, restoreBackup, type Vault } from '../../main/vault/index.ts';
import { signPair, type UserKeys } from '../../main/vault/keys.ts';
import { signValue } from '../../main/vault/signatures.ts';
import {
  makeAttackedHouse,
  passphrases,
  seededBytes,
  toolsOn,
  type AttackedHouse,
  type HouseOnDisk,
} from '../support/attacked-house.ts';
import { archives } from '../support/forge.ts';
import { say } from '../support/say.ts';
import { differences, lookAround, type Seen } from '../support/seen.ts';
import { smallShape, type SmallState } from '../support/small-house.ts';
import { ruled } from './attacks/header.ts';

/*
 * Backups in the hands of a mentor. Anybody can seal to the public key of staff and write a manifest, so what a list says of
 * a backup is what the files say; but no house is restored from it that is not genuine, and nothing is called proven by
 * somebody who did not prove it in the house that is there.
 */
const seed = 'forged backups';
let days: AttackedHouse;
let mo: UserKeys;
let genuine: Seen;
let other: HouseOnDisk;
const counts = { attacks: 0, refused: 0, harmless: 0 };

beforeAll(async () => {
  days = await makeAttackedHouse(seed);
  other = (await makeAttackedHouse(`${seed}, another`)).final;
  mo = await days.final.keysOf('mo');
  const seen = await lookAround(days.final.copy(), 'ben');
  if ('refused' in seen) throw new Error(seen.refused);
  genuine = seen;
});

const manifests = (house: HouseOnDisk): readonly string[] =>
  house.names('backups').filter((name) => name.endsWith('.cairn-backup'));
const newest = (house: HouseOnDisk): string => house.at(`backups/${manifests(house).at(-1) ?? ''}`);

type Attack = (house: HouseOnDisk) => Promise<void> | void;

async function editManifest(house: HouseOnDisk, change: (manifest: Manifest) => object): Promise<void> {
  const { manifest } = await readManifest(newest(house), house.files);
  house.files.put(newest(house), encodeChecked(change(manifest)));
}

/** Files of the backup changed one by one. */
const editFiles = (house: HouseOnDisk, change: (files: Manifest['files']) => Manifest['files']): Promise<void> =>
  editManifest(house, (manifest) => ({ ...manifest, files: change(manifest.files) }));

/** Seals other bytes for staff, as anybody can, and has the manifest name them. */
async function replaceFile(house: HouseOnDisk, path: string, bytes: Uint8Array): Promise<void> {
  const [key] = staffKeys(house.header, smallShape.staff);
  if (!key) throw new Error('no key of staff');
  const hash = sha256(bytes);
  const entry = { path, hash, length: bytes.length, object: `${hash}.${key.name}` };
  const at = { files: house.files, place: house.at('backups'), vaultId: house.header.id, entry };
  await writeObject(at, path, pieces(bytes), key.publicKey, seededBytes(path));
  await editFiles(house, (files) => files.map((file) => (file.path === path ? entry : file)));
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

const lastArchive = (house: HouseOnDisk): string => `journal/${archives(house).at(-1) ?? ''}`;

const attacks: Readonly<Record<string, Attack>> = {
  'the object of another file': async (house) => {
    const { manifest } = await readManifest(newest(house), house.files);
    const [first, second] = manifest.files.map(({ object }) => house.at(`backups/objects/${object}`));
    if (first && second) house.files.put(first, house.files.bytes(second));
  },
  'two files exchanged': (house) =>
    editFiles(house, ([first, second, ...files]) =>
      first && second ? [{ ...first, path: second.path }, { ...second, path: first.path }, ...files] : files,
    ),
  'an archive left out': (house) =>
    editFiles(house, (files) => files.filter(({ path }) => path !== lastArchive(house))),
  'the open lines left out': (house) =>
    editFiles(house, (files) => files.filter(({ path }) => !path.endsWith('000000000039'))),
  'the snapshots left out': (house) =>
    editFiles(house, (files) => files.filter(({ path }) => !path.startsWith('snapshots'))),
  'an archive of their own making': (house) =>
    replaceFile(
      house,
      lastArchive(house),
      Buffer.from(`${house.files.text(house.at(lastArchive(house))).slice(0, 900)}\n`),
    ),
  'open lines of another day': (house) =>
    replaceFile(house, 'journal/000000000035', days.settled.files.bytes(days.settled.at('journal/000000000035'))),
  'a snapshot of another day': (house) =>
    replaceFile(house, 'snapshots/house', days.grown.files.bytes(days.grown.at('snapshots/house'))),
  'a snapshot with other bytes': (house) => {
    const bytes = house.files.bytes(house.at('snapshots/house'));
    bytes.fill(7, bytes.length - 40);
    return replaceFile(house, 'snapshots/house', bytes);
  },
  'a user table of their own': (house) =>
    editManifest(house, (manifest) => {
      const { header } = decodeHeader(Buffer.from(manifest.header));
      return {
        ...manifest,
        header: encodeHeader({ ...header, users: { ...header.users, table: ruled(header) } }).toString(),
      };
    }),
  'vault.json of another day': (house) =>
    editManifest(house, (manifest) => ({ ...manifest, header: days.grown.files.text(days.grown.at('vault.json')) })),
  'vault.json of another house': (house) =>
    editManifest(house, (manifest) => ({ ...manifest, header: other.files.text(other.at('vault.json')) })),
  'another house': (house) => editManifest(house, (manifest) => ({ ...manifest, vault: other.header.id })),
  'another head': (house) =>
    editManifest(house, (manifest) => ({ ...manifest, head: { ...manifest.head, sequence: 38 } })),
  'a newer version': (house) => editManifest(house, (manifest) => ({ ...manifest, version: 2 })),
  'an unknown field': (house) => editManifest(house, (manifest) => ({ ...manifest, provenBy: 'ada' })),
  'a path that leads out of the house': (house) =>
    editFiles(house, ([first, ...files]) =>
      first ? [first, { ...first, path: 'journal/../../evil' }, ...files] : files,
    ),
  'the same file twice': (house) => editFiles(house, (files) => [...files, ...files]),
};

describe('a backup with', () => {
  it.each(Object.keys(attacks))('%s restores nothing that is not genuine', async (name) => {
    const attack = attacks[name];
    const house = days.final.copy();
    await attack?.(house);
    counts.attacks += 1;
    const restored = await restoreBackup({
      from: newest(house),
      folder: house.root,
      secret: { userId: 'ben', passphrase: passphrases.benLater },
      shape: smallShape,
      tools: toolsOn(house.files),
    });
    const seen = await lookAround(house, 'ben');
    if ('refused' in seen) throw new Error(`the house is gone: ${seen.refused}`);
    expect(differences(seen, genuine)).toEqual([]);
    expect(house.files.paths().filter((path) => path.includes('evil'))).toEqual([]);
    if (restored.ok) counts.harmless += 1;
    else counts.refused += 1;
  });
});

/** Writes a proof beside the newest backup. */
const proof = (by: string, signer: UserKeys) => async (house: HouseOnDisk) => {
  const { hash } = await readManifest(newest(house), house.files);
  const statement = { manifest: hash, at: '2026-11-27T12:00:00.000Z', by, lines: 39, counts: {} };
  const signature = signValue('backup', house.header.id, statement, signer.signKey.secretKey);
  const text = encodeChecked({ format: 'cairn backup proof', version: 1, statement, signature });
  house.files.put(`${newest(house)}.proof`, text);
};

/** Has the newest backup say that Ada signs with a key of a mentor's making, and proves it with that key. */
async function madeUpProof(house: HouseOnDisk): Promise<void> {
  const forger = { ...mo, signKey: signPair(seededBytes(seed)(32)) };
  await editManifest(house, (manifest) => {
    const { header } = decodeHeader(Buffer.from(manifest.header));
    const users = header.users.table.users.map((user) =>
      user.id === 'ada' ? { ...user, signKey: toBase64(forger.signKey.publicKey) } : user,
    );
    const table = { ...header.users.table, users };
    return { ...manifest, header: encodeHeader({ ...header, users: { ...header.users, table } }).toString() };
  });
  await proof('ada', forger)(house);
}

async function openedHouse(house: HouseOnDisk): Promise<Vault<SmallState>> {
  const opened = await openVault({ folder: house.root, shape: smallShape, tools: toolsOn(house.files) });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

describe('a proof', () => {
  /** What a list says of who proved the newest backup: at the door, or in the open house. */
  async function provenBy(house: HouseOnDisk, isOpen = false): Promise<string | undefined> {
    const vault = isOpen ? await openedHouse(house) : undefined;
    const listed = await (vault?.backups() ?? listBackups(house.root, house.files));
    await vault?.release();
    if (!listed.ok) throw new Error(listed.error.code);
    return listed.value.backups.find(({ path }) => path === newest(house))?.proof?.by;
  }

  it('is one when staff signed it, and none by a mentor, in whoever’s name', async () => {
    const house = days.final.copy();
    await proof('ben', await house.keysOf('ben'))(house);
    expect(await provenBy(house)).toBe('ben');
    expect(await provenBy(house, true)).toBe('ben');
    await editManifest(house, (manifest) => ({ ...manifest, at: '2026-11-28T12:00:00.000Z' }));
    expect(await provenBy(house)).toBeUndefined();
    for (const by of ['mo', 'ben', 'ada', 'nobody']) {
      await proof(by, mo)(house);
      expect(await provenBy(house), by).toBeUndefined();
    }
  });

  it('stays one when who signed it has another key since', async () => {
    const vault = await openedHouse(days.final.copy());
    const listed = await vault.backups();
    await vault.release();
    expect(listed.ok && listed.value.backups.map(({ proof }) => proof?.by)).toEqual([undefined, 'ben']);
  });

  it('of another backup proves nothing', async () => {
    const house = days.final.copy();
    const [first = ''] = manifests(house);
    house.files.put(`${newest(house)}.proof`, house.files.bytes(house.at(`backups/${first}.proof`)));
    expect(await provenBy(house)).toBeUndefined();
  });

  it('and the day of a backup are what the files say at the door: the open house, and a restored one, have keys', async () => {
    const house = days.final.copy();
    await madeUpProof(house);
    expect(await provenBy(house)).toBe('ada');
    expect(await provenBy(house, true)).toBeUndefined();
    const restored = await restoreBackup({
      from: newest(house),
      folder: house.root,
      secret: { userId: 'ben', passphrase: passphrases.benLater },
      shape: smallShape,
      tools: toolsOn(house.files),
    });
    expect(restored).toMatchObject({ ok: false, error: { code: 'damaged', file: 'vault.json' } });
  });

  it('is missing of an older day that a mentor made up as today’s', async () => {
    const house = days.final.copy();
    const [key] = staffKeys(house.header, smallShape.staff);
    const { settled } = days;
    const paths = settled.files.paths().filter((path) => /\/(journal|snapshots|blobs)\/[^/]+$/.test(path));
    const files: Manifest['files'] = [];
    for (const path of paths) {
      const bytes = settled.files.bytes(path);
      const hash = sha256(bytes);
      const entry = {
        path: path.slice(settled.root.length + 1),
        hash,
        length: bytes.length,
        object: `${hash}.${key?.name ?? ''}`,
      };
      files.push(entry);
      const at = { files: house.files, place: house.at('backups'), vaultId: house.header.id, entry };
      await writeObject(at, path, pieces(bytes), key?.publicKey ?? new Uint8Array(), seededBytes(path));
    }
    const { head } = z
      .object({ head: z.object({ mark: z.object({ sequence: z.int(), hash: z.string() }) }) })
      .parse(settled.header);
    const manifest = {
      vault: house.header.id,
      at: '2026-12-24T12:00:00.000Z',
      by: 'ada',
      head: head.mark,
      header: settled.files.text(settled.at('vault.json')),
      files,
      damage: [],
    };
    house.files.put(house.at('backups/2026-12-24T120000.000Z.cairn-backup'), encodeManifest(manifest));
    expect(await provenBy(house)).toBeUndefined();
    // It is a genuine house of then, and opens: see "Protected, and not" in the README.
    const from = newest(house);
    const secret = { userId: 'ben', passphrase: passphrases.benLater };
    const restored = await restoreBackup({
      from,
      folder: house.root,
      secret,
      shape: smallShape,
      tools: toolsOn(house.files),
    });
    expect(restored).toMatchObject({ ok: true, value: { lines: 34 } });
  });
});

describe('made-up backups', () => {
  it('can have genuine ones on another disk let go at the next copy, which the README says, but for the proven one', async () => {
    const house = days.final.copy();
    const stick = house.at('../stick');
    await house.files.makeFolder(stick);
    const copy = async (): Promise<readonly string[]> => {
      const vault = await openedHouse(house);
      await vault.copyBackups(stick, { timeZone: 'America/New_York' });
      await vault.release();
      return house.files.paths().filter((path) => path.startsWith(stick) && path.endsWith('.cairn-backup'));
    };
    const genuineOnes = await copy();
    expect(genuineOnes).toHaveLength(2);
    const proven = genuineOnes.filter((path) => house.files.has(`${path}.proof`));
    expect(proven).toHaveLength(1);
    const { manifest } = await readManifest(newest(house), house.files);
    for (let month = 1; month <= 12; month += 1) {
      const at = `2030-${String(month).padStart(2, '0')}-01T12:00:00.000Z`;
      house.files.put(house.at(`backups/${at.replaceAll(':', '')}.cairn-backup`), encodeChecked({ ...manifest, at }));
    }
    await madeUpProof(house);
    const left = await copy();
    expect(left.filter((path) => genuineOnes.includes(path))).toEqual(proven);
  });
});

it('counts the attacks', () => {
  say(`forged backups: ${counts.attacks} attacks: ${counts.refused} refused, ${counts.harmless} restored as they were`);
  expect(counts.attacks).toBe(Object.keys(attacks).length);
});
