import { type CSSProperties, type RefObject, useLayoutEffect } from 'react';
import { useRowMemory } from '../../parts/RowMemory.tsx';
import type { RollLayout } from './layout.ts';
import css from './Roll.module.css';
import { RollRow } from './RollRow.tsx';
import type { RollStore } from './store.ts';
import { useRollPart } from './useRoll.ts';

interface RollLinesProps {
  store: RollStore;
  layout: RollLayout;
  name: string;
  grid: RefObject<HTMLDivElement | null>;
  onNote: ((at: number) => void) | undefined;
}

interface Measures extends CSSProperties {
  '--columns': number;
  '--rows': number;
  '--row-height': string;
}

/** Moves the focus to the line the roll is at. */
export function focusCurrentRow(grid: HTMLElement | null, at: number): void {
  grid?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus();
}

/** All lines: those of the sheet in its order, reading down, and the walk-ins beneath them. */
export function RollLines({ store, layout, name, grid, onNote }: RollLinesProps) {
  const total = useRollPart(store, (state) => state.lines.length);
  const firstWalkIn = useRollPart(store, (state) => {
    const at = state.lines.findIndex((line) => line.walkIn);
    return at < 0 ? state.lines.length : at;
  });
  const focus = useRollPart(store, (state) => state.focus);
  const { remember } = useRowMemory();
  useLayoutEffect(() => {
    focusCurrentRow(grid.current, focus);
    const personId = store.state().lines[focus]?.personId;
    if (personId !== undefined) remember(personId);
  }, [grid, focus, total, store, remember]);

  const narrow = layout.columns === 3;
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => (
      <RollRow key={from + index} store={store} at={from + index} narrow={narrow} onNote={onNote} />
    ));
  const measures = (count: number): Measures => ({
    '--columns': layout.columns,
    '--rows': Math.ceil(count / layout.columns),
    '--row-height': `${layout.rowHeight}px`,
  });
  return (
    <div role="grid" aria-label={name} ref={grid} aria-rowcount={total}>
      <div role="rowgroup" className={css.lines} style={measures(firstWalkIn)} data-narrow={narrow || undefined}>
        {rows(0, firstWalkIn)}
      </div>
      {total > firstWalkIn ? (
        <>
          <div className={css.walkIns} aria-hidden>
            Walk-ins
          </div>
          <div
            role="rowgroup"
            aria-label="Walk-ins"
            className={css.lines}
            style={measures(total - firstWalkIn)}
            data-narrow={narrow || undefined}
          >
            {rows(firstWalkIn, total)}
          </div>
        </>
      ) : null}
    </div>
  );
}
