import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  createVault,
  openVault,
  restoreBackup,
  type Files,
  type OpenFile,
  type VaultTools,
} from '../../main/vault/index.ts';
import { passphrases, seededBytes, toolsOn } from '../support/attacked-house.ts';
import { FilesInMemory } from '../support/files-in-memory.ts';
import { encodings, wordsIn } from '../support/find-words.ts';
import { say } from '../support/say.ts';
import { smallShape } from '../support/small-house.ts';
import { valueOf } from '../support/vault.ts';

/*
 * Words that were typed stand in no file, in no encoding, at no moment: every byte that was ever written is looked at, those
 * of files that were renamed, removed or left behind by a process that died among them.
 */
const words = {
  name: 'Thistlewood-Grange',
  accented: 'Zoë Ångström-Ñuñez',
  confidential: 'relapsed on the porch',
  own: 'fourteen hours of kindness',
  label: 'undo of Wilhelmina',
  target: 'person-of-interest-77',
  droppedIn: 'shouted at the gatekeeper',
  wrong: 'never the right passphrase',
  temporary: passphrases.benOnce,
  chosen: passphrases.benLater,
  ada: passphrases.ada,
  ben: passphrases.ben,
  mo: passphrases.mo,
} as const;

interface Recorded {
  readonly files: Files;
  readonly disk: FilesInMemory;
  readonly writes: Buffer[];
  readonly names: Set<string>;
}

/** A disk that keeps every byte that was ever written, and dies before operation `last + 1`. */
function recording(last = Infinity): Recorded {
  const disk = new FilesInMemory();
  const writes: Buffer[] = [];
  const names = new Set<string>();
  let operations = 0;
  const living = <Value>(work: () => Promise<Value>): Promise<Value> => {
    operations += 1;
    if (operations <= last) return work();
    return Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'write' }));
  };
  const wrap = (path: string, file: OpenFile): OpenFile => ({
    ...file,
    write: (bytes, position) =>
      living(() => {
        writes.push(Buffer.from(bytes));
        names.add(path);
        return file.write(bytes, position);
      }),
  });
  const files: Files = {
    realPath: (path) => disk.realPath(path),
    kind: (path) => disk.kind(path),
    read: (path) => disk.read(path),
    list: (folder) => disk.list(folder),
    makeFolder: (folder) => disk.makeFolder(folder),
    keepPrivate: () => disk.keepPrivate(),
    open: (path, how) => living(async () => wrap(path, await disk.open(path, how))),
    rename: (from, to) => living(() => disk.rename(from, to)),
    remove: (path) => living(() => disk.remove(path)),
    removeEmptyFolder: (folder) => disk.removeEmptyFolder(folder),
    syncFolder: () => disk.syncFolder(),
  };
  return { files, disk, writes, names };
}

const timeZone = 'America/New_York';

/** A life with every kind of file in it; the recovery codes that were shown. */
async function live(root: string, { files, disk }: Recorded): Promise<readonly string[]> {
  const tools: VaultTools = { ...toolsOn(disk, { randomBytes: seededBytes('plain words') }), files };
  const folder = `${root}/vault`;
  const {
    vault,
    session: ada,
    recoveryCode,
  } = valueOf(
    await createVault({
      folder,
      shape: smallShape,
      tools,
      administrator: { id: 'ada', name: 'Ada' },
      passphrase: passphrases.ada,
      initial: (draft) => void (draft.house && (draft.house.notes['first'] = words.name)),
    }),
  );
  valueOf(await ada.addUser({ id: 'ben', name: 'Ben', role: 'staff' }, passphrases.ben));
  valueOf(await ada.addUser({ id: 'mo', name: 'Mo', role: 'mentor', personId: 'p-mo' }, passphrases.mo));
  for (let count = 0; count < 8; count += 1)
    valueOf(
      await ada.commit({ action: 'notes.add', label: words.label, target: words.target }, (draft) => {
        if (draft.house) draft.house.notes['n'] = `${words.name} ${words.accented} `.repeat(1 + 60 * (count % 2));
        if (draft.confidential) draft.confidential.notes['n'] = `${words.confidential} ${count}`;
        draft['own:p-mo'] = { hours: { h1: 2 }, signatures: { h1: `${words.own} ${count}` } };
      }),
    );
  valueOf(await ada.close());
  const mo = valueOf(await vault.signIn('mo', passphrases.mo));
  const record = { call: words.droppedIn };
  const dropIn = { compartment: 'confidential', collection: 'refusals', id: 'r', record };
  valueOf(await mo.commit({ action: 'refusals.add', label: words.label }, () => undefined, [dropIn]));
  valueOf(await mo.close());
  await vault.signIn('ben', words.wrong);
  const again = valueOf(await vault.signIn('ada', passphrases.ada));
  const second = valueOf(await again.replaceRecoveryCode());
  valueOf(await again.resetPassphrase('ben', words.temporary));
  const ben = valueOf(await vault.signIn('ben', words.temporary));
  valueOf(await ben.changePassphrase(words.temporary, words.chosen));
  const made = valueOf(await vault.backUp(ben, { timeZone }));
  valueOf(await vault.proveBackup(ben, made?.path ?? ''));
  await disk.makeFolder(`${root}/stick`);
  valueOf(await vault.copyBackups(`${root}/stick`, { timeZone }));
  await vault.release();
  const secret = { userId: 'ben', passphrase: words.chosen };
  valueOf(await restoreBackup({ from: made?.path ?? '', folder, secret, shape: smallShape, tools }));
  const opened = valueOf(await openVault({ folder, shape: smallShape, tools }));
  const session = valueOf(await opened.signInWithRecoveryCode(second));
  valueOf(await session.close());
  await opened.release();
  return [recoveryCode, second];
}

