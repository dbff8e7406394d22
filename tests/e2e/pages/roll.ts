import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export type Answer = 'present' | 'absent' | 'excused' | 'late' | 'not marked';

/** One line as it stands on the screen. */
export interface RollLine {
  readonly number: number;
  readonly name: string;
  readonly answer: string;
  readonly saved: string;
}

/** A roll being taken, in the whole window. */
export class RollPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page, title: string | RegExp): Promise<RollPage> {
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('row').first()).toBeVisible();
    return new RollPage(page);
  }

  /** The line with a number: `7, Dana W., absent, saved`. */
  line(number: number): Locator {
    return this.page.getByRole('row', { name: new RegExp(`^${number}, `, 'u') });
  }

  async expectLine(number: number, answer: Answer, saved = true): Promise<void> {
    const end =
      answer === 'not marked' ? /, not marked$/u : new RegExp(`, ${answer}(, walk-in)?${saved ? ', saved$' : ''}`, 'u');
    await expect(this.line(number)).toHaveAccessibleName(end);
  }

  async expectFocusOn(number: number): Promise<void> {
    await expect(this.line(number)).toBeFocused();
  }

  async expectMarked(marked: number, of: number): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: /^\d+ of \d+ marked$/u })).toHaveText(
      `${marked} of ${of} marked`,
    );
  }

  /** Every line says it is on disk. */
  async expectAllSaved(): Promise<void> {
    const rows = this.page.getByRole('row');
    await expect(rows.filter({ hasText: 'saved' })).toHaveCount(await rows.count());
    await expect(rows.filter({ hasText: 'not saved' })).toHaveCount(0);
  }

  /** All lines, as a screen reader says them. */
  async lines(): Promise<readonly RollLine[]> {
    const said = await this.page
      .getByRole('row')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
    return said.map((label) => {
      const [number = '', name = '', answer = '', ...rest] = label.split(', ');
      return { number: Number(number), name, answer, saved: rest.at(-1) ?? '' };
    });
  }

  find(): Locator {
    return this.page.getByRole('textbox', { name: 'Find a name or add a walk-in' });
  }

  rest(): Locator {
    return this.page.getByRole('button', { name: /present/u }).filter({ hasText: /^Mark/u });
  }

  /** What could not be saved, in words, above the lines. */
  trouble(): Locator {
    return this.page.getByRole('alert');
  }

  async goBack(): Promise<void> {
    await this.page.getByRole('button', { name: 'Back', exact: true }).click();
  }
}
