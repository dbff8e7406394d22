import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVault } from '../../main/vault/index.ts';
import { bundle } from '../support/bundle.ts';
import {
  createPeopledVault,
  enter,
  filesBelow,
  passphrases,
  smallShape,
  temporaryFolder,
  testTools,
  valueOf,
} from '../support/vault.ts';

/*
 * Programs that want the same house at the same moment. They are processes of their own: what holds a house must be
 * nothing that a process could leave behind.
 */
type Child = ChildProcessByStdio<null, Readable, null>;

const folder = temporaryFolder();
const house = (): string => join(folder.path, 'vault');
const seen = { starts: 0, kills: 0 };
let script = '';
let running: Child[] = [];

beforeEach(async () => {
  script = fileURLToPath(await bundle('tests/support/hold-a-vault.ts', folder.path, 'hold-a-vault'));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map(kill));
});
afterAll(() => {
  stdout.write(`lock fights: ${seen.starts} processes started, ${seen.kills} holders killed\n`);
});

/** A process that wants a house; what it says of getting it. */
async function start(path: string): Promise<{ readonly child: Child; readonly says: string }> {
  const child: Child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  seen.starts += 1;
  // It may be asked to show itself before it has finished opening.
  for await (const says of createInterface({ input: child.stdout })) if (says !== 'shown') return { child, says };
  throw new Error('a process that said nothing');
}

async function kill(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

const refused = '{"code":"held","holder":"the first"}';

describe('a house that many programs want at once', { timeout: 120_000 }, () => {
  it('goes to exactly one of them, round after round, each after the holder of the last was killed', async () => {
    await (await createPeopledVault(folder.path)).release();
    await symlink(house(), join(folder.path, 'link'));
    const before = await filesBelow(house());
    for (let round = 1; round <= 4; round += 1) {
      const paths = [house(), house(), join(folder.path, 'link'), house(), join(folder.path, 'link')];
      const started = await Promise.all(paths.map(start));
      const holders = started.filter(({ says }) => says === 'held');
      expect(started.map(({ says }) => says).sort()).toEqual(['held', ...paths.slice(1).map(() => refused)].sort());
      // It stays so: who comes later is refused too, and told by whom.
      expect((await start(house())).says).toBe(refused);
      await Promise.all(holders.map(({ child }) => kill(child)));
      seen.kills += holders.length;
    }
    // The ones that were refused are still there, and hold nothing.
    const { vault } = valueOf(await enter(folder.path, 'ada'));
    await vault.release();
    expect(await filesBelow(house())).toEqual(before);
  });

  it('goes to one that starts while the holder dies, or to none of them, and then to the next', async () => {
    await (await createPeopledVault(folder.path)).release();
    for (let round = 1; round <= 3; round += 1) {
      const holder = await start(house());
      expect(holder.says).toBe('held');
      const [first, second] = await Promise.all([start(house()), start(house()), kill(holder.child)]);
      seen.kills += 1;
      const said = [first.says, second.says];
      // Nobody is told anything else than that the house is held, and by whom where there was still somebody to say so.
      expect(said.filter((says) => says !== 'held' && says !== refused && says !== '{"code":"held"}')).toEqual([]);
      expect(said.filter((says) => says === 'held').length).toBeLessThanOrEqual(1);
      await Promise.all([first, second].map(({ child }) => kill(child)));
      const { vault } = valueOf(await enter(folder.path, 'ada'));
      await vault.release();
    }
  });

  it('is not taken from a program that is too busy to answer, and is free once that one is killed', async () => {
    await (await createPeopledVault(folder.path)).release();
    const { child, says } = await start(house());
    expect(says).toBe('held');
    child.kill('SIGSTOP');
    expect((await start(house())).says).toBe('{"code":"held"}');
    await kill(child);
    seen.kills += 1;
    expect((await start(house())).says).toBe('held');
  });

  it('is made by exactly one of many that would make it', async () => {
    const people = ['ada', 'ben', 'mo'] as const;
    const made = await Promise.all(
      people.map((id) =>
        createVault({
          folder: house(),
          shape: smallShape,
          tools: testTools(),
          administrator: { id, name: id },
          passphrase: passphrases[id],
        }),
      ),
    );
    const makers = people.filter((_, at) => made[at]?.ok);
    expect(makers).toHaveLength(1);
    for (const result of made) {
      if (result.ok) await result.value.vault.release();
      else expect(['held', 'exists']).toContain(result.error.code);
    }
    for (const id of people) {
      const entered = await enter(folder.path, id);
      expect(entered.ok).toBe(makers.includes(id));
      if (entered.ok) await entered.value.vault.release();
    }
  });
});
