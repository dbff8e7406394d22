import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { button, choose, field } from './controls.ts';
import { CheckInPage, MakeMentorPage, PairPage } from './mentors.ts';

/** One person's page. */
export class PersonPage {
  readonly page: Page;
  readonly name: string;

  private constructor(page: Page, name: string) {
    this.page = page;
    this.name = name;
  }

  static async shown(page: Page, name: string): Promise<PersonPage> {
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    return new PersonPage(page, name);
  }

  /** A fact of the header: `Bed`, `Phase`, `Walks with`, `Here`, `Last stay`. */
  async expectFact(label: string, words: string | RegExp): Promise<void> {
    const exactly = typeof words === 'string' ? new RegExp(`^${words}$`, 'u') : words;
    await expect.poll(() => this.fact(label), { message: label }).toMatch(exactly);
  }

  private async fact(label: string): Promise<string> {
    const labels = await this.page.getByRole('term').allInnerTexts();
    const facts = await this.page.getByRole('definition').allInnerTexts();
    return facts[labels.indexOf(label)] ?? '';
  }

  timeline(): Locator {
    return this.page.getByRole('tabpanel', { name: 'Timeline' });
  }

  /** Opens *Add…* by its keys and chooses what to begin. */
  private async begin(action: string): Promise<void> {
    await this.page.keyboard.press('Alt+n');
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  async moveBed(): Promise<StayDialog> {
    await this.begin('Move to another bed');
    return StayDialog.shown(this.page, `Move ${this.name} to another bed`);
  }

  async changePhase(): Promise<StayDialog> {
    await this.begin('Change phase');
    return StayDialog.shown(this.page, `Change ${this.name}’s phase`);
  }

  async discharge(): Promise<StayDialog> {
    await this.begin('Discharge');
    return StayDialog.shown(this.page, `Discharge ${this.name}`);
  }

  async makeMentor(): Promise<MakeMentorPage> {
    await this.begin('Make a mentor');
    return MakeMentorPage.shown(this.page, this.name);
  }

  async findSomebodyToWalkWith(): Promise<PairPage> {
    await this.begin('Somebody to walk with');
    return PairPage.shown(this.page, this.name);
  }

  async checkIn(): Promise<CheckInPage> {
    await this.begin('Check-in');
    return CheckInPage.shown(this.page, this.name);
  }

  async openCertification(): Promise<void> {
    await this.begin('Certification');
  }
}

/** A short form about a stay: move, phase, discharge. */
export class StayDialog {
  readonly page: Page;
  private readonly box: Locator;

  private constructor(page: Page, box: Locator) {
    this.page = page;
    this.box = box;
  }

  static async shown(page: Page, title: string): Promise<StayDialog> {
    const box = page.getByRole('dialog', { name: title });
    await expect(box).toBeVisible();
    return new StayDialog(page, box);
  }

  async choose(label: string, option: string | RegExp): Promise<void> {
    await choose(this.box, label, option);
  }

  async write(label: string, text: string): Promise<void> {
    await field(this.box, label).fill(text);
  }

  field(label: string): Locator {
    return field(this.box, label);
  }

  choice(label: string): Locator {
    return this.box.getByRole('combobox', { name: label, exact: true });
  }

  /** What the form says will follow. */
  outcome(): Locator {
    return this.box.getByRole('status');
  }

  /** Asks for it, whether or not it will be taken. */
  async try(verb: string): Promise<void> {
    await button(this.box, verb).click();
  }

  async confirm(verb: string): Promise<void> {
    await this.try(verb);
    await expect(this.box).toBeHidden();
  }

  async cancel(): Promise<void> {
    await button(this.box, 'Cancel').click();
    await expect(this.box).toBeHidden();
  }
}
