import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { nodeFiles } from '../../vault/index.ts';
import type { Client } from '../house.ts';
import type { OptionsOf } from '../options.ts';
import { progress, progressDone } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Writes every table into a folder, readable for this account only, and says where. */
export async function exportFolder(client: Client, options: OptionsOf<'export'>, terminal: Terminal): Promise<void> {
  const folder = resolve(options.word);
  progress(terminal, `Writing ${folder} …`);
  // Asked first: who may not export leaves no folder behind.
  const { files } = await client.exchange.export();
  await nodeFiles.makeFolder(folder);
  for (const { name, text } of files) await writeFile(join(folder, name), text, { encoding: 'utf8', mode: 0o600 });
  progressDone(terminal);
  terminal.out(`${files.length} tables written to ${folder}\n`);
}
