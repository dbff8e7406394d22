import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Roll } from '../../../shared/contract/sessions.ts';
import { isStaff } from '../../../shared/rules/permissions.ts';
import { useSignedIn } from '../../app/session.tsx';
import { useAnnounce } from '../../parts/Announce.tsx';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { FindPerson } from './FindPerson.tsx';
import { wishOf } from './keys.ts';
import { layoutOf } from './layout.ts';
import { LineNote } from './LineNote.tsx';
import { unmarkedLines, unsavedLines } from './roll.ts';
import { RollFooter } from './RollFooter.tsx';
import { RollHeader } from './RollHeader.tsx';
import { focusCurrentRow, RollLines } from './RollLines.tsx';
import css from './Roll.module.css';
import { Trouble } from './Trouble.tsx';
import { useRollPart, useRollStore } from './useRoll.ts';

interface RollWindowProps {
  roll: Roll;
  fromPaper: boolean;
  /** Beside the title: which sheet of the stack this is. */
  aside?: ReactNode;
  onLeave: () => void;
  onFinished: () => void;
}

/** A roll being taken, in the whole window (SCREENS, "Roll call"). */
export function RollWindow({ roll, fromPaper, aside, onLeave, onFinished }: RollWindowProps) {
  const store = useRollStore(roll, fromPaper);
  const { role } = useSignedIn();
  const grid = useRef<HTMLDivElement>(null);
  const find = useRef<HTMLInputElement>(null);
  const [asking, setAsking] = useState(false);
  const [noteAt, setNoteAt] = useState<number | undefined>();
  const [layout] = useState(() => layoutOf(roll.lines.filter((line) => line.mark.walkIn !== true).length));
  const empty = useRollPart(store, (state) => state.lines.length === 0);
  const finished = useRollPart(store, (state) => state.finished);
  const said = useRollPart(store, (state) => state.said);
  const announce = useAnnounce();
  const toRow = (): void => focusCurrentRow(grid.current, store.state().focus);
  const unmarked = (): number => unmarkedLines(store.state()).length;
  const onNote = isStaff(role) ? setNoteAt : undefined;

  useEffect(() => {
    if (said !== '') announce(said);
  }, [said, announce]);
  const done = useEffectEvent(onFinished);
  useEffect(() => {
    if (finished) done();
  }, [finished]);
  const leaving = useBlocker({
    shouldBlockFn: () => unsavedLines(store.state()).length > 0,
    enableBeforeUnload: () => unsavedLines(store.state()).length > 0,
    withResolver: true,
  });

  const finish = (): void => {
    if (unmarked() > 0) setAsking(true);
    else store.take({ type: 'finish' });
  };
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (target.closest('[role="dialog"]')) return;
    const finishes = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (target.matches('input, textarea') && !finishes) return;
    const wish = wishOf(event, grid.current?.contains(target) === true, layout);
    if (!wish) return;
    event.preventDefault();
    event.stopPropagation();
    if (wish.type === 'find') find.current?.focus();
    else if (wish.type === 'ask-finish') finish();
    else if (wish.type === 'write-note') onNote?.(store.state().focus);
    else {
      store.take(wish);
      toRow();
    }
  });
  // On the window and before anybody else: the roll is the whole screen, also while nothing on it has the focus.
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);

  return (
    <div className={css.window}>
      <RollHeader store={store} session={roll.session} aside={aside} onUndone={toRow} onLeave={onLeave} />
      <Trouble store={store} onDone={toRow} />
      <div className={css.body}>
        {empty ? (
          <EmptyState title="Nobody is expected.">
            Find a name below to take walk-ins, or plan who this group is for.
          </EmptyState>
        ) : null}
        <RollLines store={store} layout={layout} name={`Roll of ${roll.session.title}`} grid={grid} onNote={onNote} />
      </div>
      <RollFooter store={store} onFinish={finish} onRest={toRow}>
        <FindPerson store={store} input={find} onDone={() => requestAnimationFrame(toRow)} />
      </RollFooter>
      <ConfirmDialog
        opened={asking}
        title={unmarked() === 1 ? 'One person is not marked yet' : `${unmarked()} people are not marked yet`}
        confirm="Finish anyway"
        cancel="Back to the roll"
        onClose={() => {
          setAsking(false);
          requestAnimationFrame(toRow);
        }}
        onConfirm={() => {
          setAsking(false);
          store.take({ type: 'finish' });
        }}
      >
        They stay unmarked, and the month counts them openly as that. You can come back and mark them later.
      </ConfirmDialog>
      <ConfirmDialog
        opened={leaving.status === 'blocked'}
        title="Some marks are not saved"
        confirm="Leave without them"
        cancel="Stay"
        removes
        onClose={() => leaving.reset?.()}
        onConfirm={() => leaving.proceed?.()}
      >
        The lines that say “not saved” would be lost. Stay, and press <em>Save again</em>.
      </ConfirmDialog>
      {noteAt === undefined ? null : <LineNote store={store} at={noteAt} onClose={() => setNoteAt(undefined)} />}
    </div>
  );
}
