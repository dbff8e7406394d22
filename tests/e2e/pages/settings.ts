import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { button, choose, field, keyPatience } from './controls.ts';

export interface NewSignIn {
  readonly as: 'Staff' | 'Peer mentor' | 'Administrator';
  readonly name: string;
  readonly passphrase: string;
  /** Which mentor a mentor's sign-in belongs to. */
  readonly mentor?: string;
}

/** Everything about the house itself. */
export class SettingsPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page): Promise<SettingsPage> {
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    return new SettingsPage(page);
  }

  async openPart(name: string): Promise<Locator> {
    await this.page.getByRole('tab', { name, exact: true }).click();
    return this.page.getByRole('tabpanel', { name, exact: true });
  }

  /** Adds somebody who signs in; they are listed afterwards. */
  async addSignIn({ as, name, passphrase, mentor }: NewSignIn): Promise<void> {
    const part = await this.openPart('People who sign in');
    await button(part, 'Add someone').click();
    const form = this.page.getByRole('dialog', { name: 'Add someone who signs in' });
    await form.getByRole('radio', { name: as }).check();
    if (mentor !== undefined) await choose(form, 'Which mentor', mentor);
    await field(form, 'Sign-in name').fill(name);
    await field(form, 'Passphrase').fill(passphrase);
    await field(form, 'The same once more').fill(passphrase);
    await button(form, 'Add').click();
    await expect(form).toBeHidden(keyPatience);
    await expect(this.signIn(name)).toContainText(as);
  }

  /** Chooses what to do about a sign-in; its dialog opens. */
  async about(name: string, what: string): Promise<void> {
    await button(this.page, `What to do about ${name}`).click();
    await this.page.getByRole('menuitem', { name: what, exact: true }).click();
    await expect(this.page.getByRole('dialog')).toBeVisible();
  }

  signIn(name: string | RegExp): Locator {
    return this.page.getByRole('table', { name: 'People who sign in' }).getByRole('row').filter({ hasText: name });
  }

  /** The lines of what was brought in, newest first. */
  async imports(): Promise<Locator> {
    const part = await this.openPart('What was brought in');
    return part.getByRole('row').filter({ has: this.page.getByRole('cell') });
  }

  /** Takes the newest paste back whole. */
  async undoImport(): Promise<void> {
    const [newest] = [(await this.imports()).first()];
    await button(newest, 'Undo').click();
    const question = this.page.getByRole('dialog');
    await button(question, 'Undo it all').click();
    await expect(question).toBeHidden();
  }

  async changeHouseName(name: string): Promise<void> {
    const part = await this.openPart('The house');
    await field(part, 'Name of the house').fill(name);
    await button(part.getByRole('region', { name: 'Name and place' }), 'Save').click();
  }
}
