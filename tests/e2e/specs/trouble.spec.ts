import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { demoAdministrator, demoPassphrase, demoStaff } from '../../../build/demo-house/sign-ins.ts';
import { command } from '../command.ts';
import { mayMount, smallDisk } from '../../support/disk.ts';
import { expect, expectAccessible, test } from '../fixtures.ts';
import { serveHouse, stopUnder } from '../house.ts';
import { keyPatience } from '../pages/controls.ts';
import { PersonPage } from '../pages/person.ts';
import { SetUpPage } from '../pages/set-up.ts';
import { SignInPage } from '../pages/sign-in.ts';
import { demoFolder } from '../prepare.ts';

const noMount = 'Only an account that may mount file systems can make a disk full or read-only.';
const wrong = 'That name and passphrase do not go together. Try again, or ask an administrator.';
const slowed = 'Five tries did not work. Wait 10 seconds, then try again.';

test('after five wrong tries the next one has to wait, and nothing says which part was wrong', async ({
  page,
  house,
}) => {
  const door = new SignInPage(page);
  await door.expectNames(demoAdministrator.name, demoStaff.name);
  await expectAccessible(page);
  await door.choose(demoAdministrator.name);
  await expectAccessible(page);
  for (const guess of ['pine cone on the hill', 'x', demoPassphrase.toUpperCase()]) {
    await door.try(guess);
    await expect(door.refusal()).toHaveText(wrong, keyPatience);
    await expect(page.getByRole('textbox', { name: 'Passphrase' }), 'ready to be typed over').toBeFocused();
  }
  await page.getByRole('button', { name: `Not ${demoAdministrator.name}?` }).click();
  await door.choose(demoStaff.name);
  await door.try('another guess');
  await expect(door.refusal(), 'another name, the same words').toHaveText(wrong, keyPatience);
  await door.try('the fifth guess');
  await expect(door.refusal()).toHaveText(slowed, keyPatience);
  await door.try(demoPassphrase);
  await expect(door.refusal(), 'the right one has to wait too').toHaveText(slowed);
  await expectAccessible(page);

  await stopUnder(page, house);
  const again = await serveHouse(house.folder, '--demo');
  await page.goto(again.link);
  await door.choose(demoAdministrator.name);
  await door.open(demoPassphrase);
  await stopUnder(page, again);
});

test('a second start shows the first, says who holds the house, and ends with 1', async ({ house }) => {
  const linksBefore = house.said.filter((line) => line.includes('/enter?token=')).length;
  const second = await serveHouse(house.folder, '--demo').then(
    async (served) => {
      await served.stop();
      return 'It started.';
    },
    (error: unknown) => String(error),
  );
  expect(second).toContain('Cairn ended with 1');
  expect(second).toMatch(/Another window of Cairn has this house open\..*process \d+, in the browser/u);
  await expect
    .poll(() => house.said.filter((line) => line.includes('/enter?token=')).length, {
      message: 'a new link to the first',
    })
    .toBe(linksBefore + 1);

  const third = command(house.folder, demoPassphrase, 'verify', '--user', demoAdministrator.name);
  expect(third.code).toBe(1);
  expect(third.err).toContain('Another window of Cairn has this house open.');
  expect(third.err).not.toMatch(/^\s*at /mu);
});

test('a second tab and a reload are signed out, and only one page is in the house', async ({
  page,
  house,
  context,
}) => {
  const first = new SignInPage(page);
  await first.choose(demoAdministrator.name);
  const shell = await first.open(demoPassphrase);
  await shell.openResidents();

  const tab = await context.newPage();
  await tab.goto(house.address);
  const second = new SignInPage(tab);
  await second.expectNames(demoAdministrator.name);
  await second.choose(demoStaff.name);
  await second.open(demoPassphrase);

  await shell.go('Mentors');
  await first.expectNames(demoAdministrator.name);

  await tab.reload();
  await second.expectNames(demoAdministrator.name);
  await tab.goto(`${house.address}/#/residents`);
  await second.expectNames(demoAdministrator.name);
  await expect(tab.getByRole('grid')).toHaveCount(0);
  await tab.close();
});

