// npm run bench: the budgets of the ten-year house, measured in a real folder of this disk; the table also goes to
// `.out/bench/table.md`. Every part runs in a process of its own; `-- --only NAME` runs one part.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, root } from './prepare.mjs';

const sources = join(root, 'tests', 'bench');
const folder = join(root, '.out', 'bench');
const houses = join(folder, 'houses');
const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const known = readdirSync(sources).flatMap((file) =>
  file.endsWith('.bench.ts') ? [file.replace('.bench.ts', '')] : [],
);
const parts = known.filter((name) => only === undefined || name === only);
if (parts.length === 0) {
  console.error(`There is no part ${only}; there are ${known.join(', ')}.`);
  process.exit(1);
}

ensureDependencies();
mkdirSync(folder, { recursive: true });
ensureSqlite();
const slowSync = compileSlowSync();
await bundle();

const load = () => loadavg()[0].toFixed(1);
const before = load();
const found = [];
rmSync(houses, { recursive: true, force: true });
try {
  await run('make-houses');
  for (const part of parts) {
    console.error(`Measuring ${part} …`);
    found.push(await run(part, part === 'slow-sync' && slowSync ? { LD_PRELOAD: slowSync } : {}));
  }
} finally {
  rmSync(houses, { recursive: true, force: true });
}
const table = asMarkdown();
writeFileSync(join(folder, 'table.md'), table);
console.log(table);

/** The database to compare with. It is none of the project's dependencies, and the table says so where it cannot be had. */
function ensureSqlite() {
  if (existsSync(join(folder, 'node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node'))) return;
  console.error('Building better-sqlite3 into .out/bench, to compare with (once) …');
  // Version 13 does not run on Node 20.
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { 'better-sqlite3': '12.11.1' } }),
  );
  const isWindows = process.platform === 'win32';
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
  spawnSync(isWindows ? 'npm.cmd' : 'npm', args, { cwd: folder, stdio: ['ignore', 2, 2], shell: isWindows });
}

/** The library that slows syncs down, where it can be had. */
function compileSlowSync() {
  if (process.platform !== 'linux') return undefined;
  const library = join(folder, 'slow-sync.so');
  const compiled = spawnSync('cc', ['-shared', '-fPIC', '-o', library, join(sources, 'slow-sync.c'), '-ldl'], {
    stdio: 'inherit',
  });
  return compiled.status === 0 ? library : undefined;
}

/** The parts as the programs are built, beside what they compare with. */
async function bundle() {
  const { build } = await import('vite');
  const entry = (file) => [file.replace(/(\.bench)?\.ts$/, ''), join(sources, file)];
  const input = Object.fromEntries(
    ['make-houses.ts', 'rows-worker.ts', ...known.map((name) => `${name}.bench.ts`)].map(entry),
  );
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['better-sqlite3'], target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      outDir: join(folder, 'parts'),
      emptyOutDir: true,
      rolldownOptions: {
        input,
        external: ['better-sqlite3', /^node:/],
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}

/** Runs a part to its end; the rows and conclusions it sends. */
function run(part, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', join('parts', `${part}.mjs`)], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    let told = { rows: [], conclusions: [] };
    child.on('message', (message) => (told = message));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(told) : reject(new Error(`${part} did not finish`))));
  });
}

function asMarkdown() {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const times = ({ first, fastest, median, slowest, worked }) =>
    [first, fastest, median, slowest, worked].map((time) => time.toFixed(2));
  return [
    `Node ${process.versions.node}, ${availableParallelism()} processors, load ${before} before and ${load()} after.`,
    '',
    line(['what', 'measured', 'budget', '']),
    '|---|---|---|---|',
    ...found.flatMap(({ conclusions }) =>
      conclusions.map((one) => line([one.what, one.measured, one.budget, one.verdict])),
    ),
    '',
    line(['milliseconds', 'first', 'fastest', 'median', 'slowest', 'of it at work']),
    '|---|---:|---:|---:|---:|---:|',
    ...found.flatMap(({ rows }) => rows.map((row) => line([row.what, ...times(row)]))),
    '',
  ].join('\n');
}
