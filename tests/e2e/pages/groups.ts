import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { RollPage } from './roll.ts';

/** The week of groups. */
export class GroupsPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page): Promise<GroupsPage> {
    await page.getByRole('navigation', { name: 'Cairn' }).getByRole('link', { name: 'Groups' }).click();
    return GroupsPage.shown(page);
  }

  static async shown(page: Page): Promise<GroupsPage> {
    await expect(page.getByRole('heading', { level: 1, name: 'Groups', exact: true })).toBeVisible();
    return new GroupsPage(page);
  }

  group(title: string): Locator {
    return this.page.getByRole('link', { name: title });
  }

  async takeRoll(title: string): Promise<RollPage> {
    await this.group(title).first().click();
    return RollPage.shown(this.page, title);
  }

  async printSheets(): Promise<PrintSheetsPage> {
    await this.page.getByRole('link', { name: 'Print sheets' }).click();
    return PrintSheetsPage.shown(this.page);
  }

  async enterSheets(): Promise<EnterSheetsPage> {
    await this.page.getByRole('link', { name: 'Enter sheets' }).click();
    return EnterSheetsPage.shown(this.page);
  }
}

/** Chooses groups and prints their sheets. */
export class PrintSheetsPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page): Promise<PrintSheetsPage> {
    await expect(page.getByRole('heading', { level: 1, name: 'Sign-in sheets' })).toBeVisible();
    await expect(page.getByRole('checkbox', { name: /^All \d+$/u })).toBeVisible();
    return new PrintSheetsPage(page);
  }

  /** Prints all that are chosen; answers how many sheets stand ready. */
  async print(): Promise<number> {
    const press = this.page.getByRole('button', { name: /^Print (one sheet|\d+ sheets)$/u });
    const wanted = Number(/\d+/u.exec(await press.innerText())?.[0] ?? 1);
    await press.click();
    await expect(this.page.getByRole('region', { name: 'Sheets to print' })).toBeVisible();
    return wanted;
  }

  /** The printed names of a sheet, in the order of its lines, all its pages. */
  async printedNames(number: number): Promise<readonly string[]> {
    const pages = this.page.getByLabel(new RegExp(`^Sign-in sheet ${number}(, page \\d+)?$`, 'u'));
    await expect(pages.first()).toBeAttached();
    const names = await pages
      .getByRole('row')
      .evaluateAll((rows) => rows.map((row) => row.querySelectorAll('td')[1]?.textContent ?? ''));
    return names.filter((name) => name !== '');
  }

  /** The numbers of the sheets that stand ready, by the group's title. */
  async numbers(): Promise<ReadonlyMap<string, number>> {
    const sheets = await this.page
      .getByLabel(/^Sign-in sheet \d+/u)
      .evaluateAll((pages) =>
        pages.map(
          (page) =>
            [
              page.querySelector('h2')?.textContent ?? '',
              /\d+/u.exec(page.getAttribute('aria-label') ?? '')?.[0] ?? '',
            ] as const,
        ),
      );
    // The first of a title stays: the groups come in the order of the week.
    return new Map(sheets.toReversed().map(([title, number]) => [title, Number(number)]));
  }
}

/** The stack of sheets to enter. */
export class EnterSheetsPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page): Promise<EnterSheetsPage> {
    await expect(page.getByRole('heading', { level: 1, name: 'Enter sheets' })).toBeVisible();
    return new EnterSheetsPage(page);
  }

  async expectMissing(count: number): Promise<void> {
    const words =
      count === 0 ? 'No sheets are missing.' : count === 1 ? 'One sheet is missing.' : `${count} sheets are missing.`;
    await expect(this.page.getByText(words)).toBeVisible();
  }

  /** The numbers of the missing sheets, as they are listed. */
  async missing(): Promise<readonly number[]> {
    const rows = this.page.getByRole('grid', { name: 'Missing sheets' }).getByRole('row');
    await expect(rows.nth(1)).toBeVisible();
    const texts = await rows.allInnerTexts();
    return texts.flatMap((text) => (/^\s*\d+/u.test(text) ? [Number.parseInt(text, 10)] : []));
  }

  /** Begins with the sheet on top. */
  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: /^Begin with sheet \d+$/u }).click();
  }

  /** Opens the sheet whose number is typed. */
  async openNumber(number: number, title: string | RegExp): Promise<RollPage> {
    await this.page.getByRole('textbox', { name: 'Sheet number' }).fill(String(number));
    await this.page.getByRole('textbox', { name: 'Sheet number' }).press('Enter');
    return RollPage.shown(this.page, title);
  }

  /** The roll of a sheet from the stack, named at its top. */
  async sheet(number: number): Promise<RollPage> {
    await expect(this.page.getByText(new RegExp(`· sheet ${number}$`, 'u'))).toBeVisible();
    return RollPage.shown(this.page, /./u);
  }
}
