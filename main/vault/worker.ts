import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { walkHere } from './backup/walk.ts';
import { inThreadDerivation } from './key-derivation.ts';
import { wipeUserKeys } from './keys.ts';
import { systemTools } from './system-tools.ts';
import type { Shape } from './types.ts';

/*
 * The thread for what would keep the main one busy: passphrases become keys, and backups are walked. It answers one request
 * and is then ended by whoever started it, so that its memory, and the secrets in it, go back to the system.
 */
const bytesSchema = z.instanceof(Uint8Array);
const pairSchema = z.object({ publicKey: bytesSchema, secretKey: bytesSchema });

export const workerRequestSchema = z.discriminatedUnion('task', [
  z.object({ task: z.literal('calibrate') }),
  z.object({
    task: z.literal('derive'),
    passphrase: z.string(),
    salt: bytesSchema,
    cost: z.object({ memory: z.int(), passes: z.int() }),
  }),
  z.object({
    task: z.literal('walk'),
    manifest: z.string(),
    keys: z.object({ userId: z.string(), boxKey: pairSchema, signKey: pairSchema, houseKey: bytesSchema }),
  }),
]);
export type WorkerRequest = z.infer<typeof workerRequestSchema>;

/** What comes back: progress any number of times, then the answer. */
export type WorkerMessage = { readonly progress: readonly [done: number, of: number] } | { readonly answer: unknown };

/** Makes the thread that calls it a worker for houses of this shape. */
export function serveAsWorker<State extends object>(shape: Shape<State>): void {
  const say = (message: WorkerMessage): void => parentPort?.postMessage(message);
  parentPort?.once('message', (message: unknown) => {
    void answerTo(workerRequestSchema.parse(message), shape, say).then((answer) => say({ answer }));
  });
}

async function answerTo<State extends object>(
  request: WorkerRequest,
  shape: Shape<State>,
  say: (message: WorkerMessage) => void,
): Promise<unknown> {
  switch (request.task) {
    case 'calibrate':
      return inThreadDerivation.calibrate();
    case 'derive':
      return inThreadDerivation.derive(request.passphrase, request.salt, request.cost);
    case 'walk':
      try {
        const progress = (done: number, of: number): void => say({ progress: [done, of] });
        return await walkHere(shape, systemTools(inThreadDerivation), request.manifest, request.keys, { progress });
      } finally {
        wipeUserKeys(request.keys);
      }
  }
}
