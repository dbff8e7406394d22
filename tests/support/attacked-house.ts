import { createHash, randomBytes as systemRandom } from 'node:crypto';
import { dirname, join } from 'node:path';
import { openBox } from '../../main/vault/box.ts';
import { decodeHeader, type Header } from '../../main/vault/header.ts';
import { createVault, openVault, type VaultTools } from '../../main/vault/index.ts';
import type { Vault, VaultError, VaultSession } from '../../main/vault/index.ts';
import type { UserKeys } from '../../main/vault/keys.ts';
import { success, type Result } from '../../shared/result.ts';
import { FilesInMemory } from './files-in-memory.ts';
import { passphrases as known, smallShape, testTools, type SmallState } from './small-house.ts';

/*
 * A small house that has seen everything, on a disk in memory: people who came, changed and went, keys that went with
 * them, snapshots, archives, blobs, backups, and lines after all of that. What is read in it is a canary word, so that a
 * test can tell what a key opened.
 */

export const passphrases = {
  ...known,
  eve: 'copper kettles sang at noon',
  cy: 'nine umbrellas on the ferry',
  kit: 'velvet harbours and old maps',
  benOnce: 'temporary as morning frost',
  benLater: 'eight silver herons waded by',
} as const;
export type Person = 'ada' | 'ben' | 'mo' | 'eve' | 'cy' | 'kit';

/** The passphrase somebody has at the end. */
export const passphraseOf = (who: Person): string => (who === 'ben' ? passphrases.benLater : passphrases[who]);

/** What is written where; each word stands nowhere else. */
export const canaries = {
  house: 'present-house-canary',
  past: 'past-resident-canary',
  letter: 'past-letter-canary',
  confidential: 'confidential-canary',
  dropIn: 'dropped-in-canary',
  ofMo: 'own-of-mo-canary',
  ofEve: 'own-of-eve-canary',
  ofOther: 'own-of-other-canary',
  deed: 'deed-label-canary',
} as const;

const tiny: VaultTools['sizes'] = { segment: 2500, part: 1500, tail: 6 };

/** Bytes that look random and are the same in every run of a seed. */
export function seededBytes(seed: string): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    const blocks: Buffer[] = [];
    for (let made = 0; made < length; made += 32) {
      count += 1;
      blocks.push(createHash('sha256').update(`${seed} ${count}`).digest());
    }
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
  };
}

export const toolsOn = (files: FilesInMemory, changed: Partial<VaultTools> = {}): VaultTools =>
  testTools({ files, sizes: tiny, ...changed });

