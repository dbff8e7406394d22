import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { figure } from './controls.ts';

/** The house tonight, in numbers. */
export interface Tonight {
  readonly home: number;
  readonly free: number;
}

/** The first screen of the day. */
export class TodayPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page): Promise<TodayPage> {
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Due' })).toBeVisible();
    return new TodayPage(page);
  }

  async tonight(): Promise<Tonight> {
    const part = this.page.getByRole('region', { name: 'Tonight' });
    return { home: await figure(part, 'Home'), free: await figure(part, 'Free') };
  }

  /** Waits until tonight's numbers are these: what was shown before is on the screen while they are asked for anew. */
  async expectTonight(expected: Tonight): Promise<void> {
    await expect.poll(() => this.tonight()).toEqual(expected);
  }

  due(): Locator {
    return this.page.getByRole('region', { name: 'Due' });
  }
}
