import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Floor } from './marks.ts';
import type { BenchHouse } from './houses.ts';

/** The other way to keep what is typed: a database in WAL mode that syncs every transaction. */
export interface Rows {
  readonly name: string;
  /** One row of a mark's bytes, in a transaction of its own; nothing else runs in this process until the disk has it. */
  insert(): void;
}

/** The same in a thread of its own, as a program whose window must not stand still has to have it. */
export interface RowsBeside {
  insert(): Promise<unknown>;
  close(): Promise<unknown>;
}

/** A database beside the house: better-sqlite3 where it could be built, else Node's own, else undefined. */
export async function openRows({ folder }: BenchHouse, { line }: Floor): Promise<Rows | undefined> {
  const found = await openDatabase(join(folder, '..', 'rows.db'));
  if (!found) return undefined;
  return { name: found.name, insert: found.rowOf(line) };
}

/** Where there is a database at all. */
export async function openRowsBeside({ folder }: BenchHouse, { line }: Floor): Promise<RowsBeside> {
  const path = join(folder, '..', 'rows-beside.db');
  const worker = new Worker(join(import.meta.dirname, 'rows-worker.mjs'), { workerData: { path, line } });
  await once(worker, 'message');
  return {
    insert() {
      worker.postMessage('insert');
      return once(worker, 'message');
    },
    close: () => worker.terminate(),
  };
}

/** Opens a database with an empty table, and what inserts a row of so many bytes. */
export async function openDatabase(path: string) {
  const better = await import('better-sqlite3').catch(() => undefined);
  const own = better ? undefined : await import('node:sqlite').catch(() => undefined);
  const database = better ? new better.default(path) : own && new own.DatabaseSync(path);
  if (!database) return undefined;
  database.exec('pragma journal_mode = wal; pragma synchronous = full; create table rows (bytes blob)');
  const row = database.prepare('insert into rows values (?)');
  const rowOf = (line: Uint8Array) => (): void => void row.run(line);
  return { name: better ? 'better-sqlite3' : 'node:sqlite', rowOf };
}
