import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { VaultSession } from '../../main/vault/index.ts';
import type { Compartments } from '../../shared/records/compartments.ts';
import type { BenchHouse } from './houses.ts';
import { journalLength, today } from './houses.ts';

/** A group of tonight and everyone on its roll. */
export interface Roll {
  readonly house: BenchHouse;
  readonly sessionId: string;
  readonly personIds: readonly string[];
}

/** The roll of a group many people are expected at tonight, all of them marked present. */
export async function rollOf(house: BenchHouse): Promise<Roll> {
  const { sessions } = await house.client.sessions.calendar({ from: today, to: today });
  const group = sessions.find(
    ({ status, counts, sensitive }) => status !== 'cancelled' && !sensitive && counts.expected > 20,
  );
  if (!group) throw new Error('nobody is expected tonight');
  const { roll } = await house.client.sessions.markRest({ sessionId: group.id, mark: 'present' });
  return { house, sessionId: group.id, personIds: roll.lines.map(({ personId }) => personId) };
}

let turn = 0;
/** Another mark at every call, round the roll. */
function nextMark({ personIds }: Roll): { readonly personId: string; readonly mark: 'absent' | 'excused' } {
  turn += 1;
  const personId = personIds[turn % personIds.length] ?? '';
  return { personId, mark: Math.floor(turn / personIds.length) % 2 === 0 ? 'absent' : 'excused' };
}

/** A mark and nothing else: the vault's share of it. */
export async function commitMark(roll: Roll, by: VaultSession<Compartments> = roll.house.session()): Promise<void> {
  const { personId, mark } = nextMark(roll);
  const saved = await by.commit({ action: 'sessions.mark', label: 'mark' }, (draft) => {
    const session = draft.house?.sessions[today.slice(0, 7)]?.[roll.sessionId];
    if (session) session.marks[personId] = { mark };
  });
  if (!saved.ok || !saved.value) throw new Error('not saved');
}

/** The mark as a screen makes it: the gate, the rules, the commit, and the roll as it stands afterwards. */
export const callMark = (roll: Roll) =>
  roll.house.client.sessions.mark({ sessionId: roll.sessionId, ...nextMark(roll) });

/** The least a commit of a mark can cost: the same bytes appended to a file beside the house, and synced. */
export interface Floor {
  readonly line: Uint8Array;
  appendAndSync(): Promise<void>;
  close(): Promise<void>;
}

/** Measures a mark's line in this house, by making one. */
export async function floorOf(roll: Roll): Promise<Floor> {
  const before = await journalLength(roll.house);
  await commitMark(roll);
  const line = Buffer.alloc((await journalLength(roll.house)) - before, 'x');
  const file = await open(join(roll.house.folder, '..', 'floor'), 'a');
  return {
    line,
    async appendAndSync() {
      await file.write(line);
      await file.datasync();
    },
    close: () => file.close(),
  };
}
