import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isStaff } from './compartments.ts';
import type { Watch } from './backup/types.ts';
import type { Core } from './core.ts';
import { HeaderStore } from './header.ts';
import { snapshotsFolder, snapshotName, vaultFile } from './layout.ts';
import { damaged, Refusal } from './refusal.ts';
import { readStates, type ReadStates } from './replay.ts';
import type { Session } from './session.ts';
import { splitFile } from './snapshot.ts';
import type { VerifyReport } from './types.ts';

/**
 * Walks all of a vault's files: every line from the first with its signature, chain, rights and seals, every blob,
 * every snapshot, and whether lines alone, and snapshots with the lines after them, lead to the state the session has.
 * Commits go on during the long first half, which can be followed and stopped.
 */
export async function verifyVault<State extends object>(
  session: Session<State>,
  core: Core<State>,
  watch: Watch,
): Promise<VerifyReport> {
  // A mentor's key opens the present house only, so a walk of theirs would vouch for less than it says.
  if (!isStaff(await session.look(({ access }) => Promise.resolve(access.author))))
    throw new Refusal({ code: 'not-allowed' });
  if (!(await HeaderStore.open(core.tools.files, core.folder))) throw damaged(vaultFile, 'missing');
  const { head, blobs } = await walkLines(session, core, watch);
  const snapshots = await session.look(async ({ access, state }) => {
    const { states, unusable } = await readStates(access, core, { upTo: core.journal.head });
    for (const { file, ...found } of Object.values(unusable))
      if (found.why === 'damaged') throw damaged(file, found.detail);
    if (!isDeepStrictEqual(states, { ...state })) throw damaged(snapshotsFolder, 'snapshots lead to another state');
    return checkSnapshotFiles(core);
  });
  return { lines: head.sequence, segments: core.journal.segmentCount, snapshots, blobs };
}

/** All lines up to the newest, and whether they lead to the session's state. */
async function walkLines<State extends object>(
  session: Session<State>,
  core: Core<State>,
  watch: Watch,
): Promise<ReadStates> {
  for (;;) {
    // Keys of its own: the session may end, or take over another vault.json, before the walk is done.
    const { access, state, head } = await session.look(({ access: now, state: then }) =>
      Promise.resolve({ access: now.copy(core.shape), state: then, head: core.journal.head }),
    );
    try {
      const read = await readStates(access, core, { upTo: head, useSnapshots: false, watch });
      if (!isDeepStrictEqual(read.states, { ...state })) throw damaged('journal', 'lines lead to another state');
      return read;
    } catch (error) {
      // Lines may be sealed anew meanwhile, under keys that there were not yet.
      if (core.header.current === access.header || watch.signal?.aborted) throw error;
    } finally {
      access.wipe();
    }
  }
}

/** Checks what needs no key of every compartment's snapshot; how many there are. */
async function checkSnapshotFiles<State extends object>({ tools, folder, header }: Core<State>): Promise<number> {
  const path = join(folder, snapshotsFolder);
  if ((await tools.files.kind(path)) === 'none') return 0;
  const known = new Set(Object.keys(header.current.compartments).map(snapshotName));
  const names = (await tools.files.list(path)).filter((name) => known.has(name));
  for (const name of names)
    splitFile(Buffer.from(await tools.files.read(join(path, name))), `${snapshotsFolder}/${name}`);
  return names.length;
}
