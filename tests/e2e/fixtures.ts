import AxeBuilder from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { clock, ownFolder, serveHouse } from './house.ts';
import type { Served } from './house.ts';
import { demoFolder } from './prepare.ts';

interface Options {
  /** What the test's own data folder holds when it starts. */
  prepared: 'nothing' | 'demo';
}

interface Fixtures {
  /** A house of this test's own, served, and the page already let in. */
  house: Served;
}

/** Every test: its own data folder, its own server, the fixed clock, and a page without errors in its console. */
export const test = base.extend<Fixtures & Options>({
  prepared: ['demo', { option: true }],
  house: async ({ prepared, page }, use) => {
    const folder = await ownFolder(prepared === 'demo' ? demoFolder : undefined);
    const house = await serveHouse(folder.path, ...(prepared === 'demo' ? ['--demo'] : []));
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      // A refused call is an answer with a status, and a house that was killed gives none; the browser reports each as
      // an error of its own.
      if (
        message.type() === 'error' &&
        !/status of 4\d\d|status of 507|net::ERR_(?:CONNECTION|EMPTY)/u.test(message.text())
      )
        problems.push(message.text());
    });
    await page.clock.setFixedTime(new Date(clock));
    await page.goto(house.link);
    await use(house);
    await house.stop();
    await folder.remove();
    expect(problems, 'errors in the page').toEqual([]);
  },
});

export { expect };

/** No serious or critical finding of axe on what is shown now. Legacy mode: Cairn has no frames, and it spares axe a page of its own. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode()
    .analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
}
