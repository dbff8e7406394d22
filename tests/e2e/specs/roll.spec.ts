import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, expectAccessible, test } from '../fixtures.ts';
import { mayMount, smallDisk } from '../../support/disk.ts';
import { serveHouse, stopUnder, today } from '../house.ts';
import { enterAs } from '../pages/enter.ts';
import { GroupsPage } from '../pages/groups.ts';
import { Keys } from '../pages/keys.ts';
import type { RollPage } from '../pages/roll.ts';
import { Wire } from '../pages/wire.ts';
import { demoFolder } from '../prepare.ts';

const title = 'House meeting: Everybody together';
const people = 60;

const rosterSchema = z.object({ people: z.array(z.looseObject({ person: z.looseObject({ id: z.string() }) })) });

/** Signs staff in, plans a group of sixty named people for today, and opens its roll. */
async function openRollOfSixty(page: Page): Promise<RollPage> {
  const wire = new Wire(page);
  await enterAs(page, 'staff');
  const roster = await wire.ask('residents/roster', undefined, rosterSchema);
  const personIds = roster.people.slice(0, people).map(({ person }) => person.id);
  await wire.ask('sessions/saveType', { id: 'House meeting', sensitive: false }, z.unknown());
  const plan = {
    startsAt: `${today}T08:00`,
    minutes: 45,
    typeId: 'House meeting',
    topic: 'Everybody together',
    leaderIds: [],
  };
  await wire.ask('sessions/plan', { ...plan, expected: { who: 'people', personIds } }, z.unknown());
  const roll = await (await GroupsPage.open(page)).takeRoll(title);
  await roll.expectMarked(0, people);
  return roll;
}

test('sixty people with five absent take at most seventeen keystrokes', async ({ page, house }) => {
  const roll = await openRollOfSixty(page);
  await expectAccessible(page);
  const absent = [7, 18, 23, 41, 60];
  const keys = new Keys(page);
  for (const number of absent) {
    await keys.type(String(number));
    await roll.expectFocusOn(number);
    await keys.press('a');
  }
  await keys.press('r');
  await roll.expectMarked(people, people);
  await roll.expectAllSaved();
  for (const { number, answer } of await roll.lines()) {
    expect(answer, `line ${number}: the rest overwrites nothing`).toBe(absent.includes(number) ? 'absent' : 'present');
  }
  await expectAccessible(page);
  await keys.press('Control+Enter');
  const groups = await GroupsPage.shown(page);
  expect(keys.count).toBeLessThanOrEqual(17);
  await expect(groups.group(title)).toContainText('55 of 60 present');

  await stopUnder(page, house);
  const again = await serveHouse(house.folder, '--demo');
  await page.goto(again.link);
  await enterAs(page, 'staff');
  const reread = await (await GroupsPage.open(page)).takeRoll(title);
  const marked = (await reread.lines()).filter(({ answer }) => answer === 'absent');
  expect(marked.map(({ number }) => number)).toEqual(absent);
  await stopUnder(page, again);
});

test('digits jump, / finds, Escape is safe, Ctrl+Z undoes, walk-ins come in', async ({ page, house }) => {
  expect(house.said.length).toBeGreaterThan(0);
  const roll = await openRollOfSixty(page);
  const keys = new Keys(page);

  await test.step('digits and arrows', async () => {
    await keys.press('4');
    await roll.expectFocusOn(4);
    await keys.press('2');
    await roll.expectFocusOn(42);
    await keys.press('Escape', '9');
    await roll.expectFocusOn(9);
    await keys.press('ArrowDown', 'ArrowRight');
    await roll.expectFocusOn(30);
    await roll.expectMarked(0, people);
  });

  await test.step('find, and leave again without having marked anybody', async () => {
    const [, , third] = await roll.lines();
    await keys.press('/');
    await expect(roll.find()).toBeFocused();
    await keys.type('pale');
    await keys.press('Escape');
    await expect(roll.find()).toHaveValue('');
    await roll.expectFocusOn(30);
    await roll.expectMarked(0, people);
    await keys.press('/');
    await keys.type(third?.name ?? '');
    await expect(page.getByRole('option').first()).toContainText(third?.name ?? '');
    await expectAccessible(page);
    await keys.press('Enter');
    await roll.expectFocusOn(3);
    await keys.press('e');
    await roll.expectLine(3, 'excused');
    await roll.expectFocusOn(4);
  });

  await test.step('Escape marks nobody; Ctrl+Z takes the last one back, on disk too', async () => {
    await keys.press('Escape');
    await keys.press('l');
    await roll.expectLine(4, 'late');
    await keys.press('Control+z');
    await roll.expectLine(4, 'not marked');
    await roll.expectFocusOn(4);
    await keys.press('Control+z');
    await roll.expectLine(3, 'not marked');
    await keys.press('a');
    await roll.expectLine(3, 'absent');
    await roll.expectMarked(1, people);
  });

  await test.step('a walk-in comes beneath the printed lines', async () => {
    const known = new Set((await roll.lines()).map(({ name }) => name));
    const wire = await page.evaluate(() => document.title);
    expect(wire).toBe('Roll · Cairn');
    await keys.press('/');
    await keys.type('w');
    const walkIn = page.getByRole('group', { name: 'Add as a walk-in' }).getByRole('option').first();
    const name = await walkIn.innerText();
    expect(known.has(name)).toBe(false);
    await walkIn.click();
    await roll.expectLine(61, 'present');
    await expect(roll.line(61)).toContainText(name);
    await roll.expectMarked(2, 61);
    await keys.press('r');
    await roll.expectAllSaved();
    await roll.expectLine(3, 'absent');
    await keys.press('Control+z');
    await roll.expectMarked(2, 61);
  });

  await test.step('finishing early is asked about, and Escape goes back', async () => {
    await keys.press('Control+Enter');
    await expect(page.getByRole('dialog', { name: '59 people are not marked yet' })).toBeVisible();
    await expectAccessible(page);
    await keys.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await roll.expectMarked(2, 61);
  });
});

