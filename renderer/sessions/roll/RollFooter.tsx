import { Button } from '@mantine/core';
import { IconCheck, IconChecks } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { KeyHint } from '../../parts/KeyHint.tsx';
import { choices } from './choices.ts';
import css from './Roll.module.css';
import type { RollStore } from './store.ts';
import { useRollPart } from './useRoll.ts';

interface RollFooterProps {
  store: RollStore;
  onFinish: () => void;
  /** After the rest was marked, the focus goes back to the rows. */
  onRest: () => void;
  /** Find and walk-in. */
  children: ReactNode;
}

/** Find, the counts, *Mark the other N present*, Finish. */
export function RollFooter({ store, onFinish, onRest, children }: RollFooterProps) {
  const unmarked = useRollPart(store, (state) => state.lines.filter((line) => line.choice === undefined).length);
  const lines = useRollPart(store, (state) => state.lines);
  const digits = useRollPart(store, (state) => state.digits);
  const some = lines.length > unmarked;
  return (
    <footer className={css.foot}>
      {children}
      <span className={css.counts}>
        {digits === '' ? (
          choices.map((choice) => (
            <span key={choice}>
              <b>{lines.filter((line) => line.choice === choice).length}</b> {choice}
            </span>
          ))
        ) : (
          <span>
            Line <b>{digits}</b>
          </span>
        )}
      </span>
      {unmarked === 0 ? null : (
        <Button
          leftSection={<IconChecks size={20} aria-hidden />}
          rightSection={<KeyHint keys="R" />}
          aria-keyshortcuts="R"
          onClick={() => {
            store.take({ type: 'rest' });
            onRest();
          }}
        >
          {restWords(unmarked, some)}
        </Button>
      )}
      <Button
        variant={unmarked === 0 ? 'filled' : 'default'}
        leftSection={<IconCheck size={20} aria-hidden />}
        rightSection={<KeyHint keys="Ctrl+Enter" />}
        aria-keyshortcuts="Control+Enter"
        disabled={!some}
        onClick={onFinish}
      >
        Finish
      </Button>
    </footer>
  );
}

function restWords(unmarked: number, some: boolean): string {
  if (!some) return unmarked === 1 ? 'Mark the one present' : `Mark all ${unmarked} present`;
  return unmarked === 1 ? 'Mark the other one present' : `Mark the other ${unmarked} present`;
}
