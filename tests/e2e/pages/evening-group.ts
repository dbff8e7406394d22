import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { button, choose, field } from './controls.ts';

export interface NewWeeklyGroup {
  readonly kind: string;
  readonly weekday: string;
  readonly time: string;
  readonly leader: string;
}

/** The weekly groups, as far as one evening needs them. */
export class WeeklyGroupsPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** From the rail's *Groups*. */
  static async open(page: Page): Promise<WeeklyGroupsPage> {
    await page.getByRole('link', { name: 'Weekly groups and kinds of group' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Weekly groups' })).toBeVisible();
    return new WeeklyGroupsPage(page);
  }

  async plan({ kind, weekday, time, leader }: NewWeeklyGroup): Promise<void> {
    await button(this.page, 'Add a weekly group').first().click();
    const form = this.page.getByRole('dialog', { name: 'Add a weekly group' });
    await form.getByRole('combobox', { name: 'Kind of group' }).fill(kind);
    await choose(form, 'Every', weekday);
    await choose(form, 'Led by', leader);
    await field(form, 'Starts at').fill(time);
    await button(form, 'Add').click();
    await expect(form).toBeHidden();
  }

  group(name: string): Locator {
    return this.page.getByRole('grid', { name: 'Weekly groups' }).getByRole('row', { name });
  }

  async openWeek(): Promise<WeekPage> {
    await this.page.getByRole('link', { name: 'This week’s groups' }).click();
    return WeekPage.shown(this.page);
  }
}

/** This week's groups. */
export class WeekPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page): Promise<WeekPage> {
    await expect(page.getByRole('heading', { level: 1, name: 'Groups' })).toBeVisible();
    return new WeekPage(page);
  }

  group(name: string): Locator {
    return this.page.getByRole('main').getByRole('link', { name });
  }

  /** Prints one group's sign-in sheet; answers how many pages it has. */
  async printSheetOf(name: string): Promise<number> {
    return this.printBehind(`More for ${name}, `);
  }

  /** The same for the first group of the week, whichever it is. */
  async printFirstSheet(): Promise<number> {
    return this.printBehind('More for ');
  }

  private async printBehind(menu: string): Promise<number> {
    await this.page.getByRole('button', { name: menu }).first().click();
    await this.page.getByRole('menuitem', { name: 'Print its sheet' }).click();
    await button(this.page, 'Print one sheet').click();
    const sheets = this.page.getByRole('region', { name: 'Sheets to print' });
    await expect(sheets).toContainText('One sheet is ready.');
    return sheets.getByRole('article').count();
  }

  async takeRoll(name: string): Promise<RollPage> {
    await this.group(name).click();
    return RollPage.shown(this.page, name);
  }
}

/** The roll of one group. */
export class RollPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page, name: string): Promise<RollPage> {
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    return new RollPage(page);
  }

  async mark(name: string, letter: 'A' | 'E'): Promise<void> {
    const words = letter === 'A' ? 'absent' : 'excused';
    await button(this.page, `${letter}: ${name} ${words}`).click();
    await expect(this.page.getByRole('row', { name: new RegExp(`${name}, ${words}, saved`, 'u') })).toBeVisible();
  }

  /** Marks everybody else present and finishes; back where the roll was opened. */
  async markTheRest(others: number): Promise<void> {
    await this.page.getByRole('button', { name: `Mark the other ${others} present` }).click();
    await expect(this.page.getByRole('row', { name: /not marked|being saved/u })).toHaveCount(0);
    await this.page.getByRole('button', { name: 'Finish' }).click();
    await expect(this.page.getByRole('navigation', { name: 'Cairn' })).toBeVisible();
  }
}
