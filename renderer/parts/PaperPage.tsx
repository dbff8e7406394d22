import type { ReactNode } from 'react';
import css from './PaperPage.module.css';

/** Widths and margins in CSS pixels at 96 to the inch, so that what is on the screen is what the printer gets. */
export const papers = {
  letter: { width: 816, height: 1056, margin: 58, size: '8.5in 11in' },
  a4: { width: 794, height: 1123, margin: 58, size: '210mm 297mm' },
} as const;
export type PaperKind = keyof typeof papers;

/** The width left for what is printed, in CSS pixels: charts are drawn at exactly this width. */
export const paperContentWidth = (paper: PaperKind): number => papers[paper].width - 2 * papers[paper].margin;

interface PaperPageProps {
  paper: PaperKind;
  /** What a screen reader calls it, `Sign-in sheet 12`. */
  label: string;
  children: ReactNode;
}

/**
 * A sheet at true width. The width of its content is the same on the screen and on paper, so nothing is laid out
 * anew, and clipped, when it is printed. Each one begins a new page; a long one runs over several.
 */
export function PaperPage({ paper, label, children }: PaperPageProps) {
  const { width, height, margin, size } = papers[paper];
  return (
    <article aria-label={label} className={css.sheet} style={{ width, minHeight: height, padding: margin }}>
      <style>{`@page { size: ${size}; margin: ${margin}px; }`}</style>
      <div style={{ width: width - 2 * margin }}>{children}</div>
    </article>
  );
}
