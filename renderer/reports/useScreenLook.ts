import { chartColors } from '../app/theme.ts';
import { useDark } from '../app/useDark.ts';
import type { ChartLook } from '../paper/outcome-report/chartLook.ts';

/** How charts are drawn on the screen, light or dark. */
export function useScreenLook(width: number): ChartLook {
  return {
    width,
    inks: chartColors[useDark() ? 'dark' : 'light'],
    text: 'var(--mantine-color-text)',
    line: 'var(--cairn-line)',
    ground: 'var(--cairn-card)',
  };
}