test.describe('where no house can be made', () => {
  test.use({ prepared: 'nothing' });
  test.skip(() => !mayMount(), noMount);
  const chosen = { house: 'Quarry Hill House', administrator: 'Dana', passphrase: 'seven kettles under moss' };

  for (const trouble of ['full', 'read-only'] as const) {
    test(`a ${trouble} folder is told, nothing is half-made, and it works afterwards`, async ({ page, house }) => {
      const disk = smallDisk('4m');
      const folder = join(disk.path, 'house');
      if (trouble === 'full') await disk.fill();
      else disk.setReadOnly(true);
      const before = await readdir(disk.path);
      await stopUnder(page, house);
      const served = await serveHouse(folder);
      try {
        await page.goto(served.link);
        const setUp = new SetUpPage(page);
        await setUp.nameHouse(chosen);
        await setUp.continue();
        await setUp.continue();
        await setUp.continue();
        await setUp.nameAdministrator(chosen);
        await setUp.make();
        const told = page.getByRole('alert');
        await expect(told).toBeVisible(keyPatience);
        await expect(told).toContainText(`Cairn cannot write to ${folder}`);
        await expect(told).toContainText(trouble === 'full' ? 'the disk is full' : 'the disk can only be read');
        await expectAccessible(page);
        expect(await readdir(disk.path), 'nothing half-made').toEqual(before);
        await expect(setUp.passphrase(), 'what was typed is still there').toHaveValue(chosen.passphrase);

        if (trouble === 'full') await disk.free();
        else disk.setReadOnly(false);
        await setUp.make();
        await setUp.recoveryCode();
      } finally {
        await stopUnder(page, served);
        disk.remove();
      }
    });
  }
});

test.describe('on a disk that takes no more', () => {
  test.skip(() => !mayMount(), noMount);

  for (const trouble of ['full', 'read-only'] as const) {
    test(`while it is ${trouble} a form stays as it was typed and says why; afterwards it is saved`, async ({
      page,
      house,
    }) => {
      await stopUnder(page, house);
      const disk = smallDisk('64m');
      const folder = join(disk.path, 'house');
      await cp(demoFolder, folder, { recursive: true });
      let served = await serveHouse(folder, '--demo');
      try {
        await page.goto(served.link);
        const door = new SignInPage(page);
        await door.choose(demoAdministrator.name);
        const shell = await door.open(demoPassphrase);
        const before = await (await shell.openToday()).tonight();
        const admit = await (await shell.openResidents()).admit();
        // Longer than what may be left of the page the last line ends in: a full disk still takes that much.
        await admit.fill({ preferredName: 'Persimmon', legalLast: 'Ostrander', referralSource: '—'.repeat(500) });
        if (trouble === 'full') await disk.fill();
        else disk.setReadOnly(true);
        await admit.try();
        await expect(admit.problem()).toHaveText(
          trouble === 'full'
            ? 'Not saved: the disk is full. What you typed is still here. Free some space, then press Save.'
            : 'Not saved: the disk can only be read. What you typed is still here. Make the folder writable, then press Save.',
        );
        await expectAccessible(page);
        await expect(admit.preferredName()).toHaveValue('Persimmon');

        if (trouble === 'full') await disk.free();
        else disk.setReadOnly(false);
        await admit.admit('Persimmon O.');
        const after = { home: before.home + 1, free: before.free };
        await (await shell.openToday()).expectTonight(after);

        await page.goto('about:blank');
        await served.kill();
        served = await serveHouse(folder, '--demo');
        await page.goto(served.link);
        await door.choose(demoAdministrator.name);
        const reopened = await door.open(demoPassphrase);
        await (await reopened.openToday()).expectTonight(after);
        await reopened.find('Persimmon', 'Persimmon O.');
        await PersonPage.shown(page, 'Persimmon O.');
      } finally {
        await stopUnder(page, served);
        disk.remove();
      }
    });
  }
});
