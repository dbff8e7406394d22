// What every script of package.json needs first: the dependencies of the lock file, and a build of these sources.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const inRoot = (...parts) => join(root, ...parts);

/** Runs a program with its output on standard error (standard output belongs to whoever called); exits when it fails. */
export function run(command, args, options = {}) {
  const outcome = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (outcome.status === 0) return;
  console.error(`${[command, ...args].join(' ')} did not finish${outcome.error ? `: ${outcome.error.message}` : ''}.`);
  process.exit(outcome.status ?? 1);
}

/** Installs what the lock file names, unless exactly that is installed already. */
export function ensureDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  const stamp = inRoot('node_modules', '.cairn-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const installed = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installed) || !sameTree(inRoot('package-lock.json'), installed)) {
    console.error('Installing what Cairn is built from (once) …');
    const npm = process.env.npm_execpath;
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    if (npm) run(process.execPath, [npm, ...args]);
    else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { shell: process.platform === 'win32' });
  }
  writeFileSync(stamp, lock);
}

/** Whether an earlier `npm ci` of somebody else's installed the same versions (the hidden lock lists what is there). */
function sameTree(wanted, installed) {
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages ?? {};
  const optional = (entry) => entry.optional === true || entry.peer === true;
  return Object.entries(JSON.parse(readFileSync(wanted, 'utf8')).packages ?? {}).every(
    ([path, entry]) => path === '' || optional(entry) || there[path]?.version === entry.version,
  );
}

/** Builds into `.out/` unless these very sources were built last. */
export async function ensureBuilt() {
  ensureDependencies();
  const sources = hashOfSources();
  const stamp = inRoot('.out', 'built');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  const { build } = await import('./build.mjs');
  await build();
  mkdirSync(inRoot('.out'), { recursive: true });
  writeFileSync(stamp, sources);
}

function hashOfSources() {
  const hash = createHash('sha256');
  const visit = (path) => {
    for (const entry of readdirSync(inRoot(path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(inner);
      else hash.update(inner).update(readFileSync(inRoot(inner)));
    }
  };
  for (const folder of ['main', 'renderer', 'shared', 'build']) visit(folder);
  return hash.update(readFileSync(inRoot('package-lock.json'))).digest('hex');
}
