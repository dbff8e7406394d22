import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { button, field } from './controls.ts';
import { Shell } from './shell.ts';

/** The door: who is here, then their passphrase. */
export class SignInPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The names are asked for: after a start with several of them, and after *Switch person*. */
  async expectNames(...names: readonly string[]): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: 'Who is here?' })).toBeVisible();
    for (const name of names) await expect(button(this.page, name)).toBeVisible();
  }

  /** Somebody is expected back, as after a lock. */
  async expectBack(name: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: `Welcome back, ${name}` })).toBeVisible();
  }

  async choose(name: string): Promise<void> {
    await button(this.page, name).click();
    await this.expectBack(name);
  }

  /** Types the chosen person's passphrase; the house opens. */
  async open(passphrase: string): Promise<Shell> {
    await this.try(passphrase);
    const shell = new Shell(this.page);
    await shell.expectOpen();
    return shell;
  }

  /** Types a passphrase without expecting it to be right. */
  async try(passphrase: string): Promise<void> {
    await field(this.page, 'Passphrase').fill(passphrase);
    await field(this.page, 'Passphrase').press('Enter');
  }

  /** What is said about a try that did not open the house. */
  refusal(): Locator {
    return this.page.getByRole('alert');
  }
}
