import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** A mentor's Today: own groups, people to check in with, hours waiting. */
export class MentorsToday {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page): Promise<MentorsToday> {
    await page.getByRole('navigation', { name: 'Cairn' }).getByRole('link', { name: 'Today' }).click();
    return MentorsToday.shown(page);
  }

  static async shown(page: Page): Promise<MentorsToday> {
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'My hours' })).toBeVisible();
    return new MentorsToday(page);
  }

  groups(): Locator {
    return this.page.getByRole('region', { name: 'Groups' }).getByRole('listitem');
  }

  /** Names of the people it has been quiet with, longest first. */
  async quietPeople(): Promise<readonly string[]> {
    const buttons = this.page.getByRole('link', { name: /^Check-in with / });
    await expect(buttons.first()).toBeVisible();
    const names = await buttons.evaluateAll((links) => links.map((link) => link.getAttribute('aria-label') ?? ''));
    return names.map((name) => name.replace('Check-in with ', ''));
  }

  /** Hours that wait for a signature, as the screen says it. */
  async hoursWaiting(): Promise<number> {
    return Number.parseFloat(
      await this.page
        .getByRole('region', { name: 'My hours' })
        .getByText(/for a signature/u)
        .innerText(),
    );
  }

  /** Opens the check-in form by keyboard from its button. */
  async checkInWith(name: string): Promise<void> {
    await this.page.getByRole('link', { name: `Check-in with ${name}` }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: `Check-in with ${name}` })).toBeVisible();
    await expect(this.page.getByRole('radio', { name: 'We talked' })).toBeFocused();
  }
}

/** Whom the mentor signed in walks with. */
export class MyPeoplePage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page): Promise<MyPeoplePage> {
    await page.getByRole('navigation', { name: 'Cairn' }).getByRole('link', { name: 'My people' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'My people' })).toBeVisible();
    return new MyPeoplePage(page);
  }

  person(name: string): Locator {
    return this.page.getByRole('list', { name: 'People I walk with' }).getByRole('listitem').filter({ hasText: name });
  }

  /** Opens one of them; their check-ins, newest first. */
  async openPerson(name: string): Promise<Locator> {
    await this.person(name).getByRole('link', { name, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    return this.page.getByRole('list', { name: 'Check-ins' }).getByRole('listitem');
  }
}
