import { readdir } from 'node:fs/promises';
import { expect, expectAccessible, test } from '../fixtures.ts';
import { serveHouse, stopUnder } from '../house.ts';
import { field, keyPatience } from '../pages/controls.ts';
import { lastGroups, SetUpPage } from '../pages/set-up.ts';
import { Shell } from '../pages/shell.ts';
import { SignInPage } from '../pages/sign-in.ts';
import { TodayPage } from '../pages/today.ts';

test.use({ prepared: 'nothing' });

const chosen = { house: 'Quarry Hill House', administrator: 'Dana', passphrase: 'seven kettles under moss' };

test('a passphrase everybody tries first is refused in words', async ({ page, house }) => {
  const setUp = new SetUpPage(page);
  await setUp.nameHouse(chosen);
  await setUp.continue();
  await setUp.continue();
  await setUp.continue();
  await setUp.nameAdministrator({ ...chosen, passphrase: 'kettle' });
  const refusals: readonly (readonly [string, string])[] = [
    ['kettle', 'At least 10 characters.'],
    ['Password2026!', 'Too easy to guess. Add unrelated words.'],
    ['onedayatatime', 'Too easy to guess. Add unrelated words.'],
    ['qwertyuiop1234', 'Keys in a row are easy to guess. Use words instead.'],
    ['mossmossmossmoss', 'The same again and again is easy to guess. Use different words.'],
    ['Quarry Hill Dana', 'Names are what people try first. Add unrelated words.'],
  ];
  for (const [passphrase, words] of refusals) {
    await setUp.choosePassphrase(passphrase);
    await expect(page.getByText(words), passphrase).toBeVisible();
    await setUp.make();
    await expect(setUp.passphrase()).toHaveAccessibleDescription(/too easy to guess. Three or four unrelated words/u);
    await setUp.expectStep('You');
  }
  await expectAccessible(page);
  expect(await readdir(house.folder).catch(() => []), 'nothing is on the disk yet').toEqual([]);

  await setUp.choosePassphrase(chosen.passphrase);
  await expect(page.getByText('Strong.')).toBeVisible();
  await field(page, 'The same once more').fill('something else altogether');
  await setUp.make();
  await expect(field(page, 'The same once more')).toHaveAccessibleDescription(/not the same as above/u);
});

test('a start that was killed half-way goes on, and the recovery code has to be right', async ({ page, house }) => {
  const setUp = new SetUpPage(page);
  await test.step('killed before the house is made: nothing is there, and it begins anew', async () => {
    await setUp.nameHouse(chosen);
    await setUp.continue();
    await setUp.expectStep('Beds');
    await house.kill();
    expect(await readdir(house.folder).catch(() => [])).toEqual([]);
  });

  const second = await serveHouse(house.folder);
  const firstCode = await test.step('killed when the house is made and its recovery code not yet proven', async () => {
    await page.goto(second.link);
    const code = await setUp.beginHouse(chosen);
    await setUp.prove('ZZZ ZZZ');
    await expect(setUp.proof()).toHaveAccessibleDescription(/do not match the recovery code/u);
    await second.kill();
    return code;
  });

  const third = await serveHouse(house.folder);
  await test.step('goes on with a new code, which takes the first one’s place', async () => {
    await page.goto(third.link);
    const door = new SignInPage(page);
    await door.expectBack(chosen.administrator);
    await door.try(chosen.passphrase);
    await setUp.expectUnfinished();
    await expectAccessible(page);
    const code = await setUp.newCode();
    expect(code).not.toBe(firstCode);
    await expectAccessible(page);
    await setUp.prove(lastGroups(firstCode));
    await expect(setUp.proof()).toHaveAccessibleDescription(/do not match the recovery code/u);
    await setUp.prove(lastGroups(code).toLowerCase());
    await setUp.expectReady(chosen.house);

    await page.reload();
    await page.getByRole('button', { name: 'Use the recovery code' }).click();
    await field(page, 'Recovery code').fill(firstCode);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toBeVisible(keyPatience);
    await field(page, 'Recovery code').fill(code);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await new Shell(page).expectOpen();
    const today = await TodayPage.shown(page);
    await expect(today.due()).toContainText('administrator');
    expect(await today.tonight()).toEqual({ home: 0, free: 80 });
  });
  await stopUnder(page, third);
});
