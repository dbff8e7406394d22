import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Access } from './access.ts';
import { archiveOf } from './archiving.ts';
import type { Watch } from './backup/types.ts';
import { sha256 } from './bytes.ts';
import type { Core } from './core.ts';
import type { Files } from './files.ts';
import type { Head } from './journal.ts';
import { blobsFolder, journalFolder, snapshotsFolder } from './layout.ts';
import { purgedLine, type Line } from './line.ts';
import { damaged } from './refusal.ts';
import { readStates } from './replay.ts';

/*
 * Forgetting what was done. The states after a line are sealed with what stays of the lines up to it, their headers and
 * signatures: that archive is the base. It is written first, in one rename, and from then on speaks for all lines before
 * it; what else still tells of them is taken away after it, and that can be cut short anywhere and gone on with.
 */

export interface Purge<State extends object> {
  readonly core: Core<State>;
  /** With keys of its own: the session may end on the way. */
  readonly access: Access;
  readonly upTo: number;
  /** The session's state, and the newest line in it. */
  readonly now: { readonly state: object; readonly head: Head };
  /** Has the house vouch for the states in these archives. */
  readonly vouch: (bases: readonly string[]) => Promise<void>;
  readonly watch: Watch;
}

/** Purges archived lines up to one of them. Must run in the core's upkeep. */
export async function purge<State extends object>(work: Purge<State>): Promise<void> {
  const { core, access, upTo } = work;
  await core.queue.run(() => core.journal.removeLeftovers());
  const last = Math.min(upTo, core.journal.archives.at(-1)?.opening.last ?? 0);
  if (last > core.journal.purgedUpTo) await writeBase(work, last);
  await finishPurge(core, access, work.now.head.sequence);
}

async function writeBase<State extends object>(
  { core, access, now, vouch, watch }: Purge<State>,
  upTo: number,
): Promise<void> {
  const { journal } = core;
  const divided = journal.archives.find(({ opening }) => opening.last >= upTo);
  if (!divided) throw new Error('only archived lines are purged');
  const { states, then } = await readStates(access, core, { upTo: now.head, useSnapshots: false, then: upTo, watch });
  // What cannot be told anew afterwards has to be right before.
  if (!then || !isDeepStrictEqual(states, { ...now.state })) throw damaged('journal', 'lines lead to another state');

  const lines = await journal.readArchive(divided, access.archiveKeys);
  const purged = lines.filter(({ header }) => header.sequence <= upTo).map(purgedLine);
  const after = now.head.sequence;
  const base = await archiveOf(core, access, divided.opening, { lines: purged, after, purged: 'base', states: then });
  const later = lines.slice(purged.length);
  const previous = purged.at(-1)?.hash ?? '';
  const follows = { first: upTo + 1, before: divided.opening.first, previous };
  const rest = later.length > 0 ? await archiveOf(core, access, follows, { lines: later, after }) : undefined;

  const former = journal.base;
  await vouch([...(former ? [sha256(former.signed.text)] : []), sha256(base.archive.signed.text)]);
  access.adopt(core.header.current);
  access.checkArchives([base.archive, ...(rest ? [rest.archive] : [])]);
  if (rest) await journal.writeLaterPart(rest.archive, rest.bytes);
  journal.isTidy = false;
  await journal.replaceWith([base.archive, ...(rest ? [rest.archive] : [])], base.bytes);
}

/**
 * Takes away what still tells of lines before the base. For somebody who was an administrator after the line `after`, in the
 * core's upkeep.
 */
export async function finishPurge<State extends object>(
  core: Core<State>,
  access: Access,
  after: number,
): Promise<void> {
  const { journal } = core;
  const { base, purgedUpTo } = journal;
  if (!base) return;
  for (const archive of journal.archives) {
    const { opening } = archive;
    if (opening.last > purgedUpTo || opening.purged === 'rest') continue;
    const lines = await journal.readArchive(archive, access.archiveKeys);
    await removeBlobs(core, lines);
    if (archive === base) continue;
    const rest = await archiveOf(core, access, opening, { lines: lines.map(purgedLine), after, purged: 'rest' });
    access.checkArchives([rest.archive]);
    await journal.replaceWith([rest.archive], rest.bytes);
  }
  await core.queue.run(() => journal.removeLeftovers());
  await removeSetAside(core, purgedUpTo);
  journal.isTidy = true;
}

async function removeBlobs<State extends object>(
  { tools: { files }, folder }: Core<State>,
  lines: readonly Line[],
): Promise<void> {
  const names = lines.flatMap(({ header }) => header.parts.flatMap(({ blob, hash }) => (blob ? [hash] : [])));
  await removeFrom(files, join(folder, blobsFolder), new Set(names));
}

/** Removes files of a folder, durably; copying a vault may have lost the folder, when it was empty. */
async function removeFrom(files: Files, folder: string, names: ReadonlySet<string>): Promise<void> {
  if (names.size === 0 || (await files.kind(folder)) === 'none') return;
  const there = (await files.list(folder)).filter((name) => names.has(name));
  for (const name of there) await files.remove(join(folder, name));
  if (there.length > 0) await files.syncFolder(folder);
}

/** Snapshots that could not be read, and lines that were never whole: kept for nobody any more. */
async function removeSetAside<State extends object>(
  { tools: { files }, folder }: Core<State>,
  upTo: number,
): Promise<void> {
  const isOld = {
    [snapshotsFolder]: (name: string) => /\.damaged-\d+$/u.test(name),
    [journalFolder]: (name: string) => Number(/\.torn-(\d+)$/u.exec(name)?.[1] ?? Infinity) <= upTo,
  };
  for (const [inside, mayGo] of Object.entries(isOld)) {
    const path = join(folder, inside);
    if ((await files.kind(path)) === 'none') continue;
    await removeFrom(files, path, new Set((await files.list(path)).filter(mayGo)));
  }
}
