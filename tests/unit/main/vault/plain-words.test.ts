import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  createPeopledVault,
  filesBelow,
  passphrases,
  signIn,
  temporaryFolder,
  valueOf,
} from '../../../support/vault.ts';

const folder = temporaryFolder();

/** A text as it could stand in a file: each encoding of its bytes, and base64 at all three alignments. */
function encodings(text: string): readonly string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64');
    // The characters at both ends also encode neighbouring bytes.
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });
  const plain = [text, text.toLowerCase(), Buffer.from(text, 'utf16le').toString('latin1')];
  const hex = Buffer.from(text).toString('hex');
  return [...plain, ...base64, hex, hex.toUpperCase()];
}

it('nothing that was typed stands in any file', async () => {
  const vault = await createPeopledVault(folder.path);
  const typed = ['Thistlewood-Grange', 'relapsed on the porch', 'fourteen hours of kindness', 'undo of Wilhelmina'];
  const ben = await signIn(vault, 'ben');
  const [first = '', second = '', third = '', fourth = ''] = typed;
  for (let count = 0; count < 60; count += 1)
    valueOf(
      await ben.commit({ action: 'notes.add', label: fourth, target: 'n' }, (draft) => {
        if (draft.house) draft.house.notes['n'] = `${first} ${count}`;
        if (draft.confidential) draft.confidential.notes['n'] = `${second} ${count}`;
        const own = draft['own:p-mo'];
        if (own) own.signatures['h1'] = `${third} ${count}`;
      }),
    );
  valueOf(
    await ben.commit({ action: 'notes.add', label: fourth }, (draft) => {
      if (draft.house) draft.house.notes['long'] = `${first} `.repeat(100_000);
    }),
  );
  valueOf(await ben.close());
  const mo = await signIn(vault, 'mo');
  valueOf(
    await mo.commit({ action: 'refusals.add', label: fourth }, () => undefined, [
      { compartment: 'confidential', collection: 'refusals', id: 'r', record: { call: second } },
    ]),
  );
  const again = await signIn(vault, 'ben');
  const made = valueOf(await vault.backUp(again, { timeZone: 'America/New_York' }));
  valueOf(await vault.proveBackup(again, made?.path ?? ''));
  await mkdir(join(folder.path, 'stick'));
  valueOf(await vault.copyBackups(join(folder.path, 'stick'), { timeZone: 'America/New_York' }));
  await vault.release();

  const files = await filesBelow(folder.path);
  expect(files.some((file) => file.includes('snapshots'))).toBe(true);
  expect(files.some((file) => file.includes('blobs'))).toBe(true);
  expect(files.filter((file) => file.includes('cairn-backup'))).toHaveLength(4);
  for (const file of files) {
    const content = (await readFile(join(folder.path, file))).toString('latin1');
    for (const text of [...typed, ...Object.values(passphrases)])
      for (const encoded of encodings(text)) expect(content.includes(encoded), `${text} in ${file}`).toBe(false);
  }
});
