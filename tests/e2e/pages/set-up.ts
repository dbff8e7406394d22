import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { ArrivalsPage } from './arrivals.ts';
import { button, field, keyPatience } from './controls.ts';

export interface NewHouse {
  readonly house: string;
  readonly administrator: string;
  readonly passphrase: string;
  readonly completeSince?: string;
}

/** The first start, step by step. */
export class SetUpPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async expectStep(title: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }

  /** Names the house; state and time zone are guessed from the PC. */
  async nameHouse({ house, completeSince }: Pick<NewHouse, 'house' | 'completeSince'>): Promise<void> {
    await this.expectStep('Your house');
    await field(this.page, 'Name of the house').fill(house);
    if (completeSince !== undefined) await field(this.page, 'Records are complete since').fill(completeSince);
  }

  async continue(): Promise<void> {
    await button(this.page, 'Continue').click();
  }

  /** The beds that would be made, as the step counts them. */
  bedCount(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'beds' });
  }

  /** The names of the phases, in order. */
  async phases(): Promise<readonly string[]> {
    const boxes = await this.page.getByRole('textbox', { name: /^Name of phase/u }).all();
    return Promise.all(boxes.map((box) => box.inputValue()));
  }

  async nameAdministrator({
    administrator,
    passphrase,
  }: Pick<NewHouse, 'administrator' | 'passphrase'>): Promise<void> {
    await this.expectStep('You');
    await field(this.page, 'Your sign-in name').fill(administrator);
    await this.choosePassphrase(passphrase);
  }

  async choosePassphrase(passphrase: string): Promise<void> {
    await this.passphrase().fill(passphrase);
    await field(this.page, 'The same once more').fill(passphrase);
  }

  passphrase(): Locator {
    return field(this.page, 'Passphrase');
  }

  /** Asks for the house to be made, whether or not it will be. */
  async make(): Promise<void> {
    await button(this.page, 'Make the house').click();
  }

  /** The recovery code that is shown this once. */
  async recoveryCode(): Promise<string> {
    await expect(this.page.getByRole('heading', { level: 1, name: 'Your recovery code' })).toBeVisible(keyPatience);
    const groups = await this.page.getByRole('group', { name: 'Recovery code' }).innerText();
    return groups.trim().split(/\s+/u).join('-');
  }

  /** Set-up was interrupted before the code was proven. */
  async expectUnfinished(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: 'Let us finish setting up' })).toBeVisible(
      keyPatience,
    );
  }

  /** Asks for a code in the place of the one that was not proven. */
  async newCode(): Promise<string> {
    await button(this.page, 'Show a new code').click();
    return this.recoveryCode();
  }

  /** Types part of the code, right or wrong. */
  async prove(part: string): Promise<void> {
    if (await button(this.page, 'I have it on paper').isVisible())
      await button(this.page, 'I have it on paper').click();
    await this.proof().fill(part);
    await button(this.page, 'Finish').click();
  }

  proof(): Locator {
    return field(this.page, 'The last two groups of the code');
  }

  async expectReady(house: string): Promise<void> {
    await this.expectStep(`${house} is ready`);
  }

  async bringIn(): Promise<ArrivalsPage> {
    await this.page.getByRole('link', { name: 'Bring in who lives here' }).click();
    return ArrivalsPage.shown(this.page);
  }

  /** All steps with what they propose, up to the recovery code; answers the code. */
  async beginHouse(chosen: NewHouse): Promise<string> {
    await this.nameHouse(chosen);
    await this.continue();
    await this.expectStep('Beds');
    await this.continue();
    await this.expectStep('Phases');
    await this.continue();
    await this.nameAdministrator(chosen);
    await this.make();
    return this.recoveryCode();
  }

  /** The whole set-up. */
  async complete(chosen: NewHouse): Promise<void> {
    const code = await this.beginHouse(chosen);
    await this.prove(lastGroups(code));
    await this.expectReady(chosen.house);
  }
}

/** What has to be typed back of a recovery code. */
export const lastGroups = (code: string): string => code.split('-').slice(-2).join(' ');
