import { demoAdministrator, demoPassphrase, demoStaff } from '../../../build/demo-house/sign-ins.ts';
import { expect, test } from '../fixtures.ts';
import { picture } from '../pictures.ts';
import { button, field, keyPatience } from '../pages/controls.ts';
import { enterAs } from '../pages/enter.ts';
import { SettingsPage } from '../pages/settings.ts';
import { Shell } from '../pages/shell.ts';
import { SignInPage } from '../pages/sign-in.ts';

const given = 'borrowed for an afternoon';
const own = 'seven kettles under moss';
const mentor = '(mentor)';

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
    await picture(page, 'people-close');
    await button(page.getByRole('dialog'), 'Close').click();
    await expect(settings.signIn(name)).toContainText('closed');
    await shell.expectSaved(`closing of ${name}’s sign-in`);
    await picture(page, 'people-list');

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
    await picture(page, 'people-passphrase');
    await field(form, 'Passphrase for one sign-in').fill(given);
    await field(form, 'The same once more').fill(given);
    await button(form, 'Save').click();
    await expect(form).toBeHidden(keyPatience);

    await shell.switchPerson();
    await door.choose(demoStaff.name);
    await door.try(given);
    await expect(page.getByRole('heading', { name: `Welcome, ${demoStaff.name}` })).toBeVisible(keyPatience);
    await picture(page, 'people-own-passphrase');
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
    await picture(page, 'people-as-staff');
  });

  await test.step('whoever is removed is gone from the door; the last administrator cannot be', async () => {
    await shell.switchPerson();
    await door.choose(demoAdministrator.name);
    await door.open(demoPassphrase);
    const settings = await shell.openSettings();
    await settings.openPart('People who sign in');
    await settings.about(demoStaff.name, 'Change the role');
    await picture(page, 'people-role');
    await page.keyboard.press('Escape');
    await settings.about(demoStaff.name, 'Remove');
    await picture(page, 'people-remove');
    await button(page.getByRole('dialog'), 'Remove').click();
    await expect(settings.signIn(demoStaff.name)).toHaveCount(0, keyPatience);
    await shell.switchPerson();
    await expect(button(page, demoStaff.name)).toHaveCount(0);
    await door.expectNames(demoAdministrator.name, mentorName);
  });
});
