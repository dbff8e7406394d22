import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { button, choose, field } from './controls.ts';

/** Everyone who mentors. */
export class MentorsPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page): Promise<MentorsPage> {
    await expect(page.getByRole('heading', { level: 1, name: 'Mentors' })).toBeVisible();
    return new MentorsPage(page);
  }

  row(name: string): Locator {
    return this.page.getByRole('grid', { name: 'Mentors' }).getByRole('row', { name });
  }

  async open(name: string): Promise<MentorPage> {
    await this.row(name).click();
    return MentorPage.shown(this.page, name);
  }
}

/** One mentor. */
export class MentorPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page, name: string): Promise<MentorPage> {
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    await expect(page.getByRole('region', { name: 'As a mentor' })).toBeVisible();
    return new MentorPage(page);
  }

  checkIns(): Locator {
    return this.page.getByRole('region', { name: 'Check-ins' });
  }

  async openCertification(): Promise<void> {
    await this.page.getByRole('main').getByRole('link', { name: 'Certification', exact: true }).click();
  }
}

/** Making one person a mentor. */
export class MakeMentorPage {
  readonly page: Page;
  private readonly name: string;

  private constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
  }

  static async shown(page: Page, name: string): Promise<MakeMentorPage> {
    await expect(page.getByRole('heading', { level: 1, name: `Make ${name} a mentor` })).toBeVisible();
    return new MakeMentorPage(page, name);
  }

  async appoint(since: string): Promise<MentorPage> {
    await field(this.page, 'Mentor since').fill(since);
    await button(this.page, 'Make a mentor').click();
    return MentorPage.shown(this.page, this.name);
  }
}

/** Who walks with somebody. */
export class PairPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page, name: string): Promise<PairPage> {
    await expect(page.getByRole('heading', { level: 1, name: `Who walks with ${name}?` })).toBeVisible();
    return new PairPage(page);
  }

  async walkWith(mentor: RegExp): Promise<void> {
    await choose(this.page, 'Mentor', mentor);
    await button(this.page, 'Walk together').click();
  }
}

/** Logging a check-in. */
export class CheckInPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page, name: string): Promise<CheckInPage> {
    await expect(page.getByRole('heading', { level: 1, name: `Check-in with ${name}` })).toBeVisible();
    return new CheckInPage(page);
  }

  /** Writes a note and saves the rest as it stands, with Enter in a field. */
  async log({ minutes, note }: { readonly minutes: string; readonly note: string }): Promise<void> {
    await field(this.page, 'Note').fill(note);
    await field(this.page, 'Minutes').fill(minutes);
    await field(this.page, 'Minutes').press('Enter');
  }
}
