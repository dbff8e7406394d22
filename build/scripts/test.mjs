// npm test: installs what it needs, then types, style, unit and fault tests, and the end-to-end tests in a real
// Chromium. Ends with one line: tests: N passed, N failed, N skipped.
import { spawn } from 'node:child_process';
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
/** Runs one tool to its end. What it says comes out in one piece, so that two can run side by side. */
const tool = (name, path, ...args) =>
  new Promise((resolve) => {
    const began = Date.now();
    const env = { ...process.env, ...(chromium ? { CAIRN_CHROMIUM: chromium } : {}) };
    const child = spawn(process.execPath, [join(root, 'node_modules', path), ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('close', (code) => {
      const seconds = Math.round((Date.now() - began) / 1000);
      console.log(`\n— ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n${said.trimEnd()}`);
      if (code !== 0) failed.push(name);
      resolve();
    });
  });

const unitResults = join(results, 'unit.json');
const reading = async () => {
  await tool('types', 'typescript/bin/tsc', '-b');
  await tool('lint', 'eslint/bin/eslint.js', '-c', 'build/config/eslint.config.mjs', '.');
  await tool('format', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.');
};
await ensureBuilt();
await Promise.all([
  reading(),
  tool(
    'unit tests',
    'vitest/vitest.mjs',
    'run',
    '--config',
    'build/config/vitest.config.mjs',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile=${unitResults}`,
  ),
]);
await tool('end-to-end tests', '@playwright/test/cli.js', 'test', '--config', 'build/config/playwright.config.mjs');

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
