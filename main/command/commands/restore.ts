import { dirname, resolve } from 'node:path';
import { sentenceOf } from '../../../shared/messages/refusals.ts';
import { shape } from '../../facility/shape.ts';
import { listBackups, restoreBackup } from '../../vault/index.ts';
import type { Backup, Secret, VaultError } from '../../vault/index.ts';
import { passphraseFrom } from '../house.ts';
import type { OptionsOf } from '../options.ts';
import type { CommandTools } from '../run.ts';
import { vaultSentence, vaultValue } from '../sentences.ts';
import { progress, progressDone, Stop } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Puts the house of a backup in the place of the one in the folder, which is set aside; prints where both are and what the
 * house holds.
 */
export async function restore(options: OptionsOf<'restore'>, { terminal, vaultTools }: CommandTools): Promise<void> {
  const { vault: folder, user } = options;
  const from = resolve(options.word);
  const { backups, unreadable } = vaultValue(await listBackups(dirname(from), vaultTools.files), folder);
  const problem = unreadable.find(({ path }) => path === from)?.problem;
  if (problem) throw new Stop(sentenceOfRestore(problem, folder));
  const backup = backups.find(({ path }) => path === from);
  if (!backup) throw new Stop(`There is no backup at ${from}.`);
  const restored = await restoreBackup({
    from,
    folder,
    secret: await secretFrom(terminal, backup, user),
    shape,
    tools: vaultTools,
    holder: `a command in process ${process.pid}`,
    progress: (done, of) => progress(terminal, `Restoring: ${done} of ${of} steps …`),
  });
  progressDone(terminal);
  if (!restored.ok && restored.error.code === 'wrong-passphrase' && user === undefined)
    throw new Stop('That recovery code does not open this backup: each backup opens with the code of its time.');
  if (!restored.ok) throw new Stop(sentenceOfRestore(restored.error, folder));
  const { setAside, lines, counts, damage } = restored.value;
  terminal.out(`house ${folder}\n`);
  if (setAside !== undefined) terminal.out(`set-aside ${setAside}\n`);
  for (const [what, count] of Object.entries({ lines, ...counts })) terminal.out(`${what} ${count}\n`);
  for (const { file, detail } of damage) terminal.out(`${file}: ${detail}\n`);
}

/** What opens the backup: a passphrase where somebody is named, else the recovery code. */
async function secretFrom(terminal: Terminal, { signIns }: Backup, user: string | undefined): Promise<Secret> {
  if (user === undefined) return { recoveryCode: await passphraseFrom(terminal, 'Recovery code: ') };
  const passphrase = await passphraseFrom(terminal, `Passphrase of ${user} at that time: `);
  const userId = signIns.find(({ name }) => name === user)?.id;
  if (userId === undefined) throw new Stop(sentenceOf('wrong-sign-in'));
  return { userId, passphrase };
}

const sentenceOfRestore = (error: VaultError, folder: string): string =>
  error.code === 'damaged'
    ? `${error.file} of the backup is not as Cairn left it (${error.detail}): nothing was changed, so choose another backup.`
    : vaultSentence(error, folder);
