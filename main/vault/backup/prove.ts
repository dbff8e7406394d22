import { isStaff } from '../compartments.ts';
import type { Core } from '../core.ts';
import { copyOfKeys, wipeUserKeys } from '../keys.ts';
import { damaged, Refusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import { readManifest } from './manifest.ts';
import { writeProof } from './proof.ts';
import type { BackupProof, Watch } from './types.ts';
import { walkHere } from './walk.ts';

/**
 * Opens a backup with the keys of somebody on staff, walks all of it, and writes down beside it what was found. Refuses
 * with the damage when the house in it could only be opened in spite of some. Needs the session only at the beginning.
 */
export async function proveBackup<State extends object>(
  session: Session<State>,
  { tools, shape, upkeep }: Core<State>,
  manifest: string,
  watch: Watch,
): Promise<BackupProof> {
  const keys = await session.look(({ access }) => {
    if (!isStaff(access.author)) throw new Refusal({ code: 'not-allowed' });
    return Promise.resolve(copyOfKeys(access.keys));
  });
  try {
    const walked = await (tools.walkBackup
      ? tools.walkBackup(manifest, keys, watch)
      : walkHere(shape, tools, manifest, keys, watch));
    if (!walked.ok) throw new Refusal(walked.error);
    const { lines, counts, damage } = walked.value;
    for (const { file, detail } of damage) throw damaged(file, detail);
    const proof = { at: tools.now().toISOString(), by: keys.userId, lines, counts };
    await upkeep.run(async () => writeProof(await readManifest(manifest, tools.files), proof, keys, tools.files));
    return proof;
  } finally {
    wipeUserKeys(keys);
  }
}
