import { expect, expectAccessible, test } from '../fixtures.ts';
import { serveHouse, stopUnder } from '../house.ts';
import { enterAs } from '../pages/enter.ts';
import { EnterSheetsPage, GroupsPage } from '../pages/groups.ts';
import { Keys } from '../pages/keys.ts';

/** Wednesday morning of the same week: the groups of two days are over. */
const wednesday = '2026-11-25T14:00:00Z';

test('the week goes out on paper and comes back as a stack, in its order', async ({ page, house }) => {
  test.setTimeout(150_000);
  await enterAs(page, 'staff');
  const before = await (await GroupsPage.open(page)).enterSheets();
  const left = await before.missing();
  await before.expectMissing(left.length);
  await page.getByRole('button', { name: 'Back' }).click();

  const sheets = await (await GroupsPage.shown(page)).printSheets();
  const count = await sheets.print();
  expect(count).toBeGreaterThan(20);
  const numbers = await sheets.numbers();
  const meeting = numbers.get('Community meeting') ?? 0;
  const printed = await sheets.printedNames(meeting);
  expect(printed.length).toBeGreaterThan(50);
  await expectAccessible(page);
  const last = Math.max(...numbers.values());
  expect(Math.min(...numbers.values()), 'numbers go on').toBeGreaterThan(Math.max(...left));

  await stopUnder(page, house);
  const later = await serveHouse(house.folder, '--demo', '--clock', wednesday);
  await page.clock.setFixedTime(new Date(wednesday));
  await page.goto(later.link);
  await enterAs(page, 'staff');
  const stack = await (await GroupsPage.open(page)).enterSheets();
  const missing = await stack.missing();
  await expectAccessible(page);
  expect(missing.slice(0, left.length), 'the oldest first').toEqual(left);
  expect(missing).toContain(meeting);
  expect(missing, 'Sunday’s groups are still to come').not.toContain(last);

  await test.step('three sheets, one after another', async () => {
    const keys = new Keys(page);
    await stack.begin();
    for (const [at, number] of missing.slice(0, 3).entries()) {
      const roll = await stack.sheet(number);
      await expect(page.getByText(`${missing.length - at - 1} more after this`)).toBeVisible();
      if (at === 0) await expectAccessible(page);
      const lines = await roll.lines();
      await keys.press('2', 'a', 'r');
      await roll.expectLine(2, 'absent');
      await roll.expectMarked(lines.length, lines.length);
      await keys.press('Control+Enter');
    }
    // The fourth lies on top now; leave it for later.
    const fourth = await stack.sheet(missing[3] ?? 0);
    await fourth.goBack();
    await stack.expectMissing(missing.length - 3);
    await expect(page.getByText('3 sheets entered.')).toBeVisible();
    expect(await stack.missing()).toEqual(missing.slice(3));
  });

  await test.step('one out of the middle, by the number on the paper: its lines are the paper’s', async () => {
    const roll = await stack.openNumber(meeting, 'Community meeting');
    expect((await roll.lines()).map(({ name }) => name)).toEqual(printed);
    await new Keys(page).press('r', 'Control+Enter');
    await (await stack.sheet(missing[missing.indexOf(meeting) + 1] ?? 0)).goBack();
    await stack.expectMissing(missing.length - 4);
    expect(await stack.missing()).not.toContain(meeting);
  });

  await stopUnder(page, later);
  const reopened = await serveHouse(house.folder, '--demo', '--clock', wednesday);
  await page.goto(reopened.link);
  await enterAs(page, 'staff');
  const groups = await GroupsPage.open(page);
  await expect(groups.group('Community meeting').first()).toContainText(
    `${printed.length} of ${printed.length} present`,
  );
  await groups.enterSheets();
  const reread = await EnterSheetsPage.shown(page);
  await reread.expectMissing(missing.length - 4);
  await stopUnder(page, reopened);
});
