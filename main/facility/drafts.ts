import type { FormDraft } from '../../shared/records/compartments.ts';
import type { Desk, HouseState } from './context.ts';
import { os } from './gate.ts';
import { refuse } from './refused.ts';

/** Unfinished forms: staff's lie with the confidential records, a mentor's in their own compartment. */
export const draftsCalls = {
  get: os.drafts.get.handler(
    ({ context: { desk }, input: { key } }) => draftsOf(desk, desk.houseState())?.[key] ?? null,
  ),

  save: os.drafts.save.handler(async ({ context: { desk }, input: { key, ...draft } }) => {
    const saved = await desk.change({ action: 'drafts.save', label: `unfinished: ${draft.title}` }, (state) => {
      if (state.confidential) state.confidential.drafts[desk.user.id] ??= {};
      const drafts = draftsOf(desk, state) ?? refuse('no-such-record');
      drafts[key] = { ...draft, savedAt: desk.now };
    });
    return { saved };
  }),

  discard: os.drafts.discard.handler(async ({ context: { desk }, input: { key } }) => {
    const saved = await desk.change({ action: 'drafts.discard', label: 'an unfinished form' }, (state) => {
      const drafts = draftsOf(desk, state);
      if (drafts && key in drafts) delete drafts[key];
    });
    return { saved };
  }),
};

function draftsOf(desk: Desk, state: HouseState): Record<string, FormDraft> | undefined {
  if (state.confidential) return state.confidential.drafts[desk.user.id];
  return desk.personId === undefined ? undefined : state[`own:${desk.personId}`]?.drafts;
}

/** The forms the person signed in has not finished, newest first. */
export function unfinishedForms(desk: Desk): { key: string; form: string; title: string; savedAt: string }[] {
  return Object.entries(draftsOf(desk, desk.houseState()) ?? {})
    .map(([key, { form, title, savedAt }]) => ({ key, form, title, savedAt }))
    .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}
