import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { ArrivalsPage } from './arrivals.ts';
import { button, choose, field } from './controls.ts';
import { PersonPage } from './person.ts';

/** Who lives here, and who did. */
export class ResidentsPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async shown(page: Page): Promise<ResidentsPage> {
    await expect(page.getByRole('heading', { level: 1, name: 'Residents' })).toBeVisible();
    return new ResidentsPage(page);
  }

  async expectCount(people: number): Promise<void> {
    await expect(this.page.getByText(`${people} people live here`, { exact: true })).toBeVisible();
  }

  table(): Locator {
    return this.page.getByRole('grid', { name: 'People who live here' });
  }

  row(name: string): Locator {
    return this.table().getByRole('row', { name });
  }

  /** Goes down to a row with the keyboard alone. */
  async walkTo(name: string, steps: number): Promise<void> {
    await field(this.page, 'Find by name, bed, phase or mentor').press('ArrowDown');
    for (let step = 0; step < steps; step += 1) await this.page.keyboard.press('ArrowDown');
    await expect(this.row(name)).toBeFocused();
  }

  async open(name: string): Promise<PersonPage> {
    await field(this.page, 'Find by name, bed, phase or mentor').fill(name);
    await this.row(name).click();
    return PersonPage.shown(this.page, name);
  }

  async admit(): Promise<AdmitPage> {
    await this.page.getByRole('link', { name: 'Admit', exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Admit' })).toBeVisible();
    return new AdmitPage(this.page);
  }

  async bringIn(): Promise<ArrivalsPage> {
    await this.page.getByRole('link', { name: 'Bring in a list' }).click();
    return ArrivalsPage.shown(this.page);
  }

  async openBeds(): Promise<void> {
    await this.page.getByRole('link', { name: 'Beds', exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Beds' })).toBeVisible();
  }
}

export interface Admission {
  readonly preferredName?: string;
  readonly legalLast?: string;
  readonly referralSource?: string;
  readonly admittedOn?: string;
  readonly bed?: string;
  readonly birthDate?: string;
}

/** Admitting somebody. */
export class AdmitPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async fill({ preferredName, legalLast, referralSource, admittedOn, bed, birthDate }: Admission): Promise<void> {
    if (preferredName !== undefined) await field(this.page, 'Preferred name').fill(preferredName);
    if (legalLast !== undefined) await field(this.page, 'Legal last name').fill(legalLast);
    if (referralSource !== undefined) await field(this.page, 'Referred by').fill(referralSource);
    if (admittedOn !== undefined) await field(this.page, 'Admitted on').fill(admittedOn);
    if (birthDate !== undefined) await this.birthDate().fill(birthDate);
    if (bed !== undefined) await choose(this.page, 'Bed', bed);
  }

  birthDate(): Locator {
    return field(this.page, 'Birth date');
  }

  preferredName(): Locator {
    return field(this.page, 'Preferred name');
  }

  /** Asks for the admission, whether or not it will be taken. */
  async try(): Promise<void> {
    await button(this.page, 'Admit').click();
  }

  async admit(displayName: string): Promise<PersonPage> {
    await this.try();
    return PersonPage.shown(this.page, displayName);
  }

  /** What was refused without a field, or not saved. */
  problem(): Locator {
    return this.page.getByRole('main').getByRole('alert');
  }
}
