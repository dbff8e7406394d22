/** How a chart is drawn: one ink per series, each with a pattern of its own, so that colour is never the only sign. */
export interface ChartLook {
  readonly width: number;
  readonly inks: readonly string[];
  readonly text: string;
  readonly line: string;
  /** The ground, seen between the strokes of a pattern. */
  readonly ground: string;
}

/** Black on white, for the printer. */
export const paperLook = (width: number): ChartLook => ({
  width,
  inks: ['#1a1a1a', '#4a443d'],
  text: '#000',
  line: '#b8b0a4',
  ground: '#fff',
});

/** The ink of a series; the inks begin again where there are more series than inks. */
export const inkOf = ({ inks }: ChartLook, index: number): string => inks[index % inks.length] ?? 'currentColor';

export const fontSize = 12;
