import type { Client } from '../house.ts';
import { progress, progressDone, Stop } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Checks every seal, the chain and every rule; prints what there is. */
export async function verify(client: Client, terminal: Terminal): Promise<void> {
  progress(terminal, 'Walking every file of the house …');
  const { vault, tables, broken } = await client.exchange.verify();
  progressDone(terminal);
  const counts = [
    ...Object.entries(vault),
    ...tables.map(({ file, rows }) => [file.replace(/\.csv$/u, ''), rows] as const),
  ];
  for (const [what, count] of counts) terminal.out(`${what} ${count}\n`);
  for (const { record, what } of broken) terminal.out(`${record}: ${what}\n`);
  if (broken.length > 0)
    throw new Stop(`${broken.length === 1 ? 'One rule does' : `${broken.length} rules do`} not hold.`);
}
