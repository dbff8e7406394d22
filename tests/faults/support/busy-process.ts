import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { nodeFiles, openVault, type Files, type OpenFile } from '../../../main/vault/index.ts';
import { Random } from '../../../build/demo-house/random.ts';
import { smallShape, testTools } from '../../support/small-house.ts';
import { adasPassphrase, clockAt, nextStep, ordersSchema, saved, take, tinySizes, usersOf } from './busy-house.ts';
import type { Orders, Sitting } from './busy-house.ts';

/*
 * Run in a process of its own: Ada signs in and takes one step after the other until the process is killed. It says what it
 * begins and what was answered, each in a line that has left the process when the next thing happens.
 */
const say = (word: string, what: unknown): void => void writeSync(1, `${word} ${JSON.stringify(what)}\n`);

/** A disk at one operation of which the process dies, in the middle of a write where it is one. */
function deadlyFiles({ operation, share }: NonNullable<Orders['killAt']>): Files {
  let count = 0;
  const die = (): Promise<never> => {
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  };
  const alive = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    count += 1;
    return count >= operation ? die() : work();
  };
  const wrap = (file: OpenFile): OpenFile => ({
    ...file,
    async write(bytes, position) {
      count += 1;
      if (count < operation) return file.write(bytes, position);
      await file.write(bytes.subarray(0, Math.floor(bytes.length * share)), position);
      return die();
    },
    sync: () => alive(() => file.sync()),
    truncate: (length) => alive(() => file.truncate(length)),
  });
  return {
    ...nodeFiles,
    makeFolder: (folder) => alive(() => nodeFiles.makeFolder(folder)),
    open: (path, how) =>
      how === 'new' ? alive(async () => wrap(await nodeFiles.open(path, how))) : nodeFiles.open(path, how).then(wrap),
    rename: (from, to) => alive(() => nodeFiles.rename(from, to)),
    remove: (path) => alive(() => nodeFiles.remove(path)),
    syncFolder: (folder) => alive(() => nodeFiles.syncFolder(folder)),
  };
}

const orders = ordersSchema.parse(JSON.parse(argv[2] ?? ''));
const random = new Random(orders.seed);
let number = orders.first;
const tools = testTools({
  sizes: tinySizes,
  now: () => clockAt(number),
  ...(orders.killAt ? { files: deadlyFiles(orders.killAt) } : {}),
});
const vault = saved(await openVault({ folder: orders.folder, shape: smallShape, tools }));
const session = saved(await vault.signIn('ada', adasPassphrase(orders.passphrase)));
let sitting: Sitting = { vault, session, passphrase: orders.passphrase };
say('open', {});
for (; ; number += 1) {
  const { passphrase } = sitting;
  const step = nextStep(random, number, { users: usersOf(sitting.session), passphrase });
  say('begin', step);
  const taken = await take(step, sitting, orders.stick);
  sitting = taken.sitting;
  say('did', taken.backup ?? null);
}
