import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { isRecord } from './bytes.ts';
import type { WalkBackup, Watch } from './backup/types.ts';
import { copyOfKeys } from './keys.ts';
import { outcome, Refusal } from './refusal.ts';
import { systemTools } from './system-tools.ts';
import type { Cost, KeyDerivation, VaultTools } from './tools.ts';
import type { VaultError } from './types.ts';
import type { WorkerRequest } from './worker.ts';

const keySchema = z.instanceof(Uint8Array);
const costSchema = z.object({ memory: z.int(), passes: z.int() });
const messageSchema = z.union([z.object({ progress: z.tuple([z.int(), z.int()]) }), z.object({ answer: z.unknown() })]);
const walkedSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    value: z.object({
      lines: z.int(),
      counts: z.record(z.string(), z.int()),
      damage: z.array(z.object({ file: z.string(), detail: z.string() })),
    }),
  }),
  z.object({
    ok: z.literal(false),
    error: z.custom<VaultError>((error) => isRecord(error) && typeof error['code'] === 'string'),
  }),
]);

/** Sends one request to a fresh worker thread, with what is moved there, and ends it with the answer. */
function ask(
  workerUrl: URL,
  request: WorkerRequest,
  moved: readonly ArrayBuffer[] = [],
  { progress, signal }: Watch = {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl);
    const cancel = (): void => {
      reject(new Refusal({ code: 'cancelled' }));
      void worker.terminate();
    };
    signal?.addEventListener('abort', cancel, { once: true });
    if (signal?.aborted) cancel();
    worker.on('message', (value: unknown) => {
      const message = messageSchema.parse(value);
      if ('progress' in message) return progress?.(...message.progress);
      resolve(message.answer);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', cancel);
      reject(new Error('the vault worker ended without an answer'));
    });
    worker.postMessage(request, moved);
  });
}

/** Derives keys in a worker thread; `workerUrl` is where the bundle of one that serves as worker lies. Calibrates once. */
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

/** Walks backups in a worker thread. The keys that go there are a copy, which is gone from here once it is sent. */
const workerWalk =
  (workerUrl: URL): WalkBackup =>
  async (manifest, keys, watch) => {
    const sent = copyOfKeys(keys);
    const secrets = [sent.boxKey.secretKey.buffer, sent.signKey.secretKey.buffer];
    const answer = await outcome(() => ask(workerUrl, { task: 'walk', manifest, keys: sent }, secrets, watch));
    return answer.ok ? walkedSchema.parse(answer.value) : answer;
  };

/** The tools of the shells: what takes long is done off the main thread. */
export const workerTools = (workerUrl: URL): VaultTools => ({
  ...systemTools(workerDerivation(workerUrl)),
  walkBackup: workerWalk(workerUrl),
});