/** The value of a result that must be one. */
function valueOf<Value>(result: Result<Value, VaultError>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.error)}`);
}

export interface Entered {
  readonly vault: Vault<SmallState>;
  readonly session: VaultSession<SmallState>;
}

/** A house on a disk: where it lies, and how somebody gets in. */
export class HouseOnDisk {
  readonly files: FilesInMemory;
  readonly root: string;

  constructor(files: FilesInMemory, root: string) {
    this.files = files;
    this.root = root;
  }

  copy(): HouseOnDisk {
    return new HouseOnDisk(this.files.copy(), this.root);
  }

  at(file: string): string {
    return join(this.root, file);
  }

  /** Files of the house in a folder of it, by name. */
  names(folder: string): readonly string[] {
    const path = this.at(folder);
    return this.files
      .paths()
      .filter((file) => dirname(file) === path)
      .map((file) => file.slice(path.length + 1));
  }

  get header(): Header {
    return decodeHeader(this.files.bytes(this.at('vault.json'))).header;
  }

  /** Opens the house with the honest program and signs somebody in, by their last passphrase unless told. */
  async enter(who: Person, passphrase = passphraseOf(who)): Promise<Result<Entered, VaultError>> {
    const vault = await openVault({ folder: this.root, shape: smallShape, tools: toolsOn(this.files) });
    if (!vault.ok) return vault;
    const session = await vault.value.signIn(who, passphrase);
    if (session.ok) return success({ vault: vault.value, session: session.value });
    await vault.value.release();
    return session;
  }

  /** What somebody's passphrase opens of vault.json, whatever program they use. */
  async keysOf(who: Person, passphrase = passphraseOf(who)): Promise<UserKeys> {
    const { boxes, id } = this.header;
    const box = boxes[who];
    if (!box) throw new Error(`no box of ${who}`);
    return (await openBox(box, who, passphrase, id, toolsOn(this.files))).keys;
  }
}

/** One house at four moments. */
export interface AttackedHouse {
  /** Everybody is there, and a first snapshot of what each compartment holds. */
  readonly young: HouseOnDisk;
  /** Ben writes, and nothing of it is in a snapshot or an archive yet. */
  readonly busy: HouseOnDisk;
  /** A snapshot of all, archives, blobs, a proven backup. */
  readonly grown: HouseOnDisk;
  /** Lines of several people one after the other, in no archive yet. */
  readonly mixed: HouseOnDisk;
  /** Eve has gone, Cy is staff no more, keys have changed. */
  readonly changed: HouseOnDisk;
  /** One more user, in lines that are in no archive yet. */
  readonly open: HouseOnDisk;
  /** One more user, who changed no key, and snapshots hold every line. */
  readonly settled: HouseOnDisk;
  /** Lines after that, and a second backup. */
  readonly final: HouseOnDisk;
}

const write = async (
  session: VaultSession<SmallState>,
  recipe: (draft: SmallState) => void,
  label: string = canaries.deed,
): Promise<void> =>
  void valueOf(
    await session.commit({ action: 'notes.add', label }, (draft) => {
      recipe(draft);
    }),
  );

const note =
  (key: string, text: string) =>
  (draft: SmallState): void => {
    if (draft.house) draft.house.notes[key] = text;
  };

const dropIn = (id: string) => ({
  compartment: 'confidential',
  collection: 'refusals',
  id,
  record: { call: canaries.dropIn },
});

/** Lives through the whole story; about a quarter of a second. */
export async function makeAttackedHouse(seed: string): Promise<AttackedHouse> {
  const files = new FilesInMemory();
  const house = new HouseOnDisk(files, `/${systemRandom(8).toString('hex')}/vault`);
  let hour = 0;
  const now = (): Date => new Date(Date.parse('2026-11-23T15:00:00.000Z') + 3_600_000 * (hour += 1));
  const tools = toolsOn(files, { randomBytes: seededBytes(seed), now });
  const { vault, session } = valueOf(
    await createVault({
      folder: house.root,
      shape: smallShape,
      tools,
      administrator: { id: 'ada', name: 'Ada' },
      passphrase: passphrases.ada,
    }),
  );
  const enter = async (who: Person, passphrase: string = passphrases[who]): Promise<VaultSession<SmallState>> =>
    valueOf(await vault.signIn(who, passphrase));

  for (const id of ['ben', 'cy'] as const)
    valueOf(await session.addUser({ id, name: id.toUpperCase(), role: 'staff' }, passphrases[id]));
  for (const id of ['mo', 'eve', 'kit'] as const)
    valueOf(
      await session.addUser({ id, name: id.toUpperCase(), role: 'mentor', personId: `p-${id}` }, passphrases[id]),
    );
  await write(session, (draft) => {
    draft.house = {
      notes: { door: 'blue', guest: canaries.past },
      sessions: { '2026-11': { s1: { marks: { 'p-1': 'unmarked' } } } },
    };
    draft.confidential = { notes: { secret: canaries.confidential }, refusals: {} };
    draft['own:p-mo'] = { hours: { h1: 2 }, signatures: { h1: canaries.ofMo } };
    draft['own:p-eve'] = { hours: { h5: 5 }, signatures: { h5: canaries.ofEve } };
    draft['own:p-other'] = { hours: { h9: 9 }, signatures: { h9: canaries.ofOther } };
  });
  valueOf(await session.close());
  const young = house.copy();

  const ben = await enter('ben');
  for (let count = 0; count < 8; count += 1) await write(ben, note(`k${count % 3}`, `${canaries.past} ${count}`));
  await write(ben, note('long', `${canaries.letter} `.repeat(80)));
  await write(ben, (draft) => {
    if (draft.confidential) draft.confidential.notes['long'] = `${canaries.confidential} `.repeat(80);
  });
  const busy = house.copy();
  valueOf(await ben.close());
  const keeper = await enter('ben');
  const first = valueOf(await vault.backUp(keeper, {}));
  valueOf(await vault.proveBackup(keeper, first?.path ?? ''));
  valueOf(await keeper.close());
  const grown = house.copy();

  for (const who of ['mo', 'eve'] as const) {
    const mentor = await enter(who);
    await write(mentor, (draft) => {
      if (draft.house) draft.house.sessions[`2026-12 ${who}`] = { s1: { marks: { 'p-1': 'present' } } };
      const own = draft[`own:p-${who}`];
      if (own) own.hours[`${who} 2`] = 3;
    });
    valueOf(await mentor.commit({ action: 'refusals.add', label: canaries.deed }, () => undefined, [dropIn(who)]));
    valueOf(await mentor.close());
  }
  const ada = await enter('ada');
  await write(ada, (draft) => {
    if (!draft.house) return;
    for (const key of ['guest', 'k0', 'k1', 'k2', 'long']) delete draft.house.notes[key];
    draft.house.notes['closed kit'] = 'by Ada';
    draft.house.notes['welcome'] = canaries.house;
  });
  valueOf(await ada.removeUser('eve'));
  valueOf(await ada.changeUser('cy', { role: 'mentor', personId: 'p-cy' }));
  valueOf(await ada.replaceRecoveryCode());
  valueOf(await ada.resetPassphrase('ben', passphrases.benOnce));
  const mixed = house.copy();
  valueOf(await ada.close());
  const returned = await enter('ben', passphrases.benOnce);
  valueOf(await returned.changePassphrase(passphrases.benOnce, passphrases.benLater));
  await write(returned, note('settled', 'everything'));
  valueOf(await returned.close());
  const changed = house.copy();
  const administrator = await enter('ada');
  valueOf(await administrator.addUser({ id: 'fay', name: 'FAY', role: 'viewer' }, 'orchids keep their own hours'));
  for (let count = 0; count < 6; count += 1) await write(administrator, note('count', `number ${count}`));
  const open = house.copy();
  valueOf(await administrator.close());
  const settled = house.copy();

  const last = await enter('ben', passphrases.benLater);
  await write(last, note('desk', canaries.house));
  await write(last, note('letter', `${canaries.house} `.repeat(80)));
  valueOf(await last.close());
  const mo = await enter('mo');
  await write(mo, (draft) => {
    if (draft.house) draft.house.sessions['2027-01'] = { s1: { marks: { 'p-1': 'excused' } } };
  });
  valueOf(await mo.commit({ action: 'refusals.add', label: canaries.deed }, () => undefined, [dropIn('mo again')]));
  valueOf(await mo.close());
  const closing = await enter('ben', passphrases.benLater);
  await write(closing, note('tea', 'is at four'));
  valueOf(await vault.backUp(closing, {}));
  await vault.release();
  return { young, busy, grown, mixed, changed, open, settled, final: house.copy() };
}
