import { quickBeds } from '../../shared/rules/beds.ts';
import type { QuickBeds } from '../../shared/rules/beds.ts';
import type { Bed, Phase } from '../../shared/records/house.ts';
import type { Day } from '../../shared/records/primitives.ts';
import { todayIn } from '../../shared/rules/calendar.ts';
import { valueAt, valueOf } from './context.ts';
import type { Core } from './context.ts';
import { open, os } from './gate.ts';
import { refuse } from './refused.ts';
import { signedInView } from './session.ts';

/** How much of the recovery code has to be typed back to prove that it was written down. */
const provenCharacters = 6;

export const setUpCalls = {
  stage: open.setUp.stage.handler(async ({ context: { core } }) => {
    const { folder } = core;
    if (!core.vault) {
      const stage = await core.door.stage();
      if (!stage.ok) return { stage: 'refused' as const, folder, ...factsOf(stage.error) };
      if (stage.value === 'none') return { stage: 'none' as const, folder, timeZone: core.timeZone };
      const opened = await core.door.open();
      if (!opened.ok) return { stage: 'refused' as const, folder, ...factsOf(opened.error) };
      core.vault = opened.value;
    }
    return {
      stage: 'ready' as const,
      folder,
      names: core.vault.signInNames().map(({ id, name }) => ({ id, name })),
      notices: core.vault.notices.map(({ code, file }) => ({ code, file })),
      demoPassphrase: core.demoPassphrase,
    };
  }),

  begin: open.setUp.begin.handler(async ({ context: { core, page }, input }) => {
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
  }),

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

function factsOf({ code, ...facts }: { readonly code: string }): {
  code: string;
  facts: Record<string, string | number>;
} {
  return { code, facts: Object.fromEntries(Object.entries(facts).filter(isFact)) };
}
const isFact = (entry: [string, unknown]): entry is [string, string | number] =>
  typeof entry[1] === 'string' || typeof entry[1] === 'number';

/** The open vault; opened now where no page has asked for the stage yet. */
export async function vaultOf(core: Core): Promise<NonNullable<Core['vault']>> {
  core.vault ??= valueOf(await core.door.open());
  return core.vault;
}
