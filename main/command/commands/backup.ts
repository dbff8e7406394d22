import { resolve } from 'node:path';
import { sentenceOf } from '../../../shared/messages/refusals.ts';
import { isStaff } from '../../../shared/rules/permissions.ts';
import { shape } from '../../facility/shape.ts';
import { openVault } from '../../vault/index.ts';
import { passphraseFrom, wantedName } from '../house.ts';
import type { OptionsOf } from '../options.ts';
import type { CommandTools } from '../run.ts';
import { vaultValue } from '../sentences.ts';
import { progress, progressDone, Stop } from '../terminal.ts';

/** Backs the house up, proves that the backup opens, copies it to another disk, and prints what it holds. */
export async function backup(options: OptionsOf<'backup'>, { terminal, vaultTools }: CommandTools): Promise<void> {
  const { vault: folder } = options;
  const holder = `a command in process ${process.pid}`;
  const vault = vaultValue(await openVault({ folder, shape, tools: vaultTools, holder }), folder);
  try {
    const names = vault.signInNames();
    const wanted = wantedName(names, options.user);
    const passphrase = await passphraseFrom(terminal, `Passphrase of ${wanted}: `);
    const userId = names.find(({ name }) => name === wanted)?.id;
    if (userId === undefined) throw new Stop(sentenceOf('wrong-sign-in'));
    const session = vaultValue(await vault.signIn(userId, passphrase), folder);
    if (!isStaff(session.user.role)) throw new Stop('This sign-in may not do that: ask an administrator.');
    const watched = (what: string) => ({
      timeZone: session.state.house?.house?.timeZone ?? 'UTC',
      progress: (done: number, of: number) => progress(terminal, `${what}: ${done} of ${of} files …`),
    });
    const made = vaultValue(await vault.backUp(session, watched('Backing up')), folder);
    if (!made) throw new Error('a backup was asked for');
    const { counts } = vaultValue(await vault.proveBackup(session, made.path, watched('Opening the backup')), folder);
    const copied = vaultValue(await vault.copyBackups(resolve(options.word), watched('Copying')), folder);
    progressDone(terminal);
    for (const [what, count] of Object.entries({
      file: copied.path,
      bytes: copied.bytes,
      lines: copied.lines,
      ...counts,
    }))
      terminal.out(`${what} ${count}\n`);
  } finally {
    await vault.release();
  }
}
