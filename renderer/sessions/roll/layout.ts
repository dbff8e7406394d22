export interface RollLayout {
  readonly columns: 1 | 2 | 3;
  readonly rowsPerColumn: number;
  /** CSS pixels. */
  readonly rowHeight: 28 | 40;
}

/** How lines stand in the window, reading down: up to 30 in two columns of 40 px rows, up to 60 in three of 28 px, more scroll (SCREENS, "Roll call"). */
export function layoutOf(lines: number): RollLayout {
  if (lines <= 7) return { columns: 1, rowsPerColumn: Math.max(1, lines), rowHeight: 40 };
  if (lines <= 30) return { columns: 2, rowsPerColumn: Math.ceil(lines / 2), rowHeight: 40 };
  return { columns: 3, rowsPerColumn: Math.ceil(lines / 3), rowHeight: 28 };
}
