import type { Access } from './access.ts';
import { applied, forbidden, type Change } from './changes.ts';
import type { Journal } from './journal.ts';
import { vaultFile } from './layout.ts';
import { isSignedBy, type Line } from './line.ts';
import { openPart, partBytes } from './part.ts';
import { damaged, Refusal } from './refusal.ts';
import type { VaultTools } from './tools.ts';
import type { Author, Shape } from './types.ts';

/** A line after everything about it that this user can check has been checked. */
export interface OpenedLine {
  readonly line: Line;
  readonly author: Author;
  /** The parts this user can read; none of a purged line. */
  readonly changes: readonly Change[];
}

/** Where lines are read from, and by what rules. */
export interface Source {
  readonly tools: Pick<VaultTools, 'files'>;
  readonly folder: string;
  readonly journal: Journal;
  readonly shape: Shape<object>;
}

/** Checks signature, author, versions and the hash of every part of a line, and opens the parts that can be read. */
export async function openLine(line: Line, access: Access, source: Source): Promise<OpenedLine> {
  const { header, file } = line;
  const wrong = (what: string): Refusal => damaged(file, `line ${header.sequence}: ${what}`);
  const author = access.authorAt(header.author, header.sequence);
  const publicKey = access.signKeyAt(header.author, header.sequence);
  if (!author || !publicKey) throw wrong('author unknown');
  if (!isSignedBy(line, publicKey, access.vaultId)) throw wrong('signature');
  if (header.users > access.table.number) throw damaged(vaultFile, `older than line ${header.sequence}`);
  if (header.schema > source.shape.version) throw new Refusal({ code: 'newer-version', file, version: header.schema });
  if (header.schema > access.header.schema)
    throw damaged(vaultFile, `older than the records of line ${header.sequence}`);
  const changes: Change[] = [];
  for (const [index, note] of header.parts.entries()) {
    const generation = access.generationAt(note.in, header.sequence);
    if (generation === undefined) throw damaged(vaultFile, `no key of ${note.in}`);
    if (generation !== note.generation) throw wrong(`another key of ${note.in} than was in use`);
    if (line.isPurged) continue;
    const bytes = await partBytes(line, index, source.tools.files, source.folder, access.ring);
    const payload = openPart(line, note, bytes, access.ring, access.vaultId);
    if (payload) changes.push({ compartment: note.in, payload });
  }
  return { line, author, changes };
}

/** The state after a line, or damage when its author may not have written it. */
export function replayed<State extends object>(
  state: State,
  opened: OpenedLine,
  changes: readonly Change[],
  shape: Shape<object>,
): State {
  const { line, author } = opened;
  const why = forbidden(state, author, changes, shape);
  if (why !== undefined) throw damaged(line.file, `line ${line.header.sequence}: ${why}`);
  try {
    return applied(state, changes);
  } catch {
    throw damaged(line.file, `line ${line.header.sequence}: patches do not fit`);
  }
}
