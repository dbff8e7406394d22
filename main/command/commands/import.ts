import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { ImportPlan } from '../../../shared/contract/exchange.ts';
import { findingLine } from '../../../shared/exchange/findings.ts';
import type { Client } from '../house.ts';
import type { OptionsOf } from '../options.ts';
import { progress, progressDone, Stop } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Brings a folder of tables in, or says what it would do; a refusal keeps all of it out. */
export async function importFolder(client: Client, options: OptionsOf<'import'>, terminal: Terminal): Promise<void> {
  const folder = resolve(options.word);
  const files = await filesIn(folder);
  if (!files.some(({ name }) => name.toLowerCase().endsWith('.csv'))) throw new Stop(`There is no table in ${folder}.`);
  progress(terminal, `Reading ${folder} …`);
  const plan = options['dry-run']
    ? await client.exchange.preview({ files })
    : await client.exchange.import({ files, source: basename(folder) });
  progressDone(terminal);
  terminal.out(planText(plan));
  const { length } = plan.refusals;
  if (length > 0) {
    const what = length === 1 ? 'One thing cannot come in as it is' : `${length} things cannot come in as they are`;
    throw new Stop(`${what}: nothing was changed.`);
  }
}

async function filesIn(folder: string): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => ({ name, bytes: new Uint8Array(await readFile(join(folder, name))) })),
  );
}

/** Refusals, warnings, and what becomes of the rows of each table. */
function planText({ refusals, warnings, tables }: ImportPlan): string {
  const counts = tables.map(
    (table) => `${table.file} ${table.new} new, ${table.same} same, ${table.changed} changed, ${table.refused} refused`,
  );
  const lines = [
    ...refusals.map(findingLine),
    ...warnings.map((warning) => `warning: ${findingLine(warning)}`),
    ...counts,
  ];
  return lines.map((line) => `${line}\n`).join('');
}
