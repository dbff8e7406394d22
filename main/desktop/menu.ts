import { writeFile } from 'node:fs/promises';
import { BrowserWindow, Menu, dialog } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';

/** The menu bar: what every Windows program has, and the page as a PDF. Everything of the house is in the page. */
export const menuTemplate: readonly MenuItemConstructorOptions[] = [
  {
    label: 'File',
    submenu: [
      { label: 'Print…', accelerator: 'CmdOrCtrl+P', click: (_, window) => printPage(window) },
      { label: 'Save this page as PDF…', click: (_, window) => void savePdf(window) },
      { type: 'separator' },
      { role: 'quit' },
    ],
  },
  { role: 'editMenu' },
  {
    label: 'View',
    submenu: [
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'resetZoom' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  },
];

export const setMenu = (): void => Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate]));

const pageOf = (window: unknown): BrowserWindow | undefined => (window instanceof BrowserWindow ? window : undefined);

const printPage = (window: unknown): void =>
  pageOf(window)?.webContents.print({ silent: false, printBackground: true });

/** The page laid out as its print styles say, at the paper size they name. */
async function savePdf(given: unknown): Promise<void> {
  const window = pageOf(given);
  if (!window) return;
  const answer = await dialog.showSaveDialog(window, {
    defaultPath: 'cairn.pdf',
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (answer.canceled || !answer.filePath) return;
  try {
    await writeFile(
      answer.filePath,
      await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }),
    );
  } catch (problem) {
    const detail = problem instanceof Error ? problem.message : 'It did not say why.';
    await dialog.showMessageBox(window, { type: 'error', message: `Not saved: ${answer.filePath}`, detail });
  }
}
