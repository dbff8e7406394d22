import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { nodeFiles } from './node-files.ts';
import type { Cost, KeyDerivation, VaultTools } from './tools.ts';
import type { WorkerRequest } from './worker.ts';

const keySchema = z.instanceof(Uint8Array);
const costSchema = z.object({ memory: z.int(), passes: z.int() });

/** Sends one request to a fresh worker thread and ends it with the answer. */
function ask(workerUrl: URL, request: WorkerRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl);
    worker.once('message', (answer: unknown) => {
      resolve(answer);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the vault worker ended without an answer')));
    worker.postMessage(request);
  });
}

/** Derives keys in a worker thread; `workerUrl` is where the bundle of `worker.ts` lies. Calibrates once. */
export function workerDerivation(workerUrl: URL): KeyDerivation {
  let calibrated: Promise<Cost> | undefined;
  return {
    calibrate: () => (calibrated ??= ask(workerUrl, { task: 'calibrate' }).then((answer) => costSchema.parse(answer))),
    derive: async (passphrase, salt, { memory, passes }) => {
      const request = { task: 'derive' as const, passphrase, salt: new Uint8Array(salt), cost: { memory, passes } };
      return keySchema.parse(await ask(workerUrl, request));
    },
  };
}

/** The tools of the shells: the real disk, clock and random numbers, and key derivation off the main thread. */
export const workerTools = (workerUrl: URL): VaultTools => ({
  files: nodeFiles,
  keyDerivation: workerDerivation(workerUrl),
  now: () => new Date(),
  randomBytes: (length) => randomBytes(length),
});
