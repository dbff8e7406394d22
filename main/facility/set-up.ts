import type { InferContractRouterInputs } from '@orpc/contract';
import type { Contract } from '../../shared/contract/index.ts';
import { success, type Result } from '../../shared/result.ts';
import { quickBeds } from '../../shared/rules/beds.ts';
import type { QuickBeds } from '../../shared/rules/beds.ts';
import type { Bed, Phase } from '../../shared/records/house.ts';
import type { Day } from '../../shared/records/primitives.ts';
import { todayIn } from '../../shared/rules/calendar.ts';
import type { VaultError } from '../vault/types.ts';
import { goBack, listed, viewOf } from './backups.ts';
import { valueAt, valueOf } from './context.ts';
import type { Core } from './context.ts';
import { open, os } from './gate.ts';
import { factsOf, refuse } from './refused.ts';
import { atMostSoOften, signedInView } from './session.ts';
import { syncingService } from './syncing-service.ts';

/** How much of the recovery code has to be typed back to prove that it was written down. */
const provenCharacters = 6;

export const setUpCalls = {
  stage: open.setUp.stage.handler(async ({ context: { core } }) => {
    const { folder } = core;
    const found = core.vault ? success(core.vault) : await core.atTheDoor.run(() => lookThroughTheDoor(core));
    if (!found.ok) return { stage: 'refused' as const, folder, ...factsOf(found.error) };
    const vault = found.value;
    if (!vault) return { stage: 'none' as const, folder, timeZone: core.timeZone, syncedBy: await syncedBy(core) };
    return {
      stage: 'ready' as const,
      folder,
      names: vault.signInNames().map(({ id, name }) => ({ id, name })),
      notices: vault.notices.map(({ code, file }) => ({ code, file })),
      syncedBy: await syncedBy(core),
      demoPassphrase: core.demoPassphrase,
    };
  }),

  backups: open.setUp.backups.handler(async ({ context: { core }, input: { folder } }) => {
    await core.atTheDoor.run(() => assertShut(core));
    return viewOf(valueOf(await core.door.backups(folder ?? core.folder)));
  }),

  whatIsLeft: open.setUp.whatIsLeft.handler(async ({ context: { core } }) => {
    await core.atTheDoor.run(() => assertShut(core));
    return valueOf(await core.door.survey(core.damagedFile));
  }),

  goBack: open.setUp.goBack.handler(({ context: { core }, input: { folder, path, secret } }) =>
    core.atTheDoor.run(async () => {
      await assertShut(core);
      const backup = await listed(core, folder ?? core.folder, path);
      return atMostSoOften(core, () => goBack(core, backup.path, secret));
    }),
  ),

  begin: open.setUp.begin.handler(({ context: { core, page }, input }) =>
    core.atTheDoor.run(() => begin(core, page, input)),
  ),

  proveRecoveryCode: os.setUp.proveRecoveryCode.handler(async ({ context: { core, desk }, input }) => {
    const typed = plain(input.typed);
    const code = core.shownRecoveryCode;
    if (code === undefined || typed.length < provenCharacters || !plain(code).includes(typed)) {
      refuse('wrong-recovery-part', { field: 'typed' });
    }
    const saved = await desk.change({ action: 'setUp.proveRecoveryCode', label: 'the recovery code' }, (draft) => {
      draft.house.settings.setUpFinishedAt = desk.now;
    });
    core.shownRecoveryCode = undefined;
    return { saved };
  }),

  replaceRecoveryCode: os.setUp.replaceRecoveryCode.handler(async ({ context: { core, desk } }) => {
    const recoveryCode = valueOf(await desk.session.replaceRecoveryCode());
    core.shownRecoveryCode = recoveryCode;
    return { recoveryCode };
  }),
};

type Begin = InferContractRouterInputs<Contract>['setUp']['begin'];

/** Makes the house and leaves its first administrator signed in. */
async function begin(core: Core, page: string, input: Begin) {
  if (core.vault) refuse('set-up-done');
  const today = todayIn(input.house.timeZone, core.clock());
  const since = input.bedsSince ?? input.house.recordsCompleteSince ?? today;
  const { name, passphrase } = input.administrator;
  const made = await core.door.create({
    administrator: { id: core.newId(), name },
    passphrase,
    names: [input.house.name],
    initial: ({ house }) => {
      if (!house) throw new Error('a new house has no house compartment');
      house.house = input.house;
      house.settings.paper = input.paper;
      house.beds = newBeds(core.newId, input.beds, since);
      house.phases = newPhases(core.newId, input.phases);
    },
  });
  const { vault, session, recoveryCode } = valueAt('administrator.passphrase', made);
  core.vault = vault;
  core.signedIn = { page, session, byRecoveryCode: false };
  core.heardAt = core.clock().getTime();
  core.shownRecoveryCode = recoveryCode;
  return { recoveryCode, signedIn: signedInView(core, core.signedIn) };
}

/** The vault in the folder, or undefined where there is none yet. At the door. */
async function lookThroughTheDoor(core: Core): Promise<Result<Core['vault'], VaultError>> {
  if (core.vault) return success(core.vault);
  const stage = await core.door.stage();
  if (!stage.ok) return stage;
  if (stage.value === 'none') return success(undefined);
  const opened = await core.door.open();
  if (opened.ok) core.vault = opened.value;
  return opened;
}

/** Refuses where the house in the folder opens and nobody was kept out by damage: going back is for those signed in then. */
async function assertShut(core: Core): Promise<void> {
  if (core.signedIn || (core.vault && core.damagedFile === undefined)) refuse('set-up-done');
  if (core.vault) return;
  const found = await lookThroughTheDoor(core);
  if (found.ok && found.value) refuse('set-up-done');
}

/** Beds made quickly, open since that day, going on after the rooms there are. */
export function newBeds(
  newId: () => string,
  wanted: readonly QuickBeds[],
  availableFrom: Day,
  existing: Iterable<Bed> = [],
): Record<string, Bed> {
  const beds = quickBeds(wanted, existing).map((bed) => ({ ...bed, id: newId(), availableFrom }));
  return Object.fromEntries(beds.map((bed) => [bed.id, bed]));
}

function newPhases(newId: () => string, wanted: readonly Omit<Phase, 'id' | 'order'>[]): Record<string, Phase> {
  const phases = wanted.map((phase, index) => ({ ...phase, id: newId(), order: index + 1 }));
  return Object.fromEntries(phases.map((phase) => [phase.id, phase]));
}

/** A code as typed, without the dashes and spaces that make it readable. */
const plain = (code: string): string => code.replace(/[^0-9a-z]/giu, '').toUpperCase();

/** The service that copies the house's folder to other places, by where it really lies. */
export const syncedBy = async ({ door, environment }: Core): Promise<string | undefined> =>
  syncingService(await door.place(), environment);