const looked = { bytes: 0, writes: 0, files: 0, kills: 0 };

function assertNoWords({ disk, writes, names }: Recorded, secrets: readonly string[]): void {
  const all = [...Object.values(words), ...secrets];
  const left = disk.paths().map((path) => disk.bytes(path));
  const inNames = Buffer.from([...names, ...disk.paths()].join('\n'));
  for (const bytes of [inNames, ...left, Buffer.concat(writes)]) {
    looked.bytes += bytes.length;
    expect(wordsIn(bytes, all)).toEqual([]);
  }
  looked.writes += writes.length;
  looked.files += left.length;
}

describe('what was typed', () => {
  it('stands in no file, whole or unfinished, and never did', async () => {
    const recorded = recording();
    const codes = await live('/plain-words', recorded);
    expect([...recorded.names].some((path) => path.endsWith('.aside'))).toBe(true);
    for (const kind of [
      '/journal/',
      '/snapshots/',
      '/blobs/',
      '/objects/',
      '.cairn-backup.proof',
      '/stick/',
      '.restoring/',
    ])
      expect(
        [...recorded.names].some((path) => path.includes(kind)),
        kind,
      ).toBe(true);
    // What is typed of a code may lack its hyphens.
    assertNoWords(recorded, [...codes, ...codes.map((code) => code.replaceAll('-', ''))]);
  });

  it('stands in nothing that a process leaves behind when it dies', async () => {
    const whole = recording();
    await live('/plain-words', whole);
    for (let last = 3; last < whole.writes.length * 2; last += 113) {
      const recorded = recording(last);
      // It dies with a refusal or with the test's own complaint about one: what counts is what it leaves.
      await live(`/plain-words-${last}`, recorded).catch(() => undefined);
      assertNoWords(recorded, []);
      looked.kills += 1;
    }
    expect(looked.kills).toBeGreaterThan(3);
  });
});

describe('the search itself', () => {
  const noise = Buffer.from(seededBytes('noise')(5000));
  const word = words.accented;
  const hidden = (bytes: Uint8Array): Buffer => Buffer.concat([noise, bytes, noise]);

  it.each([...encodings(word)].flatMap(([name, needles]) => needles.map((needle, at) => ({ name, at, needle }))))(
    'finds a word in $name ($at)',
    ({ name, needle }) => {
      expect(wordsIn(hidden(needle), [word])).toContain(`${word} (${name})`);
    },
  );

  it('finds a word that is compressed, and none where there is none', () => {
    const text = Buffer.from(`a note about ${word}, and more `.repeat(3));
    expect(wordsIn(hidden(gzipSync(text)), [word])).toContain(`${word} (compressed, utf8)`);
    expect(wordsIn(hidden(deflateSync(text)), [word])).toContain(`${word} (compressed, utf8)`);
    expect(wordsIn(brotliCompressSync(text), [word])).toContain(`${word} (compressed, utf8)`);
    expect(wordsIn(Buffer.concat([Buffer.from('{"note":1}\n'), brotliCompressSync(text)]), [word])).not.toEqual([]);
    expect(wordsIn(noise, [word])).toEqual([]);
  });
});

it('says how much was looked at', () => {
  const { bytes, writes, files, kills } = looked;
  say(`plain words: ${bytes} bytes of ${files} files and ${writes} writes, after ${kills} deaths as well`);
  expect(writes).toBeGreaterThan(100);
});
