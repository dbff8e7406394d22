import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { button, choose, field, figure } from './controls.ts';
import { ResidentsPage } from './residents.ts';

/** Bringing in who lives here: paste, answer, look over, confirm. */
export class ArrivalsPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page): Promise<ArrivalsPage> {
    await expect(page.getByRole('heading', { level: 1, name: 'Bring in who lives here' })).toBeVisible();
    return new ArrivalsPage(page);
  }

  /** Puts the rows in and goes on to columns and questions. */
  async paste(rows: string): Promise<void> {
    await field(this.page, 'Rows from your spreadsheet').fill(rows);
    await button(this.page, 'Next').click();
    await expect(this.page.getByRole('region', { name: 'What the columns are' })).toBeVisible();
  }

  /** What a column was taken for. */
  column(heading: string): Locator {
    return this.page.getByRole('combobox', { name: `${heading} is`, exact: true });
  }

  async changeColumn(heading: string, meaning: string): Promise<void> {
    await choose(this.page, `${heading} is`, meaning);
  }

  /** Says which day an ambiguous date is. */
  async readDate(written: string, meaning: string): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: `Which day is ${written}?` })
      .getByRole('radio', { name: meaning })
      .check();
  }

  async lookOver(): Promise<void> {
    await button(this.page, 'Next').click();
    await expect(this.rows()).toBeVisible();
  }

  rows(): Locator {
    return this.page.getByRole('table', { name: 'The rows as they would come in' });
  }

  /** How many rows stand as `New`, `Already here`, `Needs a look` or `Left out`. */
  async count(status: string): Promise<number> {
    return figure(this.page.getByRole('group', { name: 'How the rows stand' }), status);
  }

  /** Beds, mentors and lines that come with it, in words. */
  alsoComes(): Locator {
    return this.page.getByRole('region', { name: 'What comes with it' });
  }

  refused(): Locator {
    return this.page.getByRole('region', { name: 'These rows cannot come in as they are' });
  }

  async leaveOut(line: number): Promise<void> {
    await button(this.page, `Leave line ${line} out`).click();
    await expect(this.refused()).toBeHidden();
  }

  /** Why it cannot be confirmed, in words. */
  inTheWay(): Locator {
    return this.page.getByRole('main').getByRole('status');
  }

  async confirm(people: number): Promise<ResidentsPage> {
    await button(this.page, `Bring in ${people} people`).click();
    return ResidentsPage.shown(this.page);
  }
}
