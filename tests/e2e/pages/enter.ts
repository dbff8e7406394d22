import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { demoPassphrase } from '../../../build/demo-house/sign-ins.ts';

/** The three sign-ins of the demo house, by what their name ends in. */
export type DemoRole = 'administrator' | 'staff' | 'mentor';

/** Signs somebody of the demo house in, and waits until their first screen is there. */
export async function enterAs(page: Page, role: DemoRole): Promise<void> {
  await enter(page, new RegExp(String.raw`\(${role}\)$`, 'u'), demoPassphrase);
}

/** Chooses a name at the door and types its passphrase; a house with one name asks for the passphrase at once. */
export async function enter(page: Page, name: RegExp, passphrase: string): Promise<void> {
  const names = page.getByRole('button', { name });
  const field = page.getByLabel('Passphrase', { exact: true });
  await expect(names.or(field).first()).toBeVisible();
  if (await names.isVisible()) await names.click();
  await field.fill(passphrase);
  await field.press('Enter');
  // The key derivation is meant to be slow, and slower still where other work has the cores.
  await expect(page.getByRole('navigation', { name: 'Cairn' })).toBeVisible({ timeout: 40_000 });
}

/** Hands the PC to somebody else: *Switch person*, their name, their passphrase. */
export async function switchTo(page: Page, role: DemoRole): Promise<void> {
  await page.getByRole('button', { name: 'Switch person' }).click();
  await enterAs(page, role);
}
