// npm start: installs, builds and opens Cairn. In Electron where its program and a display can be had; otherwise it
// says why in one line and serves the same house to the browser on this PC.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureBuilt, root } from './prepare.mjs';

const given = process.argv.slice(2);
const wantsBrowser = given.includes('--browser');
const args = given.filter((word) => word !== '--browser');

await ensureBuilt();
const electron = wantsBrowser ? { missing: 'you asked for the browser' } : findElectron();
if (electron.path) {
  open(electron.path, [root, ...args]);
} else {
  console.log(`Opening in the browser instead of a window of its own: ${electron.missing}.`);
  open(process.execPath, [join(root, '.out/main/browser.js'), ...args]);
}

/** The Electron program, fetched once where the network allows, or why there is none. */
function findElectron() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { missing: 'there is no display here' };
  }
  const folder = join(root, 'node_modules', 'electron');
  const program =
    { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';
  const path = join(folder, 'dist', program);
  if (!existsSync(path)) {
    spawnSync(process.execPath, [join(folder, 'install.js')], { cwd: folder, stdio: 'ignore', timeout: 180_000 });
  }
  if (!existsSync(path)) return { missing: 'Electron could not be downloaded' };
  const { version } = createRequire(import.meta.url)('electron/package.json');
  const answers = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return answers.stdout?.trim() === `v${version}`
    ? { path }
    : { missing: 'the downloaded Electron does not start here' };
}

function open(program, words) {
  const child = spawn(program, words, { cwd: process.cwd(), stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 0));
}
