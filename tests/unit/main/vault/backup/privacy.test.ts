import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Access } from '../../../../../main/vault/access.ts';
import { HeaderStore } from '../../../../../main/vault/header.ts';
import { nodeFiles } from '../../../../../main/vault/index.ts';
import { sodium } from '../../../../../main/vault/sodium.ts';
import { addNote, backUp, createGrownVault, ownBackups, timeZone } from '../../../../support/backups.ts';
import { filesBelow, keysOf, signIn, smallShape, temporaryFolder, valueOf } from '../../../../support/vault.ts';

const folder = temporaryFolder();
const house = (): string => join(folder.path, 'vault');

it('nothing in a backup opens with any key of a mentor, and no file of the house lies there as it is', async () => {
  const { vault } = await createGrownVault(folder.path);
  const ben = await signIn(vault, 'ben');
  // A line that a mentor reads in the house today, and not any more after the next sign-out.
  await addNote(ben, 'door', 'a name that goes tomorrow');
  await backUp(vault, ben);
  const stick = join(folder.path, 'stick');
  await mkdir(stick);
  valueOf(await vault.copyBackups(stick, { timeZone }));
  const sources = (await filesBelow(house())).filter((file) => /^(journal|snapshots|blobs)/.test(file));
  const plain = await Promise.all(sources.map((file) => readFile(join(house(), file))));
  await vault.release();

  const keys = await keysOf(folder.path, 'mo');
  const header = (await HeaderStore.open(nodeFiles, house()))?.current;
  if (!header) throw new Error('no vault');
  const { ring } = new Access(header, keys, smallShape);
  const pairs = [keys.boxKey, ...ring.names().flatMap((name) => ring.current(name)?.pair ?? [])];
  expect(pairs.length).toBeGreaterThan(2);

  const objects = join(ownBackups(folder.path), 'objects');
  let tried = 0;
  for (const name of await readdir(objects)) {
    const bytes = await readFile(join(objects, name));
    const start = bytes.indexOf(10) + 1;
    for (const { publicKey, secretKey } of pairs) {
      const open = () => sodium.crypto_box_seal_open(bytes.subarray(start, start + 80), publicKey, secretKey);
      expect(open).toThrow();
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(15);
  const backups = [...(await filesBelow(ownBackups(folder.path))).map((file) => join(ownBackups(folder.path), file))];
  const copies = (await filesBelow(stick)).map((file) => join(stick, file));
  for (const file of [...backups, ...copies]) {
    const bytes = await readFile(file);
    for (const source of plain) expect(bytes.includes(source.subarray(-200)), file).toBe(false);
  }
});
