import { defineConfig } from '@playwright/test';

const chromium = process.env['CAIRN_CHROMIUM'];

export default defineConfig({
  testDir: '../../tests/e2e/specs',
  outputDir: '../../.out/e2e',
  globalSetup: '../../tests/e2e/prepare.ts',
  // Two cores; every test has its own house, server and browser page.
  workers: 2,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../../.out/results/e2e.json' }]],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-dev-shm-usage',
        '--disable-gpu',
      ],
    },
  },
});
