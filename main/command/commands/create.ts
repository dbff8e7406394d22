import type { Client } from '../house.ts';
import { needEmptyFolder, passphraseFrom } from '../house.ts';
import type { OptionsOf } from '../options.ts';
import { Stop } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** Makes a house with its first administrator and nothing else; prints the recovery code, this once. */
export async function create(client: Client, options: OptionsOf<'create'>, terminal: Terminal): Promise<void> {
  await needEmptyFolder(client);
  const { recoveryCode } = await client.setUp.begin({
    house: { name: options.house, state: options.state, timeZone: options['time-zone'] },
    beds: [],
    phases: [],
    administrator: { name: options.user, passphrase: await newPassphrase(terminal) },
    paper: 'letter',
  });
  terminal.out(`${recoveryCode}\n`);
  // Who reads it here has it in writing: the house is complete.
  await client.setUp.proveRecoveryCode({ typed: recoveryCode });
}

/** A passphrase that was typed unseen is typed twice. */
async function newPassphrase(terminal: Terminal): Promise<string> {
  const passphrase = await passphraseFrom(terminal, 'New passphrase (three or four unrelated words): ');
  if (terminal.environment['CAIRN_PASSPHRASE']) return passphrase;
  const again = await terminal.askSecretly('The same once more: ');
  if (again !== passphrase) throw new Stop('The two passphrases are not the same: start again.');
  return passphrase;
}
