import type { KeyboardEvent } from 'react';

const jumps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** `onKeyDown` of a list: the arrows move the focus among its `[data-row]` links or buttons; Tab still reaches each. */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const jump = jumps[event.key];
  if (!jump || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === event.target);
  if (at < 0) return;
  event.preventDefault();
  rows[jump(at, rows.length - 1)]?.focus();
}
