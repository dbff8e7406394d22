import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { button, choose, field } from './controls.ts';

/** Hours of one kind. */
export interface Hours {
  readonly signed: number;
  readonly waiting: number;
  readonly toGo: number;
}

/** One person's way to a certificate, as staff see it. */
export class CertificationPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page, name: string): Promise<CertificationPage> {
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Their page' })).toBeVisible();
    return new CertificationPage(page);
  }

  async enroll(program: RegExp, since: string): Promise<void> {
    await button(this.page, 'Choose a certificate').click();
    const form = this.page.getByRole('dialog');
    await choose(form, 'Certificate', program);
    await field(form, 'Since').fill(since);
    await button(form, 'Begin').click();
    await expect(form).toBeHidden();
  }

  async addTraining(topic: string, hours: string, note: string): Promise<void> {
    await button(this.page, 'Add hours').click();
    const form = this.page.getByRole('dialog', { name: 'Add hours' });
    await choose(form, 'Topic', topic);
    await field(form, 'Hours').fill(hours);
    await field(form, 'What and where').fill(note);
    await button(form, 'Add').click();
    await expect(form).toBeHidden();
  }

  /** How far the hours of a kind are. */
  async hours(kind: 'Training' | 'Experience'): Promise<Hours> {
    const text = await this.page.getByRole('region', { name: 'Hours so far' }).innerText();
    const [, signed, waiting, toGo] =
      new RegExp(`${kind}\\s+([\\d.,]+) signed, ([\\d.,]+) waiting, ([\\d.,]+) to go`, 'u').exec(text) ?? [];
    return { signed: Number(signed), waiting: Number(waiting), toGo: Number(toGo) };
  }

  lines(): Locator {
    return this.page.getByRole('list', { name: 'Hours', exact: true }).getByRole('listitem');
  }
}

/** Hours that wait for a signature. */
export class SignHoursPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** From the rail's *Certification*. */
  static async open(page: Page): Promise<SignHoursPage> {
    await page.getByRole('link', { name: /^Sign (one line|\d+ lines) of hours$/u }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Hours to sign' })).toBeVisible();
    return new SignHoursPage(page);
  }

  lines(): Locator {
    return this.page.getByRole('list', { name: 'Hours to sign' }).getByRole('listitem');
  }

  /** Signs the first line; there is one less afterwards. */
  async signOne(): Promise<void> {
    const before = await this.lines().count();
    await this.lines()
      .first()
      .getByRole('button', { name: /^Sign /u })
      .click();
    await expect(this.lines()).toHaveCount(before - 1);
  }
}
