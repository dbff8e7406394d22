import type { Locator } from '@playwright/test';
import { z } from 'zod';
import { expect, test } from '../fixtures.ts';
import { serveHouse, stopUnder, today } from '../house.ts';
import { button, choose, field } from '../pages/controls.ts';
import { enterAs } from '../pages/enter.ts';
import { Shell } from '../pages/shell.ts';
import { Wire } from '../pages/wire.ts';
import { picture } from '../pictures.ts';

const yesterday = '2026-11-22';
/** When the last 30 days are others. */
const february = '2027-02-01T14:00:00Z';

/** A new bed that one person leaves and another takes. */
async function takenBed(wire: Wire): Promise<void> {
  await wire.ask('house/addBeds', { beds: { rooms: 1, perRoom: 1 }, availableFrom: yesterday }, z.unknown());
  const { beds } = await wire.ask(
    'residents/bedBoard',
    {},
    z.object({
      beds: z.array(z.looseObject({ bed: z.looseObject({ id: z.string() }), occupant: z.unknown().optional() })),
    }),
  );
  const bedId = beds.findLast(({ occupant }) => occupant === undefined)?.bed.id;
  const admitted = z.looseObject({ stayId: z.string() });
  const sorrel = { person: { preferredName: 'Sorrel' }, admittedOn: yesterday, bedId };
  const { stayId } = await wire.ask('residents/admit', sorrel, admitted);
  await wire.ask('residents/discharge', { stayId, lastNight: yesterday, reason: 'completed' }, z.unknown());
  await wire.ask('residents/admit', { person: { preferredName: 'Yarrow' }, admittedOn: today, bedId }, admitted);
}

test('the history is looked through, shows what a line changed, takes it back, and is proven', async ({
  page,
  house,
}) => {
  test.setTimeout(120_000);
  const wire = new Wire(page);
  await enterAs(page, 'administrator');
  await takenBed(wire);
  const settings = await new Shell(page).openSettings();
  const part = await settings.openPart('History');
  const lines = part.getByRole('table', { name: 'What was done' }).getByRole('row');
  const line = (label: string): Locator => button(part, label);
  const dialog = page.getByRole('dialog');

  await test.step('newest first, with who did it', async () => {
    await expect(lines.nth(1)).toContainText('Admission of Yarrow');
    await expect(lines.nth(1)).toContainText('(administrator)');
    await picture(page, 'history-list');
  });

  await test.step('a line says what was before and after, and what stands in the way of its undoing', async () => {
    await line('Discharge of Sorrel').press('Enter');
    await expect(dialog.getByRole('table', { name: 'Stay of Sorrel' })).toContainText('Discharge reason—completed');
    await expect(dialog.getByText(/is Yarrow’s that night/u)).toBeVisible();
    await expect(button(dialog, 'Undo it')).toHaveCount(0);
    await picture(page, 'history-in-the-way');
    await page.keyboard.press('Escape');
    await expect(line('Discharge of Sorrel')).toBeFocused();
  });

  await test.step('once that is undone, it can be undone too; the focus stays at its line', async () => {
    for (const label of ['Admission of Yarrow', 'Discharge of Sorrel']) {
      await line(label).click();
      await picture(page, 'history-line');
      await button(dialog, 'Undo it').click();
      await expect(dialog).toBeHidden();
      await expect(lines.nth(1)).toContainText(`Undone: ${label.toLowerCase().slice(0, 3)}`);
      await expect(line(label)).toBeFocused();
      await expect(lines.filter({ has: button(page, label) })).toContainText('undone');
    }
  });

  await test.step('is looked through by words, person and days', async () => {
    await field(part, 'Words').fill('sorrel');
    await expect(lines).toHaveCount(4);
    await choose(part, 'About', 'Residents');
    await expect(lines).toHaveCount(3);
    await choose(part, 'By', /staff/u);
    await expect(part.getByText('Nothing in the history fits.')).toBeVisible();
    await picture(page, 'history-nothing');
    await button(part, 'Show all').click();
    await expect(lines.nth(1)).toContainText('Undone: discharge of Sorrel');
    await field(part, 'To').fill(yesterday);
    await expect(part.getByText('Nothing in the history fits.')).toBeVisible();
    await button(part, 'Show all').click();
  });

  await test.step('is proven line by line', async () => {
    await button(part, 'Check now').click();
    await expect(part.getByText(/^All is as it was written: [\d,]+ lines/u)).toBeVisible();
    await picture(page, 'history-proven');
  });

  await test.step('of the past less is kept, once it is said what goes and what stays', async () => {
    await stopUnder(page, house);
    const later = await serveHouse(house.folder, '--demo', '--clock', february);
    await page.clock.setFixedTime(new Date(february));
    await page.goto(later.link);
    await enterAs(page, 'administrator');
    await (await new Shell(page).openSettings()).openPart('History');
    const until = field(part, 'Forget what was changed before');
    const forget = async (day: string): Promise<void> => {
      await until.fill(day);
      await button(part, 'Forget it …').click();
      await expect(dialog).toContainText('This cannot be undone.');
      await picture(page, 'history-forget');
      await button(dialog, 'Forget it').click();
      await expect(dialog).toBeHidden();
    };
    await forget('2027-01-20');
    await expect(part.getByRole('alert')).toContainText('The last 30 days of the history stay.');
    await expect(line('Discharge of Sorrel')).toBeVisible();
    await forget('2026-12-01');
    await expect(part.getByText('Done: the history begins on Dec 1, 2026.')).toBeVisible();
    await expect(lines.nth(1)).toContainText('What was changed before Dec 1, 2026');
    await expect(line('Discharge of Sorrel')).toHaveCount(0);
    await picture(page, 'history-forgotten');
    await stopUnder(page, later);
  });
});
