import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { button } from './controls.ts';

/** The month's figures. */
export class ReportPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page): Promise<ReportPage> {
    await expect(page.getByRole('heading', { level: 1, name: 'Outcome report' })).toBeVisible();
    return new ReportPage(page);
  }

  /** Turns to the month that is running. */
  async openRunningMonth(label: string): Promise<void> {
    await button(this.page, 'The month after').click();
    await this.expectPeriod(label);
  }

  async expectPeriod(label: string): Promise<void> {
    await expect(this.page.getByRole('main')).toContainText(`${label} ·`);
  }

  async forFunders(): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'Who is it for?' }).getByText('For the board and funders').click();
    await this.expectPeriodReader('For the board and funders');
  }

  private async expectPeriodReader(words: string): Promise<void> {
    await expect(this.page.getByRole('main')).toContainText(`· ${words}`);
  }

  /** The row of one figure: value, out of, blank. */
  figure(title: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('button', { name: title, exact: true }) });
  }

  /** Opens what stands behind a figure. */
  async explain(title: string): Promise<void> {
    await button(this.page, title).press('Enter');
    await expect(button(this.page, title)).toHaveAttribute('aria-expanded', 'true');
  }

  charts(): Locator {
    return this.page.getByRole('figure');
  }

  /** The CSV as the browser saves it. */
  async downloadCsv(): Promise<{ readonly name: string; readonly text: string }> {
    const arriving = this.page.waitForEvent('download');
    await button(this.page, 'Download CSV').click();
    const download = await arriving;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }

  async print(): Promise<PrintReportPage> {
    await this.page.getByRole('link', { name: 'Print or save as PDF' }).click();
    return PrintReportPage.shown(this.page);
  }
}

/** The report on paper, before it goes to the printer. */
export class PrintReportPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page): Promise<PrintReportPage> {
    await expect(page.getByRole('heading', { level: 1, name: 'Print' })).toBeVisible();
    await expect(button(page, 'Print')).toBeEnabled();
    return new PrintReportPage(page);
  }

  async choosePaper(name: 'Letter' | 'A4'): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).check();
  }

  /** The charts on the sheet: title with its unit, size in dots of the screen, whether their marks stand over months. */
  async charts(): Promise<readonly { title: string; width: number; height: number; overMonths: boolean }[]> {
    return this.sheet()
      .getByRole('figure')
      .evaluateAll((figures) =>
        figures.map((figure) => {
          const { width, height } = figure.getBoundingClientRect();
          const title = figure.querySelector('figcaption')?.textContent ?? '';
          const words = figure.querySelector('[role="img"]')?.getAttribute('aria-label') ?? '';
          return {
            title,
            width,
            height,
            overMonths: /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/u.test(words),
          };
        }),
      );
  }

  sheet(): Locator {
    return this.page.getByRole('article', { name: /^Outcome report/u });
  }
}
