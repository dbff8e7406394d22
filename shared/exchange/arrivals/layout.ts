import type { ArrivalsPreview } from '../../contract/arrivals.ts';
import type { GridRow } from './grid.ts';
import { fieldOfHeading } from './headings.ts';
import { plain } from './words.ts';

/** A pasted table taken apart: its headings, the lines about people, and those that are not. */
export interface Layout {
  /** By column; empty text where a column has none. */
  readonly headings: readonly string[];
  readonly people: readonly GridRow[];
  readonly leftOut: ArrivalsPreview['leftOut'];
}

/** How far down the headings are looked for, below titles and dates of printing. */
const deepestHeading = 20;

/** Finds the headings and leaves titles, totals, and headings repeated on a new page out. */
export function layOut(grid: readonly GridRow[]): Layout {
  const width = Math.max(0, ...grid.map(({ cells }) => cells.length));
  const at = headingAt(grid, width);
  const heading = grid[at];
  const headings = Array.from({ length: width }, (_, column) => heading?.cells[column] ?? '');
  const leftOut: ArrivalsPreview['leftOut'] = [];
  const people: GridRow[] = [];
  for (const [index, row] of grid.entries()) {
    if (index === at) continue;
    const why = index < at ? 'title' : whyNobody(row, width, heading);
    if (why === undefined) people.push(row);
    else leftOut.push({ line: row.line, text: row.cells.filter((cell) => cell !== '').join(' · '), why });
  }
  return { headings, people, leftOut };
}

/** The row with the most headings we know; -1 where there is none. */
function headingAt(grid: readonly GridRow[], width: number): number {
  const scores = grid
    .slice(0, deepestHeading)
    .map(({ cells }) => cells.filter((cell) => fieldOfHeading(cell) !== undefined).length);
  const best = Math.max(0, ...scores);
  return best >= Math.min(2, width) ? scores.indexOf(best) : -1;
}

type Why = Layout['leftOut'][number]['why'];

function whyNobody({ cells }: GridRow, width: number, heading: GridRow | undefined): Why | undefined {
  const filled = cells.filter((cell) => cell !== '');
  const [first = ''] = filled;
  if (heading && plain(cells.join('|')) === plain(heading.cells.join('|'))) return 'repeated-heading';
  if (/^(grand |sub ?)?totals?\b|^(sum|count|number of|average)\b/iu.test(first)) return 'total';
  if (filled.every((cell) => /^[\d.,%/ ]+$/u.test(cell)) && filled.length <= 2 && width > 2) return 'total';
  if (filled.length === 1 && width > 2) return 'title';
  return undefined;
}
