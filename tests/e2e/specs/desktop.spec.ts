import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, expect, test } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { ownFolder } from '../house.ts';

/*
 * The desktop shell in a real Electron: these run wherever its binary and a display are, and say why where they are
 * not. What can be known without them is in tests/unit/main/desktop/.
 */
const program = fileURLToPath(new URL('../../../.out/main/desktop.js', import.meta.url));
const electron = binary();
const display =
  process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;

test.skip(electron === undefined, 'Electron’s binary is not in node_modules/electron/dist.');
test.skip(!display, 'There is no display for a window.');

/** Electron's program as its package names it, where it was downloaded. */
function binary(): string | undefined {
  const home = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const named = join(home, 'path.txt');
  if (!existsSync(named)) return undefined;
  const path = join(home, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(path) ? path : undefined;
}

const words = (folder: string): string[] => [
  // An account that may do everything (a container's) gets no sandbox from Chromium: nobody runs Cairn as such.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  program,
  '--folder',
  folder,
];

async function open(folder: string): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const app = await _electron.launch({
    args: words(folder),
    ...(electron !== undefined && { executablePath: electron }),
  });
  return { app, page: await app.firstWindow() };
}

test('the first screen comes from app://, and the set-up stage is answered over the port', async () => {
  const folder = await ownFolder();
  const { app, page } = await open(folder.path);
  await expect(page.getByRole('heading', { level: 1, name: 'Your house' })).toBeVisible();
  expect(page.url()).toMatch(/^app:\/\/cairn\//u);
  await expect(page.getByText(folder.path)).toBeVisible();
  await app.close();
  expect(await readdir(folder.path).catch(() => []), 'looking makes no house').not.toContain('vault.json');
  await folder.remove();
});

test('the page is sandboxed: no Node in it, nothing of ours on its window, one’s own world', async () => {
  const folder = await ownFolder();
  const { app, page } = await open(folder.path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const seen = await page.evaluate(() =>
    ['process', 'require', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) => name in window),
  );
  expect(seen).toEqual([]);
  // Electron tells of the system's sandbox on Windows and macOS only.
  const metrics = await app.evaluate(({ app: electronApp }) => electronApp.getAppMetrics());
  const pages = metrics.filter(({ type }) => type === 'Tab');
  expect(pages.length).toBeGreaterThan(0);
  if (process.platform !== 'linux') expect(pages.every(({ sandboxed }) => sandboxed)).toBe(true);
  await app.close();
  await folder.remove();
});

test('the page cannot be led away, and opens no window of its own', async () => {
  const folder = await ownFolder();
  const { app, page } = await open(folder.path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const address of ['https://example.org/', 'app://elsewhere/', 'data:text/html,hello', 'file:///etc/hostname']) {
    await page.evaluate((to) => window.location.assign(to), address);
    await expect(page.getByRole('heading', { level: 1, name: 'Your house' })).toBeVisible();
    expect(page.url()).toMatch(/^app:\/\/cairn\//u);
  }
  expect(await page.evaluate(() => window.open('about:blank') === null)).toBe(true);
  expect(app.windows()).toHaveLength(1);
  await app.close();
  await folder.remove();
});

test('a second start ends and shows the first', async () => {
  const folder = await ownFolder();
  const { app, page } = await open(folder.path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const code = await new Promise<number>((resolve) => {
    execFile(electron ?? '', words(folder.path), (error) => resolve(error === null ? 0 : Number(error.code)));
  });
  expect(code).toBe(1);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false);
  await app.close();
  await folder.remove();
});
