import { join } from 'node:path';
import type { Result } from '../../shared/result.ts';
import { isRecord, parseJson, sha256 } from './bytes.ts';
import type { Files } from './files.ts';
import { HeaderStore } from './header.ts';
import { journalFolder, vaultFile } from './layout.ts';
import type { Line } from './line.ts';
import { outcome, Refusal } from './refusal.ts';
import { inARow, isArchive, openingText, readOpening, scanLines, type Segment } from './segment.ts';
import type { VaultError } from './types.ts';

/** What of a damaged vault is as it was, as far as it can be told without a key. */
export interface Survey {
  /** How many lines are whole, from the first on without a gap. */
  readonly lines: number;
  /** When the last of them was written, UTC; the first archives did not say. */
  readonly at?: string;
  /** Whether the file that holds everybody's keys can be read. */
  readonly keys: boolean;
}

interface Whole {
  lines: number;
  at: string | undefined;
}

/** Reads as much of a vault as holds together; changes nothing. `known` is a file already found to be damaged. */
export function surveyVault(folder: string, files: Files, known?: string): Promise<Result<Survey, VaultError>> {
  return outcome(
    async () => {
      const whole: Whole = { lines: 0, at: undefined };
      await asFarAsItHolds(() => walkJournal(folder, files, known, whole));
      const keys = known !== vaultFile && (await asFarAsItHolds(() => HeaderStore.open(files, folder)));
      return { lines: whole.lines, ...(whole.at === undefined ? {} : { at: whole.at }), keys };
    },
    (reason) => ({ code: 'folder-refused', folder, reason }),
  );
}

async function walkJournal(folder: string, files: Files, known: string | undefined, whole: Whole): Promise<void> {
  if ((await files.kind(join(folder, journalFolder))) !== 'folder') return;
  const names = (await files.list(join(folder, journalFolder))).filter((name) => /^\d{12}$/u.test(name));
  const [first = ''] = names;
  const opening = parseJson((await openingText(files, folder, first)).split('\t')[0] ?? '', first);
  const vaultId = isRecord(opening) ? String(opening['vault']) : '';
  let before: Segment[] = [];
  let hash: string | undefined;
  for (const name of names) {
    const segment = await readOpening(files, folder, name, vaultId);
    const { row } = inARow([...before, segment], vaultId);
    if (row.at(-1) !== segment) continue;
    if (hash !== undefined && segment.opening.previous !== hash) return;
    const bytes = await files.read(join(folder, segment.file));
    if (isArchive(segment)) {
      if (segment.file === known || sha256(bytes.subarray(segment.start)) !== segment.opening.sealed) return;
      [whole.lines, whole.at, hash] = [segment.opening.last, segment.opening.at, segment.opening.hash];
    } else {
      const lines: Line[] = [];
      const holds = await asFarAsItHolds(() => scanLines(bytes, segment.start, segment, true, lines));
      const changed = lines.findIndex((line) => !hasItsParts(line));
      const isSound = holds && segment.file !== known && changed < 0;
      // A line is vouched for by the one that follows it: where the chain breaks, either of the two may be the one.
      const last = (changed < 0 ? lines.at(isSound ? -1 : -2) : lines[changed - 1])?.header;
      if (last) [whole.lines, whole.at] = [last.sequence, last.at];
      if (!isSound) return;
      hash = lines.at(-1)?.hash ?? segment.opening.previous;
    }
    before = [...row];
  }
}

/** Whether the parts that lie in a line are those its header tells of. */
const hasItsParts = ({ header, parts }: Line): boolean =>
  header.parts.every(({ blob, hash }, at) => blob === true || sha256(Buffer.from(parts[at] ?? '', 'base64')) === hash);

/** False when the files are not what they should be. */
async function asFarAsItHolds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
