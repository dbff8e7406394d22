import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { button, keyPatience } from './controls.ts';
import { MentorsPage } from './mentors.ts';
import { ReportPage } from './reports.ts';
import { ResidentsPage } from './residents.ts';
import { SettingsPage } from './settings.ts';
import { SignInPage } from './sign-in.ts';
import { TodayPage } from './today.ts';

/** What stands around every screen: the rail, search, lock, switch person, the last change and its undo. */
export class Shell {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async expectOpen(): Promise<void> {
    await expect(this.rail()).toBeVisible(keyPatience);
  }

  rail(): Locator {
    return this.page.getByRole('navigation', { name: 'Cairn' });
  }

  async openToday(): Promise<TodayPage> {
    await this.go('Today');
    return TodayPage.shown(this.page);
  }

  async openResidents(): Promise<ResidentsPage> {
    await this.go('Residents');
    return ResidentsPage.shown(this.page);
  }

  async openMentors(): Promise<MentorsPage> {
    await this.go('Mentors');
    return MentorsPage.shown(this.page);
  }

  async openReport(): Promise<ReportPage> {
    await this.go('Reports');
    return ReportPage.shown(this.page);
  }

  async openSettings(): Promise<SettingsPage> {
    await this.go('Settings');
    return SettingsPage.shown(this.page);
  }

  /** Opens a screen of the rail by its word. */
  async go(name: string): Promise<void> {
    await this.rail().getByRole('link', { name, exact: true }).click();
  }

  /** Ctrl+K, part of a name, Enter on the first that is found. */
  async find(text: string, expected: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    const box = this.page.getByRole('dialog').getByLabel('Find a person, a group, a bed');
    await box.fill(text);
    await expect(this.page.getByRole('dialog').getByRole('button', { name: expected }).first()).toBeVisible();
    await box.press('Enter');
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  /** Ctrl+L; the person who locked is expected back. */
  async lock(name: string): Promise<SignInPage> {
    await this.page.keyboard.press('Control+l');
    const door = new SignInPage(this.page);
    await door.expectBack(name);
    return door;
  }

  /** Hands the PC to somebody else. */
  async switchPerson(): Promise<SignInPage> {
    await button(this.page, 'Switch person').click();
    const door = new SignInPage(this.page);
    await door.expectNames();
    return door;
  }

  /** The note that names the last thing saved. */
  lastChange(): Locator {
    return this.page.getByRole('region', { name: 'Last change' });
  }

  async expectSaved(what: string): Promise<void> {
    await expect(this.lastChange()).toContainText(`Saved: ${what}`);
  }

  /** Takes the last change back; what is undone is named. */
  async undo(what: string): Promise<void> {
    await this.expectSaved(what);
    await button(this.lastChange(), 'Undo').click();
    await expect(this.lastChange()).toContainText(`Undone: ${what}`);
  }

  /** Takes an undo back. */
  async doAgain(what: string): Promise<void> {
    await expect(this.lastChange()).toContainText(`Undone: ${what}`);
    await button(this.lastChange(), 'Undo').click();
    await expect(this.lastChange()).toContainText(`Done again: ${what}`);
  }
}
