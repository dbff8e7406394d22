import { isDeepStrictEqual } from 'node:util';
import type { Header } from '../../main/vault/header.ts';
import type { Entered, HouseOnDisk, Person } from './attacked-house.ts';

/* What somebody is shown of a house, and which keys it writes with: for comparing one that was tampered with. */
export interface Seen {
  readonly state: unknown;
  readonly sequence: number;
  /** Who there is, in which role. */
  readonly users: unknown;
  /** Everything that was done and by whom; a refusal's code when the history could not be read. */
  readonly history: unknown;
  readonly notices: number;
}

/** Everything a session shows; `limit` lines of its history. */
export async function seenBy({ vault, session }: Entered, limit = 1000): Promise<Seen> {
  const history = await session.history({ limit });
  return {
    state: session.state,
    sequence: session.sequence,
    users: session.users(),
    history: history.ok ? history.value : history.error.code,
    notices: vault.notices.length + session.notices.length,
  };
}

export type Shown = { readonly refused: string } | Seen;

/** Signs somebody in with the honest program and looks around. */
export async function lookAround(house: HouseOnDisk, who: Person): Promise<Shown> {
  const entered = await house.enter(who);
  if (!entered.ok)
    return { refused: 'file' in entered.error ? `${entered.error.code} ${entered.error.file}` : entered.error.code };
  try {
    return await seenBy(entered.value);
  } finally {
    await entered.value.vault.release();
  }
}

/** What differs from what is genuine; a history that is refused shows nothing. */
export function differences(seen: Seen, genuine: Seen): readonly string[] {
  const keys = ['state', 'users'] as const;
  const differing: string[] = keys.filter((key) => !isDeepStrictEqual(seen[key], genuine[key]));
  // A line that only others can read is one more line, and shows nothing.
  if (seen.sequence < genuine.sequence) differing.push('sequence');
  if (typeof seen.history !== 'string' && !isDeepStrictEqual(seen.history, genuine.history)) differing.push('history');
  return differing;
}

/** Compartment → the public key that new records are sealed to, and who made it. */
export const keysInUse = ({ compartments }: Header): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(compartments).map(([name, all]) => {
      const { publicKey = '', madeBy = '' } = all.at(-1)?.statement ?? {};
      return [name, `${publicKey} by ${madeBy}`];
    }),
  );
