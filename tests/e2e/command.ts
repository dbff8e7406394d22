import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../.out/main/command.js', import.meta.url));

/** What the built command line did: its exit code and what it printed. */
export function command(
  folder: string,
  passphrase: string,
  ...words: readonly string[]
): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words, '--vault', folder], {
    encoding: 'utf8',
    env: { ...process.env, CAIRN_PASSPHRASE: passphrase },
  });
  return { code: status, out: stdout, err: stderr };
}
