import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures.ts';

const pictures = fileURLToPath(new URL('../../.out/screens', import.meta.url));

/** A picture of the screen as it is, in light and dark, for people to look at; and no grave finding of axe. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  for (const light of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: light });
    await page.screenshot({ path: join(pictures, `${light}-${name}.png`), animations: 'disabled' });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page);
}
