import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { demoAdministrator, demoPassphrase, demoStaff } from '../../../build/demo-house/sign-ins.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';
import { button, field, keyPatience } from '../pages/controls.ts';
import { enterAs } from '../pages/enter.ts';
import { SettingsPage } from '../pages/settings.ts';
import { Shell } from '../pages/shell.ts';
import { SignInPage } from '../pages/sign-in.ts';

const pictures = fileURLToPath(new URL('../../../.out/screens', import.meta.url));
const given = 'borrowed for an afternoon';
const own = 'seven kettles under moss';
const mentor = '(mentor)';

async function picture(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  for (const light of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: light });
    await page.screenshot({ path: join(pictures, `${light}-people-${name}.png`), animations: 'disabled' });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page);
}

test('sign-ins are closed and opened, given another passphrase, and removed', async ({ page, house: _ }) => {
  test.setTimeout(180_000);
  await enterAs(page, 'administrator');
  const shell = new Shell(page);
  const door = new SignInPage(page);
  const mentorName = await test.step('a mentor’s sign-in is closed, and opened again by undo', async () => {
    const settings = await shell.openSettings();
    await settings.openPart('People who sign in');
    const name = (await settings.signIn(mentor).getByRole('cell').first().innerText()).trim();
    await settings.about(name, 'Close this sign-in');
    await picture(page, 'close');
    await button(page.getByRole('dialog'), 'Close').click();
    await expect(settings.signIn(name)).toContainText('closed');
    await shell.expectSaved(`closing of ${name}’s sign-in`);
    await picture(page, 'list');

    await shell.switchPerson();
    await door.choose(name);
    await door.try(demoPassphrase);
    await expect(door.refusal()).toHaveText(
      'This sign-in is closed. Ask an administrator if it should be open.',
      keyPatience,
    );
    await button(page, `Not ${name}?`).click();
    await door.choose(demoAdministrator.name);
    await door.open(demoPassphrase);
    const again = await shell.openSettings();
    await again.openPart('People who sign in');
    await again.about(name, 'Open this sign-in again');
    await button(page.getByRole('dialog'), 'Open').click();
    await expect(again.signIn(name)).not.toContainText('closed');
    return name;
  });

  await test.step('somebody who forgot theirs is given a passphrase for one sign-in, and chooses their own', async () => {
    const settings = await SettingsPage.shown(page);
    await settings.about(demoStaff.name, 'Give a new passphrase');
    const form = page.getByRole('dialog');
    await field(form, 'Passphrase for one sign-in').fill('casey');
    await field(form, 'The same once more').fill('casey');
    await button(form, 'Save').click();
    await expect(field(form, 'Passphrase for one sign-in')).toHaveAccessibleDescription(/too easy to guess/u);
    await picture(page, 'passphrase');
    await field(form, 'Passphrase for one sign-in').fill(given);
    await field(form, 'The same once more').fill(given);
    await button(form, 'Save').click();
    await expect(form).toBeHidden(keyPatience);

    await shell.switchPerson();
    await door.choose(demoStaff.name);
    await door.try(given);
    await expect(page.getByRole('heading', { name: `Welcome, ${demoStaff.name}` })).toBeVisible(keyPatience);
    await picture(page, 'own-passphrase');
    // No address leads past it.
    await page.goto(`${new URL(page.url()).origin}/#/residents`);
    await expect(page.getByRole('heading', { name: `Welcome, ${demoStaff.name}` })).toBeVisible();
    await field(page, 'The passphrase you were given').fill(given);
    await field(page, 'Your own passphrase').fill(own);
    await field(page, 'The same once more').fill(own);
    await page.keyboard.press('Enter');
    await shell.expectOpen();
    await shell.openResidents();

    const settings2 = await shell.openSettings();
    const part = await settings2.openPart('People who sign in');
    await expect(button(part, 'Add someone')).toHaveCount(0);
    await expect(button(part, `What to do about ${mentorName}`)).toBeVisible();
    await expect(button(part, `What to do about ${demoAdministrator.name}`)).toHaveCount(0);
    await picture(page, 'as-staff');
  });

  await test.step('whoever is removed is gone from the door; the last administrator cannot be', async () => {
    await shell.switchPerson();
    await door.choose(demoAdministrator.name);
    await door.open(demoPassphrase);
    const settings = await shell.openSettings();
    await settings.openPart('People who sign in');
    await settings.about(demoStaff.name, 'Change the role');
    await picture(page, 'role');
    await page.keyboard.press('Escape');
    await settings.about(demoStaff.name, 'Remove');
    await picture(page, 'remove');
    await button(page.getByRole('dialog'), 'Remove').click();
    await expect(settings.signIn(demoStaff.name)).toHaveCount(0, keyPatience);
    await shell.switchPerson();
    await expect(button(page, demoStaff.name)).toHaveCount(0);
    await door.expectNames(demoAdministrator.name, mentorName);
  });
});
