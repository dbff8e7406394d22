import { join } from 'node:path';
import type { Floor } from './marks.ts';
import type { BenchHouse } from './houses.ts';

/** The other way to keep what is typed: a database in WAL mode that syncs every transaction. */
export interface Rows {
  readonly name: string;
  /** One row of a mark's bytes, in a transaction of its own. */
  insert(): void;
}

/** A database beside the house: better-sqlite3 where it could be built, else Node's own, else undefined. */
export async function openRows({ folder }: BenchHouse, { line }: Floor): Promise<Rows | undefined> {
  const found = await openDatabase(join(folder, '..', 'rows.db'));
  if (!found) return undefined;
  const { name, database } = found;
  database.exec('pragma journal_mode = wal; pragma synchronous = full; create table rows (bytes blob)');
  const row = database.prepare('insert into rows values (?)');
  return { name, insert: () => void row.run(line) };
}

async function openDatabase(path: string) {
  const better = await import('better-sqlite3').catch(() => undefined);
  if (better) return { name: 'better-sqlite3', database: new better.default(path) };
  const own = await import('node:sqlite').catch(() => undefined);
  return own && { name: 'node:sqlite', database: new own.DatabaseSync(path) };
}
