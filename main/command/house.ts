import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/index.ts';
import { sentenceOf } from '../../shared/messages/refusals.ts';
import { folderSentence } from './sentences.ts';
import { Stop } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** The calls of the contract, answered in this process. */
export type Client = ContractRouterClient<Contract>;

/** The passphrase: from CAIRN_PASSPHRASE, or asked for without showing it. */
export async function passphraseFrom(terminal: Terminal, question: string): Promise<string> {
  const given = terminal.environment['CAIRN_PASSPHRASE'];
  if (given !== undefined && given !== '') return given;
  const typed = await terminal.askSecretly(question);
  if (typed === undefined)
    throw new Stop('No passphrase was given: set CAIRN_PASSPHRASE, or start this in a terminal.');
  return typed;
}

/** Who is to sign in: the one who was named, or the only one there is. */
export function wantedName(names: readonly { readonly name: string }[], user: string | undefined): string {
  const [first, second] = names;
  const wanted = user ?? (second === undefined ? first?.name : undefined);
  if (wanted === undefined) throw new Stop('More than one person signs in here: say who with --user NAME.');
  return wanted;
}

/** Opens the house in the folder for a user; a name that is not there is answered as a wrong passphrase is. */
export async function signIn(client: Client, user: string | undefined, terminal: Terminal): Promise<void> {
  const stage = await client.setUp.stage();
  if (stage.stage === 'none') throw new Stop(`There is no house in ${stage.folder}: make one with the command create.`);
  if (stage.stage === 'refused') throw new Stop(folderSentence(stage));
  const wanted = wantedName(stage.names, user);
  const passphrase = await passphraseFrom(terminal, `Passphrase of ${wanted}: `);
  const found = stage.names.find(({ name }) => name === wanted);
  if (!found) throw new Stop(sentenceOf('wrong-sign-in'));
  await client.session.signIn({ userId: found.id, passphrase });
}

/** Stops unless the folder holds no house yet. */
export async function needEmptyFolder(client: Client): Promise<void> {
  const stage = await client.setUp.stage();
  if (stage.stage === 'refused') throw new Stop(folderSentence(stage));
  if (stage.stage === 'ready') throw new Stop(`There is a house in ${stage.folder} already: choose another folder.`);
}
