import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewestSpareLines, lineHeights, sheetHeights, sheetPages } from '../../../../renderer/paper/sheetPages.ts';
import { papers } from '../../../../renderer/parts/PaperPage.tsx';

const heightOf = (paper: keyof typeof papers): number => papers[paper].height - 2 * papers[paper].margin;

test('everybody has one line in the printed order, spare lines follow, and no page is fuller than the paper', () => {
  fc.assert(
    fc.property(fc.nat(150), fc.constantFrom('letter' as const, 'a4' as const), (people, paper) => {
      const names = Array.from({ length: people }, (_, at) => `Name ${at + 1}`);
      const { pages, lineHeight } = sheetPages(names, heightOf(paper));
      const lines = pages.flat();
      expect(lines.flatMap((line) => line.person ?? [])).toEqual(names);
      expect(lines.map((line) => line.number)).toEqual(lines.map((_, at) => at + 1));
      expect(lines.length - people).toBeGreaterThanOrEqual(fewestSpareLines);
      expect(lineHeight).toBeGreaterThanOrEqual(lineHeights.least);
      const { head, columns, foot } = sheetHeights;
      for (const page of pages) expect(head + columns + page.length * lineHeight + foot).toBeLessThan(heightOf(paper));
    }),
  );
});

test('a group of twenty-three fits on one page of either paper', () => {
  for (const paper of ['letter', 'a4'] as const) {
    const { pages } = sheetPages(Array.from({ length: 23 }), heightOf(paper));
    expect(pages).toHaveLength(1);
  }
});
