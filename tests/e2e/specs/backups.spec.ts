import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoAdministrator, demoPassphrase } from '../../../build/demo-house/sign-ins.ts';
import { expect, test } from '../fixtures.ts';
import { picture } from '../pictures.ts';
import { button, field, keyPatience } from '../pages/controls.ts';
import { enterAs } from '../pages/enter.ts';
import { serveHouse, stopUnder } from '../house.ts';
import { Shell } from '../pages/shell.ts';

test('a backup is made and proven, and opens the house when a file of it is damaged', async ({ page, house }) => {
  test.setTimeout(120_000);
  await enterAs(page, 'administrator');
  const shell = new Shell(page);
  await test.step('made, opened and told', async () => {
    const settings = await shell.openSettings();
    await settings.openPart('Backups');
    await button(page, 'Back up now').click();
    const table = page.getByRole('table', { name: 'Backups' });
    await expect(table.getByRole('row').nth(1)).toContainText('proven', keyPatience);
    await expect(page.getByText('Last proven on')).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await picture(page, 'backups-list');
  });

  await test.step('a second place that is pulled out is missed on Today', async () => {
    const stick = `${house.folder}-stick`;
    await mkdir(stick);
    await field(page, 'Folder').fill(stick);
    await button(page, 'Save').click();
    await shell.expectSaved('where backups are copied to');
    await expect(page.getByText('Last copied on')).toBeVisible();
    await rm(stick, { recursive: true });
    await button(page, 'Back up now').click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('is not there', keyPatience);
    await shell.openToday();
    await expect(page.getByRole('note')).toContainText(`${stick} is not there`);
    await picture(page, 'backups-missed');
  });

  await test.step('a file is damaged; the backup is opened from the door', async () => {
    await stopUnder(page, house);
    const header = join(house.folder, 'vault.json');
    await writeFile(header, (await readFile(header, 'utf8')).replace(demoAdministrator.name, 'Somebody Else'));
    const damaged = await serveHouse(house.folder);
    await page.goto(damaged.link);
    await expect(page.getByRole('alert')).toContainText('vault.json is not as Cairn left it');
    await expect(page.getByText(/^Its first .* changes, to .*, are as they were written/u)).toContainText(
      'The newest backup that was opened',
    );
    await picture(page, 'backups-damaged');
    await button(page, 'Open a backup').click();
    await expect(page.getByRole('table', { name: 'Backups' })).toBeVisible();
    await picture(page, 'backups-door');
    await page
      .getByRole('button', { name: /^Go back to/ })
      .first()
      .click();
    await picture(page, 'backups-go-back');
    const dialog = page.getByRole('dialog');
    await field(dialog, 'Passphrase of that time').fill(demoPassphrase);
    await button(dialog, 'Go back to it').click();
    await expect(page.getByRole('heading', { name: 'The house is back' })).toBeVisible(keyPatience);
    await button(page, 'Sign in').click();
    await enterAs(page, 'administrator');
    await stopUnder(page, damaged);
  });
});
