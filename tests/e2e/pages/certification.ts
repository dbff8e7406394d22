import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** One of the three bars, in hours. */
export interface HoursSoFar {
  readonly signed: number;
  readonly waiting: number;
  readonly toGo: number;
}

/** A mentor's own way to a certificate. */
export class MyCertificationPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page): Promise<MyCertificationPage> {
    await page.getByRole('navigation', { name: 'Cairn' }).getByRole('link', { name: 'My certification' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'My certification' })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Hours' })).toBeVisible();
    return new MyCertificationPage(page);
  }

  /** What a bar says: `24 signed, 0 waiting, 27 to go of 40 hours`. */
  async hours(kind: 'Training' | 'Experience' | 'Supervision'): Promise<HoursSoFar> {
    const words = await this.page.getByRole('group', { name: kind, exact: true }).innerText();
    const number = (word: string): number => Number(new RegExp(`([\\d.]+) ${word}`, 'u').exec(words)?.[1]);
    return { signed: number('signed'), waiting: number('waiting'), toGo: number('to go') };
  }

  /** The lines of hours that name something. */
  lines(about: string): Locator {
    return this.page.getByRole('list', { name: 'Hours' }).getByRole('listitem').filter({ hasText: about });
  }

  /** Adds a training of today by keyboard: the hours, what it was, and nothing else. */
  async addTraining(hours: string, what: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a training' }).press('Enter');
    await expect(this.page.getByRole('textbox', { name: 'Hours' })).toBeFocused();
    await this.page.keyboard.type(hours);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.type(what);
    await this.page.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }
}

/** Hours of everybody that wait for a signature. */
export class SignHoursPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page): Promise<SignHoursPage> {
    await page.getByRole('navigation', { name: 'Cairn' }).getByRole('link', { name: 'Certification' }).click();
    await page.getByRole('link', { name: /^Sign \d+ lines of hours$/u }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Hours to sign' })).toBeVisible();
    return new SignHoursPage(page);
  }

  /** Opens the certification of one person whose hours wait. */
  async openPerson(name: string): Promise<PersonCertificationPage> {
    await this.page.getByRole('link', { name, exact: true }).first().click();
    return PersonCertificationPage.shown(this.page, name);
  }

  /** How many lines wait. */
  async waiting(): Promise<number> {
    return Number(
      /\d+/u.exec(await this.page.getByRole('heading', { level: 2, name: /^\d+ lines$/u }).innerText())?.[0],
    );
  }

  /** Signs the line on top; answers whose it was. */
  async signFirst(): Promise<void> {
    await this.page
      .getByRole('list', { name: 'Hours to sign' })
      .getByRole('button', { name: /^Sign /u })
      .first()
      .press('Enter');
  }
}

/** One person's certification as staff see it. */
export class PersonCertificationPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page, name: string): Promise<PersonCertificationPage> {
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Hours' })).toBeVisible();
    return new PersonCertificationPage(page);
  }

  line(about: string): Locator {
    return this.page.getByRole('list', { name: 'Hours' }).getByRole('listitem').filter({ hasText: about }).first();
  }

  async sign(about: string): Promise<void> {
    await this.line(about)
      .getByRole('button', { name: /^Sign /u })
      .click();
    await expect(this.line(about).getByText(/^signed by /u)).toBeVisible();
  }
}
