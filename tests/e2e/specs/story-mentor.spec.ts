import { expect, expectAccessible, test } from '../fixtures.ts';
import { serveHouse, stopUnder } from '../house.ts';
import { MyCertificationPage, SignHoursPage } from '../pages/certification.ts';
import { enterAs, switchTo } from '../pages/enter.ts';
import { GroupsPage } from '../pages/groups.ts';
import { Keys } from '../pages/keys.ts';
import { MentorsToday, MyPeoplePage } from '../pages/my-people.ts';

/** A keystroke of somebody who is no typist, in seconds (the keystroke-level model's "average non-secretary"). */
const keystroke = 0.28;
const group = 'Peer circle: Evening';
const training = 'Motivational interviewing, county library';

test('a mentor’s evening: a check-in, the roll, hours that grow, a training; staff sign each of them', async ({
  page,
  house,
}) => {
  test.setTimeout(180_000);
  await enterAs(page, 'mentor');
  const today = await MentorsToday.shown(page);
  await expect(today.groups()).toHaveCount(1);
  await expect(today.groups()).toContainText(group);
  await expect(today.groups()).toContainText('not taken');
  const waitingBefore = await today.hoursWaiting();
  const [quietest = ''] = await today.quietPeople();
  await expectAccessible(page);

  let mine = await MyCertificationPage.open(page);
  const experience = await mine.hours('Experience');
  const trainings = await mine.hours('Training');
  expect(experience.waiting + trainings.waiting, 'Today says what the bars say').toBeCloseTo(waitingBefore, 1);
  await expectAccessible(page);

  await test.step('a check-in in under twenty seconds', async () => {
    await (await MentorsToday.open(page)).checkInWith(quietest);
    await expectAccessible(page);
    const keys = new Keys(page);
    await keys.press('Tab', 'Tab', 'Tab', 'Tab');
    await expect(page.getByRole('textbox', { name: 'Minutes' })).toBeFocused();
    await keys.type('20');
    await keys.press('Tab');
    await keys.type('Slept better, job talk');
    await keys.press('Tab', 'Tab', 'Enter');
    await expect(page.getByRole('region', { name: 'Last change' })).toBeVisible();
    expect(keys.count * keystroke, `${keys.count} keystrokes`).toBeLessThan(20);
    const people = await MyPeoplePage.open(page);
    await expect(people.person(quietest)).toContainText('last talked today');
    await expectAccessible(page);
    const checkIns = await people.openPerson(quietest);
    await expect(checkIns.first()).toContainText('In person, 20 minutes');
    await expect(checkIns.first()).toContainText('Slept better, job talk');
    await expectAccessible(page);
  });

  await test.step('tonight’s roll by keyboard', async () => {
    const groups = await GroupsPage.open(page);
    await expectAccessible(page);
    const roll = await groups.takeRoll(group);
    await expectAccessible(page);
    const lines = await roll.lines();
    const keys = new Keys(page);
    await keys.press('2', 'a', '5', 'e', 'r');
    await roll.expectLine(2, 'absent');
    await roll.expectLine(5, 'excused');
    await roll.expectMarked(lines.length, lines.length);
    await roll.expectAllSaved();
    await keys.press('Control+Enter');
    await GroupsPage.shown(page);
    await expect(groups.group(group).first()).toContainText(`${lines.length - 2} of ${lines.length} present`);
  });

  mine = await MyCertificationPage.open(page);
  // The group is half an hour long; the check-in took twenty minutes.
  const grown = experience.waiting + 0.5 + 1 / 3;
  await expect.poll(async () => Math.abs((await mine.hours('Experience')).waiting - grown)).toBeLessThan(0.1);
  expect((await mine.hours('Experience')).signed).toBe(experience.signed);
  await expect(mine.lines(group).first()).toContainText('0.5 hours');
  await expect(mine.lines(group).first()).toContainText('waiting');
  await mine.addTraining('3', training);
  await expect(mine.lines(training)).toContainText('3 hours');
  await expect.poll(async () => (await mine.hours('Training')).waiting).toBeCloseTo(trainings.waiting + 3, 1);
  await expectAccessible(page);
  const own = [`Check-in with ${quietest}`, group, training] as const;

  await test.step('staff sign them one by one', async () => {
    await switchTo(page, 'staff');
    const toSign = await SignHoursPage.open(page);
    await expectAccessible(page);
    const waiting = await toSign.waiting();
    await toSign.signFirst();
    await expect.poll(() => toSign.waiting()).toBe(waiting - 1);
    const person = await toSign.openPerson('Hazel C.');
    await expectAccessible(page);
    for (const about of own) await person.sign(about);
  });

  await switchTo(page, 'mentor');
  mine = await MyCertificationPage.open(page);
  for (const about of own) await expect(mine.lines(about).first()).toContainText('signed by Casey (staff)');
  const signed = await mine.hours('Experience');
  expect(signed.signed - experience.signed).toBeGreaterThanOrEqual(0.8);
  expect((await mine.hours('Training')).signed).toBeCloseTo(trainings.signed + 3, 1);

  await test.step('all of it is on disk', async () => {
    await stopUnder(page, house);
    const again = await serveHouse(house.folder, '--demo');
    await page.goto(again.link);
    await enterAs(page, 'mentor');
    const reread = await MyCertificationPage.open(page);
    expect(await reread.hours('Experience')).toEqual(signed);
    for (const about of own) await expect(reread.lines(about).first()).toContainText('signed by Casey (staff)');
    const checkIns = await (await MyPeoplePage.open(page)).openPerson(quietest);
    await expect(checkIns.first()).toContainText('Slept better, job talk');
    await stopUnder(page, again);
  });
});
