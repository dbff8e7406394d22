import type { Commit } from '../vault/types.ts';
import { valueOf } from './context.ts';
import { os } from './gate.ts';
import { refuse } from './refused.ts';
import { takeBack } from './history/undo.ts';
import { mayTakeBack } from './history/way-back.ts';

export const historyCalls = {
  undo: os.history.undo.handler(async ({ context: { desk }, input }) => {
    const known = await desk.session.patchesOf(input.commit);
    const patches = known.ok ? known.value : refuse('nothing-to-undo');
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

  list: os.history.list.handler(async ({ context: { desk }, input: { limit, before } }) => {
    const commits = valueOf(await desk.session.history({ limit, ...(before !== undefined && { before }) }));
    const oldest = commits.at(-1)?.sequence ?? 0;
    // What took a commit back is newer than it, so an older page looks at the newer ones too.
    const since =
      before === undefined
        ? { ok: true as const, value: commits }
        : await desk.session.history({ limit: desk.session.sequence - oldest + 1 });
    const undone = undoneIn(valueOf(since));
    const users = new Map(desk.session.users().map(({ id, name }) => [id, name]));
    return {
      commits: commits.map(({ sequence, at, authorId, action, label }) => ({
        sequence,
        at,
        who: users.get(authorId) ?? 'the recovery code',
        action,
        label,
        undone: undone.has(sequence),
      })),
    };
  }),

  imports: os.history.imports.handler(async ({ context: { desk } }) => {
    const imports = Object.values(desk.staffState().confidential.imports).sort((a, b) => b.commit - a.commit);
    const users = new Map(desk.session.users().map(({ id, name }) => [id, name]));
    const authors = await Promise.all(imports.map(({ commit }) => desk.session.patchesOf(commit)));
    return {
      imports: imports.map((record, index) => {
        const patches = authors[index];
        const authorId = patches?.ok ? patches.value.commit.authorId : '';
        return { ...record, who: users.get(authorId) ?? 'the recovery code', undone: false };
      }),
    };
  }),
};

/** "Undone: discharge of Dana W.", and of that "Done again: discharge of Dana W.". */
function undoLabel({ label, undoes }: Commit): string {
  if (undoes === undefined) return `Undone: ${label}`;
  const [, deed = label] = /^(?:Undone|Done again): (.*)$/u.exec(label) ?? [];
  return label.startsWith('Undone') ? `Done again: ${deed}` : `Undone: ${deed}`;
}

/** Sequence numbers of the commits among these that an undo took back which was not taken back itself; newest first. */
function undoneIn(commits: readonly Commit[]): ReadonlySet<number> {
  const undone = new Set<number>();
  for (const { sequence, undoes } of commits) {
    if (undoes !== undefined && !undone.has(sequence)) undone.add(undoes);
  }
  return undone;
}
