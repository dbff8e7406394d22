import type { SignedIn } from '../../shared/contract/session.ts';
import type { Compartments } from '../../shared/records/compartments.ts';
import { defaultSettings } from '../../shared/records/house.ts';
import type { Result } from '../../shared/result.ts';
import type { Vault, VaultError, VaultSession } from '../vault/types.ts';
import { backUpAtSignOut, lookAfterBackups } from './backups.ts';
import { Desk, openedVault, signedInAt, valueAt, valueOf } from './context.ts';
import type { Core, Outside, SignedInHere } from './context.ts';
import { open, os } from './gate.ts';
import { refuse, VaultTrouble } from './refused.ts';
import { settleAll, unsettled } from './walls.ts';

export const sessionCalls = {
  current: open.session.current.handler(({ context }) => {
    const signedIn = signedInAt(context);
    return signedIn ? signedInView(context.core, signedIn) : null;
  }),

  signIn: open.session.signIn.handler(async ({ context, input }) => {
    return enter(context, false, (vault) => vault.signIn(input.userId, input.passphrase));
  }),

  signInWithRecoveryCode: open.session.signInWithRecoveryCode.handler(async ({ context, input }) => {
    return enter(context, true, (vault) => vault.signInWithRecoveryCode(input.code));
  }),

  lock: open.session.lock.handler(async ({ context }) => {
    if (signedInAt(context)) await leave(context.core);
    return { locked: true as const };
  }),

  changePassphrase: os.session.changePassphrase.handler(async ({ context: { desk }, input }) => {
    const changed = await desk.session.changePassphrase(input.current, input.next);
    if (!changed.ok && changed.error.code === 'wrong-passphrase') refuse('wrong-passphrase', { field: 'current' });
    valueAt('next', changed);
    return { saved: { label: 'your passphrase' } };
  }),
};

const enter = (
  { core, page }: Outside,
  byRecoveryCode: boolean,
  tryKey: (vault: Vault<Compartments>) => Promise<Result<VaultSession<Compartments>, VaultError>>,
): Promise<SignedIn> =>
  core.atTheDoor.run(async () => {
    const vault = await openedVault(core);
    const session = await atMostSoOften(core, async () => {
      const answer = await tryKey(vault);
      core.damagedFile = !answer.ok && answer.error.code === 'damaged' ? answer.error.file : undefined;
      return valueOf(answer);
    });
    await leave(core);
    core.signedIn = { page, session, byRecoveryCode };
    core.heardAt = core.clock().getTime();
    await settleTheDay(core, session);
    void lookAfterBackups(core);
    return signedInView(core, core.signedIn);
  });

/** Tries a passphrase or code; after several wrong ones the next has to wait. */
export async function atMostSoOften<Value>({ tries }: Core, tryKey: () => Promise<Value>): Promise<Value> {
  const waitFor = (seconds: number): void => {
    if (seconds > 0) refuse('sign-in-slowed', { facts: { seconds } });
  };
  waitFor(tries.secondsToWait());
  try {
    const value = await tryKey();
    tries.right();
    return value;
  } catch (error) {
    if (error instanceof VaultTrouble && error.trouble.code === 'wrong-passphrase') {
      tries.wrong();
      waitFor(tries.secondsToWait());
    }
    throw error;
  }
}

/**
 * Drops keys and state of whoever is signed in. What they did is on disk already: when the marks a sign-out leaves
 * cannot be written, the next one writes them.
 */
export async function leave(core: Core): Promise<void> {
  const signedIn = core.signedIn;
  core.signedIn = undefined;
  core.shownRecoveryCode = undefined;
  if (!signedIn) return;
  core.reading.cancel();
  await backUpAtSignOut(core, signedIn.session);
  await signedIn.session.close();
}

/** What the passing of days changed for mentors since the last staff session, in one commit where there is any. */
async function settleTheDay(core: Core, session: VaultSession<Compartments>): Promise<void> {
  const desk = new Desk(core, session);
  if (!desk.isStaff || unsettled(desk.staffState(), desk.today).size === 0) return;
  const deed = { action: 'walls.settle', label: 'what mentors may see, brought up to today' };
  await desk.changeAsStaff(deed, (draft) => {
    settleAll(draft, desk.today);
  });
}

/** Who is signed in, and what every screen needs to know of the house. */
export function signedInView(core: Core, { session, byRecoveryCode }: SignedInHere): SignedIn {
  const { user, state } = session;
  return {
    user,
    role: user.role,
    house: state.house?.house,
    settings: state.house?.settings ?? defaultSettings,
    today: new Desk(core, session).today,
    byRecoveryCode,
    mustChangePassphrase: session.mustChangePassphrase,
    notices: session.notices.map(({ code, file }) => ({ code, file })),
    administrators: session.users().filter(({ role }) => role === 'administrator').length,
  };
}
