import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  // Importing the real package would try to download Electron's binary.
  resolve: { alias: { electron: new URL('../../tests/support/electron.ts', import.meta.url).pathname } },
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/faults/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
