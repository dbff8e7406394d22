import { basename, join } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import { z } from 'zod';
import { instantSchema, type Instant } from '../../../shared/records/primitives.ts';
import { writeAside, type Files } from '../files.ts';
import { Refusal } from '../refusal.ts';
import { decodeChecked, encodeChecked } from './checked-json.ts';
import { ownPlace } from './layout.ts';

/* When backups were last copied to another disk, so that its absence is noticed. Which disk is the house's to know. */
const kind = { format: 'cairn second place', version: 1 } as const;

const elsewhereSchema = z.looseObject({
  format: z.literal(kind.format),
  version: z.literal(kind.version),
  /** UTC. */
  at: instantSchema,
  /** Name of the newest backup that lay there then. */
  backup: z.string(),
});
type Elsewhere = z.infer<typeof elsewhereSchema>;

/** lowdb's adapter: checked when read; written aside, synced and renamed. */
class ElsewhereFile implements Adapter<Elsewhere> {
  readonly #files: Files;
  readonly #path: string;

  constructor(files: Files, vaultFolder: string) {
    this.#files = files;
    this.#path = join(ownPlace(vaultFolder), 'elsewhere.json');
  }

  async read(): Promise<Elsewhere | null> {
    if ((await this.#files.kind(this.#path)) !== 'file') return null;
    return decodeChecked(await this.#files.read(this.#path), basename(this.#path), kind, elsewhereSchema);
  }

  write(elsewhere: Elsewhere): Promise<void> {
    return writeAside(this.#files, this.#path, encodeChecked(elsewhere));
  }
}

/** When a house's backups were last copied to another disk, and up to which; undefined when never, or when it is not known. */
export async function lastCopied(
  vaultFolder: string,
  files: Files,
): Promise<{ readonly at: Instant; readonly backup: string } | undefined> {
  try {
    const { at, backup } = (await new ElsewhereFile(files, vaultFolder).read()) ?? {};
    return at === undefined || backup === undefined ? undefined : { at, backup };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Remembers that backups were copied. */
export const rememberCopied = (vaultFolder: string, at: Date, backup: string, files: Files): Promise<void> =>
  new Low(new ElsewhereFile(files, vaultFolder), { ...kind, at: at.toISOString(), backup }).write();
