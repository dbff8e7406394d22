import type { Access } from './access.ts';
import { encodeArchive, type StatesOfThen } from './archive.ts';
import { sealBlobForStaff } from './blob.ts';
import type { Core } from './core.ts';
import { encodeLine, lineLength, type Line } from './line.ts';
import { isArchive, segmentFile, type Archive, type Segment } from './segment.ts';

/** Lines that go into one archive. */
interface Group {
  readonly first: Segment;
  readonly lines: readonly Line[];
  readonly length: number;
}

const lengthOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + lineLength(line), 0);

/**
 * Seals the closed segments up to the line `upTo` for staff: from now on a mentor's key reads the present house and not its past.
 * Snapshots of that line must have been written and marked before. Small archives are joined with the one before them. Must run in the
 * core's upkeep; a crash at any step leaves lines in both places or in the old one, and the next time goes on.
 * `after` is the newest line by which they were on staff whose access this is.
 */
export async function archiveLines<State extends object>(
  core: Core<State>,
  access: Access,
  { upTo, after }: { readonly upTo: number; readonly after: number },
): Promise<void> {
  const { journal, queue } = core;
  for (const group of await groupsOf(core, access, upTo)) {
    for (const line of group.lines) await sealBlobForStaff(line, access, core);
    await writeArchive(core, access, group, after);
  }
  await queue.run(() => journal.removeLeftovers());
}

/** The closed segments put together, the last archive with them while there is room in it. */
async function groupsOf<State extends object>(
  { journal, tools: { sizes } }: Core<State>,
  access: Access,
  upTo: number,
): Promise<readonly Group[]> {
  const closed = await journal.closed(upTo);
  if (closed.length === 0) return [];
  const last = journal.archives.at(-1);
  const isShort = last && !last.opening.purged && last.opening.length < sizes.segment;
  const groups: Group[] = isShort
    ? [{ first: last, lines: await journal.readArchive(last, access.archiveKeys), length: last.opening.length }]
    : [];
  for (const { segment, lines } of closed) {
    const length = lengthOf(lines);
    const group = groups.at(-1);
    if (group && group.length + length <= sizes.segment)
      groups[groups.length - 1] = { ...group, lines: [...group.lines, ...lines], length: group.length + length };
    else groups.push({ first: segment, lines, length });
  }
  // Nothing fitted into the last archive: it stays as it is.
  return groups.filter(({ first, length }) => !isArchive(first) || length > first.opening.length);
}

async function writeArchive<State extends object>(
  core: Core<State>,
  access: Access,
  { first, lines }: Group,
  after: number,
): Promise<void> {
  const { archive, bytes } = await archiveOf(core, access, first.opening, { lines, after });
  await core.journal.replaceWith([archive], bytes);
}

/** What an archive is made of. */
export interface ToArchive {
  readonly lines: readonly Line[];
  /** The line after which it is archived: who archives was on staff then. */
  readonly after: number;
  readonly purged?: 'base' | 'rest';
  readonly states?: StatesOfThen;
}

/** An archive of lines, as it is to lie in its place. `follows` is how their first line follows what is before it. */
export async function archiveOf<State extends object>(
  { tools, shape }: Core<State>,
  access: Access,
  { first, before, previous }: Pick<Segment['opening'], 'first' | 'before' | 'previous'>,
  { lines, after, purged, states }: ToArchive,
): Promise<{ readonly archive: Archive; readonly bytes: Uint8Array }> {
  const key = access.ring.current(shape.staff);
  const last = lines.at(-1);
  if (!key || !last) throw new Error('only staff archive, and only lines');
  const facts = {
    vault: access.vaultId,
    first,
    before,
    previous,
    last: last.header.sequence,
    hash: last.hash,
    at: last.header.at,
    users: last.header.users,
    after,
    ...(purged && { purged }),
  };
  const content = { lines: Buffer.concat(lines.map(encodeLine)), ...(states && { states }) };
  const encoded = await encodeArchive(content, facts, key, access.keys, tools.randomBytes);
  const archive = {
    file: segmentFile(first),
    opening: encoded.note,
    start: encoded.start,
    signed: encoded.signed,
  };
  return { archive, bytes: encoded.bytes };
}
