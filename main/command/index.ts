import { randomUUID } from 'node:crypto';
import { workerTools } from '../vault/index.ts';
import { processTerminal } from './process-terminal.ts';
import { run } from './run.ts';

/*
 * Cairn without a screen (EXCHANGE, "The command line"). The exit code is set and the process ends by itself, so that
 * nothing written to a pipe is cut off.
 */
process.exitCode = await run(process.argv.slice(2), {
  terminal: processTerminal(),
  vaultTools: workerTools(new URL('./vault-worker.js', import.meta.url)),
  clock: () => new Date(),
  newId: randomUUID,
});
