import { demoAdministrator, demoPassphrase } from '../../../build/demo-house/sign-ins.ts';
import { paperContentWidth, papers } from '../../../renderer/parts/PaperPage.tsx';
import type { PaperKind } from '../../../renderer/parts/PaperPage.tsx';
import { expect, expectAccessible, test } from '../fixtures.ts';
import { drawnRows, findTitle, marginsAreWhite, printed } from '../paper.ts';
import type { PrintedPaper } from '../paper.ts';
import { WeekPage } from '../pages/evening-group.ts';
import { PrintReportPage } from '../pages/reports.ts';
import { Shell } from '../pages/shell.ts';
import { SignInPage } from '../pages/sign-in.ts';

const kinds = [
  ['letter', 'Letter', { width: 612, height: 792 }],
  ['a4', 'A4', { width: 595, height: 842 }],
] as const satisfies readonly (readonly [PaperKind, string, object])[];

/** The right size, and nothing beyond the margins. */
function expectWhole({ size, pages }: PrintedPaper, kind: PaperKind, points: { width: number; height: number }): void {
  expect(Math.abs(size.width - points.width)).toBeLessThanOrEqual(1);
  expect(Math.abs(size.height - points.height)).toBeLessThanOrEqual(1);
  expect(pages.length).toBeGreaterThan(0);
  for (const [at, page] of pages.entries()) {
    expect(marginsAreWhite(page, papers[kind].margin - 6), `margins of page ${at + 1}`).toBe(true);
    expect(page.words.length, `words on page ${at + 1}`).toBeGreaterThan(0);
  }
}

test.beforeEach(async ({ page, house }) => {
  expect(house.said.length).toBeGreaterThan(0);
  await page.addInitScript(() => {
    let times = 0;
    Object.assign(window, { print: () => document.documentElement.setAttribute('data-printed', String((times += 1))) });
  });
  await page.reload();
  const door = new SignInPage(page);
  await door.choose(demoAdministrator.name);
  await door.open(demoPassphrase);
});

test('the outcome report comes whole out of the printer, on Letter and on A4', async ({ page }) => {
  const report = await new Shell(page).openReport();
  const print = await report.print();
  await expectAccessible(page);
  for (const [kind, name, points] of kinds) {
    await test.step(name, async () => {
      await print.choosePaper(name);
      await page.getByRole('button', { name: 'Print', exact: true }).click();
      await expect(page.locator('html')).toHaveAttribute('data-printed', kind === 'letter' ? '1' : '2');
      const charts = await print.charts();
      expect(charts.length).toBeGreaterThanOrEqual(2);
      const paper = await printed(page, `report-${kind}`);
      expectWhole(paper, kind, points);
      expect(paper.text).toContain('Outcome report');
      expect(paper.text).toContain('October 2026');
      expect(paper.text).toContain('Draft');
      expect(paper.text).toContain('Nights beds were there for');
      expect(paper.text).not.toContain('Download CSV');
      for (const chart of charts) {
        expect(chart.width, chart.title).toBeLessThanOrEqual(paperContentWidth(kind));
        const found = findTitle(paper.pages, chart.title);
        expect(found, `“${chart.title}” is on the paper`).toBeDefined();
        if (!found) continue;
        const place = {
          left: found.word.left,
          top: found.word.bottom + 2,
          width: chart.width,
          height: chart.height - 20,
        };
        expect(place.top + place.height, `“${chart.title}” is not cut by the end of the page`).toBeLessThanOrEqual(
          found.page.height,
        );
        const quarters = drawnRows(found.page, place);
        // Columns over months stand in every quarter; bars by name begin at the left and may be short.
        const filled = chart.overMonths ? quarters : [Math.max(...quarters)];
        expect(Math.min(...filled), `“${chart.title}” is drawn: ${quarters.join(' ')}`).toBeGreaterThan(3);
      }
    });
  }
  await test.step('and the edition for the board names nobody', async () => {
    await page.getByRole('link', { name: 'Back to the figures' }).click();
    await report.forFunders();
    await (await report.print()).choosePaper('Letter');
    const paper = await printed(page, 'report-funders-letter');
    expectWhole(paper, 'letter', { width: 612, height: 792 });
    expect(paper.text).toContain('For the board and funders');
    expect(paper.text).toContain('so that nobody in a small');
    await PrintReportPage.shown(page);
  });
});

test('a sign-in sheet comes whole out of the printer, on Letter and on A4', async ({ page }) => {
  await new Shell(page).go('Groups');
  const week = await WeekPage.shown(page);
  await week.printFirstSheet();
  await expectAccessible(page);
  for (const [kind, name, points] of kinds) {
    await test.step(name, async () => {
      await page.getByRole('combobox', { name: 'Paper' }).selectOption(name);
      await page.getByRole('button', { name: 'Print one sheet' }).click();
      const sheets = page.getByRole('article', { name: /^Sign-in sheet \d+/u });
      await expect(sheets.first()).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('data-printed', /\d/u);
      const count = await sheets.count();
      const paper = await printed(page, `sheet-${kind}`);
      expectWhole(paper, kind, points);
      expect(paper.pages, 'a page for each sheet, none empty').toHaveLength(count);
      const named = await sheets.first().getByRole('cell').allInnerTexts();
      for (const text of named.filter((cell) => cell.trim() !== '')) expect(paper.text).toContain(text.trim());
      for (const page of paper.pages) {
        const text = page.words.map((word) => word.text).join(' ');
        expect(text).toContain('Leader’s signature');
        expect(text).toContain('Time in');
        expect(text).toMatch(/ Sheet .* \d+ /u);
      }
    });
  }
});
