// npm test: installs what it needs, then types, style, unit and fault tests, and the end-to-end tests in a real
// Chromium. Ends with one line: tests: N passed, N failed, N skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureDependencies, root } from './prepare.mjs';

const results = join(root, '.out', 'results');
ensureDependencies();
const { ensureChromium } = await import('./chromium.mjs');
const chromium = await ensureChromium();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const failed = [];
const tool = (name, path, ...args) => {
  console.log(`\n— ${name}`);
  const began = Date.now();
  const env = { ...process.env, ...(chromium ? { CAIRN_CHROMIUM: chromium } : {}) };
  const outcome = spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  console.log(
    `  ${name}: ${outcome.status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s`,
  );
  if (outcome.status !== 0) failed.push(name);
};

tool('types', 'typescript/bin/tsc', '-b');
tool('lint', 'eslint/bin/eslint.js', '-c', 'build/config/eslint.config.mjs', '.');
tool('format', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.');
await ensureBuilt();
const unitResults = join(results, 'unit.json');
tool(
  'unit tests',
  'vitest/vitest.mjs',
  'run',
  '--config',
  'build/config/vitest.config.mjs',
  '--reporter=default',
  '--reporter=json',
  `--outputFile=${unitResults}`,
);
tool('end-to-end tests', '@playwright/test/cli.js', 'test', '--config', 'build/config/playwright.config.ts');

const count = { passed: 0, failed: 0, skipped: 0 };
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
const unit = read(unitResults);
if (unit) {
  count.passed += unit.numPassedTests;
  count.failed +=
    unit.numFailedTests +
    (unit.testResults ?? []).filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  count.skipped += unit.numPendingTests + unit.numTodoTests;
}
const endToEnd = read(join(results, 'e2e.json'));
if (endToEnd) {
  count.passed += endToEnd.stats.expected;
  count.failed += endToEnd.stats.unexpected + endToEnd.stats.flaky;
  count.skipped += endToEnd.stats.skipped;
}
if (failed.length > 0) console.log(`\nNot passed: ${failed.join(', ')}`);
console.log(`\ntests: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(failed.length > 0 || !unit || !endToEnd ? 1 : 0);
