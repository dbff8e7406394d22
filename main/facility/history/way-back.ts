import { getContractRouter, isContractProcedure } from '@orpc/contract';
import type { CallMeta } from '../../../shared/contract/call.ts';
import { contract } from '../../../shared/contract/index.ts';
import { may, type Permission } from '../../../shared/rules/permissions.ts';
import type { Commit, CommitPatches } from '../../vault/index.ts';
import type { Desk } from '../context.ts';
import { refuse } from '../refused.ts';
import { signInToClose } from '../sign-ins.ts';

/** Deeds without a way back: they made the house and its sign-ins, took away ways back, or only brought up to today what follows by itself. */
const withoutWayBack = [
  'vault.',
  'setUp.',
  'users.',
  'gate.',
  'walls.',
  'exchange.export',
  'drafts.',
  'history.forget',
];

/**
 * Refuses when the person at the desk may not take this commit back: that takes whoever may do the deed itself, and an
 * undo is the deed it took back. Whether the records still allow it is another question (undo.ts).
 */
export async function mayTakeBack(desk: Desk, { commit, patches }: CommitPatches): Promise<void> {
  const { action } = await firstDeed(desk, commit);
  const isTheirs = desk.isStaff || commit.authorId === desk.user.id;
  if (!isTheirs || withoutWayBack.some((start) => action.startsWith(start))) refuse('nothing-to-undo');
  const needs = permissionOf(action);
  if (needs !== undefined && !may(desk.role, needs)) refuse('undo-not-yours');
  // Discharges close sign-ins too, so this is asked of what was changed.
  for (const { path } of patches['sign-ins'] ?? []) {
    const [, noun, userId] = path;
    if (noun === 'closed' && userId !== undefined) signInToClose(desk, String(userId));
  }
}

/** The deed at the beginning of a row of undoing and doing again. */
async function firstDeed(desk: Desk, commit: Commit): Promise<Commit> {
  let deed = commit;
  while (deed.undoes !== undefined) {
    const undone = await desk.session.patchesOf(deed.undoes);
    // What was undone may be forgotten by now.
    deed = undone.ok ? undone.value.commit : refuse('nothing-to-undo');
  }
  return deed;
}

/** The permission a call needs: deeds bear the names of the calls that did them. */
function permissionOf(action: string): Permission | undefined {
  const call = getContractRouter(contract, action.split('.'));
  if (!isContractProcedure(call)) return undefined;
  const meta: unknown = call['~orpc'].meta;
  return isCallMeta(meta) ? meta.needs : undefined;
}

const isCallMeta = (meta: unknown): meta is CallMeta => typeof meta === 'object' && meta !== null && 'needs' in meta;
