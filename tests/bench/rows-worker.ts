import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openDatabase } from './sqlite.ts';

/* Inserts a row whenever it is told to, and says when the disk has it. */
const { path, line } = z.object({ path: z.string(), line: z.instanceof(Uint8Array) }).parse(workerData);
const insert = (await openDatabase(path))?.rowOf(line);
parentPort?.on('message', () => {
  insert?.();
  parentPort?.postMessage('done');
});
parentPort?.postMessage('ready');
