import { ownCompartments } from '../../main/facility/people.ts';
import { ownName } from '../../shared/records/compartments.ts';
import type { Compartments } from '../../shared/records/compartments.ts';
import { success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { VaultError, VaultSession } from '../../main/vault/types.ts';
import type { DemoHouse } from './index.ts';

/**
 * Fills an empty house with the demo's records in one commit and adds its sign-ins. The session is that of
 * `demoAdministrator`, with whom the house was made.
 */
export async function moveIn(
  session: VaultSession<Compartments>,
  { state, signIns }: DemoHouse,
  passphrase: string,
): Promise<Result<void, VaultError>> {
  const saved = await session.commit({ action: 'demo.moveIn', label: 'the demo house' }, (draft) => {
    Object.assign(draft.house ?? {}, state.house);
    Object.assign(draft.confidential ?? {}, state.confidential);
    for (const [personId, own] of ownCompartments(state)) draft[ownName(personId)] = own;
  });
  if (!saved.ok) return saved;
  const known = new Set(session.users().map(({ id }) => id));
  for (const user of signIns) {
    if (known.has(user.id)) continue;
    const added = await session.addUser(user, passphrase);
    if (!added.ok) return added;
  }
  return success(undefined);
}
