import { join } from 'node:path';
import type { Vault, VaultSession, VaultTools } from '../../main/vault/index.ts';
import { openedWith } from './opened-files.ts';
import {
  createPeopledVault,
  enter,
  keysOf,
  signIn,
  smallShape,
  valueOf,
  type passphrases,
  type SmallState,
} from './vault.ts';

/* A house with a past: words that stand in old lines alone, archives, a blob, and lines after them. */

export const sizes: VaultTools['sizes'] = { segment: 2500, part: 1500, tail: 6 };
export const deed = { action: 'history.forget', label: 'what was done before' };

/** Words that stand in old lines alone: in what was replaced, taken out, and in what deeds were called. */
export const oldWords: readonly string[] = ['Thistlewood', 'Ravenscroft', 'Marchbanks'];
export const wordsLeft = (text: string): readonly string[] => oldWords.filter((word) => text.includes(word));

export const note = async (
  session: VaultSession<SmallState>,
  key: string,
  text: string | undefined,
  label = 'a note',
): Promise<void> =>
  void valueOf(
    await session.commit({ action: 'notes.add', label }, (draft) => {
      if (draft.house && text !== undefined) draft.house.notes[key] = text;
      else delete draft.house?.notes[key];
    }),
  );

/** Everything that Ada's keys open of the files. */
export const opened = async (folder: string): Promise<string> =>
  openedWith(join(folder, 'vault'), await keysOf(folder, 'ada'), smallShape);

export interface Past {
  readonly vault: Vault<SmallState>;
  readonly ada: VaultSession<SmallState>;
  /** The last line that is to be forgotten. */
  readonly upTo: number;
}

/** A house with a past: archives, a blob, and lines of every kind of author after them. */
export async function housedPast(folder: string, tools: Partial<VaultTools> = {}): Promise<Past> {
  const vault = await createPeopledVault(folder, { sizes, ...tools });
  const ben = await signIn(vault, 'ben');
  await note(ben, 'guest', 'Thistlewood', 'arrival of Marchbanks');
  await note(ben, 'letter', 'Ravenscroft '.repeat(300));
  await note(ben, 'guest', 'somebody else');
  await note(ben, 'letter', undefined);
  for (let count = 0; count < 6; count += 1) await note(ben, `room ${count}`, `painted ${count} `.repeat(20));
  valueOf(await ben.close());
  const ada = await signIn(vault, 'ada');
  const upTo = ada.sequence - 2;
  await note(ada, 'tea', 'at four');
  const mo = await signIn(vault, 'mo');
  valueOf(
    await mo.commit({ action: 'hours.add', label: 'hours' }, (draft) => {
      const own = draft['own:p-mo'];
      if (own) own.hours['h2'] = 3;
    }),
  );
  valueOf(await mo.close());
  return { vault, ada, upTo };
}

/** What somebody reads who opens the house anew. */
export async function look(folder: string, who: keyof typeof passphrases): Promise<unknown> {
  const { vault, session } = valueOf(await enter(folder, who));
  const { state } = session;
  await vault.release();
  return state;
}