test('what says “saved” outlives a pulled plug; what does not is said at its line and on top', async ({
  page,
  house,
}) => {
  const roll = await openRollOfSixty(page);
  const keys = new Keys(page);
  await keys.press('a', 'p', 'e', 'l', 'p');
  for (const [at, answer] of (['absent', 'present', 'excused', 'late', 'present'] as const).entries()) {
    await roll.expectLine(at + 1, answer);
  }
  await house.kill();

  await keys.press('a');
  await expect(roll.line(6)).toHaveAccessibleName(/, absent, not saved$/u);
  await expect(roll.trouble()).toContainText('Cairn did not answer. What you typed is still here.');
  await expect(roll.trouble()).toContainText('One line waits on this screen.');
  await roll.expectLine(5, 'present');
  await expectAccessible(page);
  await keys.press('p');
  await expect(roll.trouble()).toContainText('2 lines wait on this screen.');
  await roll.goBack();
  await expect(page.getByRole('dialog', { name: 'Some marks are not saved' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Stay' }).click();

  const again = await serveHouse(house.folder, '--demo');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.goto(again.link);
  await enterAs(page, 'staff');
  const reread = await (await GroupsPage.open(page)).takeRoll(title);
  const answers = (await reread.lines()).map(({ answer }) => answer);
  expect(answers.slice(0, 7)).toEqual(['absent', 'present', 'excused', 'late', 'present', 'not marked', 'not marked']);
  await stopUnder(page, again);
});

test('the disk fills while the roll is taken: what was marked stands there, and is saved once there is room', async ({
  page,
  house,
}) => {
  test.skip(!mayMount(), 'Only an account that may mount file systems can fill a disk.');
  await stopUnder(page, house);
  const disk = smallDisk('64m');
  const folder = join(disk.path, 'house');
  await cp(demoFolder, folder, { recursive: true });
  let served = await serveHouse(folder, '--demo');
  try {
    await page.goto(served.link);
    const roll = await openRollOfSixty(page);
    const keys = new Keys(page);
    await keys.press('a', 'p');
    await roll.expectLine(2, 'present');
    await disk.fill();
    // A full disk still takes what fits into the last page of a file.
    let marked = 2;
    do {
      await keys.press('p');
      marked += 1;
      await expect(roll.line(marked)).toHaveAccessibleName(/, (?:saved|not saved)$/u);
    } while (!(await roll.trouble().isVisible()) && marked < 30);
    await expect(roll.trouble()).toContainText('Not saved: the disk is full. What you typed is still here.');
    await expect(roll.line(marked)).toHaveAccessibleName(/, present, not saved$/u);
    await roll.expectLine(2, 'present');
    await expectAccessible(page);
    await keys.press('e');
    await expect(roll.trouble()).toContainText('2 lines wait on this screen.');

    await disk.free();
    await page.getByRole('button', { name: 'Save again' }).click();
    await expect(roll.trouble()).toBeHidden();
    await roll.expectLine(marked, 'present');
    await roll.expectLine(marked + 1, 'excused');

    await page.goto('about:blank');
    await served.kill();
    served = await serveHouse(folder, '--demo');
    await page.goto(served.link);
    await enterAs(page, 'staff');
    const reread = await (await GroupsPage.open(page)).takeRoll(title);
    await reread.expectMarked(marked + 1, people);
    await reread.expectLine(1, 'absent');
    await reread.expectLine(marked + 1, 'excused');
  } finally {
    await stopUnder(page, served);
    disk.remove();
  }
});
