import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { inThreadDerivation } from './key-derivation.ts';

/*
 * The thread in which passphrases become keys (a bundle of its own). It answers one request and is then ended by
 * whoever started it, so that its memory, and the passphrase in it, go back to the system.
 */
export const workerRequestSchema = z.discriminatedUnion('task', [
  z.object({ task: z.literal('calibrate') }),
  z.object({
    task: z.literal('derive'),
    passphrase: z.string(),
    salt: z.instanceof(Uint8Array),
    cost: z.object({ memory: z.int(), passes: z.int() }),
  }),
]);
export type WorkerRequest = z.infer<typeof workerRequestSchema>;

parentPort?.once('message', (message: unknown) => {
  const request = workerRequestSchema.parse(message);
  const answer =
    request.task === 'calibrate'
      ? inThreadDerivation.calibrate()
      : inThreadDerivation.derive(request.passphrase, request.salt, request.cost);
  void answer.then((value) => parentPort?.postMessage(value));
});
