import type { Locator, Page } from '@playwright/test';

type Within = Page | Locator;

/** For what waits for a key made from a passphrase, which is slow on purpose, and slower on a busy PC. */
export const keyPatience = { timeout: 45_000 };

/** A field by its label as a person reads it. */
export const field = (within: Within, name: string): Locator => within.getByRole('textbox', { name, exact: true });

export const button = (within: Within, name: string | RegExp): Locator =>
  within.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });

/** Chooses one of a list that opens under its field. */
export async function choose(within: Within, label: string, option: string | RegExp): Promise<void> {
  const box = within.getByRole('combobox', { name: label, exact: true });
  await box.click();
  const page = 'goto' in within ? within : within.page();
  await page.getByRole('option', { name: option, ...(typeof option === 'string' && { exact: true }) }).click();
}

/** The number that stands under a label, as in *Home 80 of 84 beds*. */
export async function figure(within: Within, label: string): Promise<number> {
  const text = await within.getByRole('group', { name: label, exact: true }).innerText();
  return Number(/\d+/u.exec(text.slice(label.length))?.[0]);
}
