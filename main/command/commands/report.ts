import { writeFile } from 'node:fs/promises';
import type { Client } from '../house.ts';
import type { OptionsOf } from '../options.ts';
import type { Terminal } from '../terminal.ts';

/** The report's figures as CSV and JSON files; as CSV on standard output where no file is named. */
export async function report(client: Client, options: OptionsOf<'report'>, terminal: Terminal): Promise<void> {
  const { month, months, edition, k, csv, json } = options;
  const request = { month, months, edition, ...(k !== undefined && { k }) };
  if (json !== undefined) {
    await writeFile(json, `${JSON.stringify(await client.reports.month(request), undefined, 2)}\n`);
  }
  if (csv === undefined && json !== undefined) return;
  const { text } = await client.reports.csv(request);
  if (csv === undefined) terminal.out(text);
  else await writeFile(csv, text);
}
