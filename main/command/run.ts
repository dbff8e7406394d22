import { resolve } from 'node:path';
import { openFacility } from '../facility/facility.ts';
import { version } from '../facility/version.ts';
import type { VaultTools } from '../vault/index.ts';
import { backup } from './commands/backup.ts';
import { create } from './commands/create.ts';
import { demo } from './commands/demo.ts';
import { exportFolder } from './commands/export.ts';
import { importFolder } from './commands/import.ts';
import { log } from './commands/log.ts';
import { report } from './commands/report.ts';
import { restore } from './commands/restore.ts';
import { verify } from './commands/verify.ts';
import { signIn } from './house.ts';
import type { Client } from './house.ts';
import { help, readCommand } from './options.ts';
import type { Command } from './options.ts';
import { sentenceFor } from './sentences.ts';
import { progressDone } from './terminal.ts';
import type { Terminal } from './terminal.ts';

export interface CommandTools {
  readonly terminal: Terminal;
  readonly vaultTools: VaultTools;
  readonly clock: () => Date;
  /** A new random record key. */
  readonly newId: () => string;
}

/** Runs one command; the exit code: 0 done, 1 not done (one sentence on standard error), 2 not understood. */
export async function run(words: readonly string[], tools: CommandTools): Promise<0 | 1 | 2> {
  const { terminal } = tools;
  if (words.some((word) => word === '--help' || word === '-h')) {
    terminal.out(`${help}\n`);
    return 0;
  }
  const read = readCommand(words);
  if (!read.ok) {
    terminal.err(`${read.error}.\n${help}\n`);
    return 2;
  }
  try {
    const command = { ...read.value, vault: resolve(read.value.vault) };
    if (command.command === 'demo') await demo(command, tools);
    else if (command.command === 'backup') await backup(command, tools);
    else if (command.command === 'restore') await restore(command, tools);
    else await inHouse(command, tools);
    return 0;
  } catch (error) {
    const sentence = sentenceFor(error);
    if (sentence === undefined) throw error;
    progressDone(terminal);
    terminal.err(`${sentence}\n`);
    return 1;
  }
}

type InHouse = Exclude<Command, { command: 'demo' | 'backup' | 'restore' }>;

/** Opens the house, does what the command says, and lets go of it again. */
async function inHouse(command: InHouse, { terminal, vaultTools, clock, newId }: CommandTools): Promise<void> {
  const lock = { holder: `a command in process ${process.pid}` };
  const facility = openFacility({ folder: command.vault, tools: vaultTools, clock, newId, version, lock });
  try {
    await perform(facility.client, command, terminal);
  } finally {
    await facility.close();
  }
}

async function perform(client: Client, command: InHouse, terminal: Terminal): Promise<void> {
  if (command.command === 'create') return create(client, command, terminal);
  await signIn(client, command.user, terminal);
  switch (command.command) {
    case 'import':
      return importFolder(client, command, terminal);
    case 'export':
      return exportFolder(client, command, terminal);
    case 'report':
      return report(client, command, terminal);
    case 'verify':
      return verify(client, terminal);
    case 'log':
      return log(client, command, terminal);
  }
}
