import { produce } from 'immer';
import type { VaultSession } from '../vault/index.ts';
import { valueOf, vaultOf, type Desk } from './context.ts';
import { os } from './gate.ts';
import { changesOf } from './history/changes.ts';
import { forget } from './history/forget.ts';
import { lookBack } from './history/look-back.ts';
import { lineOf, theRecoveryCode, undoLabel, whoWrote } from './history/lines.ts';
import { takeBack } from './history/undo.ts';
import { UndoneCommits } from './history/undone.ts';
import { mayTakeBack } from './history/way-back.ts';
import { refusalOf, refuse } from './refused.ts';

/** Records shown of one commit: an import may have thousands. */
const mostRecords = 200;

export const historyCalls = {
  undo: os.history.undo.handler(async ({ context: { desk }, input }) => {
    const patches = await patchesOf(desk, input.commit);
    const { commit } = patches;
    await mayTakeBack(desk, patches);
    const deed = { action: 'history.undo', label: undoLabel(commit), undoes: commit.sequence };
    const saved = await desk.change(
      { ...deed, ...(commit.target !== undefined && { target: commit.target }) },
      (draft) => {
        takeBack(draft, patches, desk.today);
      },
    );
    return { saved };
  }),

  list: os.history.list.handler(async ({ context: { desk }, input }) => {
    const { session } = desk;
    const { commits, next } = await lookBack(session, input, desk.timeZone);
    const undone = await undoneOf(session).since(commits.at(-1)?.sequence ?? session.sequence);
    const authors = session.authors();
    return {
      commits: commits.map((commit) => lineOf(commit, authors, undone)),
      ...(next && { next: { before: next.sequence, at: next.at } }),
      of: session.sequence,
    };
  }),

  forget: os.history.forget.handler(async ({ context: { core, desk }, input }) => ({
    saved: await core.reading.run((watch) => forget(desk, input.before, watch)),
  })),

  authors: os.history.authors.handler(({ context: { desk } }) => ({
    authors: desk.session.authors().map(({ id, name = theRecoveryCode }) => ({ id, name })),
  })),

  get: os.history.get.handler(async ({ context: { desk }, input }) => {
    const patches = await patchesOf(desk, input.commit);
    const authors = desk.session.authors();
    const undone = await undoneOf(desk.session).since(input.commit);
    const changes = changesOf(desk.houseState(), patches, authors);
    const inTheWay = await refusalOf(async () => {
      await mayTakeBack(desk, patches);
      produce(desk.houseState(), (draft) => takeBack(draft, patches, desk.today));
    });
    return {
      line: lineOf(patches.commit, authors, undone),
      changes: changes.slice(0, mostRecords),
      more: Math.max(0, changes.length - mostRecords),
      ...(inTheWay && { inTheWay }),
    };
  }),

  verify: os.history.verify.handler(async ({ context: { core, desk } }) => {
    const vault = vaultOf(core);
    return valueOf(await core.reading.run((watch) => vault.verify(desk.session, watch)));
  }),

  reading: os.history.reading.handler(({ context: { core } }) => {
    const { running } = core.reading;
    return running ? { running } : {};
  }),

  cancelReading: os.history.cancelReading.handler(({ context: { core } }) => {
    core.reading.cancel();
    return { cancelled: true as const };
  }),

  imports: os.history.imports.handler(async ({ context: { desk } }) => {
    const imports = Object.values(desk.staffState().confidential.imports).sort((a, b) => b.commit - a.commit);
    const authors = desk.session.authors();
    const commits = await Promise.all(imports.map(({ commit }) => desk.session.patchesOf(commit)));
    return {
      imports: imports.map((record, index) => {
        const found = commits[index];
        return { ...record, who: found?.ok ? whoWrote(found.value.commit, authors) : '' };
      }),
    };
  }),
};

async function patchesOf(desk: Desk, commit: number) {
  const found = await desk.session.patchesOf(commit);
  return found.ok ? found.value : refuse('nothing-to-undo');
}

const known = new WeakMap<VaultSession<object>, UndoneCommits>();
function undoneOf(session: VaultSession<object>): UndoneCommits {
  const undone = known.get(session) ?? new UndoneCommits(session);
  known.set(session, undone);
  return undone;
}
