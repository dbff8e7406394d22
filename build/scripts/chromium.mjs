// The Chromium the end-to-end tests drive, and poppler, which turns printed pages into pictures.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './prepare.mjs';

const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium, installed where this is a Debian machine and root; undefined where Playwright fetches its own. */
export async function ensureChromium() {
  const given = process.env.CAIRN_CHROMIUM;
  if (given) return given;
  const missing = [];
  if (!usual.some(existsSync)) missing.push('chromium', 'fonts-liberation');
  if (process.platform === 'linux' && !has('pdftoppm')) missing.push('poppler-utils');
  if (missing.length > 0 && has('apt-get') && process.getuid?.() === 0) {
    console.log(`Installing ${missing.join(', ')} (once) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], { env });
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
  }
  const found = usual.find(existsSync);
  if (!found) run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
  return found;
}
