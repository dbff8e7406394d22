import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Core } from './core.ts';
import { snapshotsFolder, snapshotName, vaultFile } from './layout.ts';
import { damaged } from './refusal.ts';
import { readStates } from './replay.ts';
import { splitFile } from './snapshot.ts';
import type { Session } from './session.ts';
import type { VerifyReport } from './types.ts';
import { HeaderStore } from './header.ts';

/**
 * Walks all of a vault's files: every line from the first with its signature, chain, rights and seals, every blob,
 * every snapshot, and whether lines alone lead to the very state the session has.
 */
export async function verifyVault<State extends object>(
  session: Session<State>,
  core: Core<State>,
): Promise<VerifyReport> {
  const { access, state, head } = await session.standing();
  if (!(await HeaderStore.open(core.tools.files, core.folder))) throw damaged(vaultFile, 'missing');
  const fromLines = await readStates(access, core, { upTo: head, useSnapshots: false });
  if (!isDeepStrictEqual(fromLines.states, { ...state })) throw damaged('journal', 'lines lead to another state');

  const snapshots = await snapshotFiles(core);
  for (const name of snapshots) {
    const file = `${snapshotsFolder}/${name}`;
    splitFile(Buffer.from(await core.tools.files.read(join(core.folder, file))), file);
  }
  const fromSnapshots = await readStates(access, core, { upTo: head });
  if (!isDeepStrictEqual(fromSnapshots.states, fromLines.states))
    throw damaged(snapshotsFolder, 'snapshots lead to another state than the lines');
  return {
    lines: fromLines.head.sequence,
    segments: core.journal.segmentCount,
    snapshots: snapshots.length,
    blobs: fromLines.blobs,
  };
}

async function snapshotFiles<State extends object>(core: Core<State>): Promise<readonly string[]> {
  const known = new Set(Object.keys(core.header.current.compartments).map(snapshotName));
  return (await core.tools.files.list(join(core.folder, snapshotsFolder))).filter((name) => known.has(name));
}
