import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Access } from '../../main/vault/access.ts';
import { decodeArchive } from '../../main/vault/archive.ts';
import { readBlob } from '../../main/vault/blob.ts';
import { HeaderStore } from '../../main/vault/header.ts';
import { nodeFiles, type Shape } from '../../main/vault/index.ts';
import type { UserKeys } from '../../main/vault/keys.ts';
import { decodeLine, type Line } from '../../main/vault/line.ts';
import { openPart, partBytes } from '../../main/vault/part.ts';
import { unseal } from '../../main/vault/seal.ts';
import { isArchive, readOpening } from '../../main/vault/segment.ts';
import { splitFile } from '../../main/vault/snapshot.ts';

/**
 * Everything somebody's keys open of a vault's files, in the clear, whatever program they use: every part of every line,
 * archived or not, every snapshot and every blob, under every key they hold.
 */
export async function openedWith(vault: string, keys: UserKeys, shape: Shape<object>): Promise<string> {
  const header = (await HeaderStore.open(nodeFiles, vault))?.current;
  if (!header) throw new Error('no vault');
  const { ring, vaultId } = new Access(header, keys, shape);
  const texts: string[] = [];
  const attempt = async (open: () => Promise<string>): Promise<void> => {
    texts.push(await open().catch(() => ''));
  };
  const names = ring.names();
  const allKeys = names.flatMap((name) => (header.compartments[name] ?? []).map((_, at) => ring.get(name, at + 1)));

  for (const name of await readdir(join(vault, 'journal'))) {
    if (!/^\d{12}$/.test(name)) continue;
    const bytes = await readFile(join(vault, 'journal', name));
    const segment = await readOpening(nodeFiles, vault, name, vaultId);
    let lines: Uint8Array = bytes.subarray(segment.start);
    if (isArchive(segment)) {
      const found = allKeys.map((key) => decodeArchive(lines, segment.opening, key, name).catch(() => undefined));
      const content = (await Promise.all(found)).find((opened) => opened !== undefined);
      texts.push(JSON.stringify(content?.states ?? ''));
      lines = content?.lines ?? Buffer.alloc(0);
    }
    const isPurged = isArchive(segment) && segment.opening.purged !== undefined;
    for (const text of Buffer.from(lines).toString().split('\n').filter(Boolean))
      await openLine(decodeLine(text, name, isPurged));
  }
  async function openLine(line: Line): Promise<void> {
    for (const [index, note] of line.header.parts.entries()) {
      await attempt(async () => {
        const bytes = await partBytes(line, index, nodeFiles, vault, ring);
        return JSON.stringify(openPart(line, note, bytes, ring, vaultId) ?? '');
      });
      if (note.blob) await attempt(async () => String(await readBlob(note, nodeFiles, vault, ring)));
    }
  }
  for (const name of await readdir(join(vault, 'snapshots'))) {
    const { note, sealed } = splitFile(await readFile(join(vault, 'snapshots', name)), name);
    const key = ring.get(note.compartment, note.generation);
    const { vault: id, compartment, generation, schema, sequence, hash } = note;
    const data = ['cairn/1/snapshot', id, compartment, generation, schema, sequence, hash];
    if (key) await attempt(() => Promise.resolve(String(unseal(sealed, key.snapshot, data, name))));
  }
  return texts.join('\n');
}
