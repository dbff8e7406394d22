import { randomUUID } from 'node:crypto';
import { BrowserWindow, app, dialog, ipcMain, session } from 'electron';
import { demoHouse } from '../../build/demo-house/shell.ts';
import { openHouse } from '../facility/open-house.ts';
import { pageFiles } from '../facility/pages.ts';
import { startOptions } from '../facility/start-options.ts';
import { version } from '../facility/version.ts';
import { listen } from './channel.ts';
import { setMenu } from './menu.ts';
import { registerScheme, servePage } from './protocol.ts';
import { confine, openWindow } from './window.ts';

/*
 * Cairn in a window of its own. Everything below is Electron's life cycle; the house is behind `openHouse`, the screens
 * behind `app://cairn/`.
 */
registerScheme();
setMenu();
app.on('web-contents-created', (_, contents) => confine(contents));

const beside = (path: string): string => new URL(path, import.meta.url).pathname.replace(/^\/([A-Za-z]:)/u, '$1');
const showWindow = (): void => {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
};

async function start(): Promise<void> {
  await app.whenReady();
  const options = startOptions(wordsOf(process.argv), process.platform, process.env);
  if (!options.ok) return giveUp(options.error);
  const house = await openHouse(options.value, {
    version,
    environment: process.env,
    worker: new URL('./vault-worker.js', import.meta.url),
    holder: `process ${process.pid}, in its own window`,
    showWindow,
    demo: demoHouse,
  });
  if (!house.ok) return giveUp(house.error);

  const facility = house.value;
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_, __, decide) => decide(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.setSpellCheckerEnabled(false);
  servePage(own, pageFiles(beside('../renderer')));
  listen(ipcMain, facility, randomUUID);
  openWindow(beside('../preload/preload.cjs'));

  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    // The house is put away (head marked, snapshots written) before the process ends.
    event.preventDefault();
    void facility.close().finally(() => app.exit());
  });
}

/** The words behind the program and, when it is started from its sources, behind the folder of the program. */
const wordsOf = (argv: readonly string[]): readonly string[] =>
  argv
    .slice(app.isPackaged ? 1 : 2)
    .filter((word) => !word.startsWith('--inspect') && !word.startsWith('--remote-debugging'));

function giveUp(sentence: string): void {
  dialog.showErrorBox('Cairn did not open', sentence);
  app.exit(1);
}

void start();
