import { BrowserWindow, shell } from 'electron';
import type { WebContents, WebPreferences } from 'electron';

export const pageAddress = 'app://cairn/';

/** The renderer is an ordinary sandboxed page: no Node, its own world, no spell checker (it stores words in plain text). */
export const webPreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
});

/** Whether an address is one of Cairn's own pages. With the slash, so that `app://cairn.elsewhere` is not. */
export const isOwnPage = (address: string): boolean => address.startsWith(pageAddress);

/** Opens the one window, and shows it when its first screen is painted. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 800,
    minHeight: 600,
    show: false,
    title: 'Cairn',
    webPreferences: webPreferences(preload),
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(pageAddress);
  return window;
}

/** Keeps every page on Cairn's own address: no navigation, no new window, no webview; a source's link opens outside. */
export function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (URL.canParse(url) && new URL(url).protocol === 'https:') void shell.openExternal(url);
    return { action: 'deny' };
  });
}
